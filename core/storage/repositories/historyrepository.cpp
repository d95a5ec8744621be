// SPDX-License-Identifier: MIT

#include "core/storage/repositories/historyrepository.h"

#include "core/storage/database/consistentread.h"
#include "core/storage/repositories/historystatement.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/txcells.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <span>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int SampledRows = 2'000; ///< Looked at within a millisecond.

std::int64_t readNumber(Cells& cells) { return cells.int64(); }

/// Transactions with a label of their own, and those that pay a labelled address: few beside all of them, so this side
/// is looked at first, which CROSS JOIN tells SQLite.
constexpr QStringView OwnLabels
    = u"SELECT tx.rowid AS id, label.text AS text, -1 AS rank FROM label JOIN tx ON tx.wallet_id = label.wallet_id"
      u" AND tx.txid = label.txid WHERE label.txid IS NOT NULL";
constexpr QStringView AddressLabels
    = u"SELECT tx.rowid AS id, script.label AS text, coin.vout AS rank FROM script CROSS JOIN coin"
      u" ON coin.keychain_id = script.keychain_id AND coin.idx = script.idx JOIN tx ON tx.wallet_id = coin.wallet_id"
      u" AND tx.txid = coin.txid WHERE script.label <> ''";

QString ofWallet(QStringView sql, const HistoryQuery& query)
{
    return query.wallet ? sql.toString() + u" AND tx.wallet_id = ?"_s : sql.toString();
}

/// "100 %" is looked for as it stands.
QString likePattern(const QString& text)
{
    QString pattern;
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'\\') pattern += u'\\';
        pattern += c;
    }
    return u'%' + pattern + u'%';
}

/// Of a JSON list of whole numbers, as SQLite writes one.
std::vector<std::int64_t> numbersIn(std::string_view list)
{
    std::vector<std::int64_t> numbers;
    const char* end = list.data() + list.size();
    for (const char* at = list.data(); at < end; ++at) {
        std::int64_t number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc()) continue; // a bracket
        numbers.push_back(number);
        at = next;
    }
    return numbers;
}

std::vector<std::int64_t> sorted(std::vector<std::int64_t> ids)
{
    std::ranges::sort(ids);
    const auto repeated = std::ranges::unique(ids);
    ids.erase(repeated.begin(), repeated.end());
    return ids;
}

QString jsonList(std::span<const std::int64_t> numbers)
{
    std::string list = "[";
    std::array<char, 20> digits{};
    for (const std::int64_t number : numbers) {
        if (list.size() > 1) list += ',';
        list.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
    }
    return QString::fromLatin1(list + ']');
}

bool counts(const HistoryEntry& entry)
{
    return entry.row.status == TxStatus::Pending || entry.row.status == TxStatus::Confirmed;
}

QString orderOf(const HistoryQuery& query)
{
    const auto date = [](QStringView way) {
        return u"(tx.status = 0) %1, tx.time %1, tx.height %1, tx.position %1, tx.rowid %1"_s.arg(way);
    };
    const auto way = query.ascending ? u"ASC"_s : u"DESC"_s;
    switch (query.sort) {
    case HistoryQuery::Sort::Date: return date(way);
    case HistoryQuery::Sort::Amount: return u"tx.net "_s + way + u", "_s + date(u"DESC");
    case HistoryQuery::Sort::Label:
        return u"(shown.text IS NULL) %1, shown.text COLLATE NOCASE %1, "_s.arg(way) + date(u"DESC");
    case HistoryQuery::Sort::Status: {
        const auto depth = query.ascending ? u"DESC"_s : u"ASC"_s; // the younger a block, the less is it confirmed
        return u"tx.status %1, tx.rowid NOT IN (SELECT rowid FROM tx WHERE heard = 1) %1, tx.height %2, "_s.arg(way,
                                                                                                                depth)
            + date(u"DESC");
    }
    case HistoryQuery::Sort::Block:
        return u"(tx.status = 0) %1, tx.height %1, tx.position %1, "_s.arg(way) + date(u"DESC");
    case HistoryQuery::Sort::Fee: return u"(tx.fee IS NULL), tx.fee %1, "_s.arg(way) + date(u"DESC");
    case HistoryQuery::Sort::Wallet: return u"wallet.name COLLATE NOCASE "_s + way + u", "_s + date(u"DESC");
    }
    return date(way);
}

} // namespace

