// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/historyquery.h"
#include "core/storage/repositories/rows.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lockstep {

/// One line of a history.
struct HistoryEntry
{
    TxRow row; ///< Without `raw` in slices; with the label that is shown: its own, else its address's.
    bool replacementIsKnown = false; ///< What took its place is a transaction of our wallets, too.
    std::vector<WalletId> partners; ///< Of a transfer: those of our wallets on its other side.
    /// Satoshis: what its wallet owned after it, hearsay apart, in the chain's order. 0 where it failed.
    std::int64_t balance = 0;
};

struct HistorySlice
{
    std::vector<HistoryEntry> entries;
    std::int64_t matching = 0;
    std::int64_t total = 0; ///< In the wallets asked for, without the other conditions.
    /// Satoshis, signed: of what matches and did not fail, hearsay apart. Over all wallets a whole transfer adds its
    /// fee alone, and a coin that several of the wallets have is gained and lost once.
    std::int64_t sum = 0;
};

/// The payments of one wallet or of all, as people look at them: filtered, sorted, a page at a time. Failed ones
/// (conflicted, orphaned, abandoned) and what only a peer told of are among them and count nowhere.
///
/// Cost: the indexes tx_date and tx_chain are walked once each for the wallets asked for, and the rows of the page are
/// read; about 20 ms for the newest of 100,000. A text walks tx_search as well.
class HistoryRepository
{
public:
    explicit HistoryRepository(Database& db) : m_db(db) { }

    Result<HistorySlice> slice(const HistoryQuery& query, std::int64_t offset, std::int64_t limit);

    /// One of them, with `raw`. Errors: NotFound.
    Result<HistoryEntry> find(WalletId wallet, const Txid& txid);

private:
    struct Statement;
    Result<void> requireWallets(Statement& statement, const HistoryQuery& query);
    Result<Statement> statementOf(const HistoryQuery& query);
    struct FoundRows;
    Result<FoundRows> rowsWith(const HistoryQuery& query);
    Result<bool> isInMost(const HistoryQuery& query, const QString& pattern);
    Result<std::vector<std::int64_t>> rowsLabelled(const HistoryQuery& query, const QString& text);
    Result<std::vector<std::int64_t>> payersOf(const FoundRows& found);
    Result<std::vector<std::int64_t>> idsOf(const QString& sql, const std::vector<QVariant>& values);
    Result<std::vector<WalletId>> partnersOf(const TxRow& row);
    Result<QString> labelsWith(const QString& text);
    Result<HistorySlice> read(const HistoryQuery& query, std::int64_t offset, std::int64_t limit);
    Result<void> addSums(HistorySlice& slice, const HistoryQuery& query, const Statement& statement);
    Result<std::int64_t> hearsayIn(const Statement& statement);
    Result<std::int64_t> gainedAgain(const Statement& statement);
    Result<HistoryEntry> entry(std::int64_t id);
    Result<void> describe(HistoryEntry& entry);
    Result<void> addBalances(std::vector<HistoryEntry>& entries);
    Result<void> addConfirmedBalances(std::span<HistoryEntry* const> inOrder, std::int64_t& balance);
    Result<void> addPendingBalances(std::span<HistoryEntry* const> pending, std::int64_t balance);

    Database& m_db;
};

} // namespace lockstep
