// SPDX-License-Identifier: MIT

#include "ui/models/historymodel.h"

#include "ui/format/payments/historytext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/plain/tooltiptext.h"

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isNumber(int column)
{
    return column == HistoryModel::AmountColumn || column == HistoryModel::BalanceColumn
        || column == HistoryModel::FeeColumn || column == HistoryModel::HeightColumn;
}

} // namespace

std::optional<HistoryQuery::Sort> HistoryModel::sortOf(int column)
{
    switch (column) {
    case StatusColumn: return HistoryQuery::Sort::Status;
    case DateColumn: return HistoryQuery::Sort::Date;
    case WalletColumn: return HistoryQuery::Sort::Wallet;
    case LabelColumn: return HistoryQuery::Sort::Label;
    case AmountColumn: return HistoryQuery::Sort::Amount;
    case FeeColumn: return HistoryQuery::Sort::Fee;
    case HeightColumn: return HistoryQuery::Sort::Block;
    default: return std::nullopt;
    }
}

void HistoryModel::setConditions(const HistoryQuery& conditions)
{
    HistoryQuery wanted = conditions;
    wanted.wallet = query().wallet;
    wanted.sort = query().sort;
    wanted.ascending = query().ascending;
    setQuery(wanted);
}

void HistoryModel::sort(int column, Qt::SortOrder order)
{
    const auto sort = sortOf(column);
    if (!sort) return;
    HistoryQuery wanted = query();
    wanted.sort = *sort;
    wanted.ascending = order == Qt::AscendingOrder;
    setQuery(wanted);
}

void HistoryModel::setWallets(const SyncSnapshot& snapshot)
{
    m_tip = snapshot.tip.height; // for tooltips, which are asked for when they are shown
    QHash<WalletId, WalletFacts> wallets;
    for (const WalletView& wallet : snapshot.wallets)
        wallets.insert(wallet.id, WalletFacts{wallet.name, wallet.syncedTo.height});
    if (wallets == m_wallets && snapshot.outgoing == m_outgoing) return;
    m_wallets = wallets;
    m_outgoing = snapshot.outgoing;
    if (rowCount() > 0) emit dataChanged(index(0, StatusColumn), index(rowCount() - 1, LabelColumn));
}

void HistoryModel::setAddresses(const QList<HistoryRow>& rows, const QList<QStringList>& addresses)
{
    forgetFarAddresses();
    for (qsizetype i = 0; i < qMin(rows.size(), addresses.size()); ++i)
        m_addresses[{rows[i].wallet, rows[i].txid}] = addresses[i].join(u", "_s);
    if (rowCount() > 0) emit dataChanged(index(0, AddressColumn), index(rowCount() - 1, AddressColumn));
}

/// As many as rows are kept: those of rows that are no longer read go.
void HistoryModel::forgetFarAddresses()
{
    if (m_addresses.size() < std::size_t{KeptRows}) return;
    std::map<std::pair<WalletId, Txid>, QString> kept;
    for (int i = 0; i < rowCount(); ++i) {
        const HistoryRow* read = row(i);
        if (!read) continue;
        if (auto known = m_addresses.extract(std::pair(read->wallet, read->txid))) kept.insert(std::move(known));
    }
    m_addresses = std::move(kept);
}

BlockHeight HistoryModel::heightOf(const HistoryRow& row) const { return m_wallets.value(row.wallet).height; }

const OutgoingView* HistoryModel::outgoing(const HistoryRow& row) const { return outgoingOf(row.txid, m_outgoing); }

QString HistoryModel::walletName(const HistoryRow& row) const { return m_wallets.value(row.wallet).name; }

bool HistoryModel::isMoved(const HistoryRow& row) const { return !query().wallet && row.moved; }

std::int64_t HistoryModel::shownAmount(const HistoryRow& row) const
{
    return isMoved(row) ? row.moved->satoshis() : row.amount;
}

QStringList HistoryModel::partnerNames(const HistoryRow& row) const
{
    QStringList names;
    for (const WalletId wallet : row.transferWith)
        if (const auto facts = m_wallets.constFind(wallet); facts != m_wallets.cend()) names += facts->name;
    return names;
}

QString HistoryModel::walletText(const HistoryRow& row) const
{
    const QStringList partners = partnerNames(row);
    if (!isMoved(row) || partners.isEmpty()) return walletName(row);
    //: A transfer in the list of all wallets: from one wallet to others
    return tr("%1 → %2").arg(walletName(row), partners.join(u", "_s));
}

/// A label does not hide that it was a transfer; where both wallets are named anyway, the word is enough.
QString HistoryModel::labelText(const HistoryRow& row) const
{
    const QString note = paymentNote(row);
    const QString transfer = isMoved(row) ? tr("Transfer") : transferText(row, partnerNames(row));
    if (row.label.isEmpty()) return note.isEmpty() ? transfer : note;
    return transfer.isEmpty() || isMoved(row) ? row.label : row.label + u" · "_s + transfer;
}

int HistoryModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString HistoryModel::text(const HistoryRow& row, int column) const
{
    const PaymentState state = paymentState(row, heightOf(row));
    switch (column) {
    case StatusColumn:
        return paymentSymbol(row, heightOf(row)) + u' ' + paymentStateText(row, heightOf(row), outgoing(row));
    case DateColumn: return dateTimeText(row.time);
    case WalletColumn: return walletText(row);
    case LabelColumn: return labelText(row);
    case AmountColumn: return isMoved(row) ? amountText(shownAmount(row)) : signedAmountText(shownAmount(row));
    case BalanceColumn: return isFailed(state) || isMoved(row) ? u"—"_s : amountText(row.balance);
    case FeeColumn: return row.fee ? amountText(row.fee->satoshis()) : QString();
    case HeightColumn: return row.block ? heightText(row.block->height) : QString();
    case TxidColumn: return QString::fromStdString(row.txid.display());
    case AddressColumn: {
        const auto known = m_addresses.find({row.wallet, row.txid});
        if (known == m_addresses.end()) return u"…"_s;
        return known->second.isEmpty() ? u"–"_s : known->second; // damaged: nobody can tell
    }
    default: return {};
    }
}

QString HistoryModel::shortState(const HistoryRow& row) const
{
    return paymentSymbol(row, heightOf(row)) + u' ' + shortPaymentStateText(row, heightOf(row), outgoing(row));
}

/// Of columns that may be cut, their words whole.
QString HistoryModel::toolTip(const HistoryRow& row, int column) const
{
    switch (column) {
    case StatusColumn: return text(row, column) + u'\n' + paymentStateMeaning(row, heightOf(row), m_tip, outgoing(row));
    case DateColumn: return text(row, column);
    case WalletColumn:
    case LabelColumn: return toolTipText(text(row, column));
    case AddressColumn: return text(row, column);
    default: return {};
    }
}

QString HistoryModel::sentence(const HistoryRow& row) const
{
    const QString payment = paymentSentence(row, heightOf(row), query().wallet ? QString() : walletName(row),
                                            partnerNames(row), outgoing(row));
    const auto known = m_addresses.find({row.wallet, row.txid}); // read where the person wants the column
    if (known == m_addresses.end() || known->second.isEmpty()) return payment;
    return tr("%1, address %2", "a payment's sentence").arg(payment, known->second);
}

bool HistoryModel::isDoubtful(PaymentState state)
{
    return state == PaymentState::Unverified || state == PaymentState::Immature;
}

int HistoryModel::sign(const HistoryRow& row) const { return isMoved(row) ? 0 : row.amount < 0 ? -1 : 1; }

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    const HistoryRow* shown = row(index.row());
    if (!shown) {
        if (role == Qt::AccessibleTextRole && index.column() == StatusColumn) return tr("This payment is being read");
        const bool isText = role == Qt::DisplayRole || role == ShortRole;
        return isText && index.column() == StatusColumn ? QVariant(u"…"_s) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole: return text(*shown, index.column());
    case Qt::EditRole: return index.column() == LabelColumn ? shown->label : text(*shown, index.column());
    case Qt::AccessibleTextRole: return index.column() == StatusColumn ? QVariant(sentence(*shown)) : QVariant();
    case Qt::ToolTipRole: return toolTip(*shown, index.column());
    case SignRole: return sign(*shown);
    case ShortRole: return index.column() == DateColumn ? dateText(shown->time) : shortState(*shown);
    case DoubtfulRole: return isDoubtful(paymentState(*shown, heightOf(*shown)));
    case FailedRole: return isFailed(paymentState(*shown, heightOf(*shown)));
    default: return {};
    }
}

bool HistoryModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != LabelColumn) return false;
    HistoryRow* changed = readRow(index.row());
    const QString label = value.toString().trimmed();
    if (!changed || label == changed->label) return false;
    changed->label = label;
    emit dataChanged(index, index);
    emit labelChanged(changed->wallet, changed->txid, label);
    return true;
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == LabelColumn && row(index.row()) ? flags | Qt::ItemIsEditable : flags;
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(isNumber(section) ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const QString unit = unitText();
    switch (section) {
    case StatusColumn: return tr("Status");
    case DateColumn: return tr("Date");
    case WalletColumn: return tr("Wallet");
    case LabelColumn: return tr("Label");
    case AmountColumn: return tr("Amount (%1)").arg(unit);
    case BalanceColumn: return tr("Balance (%1)").arg(unit);
    case FeeColumn: return tr("Fee (%1)").arg(unit);
    case HeightColumn: return tr("Block");
    case TxidColumn: return tr("Transaction id");
    case AddressColumn: return tr("Address");
    default: return {};
    }
}

} // namespace lockstep::ui