/// The rows that a text is found in; or all others, when those are fewer.
struct HistoryRepository::FoundRows
{
    std::vector<std::int64_t> rows; ///< Ascending.
    bool isOfTheOthers = false;

    bool has(std::int64_t id) const { return std::ranges::binary_search(rows, id) != isOfTheOthers; }

    void add(const std::vector<std::int64_t>& ids) ///< Ascending.
    {
        std::vector<std::int64_t> now;
        if (isOfTheOthers)
            std::ranges::set_difference(rows, ids, std::back_inserter(now));
        else
            std::ranges::set_union(rows, ids, std::back_inserter(now));
        rows = std::move(now);
    }
};

/// One of ours; or all, where a whole transfer is the row of who paid it. Rows of one that was removed are there for
/// some seconds only, and the condition would cost a fifth of the whole.
Result<void> HistoryRepository::requireWallets(Statement& statement, const HistoryQuery& query)
{
    if (query.wallet) {
        statement.require(u"tx.wallet_id = ?"_s, *query.wallet);
        return {};
    }
    const auto removed = m_db.first(u"SELECT 1 FROM wallet WHERE removed = 1 LIMIT 1", readNumber);
    if (!removed) return removed.error();
    const QString without = u" AND tx.wallet_id NOT IN (SELECT id FROM wallet WHERE removed = 1)"_s;
    const QString rows = query.bothSides ? u"TRUE"_s : u"tx.transfer <> 3"_s;
    statement.conditions += rows + (*removed ? without : QString());
    return {};
}

Result<HistoryRepository::Statement> HistoryRepository::statementOf(const HistoryQuery& query)
{
    Statement statement;
    if (query.onlyUnlabelled || query.sort == HistoryQuery::Sort::Label) {
        // As LabelRepository::shownWith ranks them; beside min() SQLite gives the text of the row that has it.
        statement.from += u" LEFT JOIN (SELECT id, text, min(rank) FROM (%1 UNION ALL %2) GROUP BY id) AS shown"
                          u" ON shown.id = tx.rowid"_s.arg(ofWallet(OwnLabels, query), ofWallet(AddressLabels, query));
        if (query.wallet) statement.joined = {sqlValue(*query.wallet), sqlValue(*query.wallet)};
    }
    if (query.sort == HistoryQuery::Sort::Wallet) statement.from += u" JOIN wallet ON wallet.id = tx.wallet_id"_s;
    if (auto required = requireWallets(statement, query); !required) return required.error();
    if (query.kind == HistoryQuery::Kind::Received)
        statement.conditions += u"tx.net >= 0 AND tx.is_coinbase = 0 AND tx.transfer <> 3"_s;
    if (query.kind == HistoryQuery::Kind::Sent) statement.conditions += u"tx.net < 0 AND tx.transfer <> 2"_s;
    if (query.kind == HistoryQuery::Kind::Transfers) statement.conditions += u"tx.transfer <> 0"_s;
    if (query.kind == HistoryQuery::Kind::Mined) statement.conditions += u"tx.is_coinbase = 1"_s;
    if (query.since) statement.require(u"tx.time >= ?"_s, *query.since);
    if (query.until) statement.require(u"tx.time < ?"_s, *query.until);
    if (query.minimum > 0) statement.require(u"abs(tx.net) >= ?"_s, query.minimum);
    if (query.onlyUnlabelled) statement.conditions += u"shown.id IS NULL"_s;
    if (!query.text.trimmed().isEmpty()) {
        const auto found = rowsWith(query);
        if (!found) return found.error();
        if (!found->isOfTheOthers)
            statement.require(u"tx.rowid IN (SELECT value FROM json_each(?))"_s, jsonList(found->rows));
        else if (!found->rows.empty()) // what is in all of them is no condition
            statement.require(u"tx.rowid NOT IN (SELECT value FROM json_each(?))"_s, jsonList(found->rows));
    }
    return statement;
}

