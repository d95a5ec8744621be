// SPDX-License-Identifier: MIT

#include "ui/models/historymodel.h"

#include "ui/format/amounttext.h"
#include "ui/format/datetext.h"
#include "ui/format/historytext.h"

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

void HistoryModel::refresh()
{
    m_isWaiting = true;
    emit pageWanted(0, std::max(PageSize, static_cast<int>(m_rows.size())));
}

void HistoryModel::setPage(int offset, const Page<HistoryRow>& page)
{
    m_isWaiting = false;
    if (offset > m_rows.size()) return; // rows went away meanwhile: a refresh is on its way
    replaceFrom(offset, page.rows);
    if (page.total == m_total) return;
    m_total = page.total;
    emit totalChanged(m_total);
}

/// Rows at both ends that are the same payments stay; between them old ones go and new ones come.
void HistoryModel::replaceFrom(int offset, const QList<HistoryRow>& fresh)
{
    const auto oldCount = static_cast<int>(m_rows.size()) - offset;
    const auto newCount = static_cast<int>(fresh.size());
    const int most = std::min(oldCount, newCount);
    int front = 0;
    while (front < most && m_rows[offset + front].txid == fresh[front].txid) ++front;
    int back = 0;
    while (back < most - front && m_rows[offset + oldCount - 1 - back].txid == fresh[newCount - 1 - back].txid) ++back;

    if (const int gone = oldCount - front - back; gone > 0) {
        beginRemoveRows({}, offset + front, offset + front + gone - 1);
        m_rows.remove(offset + front, gone);
        endRemoveRows();
    }
    if (const int added = newCount - front - back; added > 0) {
        beginInsertRows({}, offset + front, offset + front + added - 1);
        for (int i = 0; i < added; ++i) m_rows.insert(offset + front + i, fresh[front + i]);
        endInsertRows();
    }
    std::ranges::copy(fresh, m_rows.begin() + offset);
    if (newCount > 0) emit dataChanged(index(offset, 0), index(offset + newCount - 1, ColumnCount - 1));
}

void HistoryModel::setHeight(BlockHeight at)
{
    if (at == m_height) return;
    m_height = at;
    if (!m_rows.isEmpty()) emit dataChanged(index(0, StatusColumn), index(rowCount() - 1, StatusColumn));
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString HistoryModel::text(const HistoryRow& row, int column) const
{
    switch (column) {
    case StatusColumn: return paymentSymbol(paymentState(row, m_height)) + u' ' + paymentStateText(row, m_height);
    case DateColumn: return dateTimeText(row.time);
    case LabelColumn: return row.label.isEmpty() && row.isCoinbase ? tr("Mined") : row.label;
    case AmountColumn: return signedAmountText(row.amount);
    default: return {};
    }
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size()) return {};
    const HistoryRow& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::AccessibleTextRole: return paymentSentence(row, m_height);
    case Qt::ToolTipRole:
        return index.column() == StatusColumn ? paymentSentence(row, m_height).toHtmlEscaped() : QVariant();
    case SignRole: return row.amount < 0 ? -1 : 1;
    case Qt::TextAlignmentRole:
        if (index.column() == AmountColumn)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    default: return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == AmountColumn ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case StatusColumn: return tr("Status");
    case DateColumn: return tr("Date");
    case LabelColumn: return tr("Label");
    case AmountColumn: return tr("Amount (%1)").arg(unitText(AmountUnit::Bitcoin));
    default: return {};
    }
}

bool HistoryModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_isWaiting && m_rows.size() < m_total;
}

void HistoryModel::fetchMore(const QModelIndex&)
{
    m_isWaiting = true;
    emit pageWanted(static_cast<int>(m_rows.size()), PageSize);
}

} // namespace lockstep::ui
