// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "core/storage/rows.h"

#include <vector>

namespace lockstep {

/// Transactions and coins of wallets. Each wallet has rows of its own, also for a transaction two of them share.
class LedgerRepository
{
public:
    explicit LedgerRepository(Database& db) : m_db(db) { }

    // Reading

    /// What counts, without `raw`, with labels: first what is in no block yet, then the newest first.
    Result<std::vector<TxRow>> history(WalletId wallet, std::int64_t offset, std::int64_t limit);
    Result<std::int64_t> historySize(WalletId wallet);
    Result<std::vector<TxRow>> failed(WalletId wallet); ///< Conflicted, orphaned or abandoned; the newest first.
    Result<std::optional<TxRow>> transaction(WalletId wallet, const Txid& txid); ///< With `raw`.
    Result<std::vector<TxRow>> pending(WalletId wallet); ///< With `raw`, the oldest first.

    /// Coins that nothing spends, or only a pending transaction, with their scripts; oldest first, pending last.
    Result<std::vector<StoredCoin>> liveCoins(WalletId wallet);
    Result<std::optional<StoredCoin>> coin(WalletId wallet, const OutPoint& outpoint);
    Result<std::vector<StoredCoin>> coinsOf(WalletId wallet, const Txid& txid);
    Result<std::vector<StoredCoin>> spentBy(WalletId wallet, const Txid& txid);

    // Writing

    /// Adds the row or, where the transaction is known, gives it the new block and status. True if that changed it.
    Result<bool> putTransaction(const TxRow& row);
    Result<bool> addCoin(const StoredCoin& coin); ///< False if it was there.
    Result<void> setSpent(WalletId wallet, const OutPoint& coin, const Txid& spender);
    Result<void> releaseSpends(WalletId wallet, const Txid& spender);
    Result<void> removeCoins(WalletId wallet, const Txid& txid);
    Result<void> setStatus(WalletId wallet, const Txid& txid, TxStatus status); ///< Out of its block, if any.
    Result<void> setSums(WalletId wallet, const Txid& txid, std::int64_t net, std::optional<Amount> fee);
    Result<std::vector<TxRow>> confirmedAbove(WalletId wallet, BlockHeight height); ///< The newest first.
    Result<void> setFrozen(WalletId wallet, const OutPoint& coin, bool frozen); ///< Errors: NotFound.

private:
    Result<std::vector<TxRow>> page(WalletId wallet, std::int64_t offset, std::int64_t limit);
    Result<std::int64_t> count(WalletId wallet, TxStatus status);

    Database& m_db;
};

} // namespace lockstep
