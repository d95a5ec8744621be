// SPDX-License-Identifier: MIT

#include "ui/models/addressmodel.h"

#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/plain/tooltiptext.h"

#include <QCollator>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

Qt::Alignment alignmentOf(int column)
{
    switch (column) {
    case AddressModel::NumberColumn:
    case AddressModel::BalanceColumn: return Qt::AlignRight | Qt::AlignVCenter;
    case AddressModel::PaymentsColumn: return Qt::AlignCenter;
    default: return Qt::AlignLeft | Qt::AlignVCenter;
    }
}

} // namespace

AddressModel::Keychain AddressModel::keychainOf(const AddressRow& row)
{
    if (row.isImported) return Keychain::Imported;
    return row.isChange ? Keychain::Change : Keychain::Receive;
}

// Which are shown

void AddressModel::setRows(const QList<AddressRow>& rows)
{
    const auto isSameAddress
        = [&](int place) { return place < rows.size() && rows[place].address == m_rows[place].address; };
    const bool staysInPlace = std::ranges::all_of(m_shown, isSameAddress);
    if (!staysInPlace) {
        beginResetModel();
        m_rows = rows;
        sortAll();
        m_shown = wanted();
        endResetModel();
        return;
    }
    m_rows = rows;
    sortAll();
    show(wanted());
}

void AddressModel::setFrozen(const QSet<QString>& addresses)
{
    if (addresses == m_frozen) return;
    m_frozen = addresses;
    show(wanted());
}

void AddressModel::setKnowledge(AddressKnowledge known)
{
    if (std::exchange(m_known, known) == known || m_shown.empty()) return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void AddressModel::setFilter(const Filter& filter)
{
    if (filter == m_filter) return;
    m_filter = filter;
    show(wanted());
}

void AddressModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    sortAll();
    show(wanted());
}

/// Rows that go on as they were change in place, those that come after them are added: a wallet that hands out an
/// address takes nothing from under the person's hands.
void AddressModel::show(std::vector<int> wanted)
{
    const auto oldCount = static_cast<int>(m_shown.size());
    const auto newCount = static_cast<int>(wanted.size());
    if (newCount < oldCount || !std::equal(m_shown.begin(), m_shown.end(), wanted.begin())) {
        beginResetModel();
        m_shown = std::move(wanted);
        endResetModel();
        return;
    }
    if (newCount > oldCount) {
        beginInsertRows({}, oldCount, newCount - 1);
        m_shown = std::move(wanted);
        endInsertRows();
    }
    if (oldCount > 0) emit dataChanged(index(0, 0), index(oldCount - 1, ColumnCount - 1));
}

void AddressModel::sortAll()
{
    m_order.resize(static_cast<std::size_t>(m_rows.size()));
    std::iota(m_order.begin(), m_order.end(), 0);
    const auto sortBy = [this](const auto& isBefore) {
        std::ranges::stable_sort(
            m_order, [&](int a, int b) { return m_sortOrder == Qt::AscendingOrder ? isBefore(a, b) : isBefore(b, a); });
    };
    if (m_sortColumn != LabelColumn) return sortBy([this](int a, int b) { return isBefore(m_rows[a], m_rows[b]); });
    std::vector<QCollatorSortKey> keys; // the words of a language are dear to compare: once each
    keys.reserve(m_order.size());
    const QCollator collator;
    for (const AddressRow& row : std::as_const(m_rows)) keys.push_back(collator.sortKey(row.label));
    sortBy([&](int a, int b) { return keys[std::size_t(a)] < keys[std::size_t(b)]; });
}

std::vector<int> AddressModel::wanted() const
{
    std::vector<int> places;
    std::ranges::copy_if(m_order, std::back_inserter(places), [this](int place) { return matches(m_rows[place]); });
    return places;
}

bool AddressModel::matches(const AddressRow& row) const
{
    if (keychainOf(row) != m_filter.keychain) return false;
    const auto has = [this](const QString& text) { return text.contains(m_filter.text, Qt::CaseInsensitive); };
    if (!m_filter.text.isEmpty() && !has(row.address) && !has(row.label) && !has(row.path)) return false;
    switch (m_filter.use) {
    case Use::All: break;
    case Use::Unused: return !row.used && !isOnlyHeardOf(row);
    case Use::Used: return row.used;
    case Use::WithBalance: return row.balance.satoshis() > 0;
    case Use::Frozen: return m_frozen.contains(row.address);
    }
    return true;
}

