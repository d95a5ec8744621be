// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"

#include <QWidget>

class QPushButton;
class QTreeWidget;

namespace lockstep::ui {

class EmptyState;
class PlainLabel;

/// The newest payments, a few of them, with the way to all; a sentence and a next step while there are none.
class RecentPayments final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int Count = 6;

    explicit RecentPayments(QWidget* parent = nullptr);

    void setPayments(const QList<HistoryRow>& newest, int total);
    void setWallet(const WalletView& wallet); ///< For the confirmations, and for what may be missing.

signals:
    void allWanted();
    void addressWanted();
    void detailsWanted(const lockstep::Txid& txid);

protected:
    void changeEvent(QEvent* event) override; ///< The colours of the rows follow the theme.

private:
    void layOut();
    void showRows();

    QTreeWidget* m_table;
    PlainLabel* m_note;
    EmptyState* m_empty;
    QPushButton* m_showAddress;
    QPushButton* m_all;
    QList<HistoryRow> m_rows;
    BlockHeight m_height;
};

} // namespace lockstep::ui