/// In more than half of the first rows. It decides which list is made, not what is found.
Result<bool> HistoryRepository::isInMost(const HistoryQuery& query, const QString& pattern)
{
    const QString sample = query.wallet ? u" WHERE wallet_id = ?"_s : QString();
    std::vector<QVariant> values{sqlValue(pattern)};
    if (query.wallet) values.push_back(sqlValue(*query.wallet));
    const auto isMost = m_db.allOf(u"SELECT 2 * coalesce(sum(text LIKE ? ESCAPE '\\'), 0) > count(*)"
                                   u" FROM (SELECT text FROM tx_search%1 LIMIT %2)"_s.arg(sample)
                                       .arg(SampledRows),
                                   values, readNumber);
    if (!isMost) return isMost.error();
    return isMost->front() != 0;
}

/// The first key that is typed is in nearly every payment: then those without it are few, or none.
Result<HistoryRepository::FoundRows> HistoryRepository::rowsWith(const HistoryQuery& query)
{
    const QString text = query.text.trimmed();
    const QString pattern = likePattern(text);
    const auto isMost = isInMost(query, pattern);
    if (!isMost) return isMost.error();
    const QString sql = u"SELECT tx.rowid AS id FROM tx_search JOIN tx ON tx.wallet_id = tx_search.wallet_id"
                        u" AND tx.txid = tx_search.txid WHERE tx_search.text %1LIKE ? ESCAPE '\\'"_s.arg(
                            *isMost ? u"NOT "_s : QString());
    std::vector<QVariant> values{sqlValue(pattern)};
    if (query.wallet) values.push_back(sqlValue(*query.wallet));
    auto listed = idsOf(ofWallet(sql, query), values);
    if (!listed) return listed.error();
    FoundRows found{*std::move(listed), *isMost};
    const auto labelled = rowsLabelled(query, text);
    if (!labelled) return labelled.error();
    found.add(*labelled);
    if (query.wallet) return found;
    const auto payers = payersOf(found);
    if (!payers) return payers.error();
    found.add(*payers);
    return found;
}

Result<std::vector<std::int64_t>> HistoryRepository::rowsLabelled(const HistoryQuery& query, const QString& text)
{
    const auto labels = labelsWith(text);
    if (!labels) return labels.error();
    QStringList parts;
    std::vector<QVariant> values;
    for (const QStringView labelled : {OwnLabels, AddressLabels}) {
        parts += u"SELECT id FROM (%1) WHERE text IN (SELECT value FROM json_each(?))"_s.arg(ofWallet(labelled, query));
        if (query.wallet) values.push_back(sqlValue(*query.wallet));
        values.push_back(sqlValue(*labels));
    }
    return idsOf(parts.join(u" UNION ALL "_s), values);
}

/// Of the whole transfers that were found on their other side: the rows that are shown for them. Without the hint
/// SQLite reads every row of tx.
Result<std::vector<std::int64_t>> HistoryRepository::payersOf(const FoundRows& found)
{
    const auto read = [](Cells& cells) {
        const std::int64_t paid = cells.int64();
        return std::pair(paid, cells.int64());
    };
    const auto pairs = m_db.all(u"SELECT paid.rowid, payer.rowid FROM tx AS paid INDEXED BY tx_date"
                                u" CROSS JOIN tx AS payer ON payer.txid = paid.txid AND payer.transfer = 2"
                                u" WHERE paid.transfer = 3",
                                read);
    if (!pairs) return pairs.error();
    std::vector<std::int64_t> payers;
    for (const auto& [paid, payer] : *pairs)
        if (found.has(paid)) payers.push_back(payer);
    return sorted(std::move(payers));
}

