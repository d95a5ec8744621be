// SPDX-License-Identifier: MIT

#include "ui/models/requestmodel.h"

#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/wallets/receivetext.h"

#include <algorithm>

namespace lockstep::ui {

namespace {

bool isAmount(int column) { return column == RequestModel::AskedColumn || column == RequestModel::ReceivedColumn; }

} // namespace

void RequestModel::setRequests(const QList<PaymentRequest>& requests)
{
    const bool areTheSame = std::ranges::equal(requests, m_requests, {}, &PaymentRequest::id, &PaymentRequest::id);
    if (!areTheSame) beginResetModel();
    m_requests = requests;
    if (!areTheSame) return endResetModel();
    if (!requests.isEmpty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void RequestModel::followUnit()
{
    emit headerDataChanged(Qt::Horizontal, AskedColumn, ReceivedColumn);
    if (rowCount() > 0) emit dataChanged(index(0, AskedColumn), index(rowCount() - 1, ReceivedColumn));
}

int RequestModel::rowOf(std::int64_t id) const
{
    const auto found = std::ranges::find(m_requests, id, &PaymentRequest::id);
    return found == m_requests.end() ? -1 : static_cast<int>(found - m_requests.begin());
}

int RequestModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_requests.size());
}

int RequestModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

void RequestModel::setAddresses(const QHash<QString, AddressRow>& rows, BlockHeight syncedTo)
{
    m_rows = rows;
    m_syncedTo = syncedTo;
    if (rowCount() > 0) emit dataChanged(index(0, StateColumn), index(rowCount() - 1, StateColumn));
}

QString RequestModel::text(const PaymentRequest& request, int column) const
{
    switch (column) {
    case StateColumn: {
        const RequestStanding standing = standingOf(request, m_rows.value(request.address), m_syncedTo);
        return standing.symbol + u' ' + standing.name;
    }
    case DateColumn: return dateText(request.createdAt);
    case LabelColumn: return request.label;
    case AskedColumn: return request.amount ? amountText(request.amount->satoshis()) : tr("Any");
    case ReceivedColumn: return request.received.satoshis() > 0 ? amountText(request.received.satoshis()) : QString();
    default: return {};
    }
}

QVariant RequestModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_requests.size()) return {};
    const PaymentRequest& request = m_requests[index.row()];
    switch (role) {
    case Qt::DisplayRole: return text(request, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != StateColumn) return {};
        return requestSentence(request, m_rows.value(request.address), m_syncedTo);
    case Qt::TextAlignmentRole:
        if (!isAmount(index.column())) return {};
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    default: return {};
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isAmount(section) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case StateColumn: return tr("Status");
    case DateColumn: return tr("Date");
    case LabelColumn: return tr("Label");
    case AskedColumn: return tr("Asked for (%1)").arg(unitText());
    case ReceivedColumn: return tr("Received (%1)").arg(unitText());
    default: return {};
    }
}

} // namespace lockstep::ui
