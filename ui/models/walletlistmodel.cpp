// SPDX-License-Identifier: MIT

#include "ui/models/walletlistmodel.h"

#include "ui/format/amounttext.h"
#include "ui/format/statetext.h"

#include <algorithm>

namespace lockstep::ui {

WalletListModel::Row WalletListModel::rowFor(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now)
{
    Row row;
    row.id = wallet.id;
    row.state = wallet.state;
    row.name = wallet.name;
    row.symbol = stateSymbol(wallet.state);
    row.line = stateLine(wallet, snapshot, now);
    row.auth = authBadge(wallet.auth);
    row.balance = amountText(wallet.balance.confirmed.satoshis());
    row.note = balanceNote(wallet);
    row.sentence = walletSentence(wallet, snapshot, now);
    return row;
}

void WalletListModel::removeMissing(const QList<Row>& fresh)
{
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        if (std::ranges::find(fresh, m_rows[i].id, &Row::id) != fresh.end()) continue;
        beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
        m_rows.removeAt(i);
        endRemoveRows();
    }
}

void WalletListModel::setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now)
{
    QList<Row> fresh;
    for (const WalletView& wallet : snapshot->wallets) fresh += rowFor(wallet, *snapshot, now);
    removeMissing(fresh);
    for (int i = 0; i < fresh.size(); ++i) {
        const int old = rowOf(fresh[i].id);
        if (old < 0) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, fresh[i]);
            endInsertRows();
            continue;
        }
        if (old != i) {
            beginMoveRows({}, old, old, {}, i);
            m_rows.move(old, i);
            endMoveRows();
        }
        if (m_rows[i] == fresh[i]) continue;
        m_rows[i] = fresh[i];
        emit dataChanged(index(i), index(i));
    }
}

int WalletListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant WalletListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size()) return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return row.name;
    case Qt::AccessibleTextRole: return row.sentence;
    case IdRole: return qint64{row.id.value};
    case StateRole: return static_cast<int>(row.state);
    case SymbolRole: return row.symbol;
    case LineRole: return row.line;
    case AuthRole: return row.auth;
    case BalanceRole: return row.balance;
    case NoteRole: return row.note;
    default: return {};
    }
}

WalletId WalletListModel::walletAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows[row].id : WalletId{};
}

int WalletListModel::rowOf(WalletId id) const
{
    const auto found = std::ranges::find(m_rows, id, &Row::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

} // namespace lockstep::ui