/// Ascending and once each: they come as a JSON list, a hundred thousand of them in one value, and go back so, in the
/// order in which SQLite has the least to do with them.
Result<std::vector<std::int64_t>> HistoryRepository::idsOf(const QString& sql, const std::vector<QVariant>& values)
{
    const auto list = m_db.allOf(u"SELECT json_group_array(id) FROM (%1)"_s.arg(sql), values,
                                 [](Cells& cells) { return cells.utf8(); });
    if (!list) return list.error();
    return sorted(numbersIn(list->front()));
}

/// The person's labels with this text in them, as a JSON list. They are compared here, once each: SQLite knows upper
/// and lower case of ASCII only.
Result<QString> HistoryRepository::labelsWith(const QString& text)
{
    const auto all = m_db.all(u"SELECT text FROM label WHERE txid IS NOT NULL"
                              u" UNION SELECT label FROM script WHERE label <> ''",
                              [](Cells& cells) { return cells.text(); });
    if (!all) return all.error();
    QJsonArray found;
    for (const QString& label : *all)
        if (label.contains(text, Qt::CaseInsensitive)) found.append(label);
    return QString::fromUtf8(QJsonDocument(found).toJson(QJsonDocument::Compact));
}

Result<HistorySlice> HistoryRepository::slice(const HistoryQuery& query, std::int64_t offset, std::int64_t limit)
{
    return consistentRead(m_db, [&] { return read(query, offset, limit); });
}

Result<HistorySlice> HistoryRepository::read(const HistoryQuery& query, std::int64_t offset, std::int64_t limit)
{
    HistorySlice slice;
    const auto statement = statementOf(query);
    if (!statement) return statement.error();
    if (auto summed = addSums(slice, query, *statement); !summed) return summed.error();
    const QString sql
        = u"SELECT tx.rowid"_s + statement->text() + u" ORDER BY "_s + orderOf(query) + u" LIMIT ? OFFSET ?"_s;
    const auto ids = m_db.allOf(sql, statement->bound({limit, offset}), readNumber);
    if (!ids) return ids.error();
    for (const std::int64_t id : *ids) {
        auto read = entry(id);
        if (!read) return read.error();
        slice.entries.push_back(*std::move(read));
    }
    if (auto added = addBalances(slice.entries); !added) return added.error();
    return slice;
}

Result<HistoryEntry> HistoryRepository::find(WalletId wallet, const Txid& txid)
{
    const auto row = LedgerRepository(m_db).transaction(wallet, txid);
    if (!row) return row.error();
    if (!*row) return Error{Errc::NotFound, txid.display()};
    std::vector<HistoryEntry> entries(1);
    entries.front().row = **row;
    if (auto described = describe(entries.front()); !described) return described.error();
    if (auto added = addBalances(entries); !added) return added.error();
    return std::move(entries.front());
}

Result<HistoryEntry> HistoryRepository::entry(std::int64_t id)
{
    const auto read = [](Cells& cells) {
        HistoryEntry entry;
        entry.row = readTx(cells);
        return entry;
    };
    auto found = m_db.first(u"SELECT " LOCKSTEP_TX_COLUMNS u" FROM tx WHERE rowid = ?", read, id);
    if (!found) return found.error();
    if (!*found) return Error{Errc::Damaged, "an index names a row that is not there"};
    if (auto described = describe(**found); !described) return described.error();
    return **std::move(found);
}

/// What stands in other rows than its own.
Result<void> HistoryRepository::describe(HistoryEntry& entry)
{
    const auto label = LabelRepository(m_db).shownWith(entry.row.wallet, entry.row.txid);
    if (!label) return label.error();
    entry.row.label = *label;
    auto partners = partnersOf(entry.row);
    if (!partners) return partners.error();
    entry.partners = *std::move(partners);
    if (!entry.row.replacedBy) return {};
    const auto known = LedgerRepository(m_db).isKnown(*entry.row.replacedBy);
    if (!known) return known.error();
    entry.replacementIsKnown = *known;
    return {};
}