bool AddressModel::isBefore(const AddressRow& a, const AddressRow& b) const
{
    switch (m_sortColumn) {
    case AddressColumn: return a.address < b.address;
    case BalanceColumn: return a.balance < b.balance;
    case PaymentsColumn: return a.transactions < b.transactions;
    case StateColumn: return std::pair(a.used, a.transactions > 1) < std::pair(b.used, b.transactions > 1);
    default: return a.index < b.index; // the path ends in it
    }
}

int AddressModel::total(Keychain keychain) const
{
    return static_cast<int>(
        std::ranges::count_if(m_rows, [=](const AddressRow& row) { return keychainOf(row) == keychain; }));
}

QList<AddressRow> AddressModel::shownRows() const
{
    QList<AddressRow> rows;
    for (const int place : m_shown) rows += m_rows[place];
    return rows;
}

const AddressRow* AddressModel::row(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[m_shown[std::size_t(row)]] : nullptr;
}

const AddressRow* AddressModel::find(const QString& address) const
{
    const auto found = std::ranges::find(m_rows, address, &AddressRow::address);
    return found == m_rows.end() ? nullptr : &*found;
}

int AddressModel::rowOf(const QString& address) const
{
    const auto found = std::ranges::find(m_shown, address, [this](int place) { return m_rows[place].address; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

// What is shown of them

int AddressModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int AddressModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString AddressModel::text(const AddressRow& row, int column) const
{
    switch (column) {
    case NumberColumn: return numberText(row.index);
    case AddressColumn: return row.address;
    case LabelColumn: return row.label;
    case BalanceColumn: return amountText(row.balance.satoshis());
    case PaymentsColumn: return numberText(row.transactions);
    case PathColumn: return row.path;
    case StateColumn: return addressStateText(row, m_known) + (m_frozen.contains(row.address) ? u" ❄"_s : QString());
    default: return {};
    }
}

QString AddressModel::stateMeaning(const AddressRow& row) const
{
    const QString meaning = addressStateMeaning(row, m_known);
    return m_frozen.contains(row.address) ? meaning + u' ' + tr("Coins on it are frozen: they are not to be spent.")
                                          : meaning;
}

QVariant AddressModel::data(const QModelIndex& index, int role) const
{
    const AddressRow* shown = index.isValid() ? row(index.row()) : nullptr;
    if (!shown) return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return text(*shown, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != NumberColumn) return {};
        return addressSentence(*shown, m_known) + (m_frozen.contains(shown->address) ? tr(", frozen") : QString());
    case Qt::ToolTipRole:
        if (index.column() == StateColumn) return stateMeaning(*shown);
        return toolTipText(text(*shown, index.column()));
    case Qt::TextAlignmentRole: return QVariant::fromValue(alignmentOf(index.column()));
    case IsEmptyRole: return shown->balance.satoshis() == 0;
    default: return {};
    }
}

bool AddressModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != LabelColumn || !row(index.row())) return false;
    AddressRow& changed = m_rows[m_shown[std::size_t(index.row())]];
    const QString label = value.toString().trimmed();
    if (label == changed.label) return false;
    changed.label = label; // its place stays until the list is read again
    emit dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1)); // its state may follow
    emit labelChanged(changed.address, label);
    return true;
}

Qt::ItemFlags AddressModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == LabelColumn ? flags | Qt::ItemIsEditable : flags;
}

QVariant AddressModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(alignmentOf(section));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    //: Column of addresses: their numbers
    case NumberColumn: return tr("#");
    case AddressColumn: return tr("Address");
    case LabelColumn: return tr("Label");
    case BalanceColumn: return tr("Balance (%1)").arg(unitText());
    case PaymentsColumn: return tr("Payments");
    case PathColumn: return tr("Path");
    case StateColumn: return tr("State");
    default: return {};
    }
}

} // namespace lockstep::ui
