// SPDX-License-Identifier: MIT

#include "ui/models/walletlistmodel.h"

#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/plain/tooltiptext.h"
#include "ui/format/sync/statetext.h"
#include "ui/format/wallets/policytext.h"

#include <QMimeData>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString DragType = u"application/x-lockstep-wallet"_s;

/// Numbers stand right, so that their digits line up; title and cells of a column alike.
QVariant alignmentOf(int column)
{
    const bool isNumber = column == WalletListModel::BalanceColumn || column == WalletListModel::PendingColumn
        || column == WalletListModel::SyncedColumn;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
}

QString scriptsOf(const WalletView& wallet)
{
    const QString signers = signersBadge(wallet);
    if (signers.isEmpty()) return policyText(wallet.policy);
    //: %1: "2 of 3"; %2: the kind of scripts, "wsh(sortedmulti)"
    return WalletListModel::tr("%1 signers (%2)").arg(signers, wallet.policy);
}

/// That it only watches comes first: the end of a cell may be cut.
QString typeOf(const WalletView& wallet)
{
    const QString scripts = scriptsOf(wallet);
    return wallet.auth == WalletAuth::WatchOnly ? authBadge(wallet.auth) + u" · "_s + scripts : scripts;
}

} // namespace

WalletListModel::Row WalletListModel::rowFor(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now)
{
    Row row;
    row.id = wallet.id;
    row.state = wallet.state;
    row.confirmed = wallet.balance.confirmed.satoshis();
    row.waiting = wallet.isBalanceKnown ? wallet.balance.pending.satoshis() : 0;
    row.syncedTo = wallet.syncedTo.height;
    row.colour = wallet.colour;
    row.type = typeOf(wallet);
    row.chip = stateCell(wallet, snapshot);
    row.pending = row.waiting == 0 ? u"—"_s : signedAmountText(row.waiting);
    row.height = heightText(wallet.syncedTo.height);
    row.name = wallet.name;
    row.symbol = stateSymbol(wallet);
    row.importWaits = wallet.importWaits;
    row.line = sidebarLine(wallet, snapshot, now);
    row.auth = wallet.auth;
    const QString signers = signersBadge(wallet); // who only watches is told by the picture, too
    row.badge = signers.isEmpty() ? authBadge(wallet.auth) : signers;
    row.standing = backupStanding(wallet);
    row.backup = backupMark(row.standing);
    row.backupNote = backupNote(wallet);
    row.balance = wallet.isBalanceKnown ? amountText(row.confirmed) : u"—"_s;
    row.note = balanceNote(wallet);
    row.shortNote = shortBalanceNote(wallet);
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
    int first = -1, last = -1; // that say something else: told at once, since a block changes all of them
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
        if (first < 0) first = i;
        last = i;
    }
    if (first >= 0) emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int WalletListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WalletListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString WalletListModel::text(const Row& row, int column)
{
    switch (column) {
    case NameColumn: return row.name;
    case TypeColumn: return row.type;
    case BalanceColumn: return row.balance;
    case PendingColumn: return row.pending;
    case StateColumn: return row.symbol + u' ' + row.chip;
    case SyncedColumn: return row.height;
    case BackupColumn: return row.backup;
    default: return {};
    }
}

QString WalletListModel::sentence(const Row& row, int column)
{
    return column == BackupColumn ? row.sentence + u", "_s + row.backupNote : row.sentence;
}

/// The rest is heard as it is shown.
QVariant WalletListModel::spoken(const Row& row, int column)
{
    if (column == NameColumn) return row.sentence;
    return column == BackupColumn ? text(row, column) + u", "_s + row.backupNote : QVariant();
}

QVariant WalletListModel::sortKey(const Row& row, int column)
{
    switch (column) {
    case BalanceColumn: return qint64{row.confirmed};
    case PendingColumn: return qint64{row.waiting};
    case StateColumn: return static_cast<int>(row.state);
    case SyncedColumn: return row.syncedTo.value;
    case BackupColumn: return static_cast<int>(row.standing);
    default: return text(row, column);
    }
}

QVariant WalletListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size()) return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::AccessibleTextRole: return spoken(row, index.column());
    case Qt::ToolTipRole: return toolTipText(sentence(row, index.column()));
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    case IdRole: return qint64{row.id.value};
    case StateRole: return static_cast<int>(row.state);
    case WaitsRole: return row.importWaits;
    case SymbolRole: return row.symbol;
    case LineRole: return row.line;
    case ShortLineRole: return row.state == WalletState::Synced ? row.chip : QString();
    case AuthRole: return static_cast<int>(row.auth);
    case BadgeRole: return row.badge;
    case ColourRole: return row.colour;
    case BalanceRole: return row.balance;
    case NoteRole: return row.note;
    case ShortNoteRole: return row.shortNote;
    case SortRole: return sortKey(row, index.column());
    default: return {};
    }
}

QVariant WalletListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return alignmentOf(section);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case NameColumn: return tr("Wallet");
    case TypeColumn: return tr("Type");
    case BalanceColumn: return tr("Balance (%1)").arg(unitText());
    case PendingColumn: return tr("Pending");
    case StateColumn: return tr("State");
    case SyncedColumn: return tr("Synced to");
    case BackupColumn: return tr("Backup");
    default: return {};
    }
}

Qt::ItemFlags WalletListModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    return index.isValid() ? plain | Qt::ItemIsDragEnabled : plain | Qt::ItemIsDropEnabled;
}

QStringList WalletListModel::mimeTypes() const { return {DragType}; }

QMimeData* WalletListModel::mimeData(const QModelIndexList& indexes) const
{
    auto* data = new QMimeData;
    if (!indexes.isEmpty()) data->setData(DragType, QByteArray::number(qint64{walletAt(indexes[0].row()).value}));
    return data;
}

/// Always false: the view must not remove the row that was dragged.
bool WalletListModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                                   const QModelIndex& parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(DragType)) return false;
    const int to = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    const WalletId wallet{data->data(DragType).toLongLong()};
    const int from = rowOf(wallet);
    if (from >= 0) askToMove(wallet, to > from ? to - 1 : to);
    return false;
}

void WalletListModel::askToMove(WalletId wallet, int row)
{
    const int from = rowOf(wallet);
    const int to = std::clamp(row, 0, qMax(0, rowCount() - 1));
    if (from < 0 || from == to) return;
    QList<WalletId> order;
    for (const Row& known : m_rows) order += known.id;
    order.move(from, to);
    emit orderWanted(order);
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