Result<std::vector<WalletId>> HistoryRepository::partnersOf(const TxRow& row)
{
    if (row.transfer == TransferRole::None) return std::vector<WalletId>{};
    return m_db.all(
        u"SELECT wallet_id FROM tx WHERE txid = ? AND wallet_id <> ? AND net <> 0 AND (net < 0) <> ?"
        u" AND +wallet_id IN " LOCKSTEP_WALLETS u" ORDER BY wallet_id",
        [](Cells& cells) { return cells.id<WalletId>(); }, row.txid, row.wallet, row.net < 0);
}

/// In the chain's order each balance is the one before it plus what lies between: one walk of tx_chain for a page,
/// whatever its sorting.
Result<void> HistoryRepository::addBalances(std::vector<HistoryEntry>& entries)
{
    std::map<WalletId, std::vector<HistoryEntry*>> byWallet;
    for (HistoryEntry& entry : entries)
        if (counts(entry)) byWallet[entry.row.wallet].push_back(&entry);
    for (auto& [wallet, ours] : byWallet) {
        const auto pending
            = std::ranges::stable_partition(ours, [](const HistoryEntry* e) { return e->row.block.has_value(); });
        const std::span confirmed(ours.data(), ours.size() - pending.size());
        std::ranges::sort(confirmed, {},
                          [](const HistoryEntry* e) { return std::pair(e->row.block->height, e->row.position); });
        std::int64_t balance = 0;
        if (auto added = addConfirmedBalances(confirmed, balance); !added) return added;
        if (auto added = addPendingBalances({pending.begin(), pending.end()}, balance); !added) return added;
    }
    return {};
}

Result<void> HistoryRepository::addConfirmedBalances(std::span<HistoryEntry* const> inOrder, std::int64_t& balance)
{
    BlockHeight height{-1};
    std::uint32_t position = 0;
    for (HistoryEntry* entry : inOrder) {
        const TxRow& row = entry->row;
        const auto gained = m_db.first(u"SELECT coalesce(sum(net), 0) FROM tx WHERE wallet_id = ?"
                                       u" AND (height, position) > (?, ?) AND (height, position) <= (?, ?)",
                                       readNumber, row.wallet, height, position, row.block->height, row.position);
        if (!gained) return gained.error();
        balance += gained->value_or(0);
        entry->balance = balance;
        height = row.block->height;
        position = row.position;
    }
    return {};
}

/// What waits comes after all that is in blocks, as it was seen.
Result<void> HistoryRepository::addPendingBalances(std::span<HistoryEntry* const> pending, std::int64_t balance)
{
    if (pending.empty()) return {};
    const WalletId wallet = pending.front()->row.wallet;
    const auto confirmed
        = m_db.first(u"SELECT coalesce(sum(net), 0) FROM tx WHERE wallet_id = ? AND height >= 0", readNumber, wallet);
    if (!confirmed) return confirmed.error();
    const auto read = [](Cells& cells) {
        const auto txid = cells.hash<Txid>();
        return std::pair(txid, cells.int64());
    };
    const auto all = m_db.all(u"SELECT txid, CASE heard WHEN 0 THEN net ELSE 0 END FROM tx WHERE wallet_id = ? AND "
                              u"height IS NULL AND status = 0"
                              u" ORDER BY time, rowid",
                              read, wallet);
    if (!all) return all.error();
    std::map<Txid, std::int64_t> after;
    balance = confirmed->value_or(0);
    for (const auto& [txid, net] : *all) after[txid] = balance += net;
    for (HistoryEntry* entry : pending) entry->balance = after[entry->row.txid];
    return {};
}

} // namespace lockstep
