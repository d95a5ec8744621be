// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/paymentrequest.h"
#include "core/api/views.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace lockstep::ui {

class PlainLabel;
class RequestModel;

/// The saved requests of one wallet with what has become of them; a sentence instead while there are none.
class RequestList final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestList(QWidget* parent = nullptr);

    void setReading(); ///< The requests are asked for. Those that are shown stay.
    void setUnread(); ///< The requests could not be read. Those that are shown stay.
    void setRequests(const QList<PaymentRequest>& requests); ///< Newest first. The chosen one stays chosen.
    void setAddresses(const QHash<QString, AddressRow>& rows, BlockHeight syncedTo); ///< As RequestModel's.
    void followUnit(); ///< Amounts may be written in another unit now, or hidden.
    const PaymentRequest* find(std::int64_t id) const;
    const QList<PaymentRequest>& requests() const;

signals:
    void shown(std::int64_t id); ///< The person wants to see it again.
    void removed(std::int64_t id);
    void copied(const QString& text);

private:
    void layOut();
    const PaymentRequest* chosen() const;
    void showButtons();

    RequestModel* m_model;
    QStackedWidget* m_stack;
    PlainLabel* m_empty;
    QTableView* m_table;
    QPushButton* m_show;
    QPushButton* m_copy;
    QPushButton* m_remove;
};

} // namespace lockstep::ui
