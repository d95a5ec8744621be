// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/paymentrequest.h"
#include "core/api/views.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <optional>

namespace lockstep::ui {

/// The payment requests of one wallet, newest first.
class RequestModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StateColumn, DateColumn, LabelColumn, AskedColumn, ReceivedColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// The same requests in the same order change in place; else everything is new.
    void setRequests(const QList<PaymentRequest>& requests);
    /// How far what came to their addresses is: by address, and as of which block of the wallet.
    void setAddresses(const QHash<QString, AddressRow>& rows, BlockHeight syncedTo);
    const QList<PaymentRequest>& requests() const { return m_requests; }
    int rowOf(std::int64_t id) const; ///< -1: not there.
    void followUnit(); ///< Amounts may be written in another unit now, or hidden.

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const PaymentRequest& request, int column) const;

    QList<PaymentRequest> m_requests;
    QHash<QString, AddressRow> m_rows;
    BlockHeight m_syncedTo;
};

} // namespace lockstep::ui
