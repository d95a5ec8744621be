// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <span>
#include <vector>

namespace lockstep {

/// Why a transaction will not confirm.
struct TxFailure
{
    TxStatus status = TxStatus::Conflicted;
    std::optional<Txid> rival; ///< What spent its inputs,
    std::optional<BlockHeight> at; ///< in which block.
};

struct Transaction;

/// Transactions and coins of wallets, for the wallet itself; the lists people see are HistoryRepository's. Each wallet
/// has rows of its own, also for a transaction two of them share.
class LedgerRepository
{
public:
    explicit LedgerRepository(Database& db) : m_db(db) { }

    // Reading

    Result<std::optional<TxRow>> transaction(WalletId wallet, const Txid& txid); ///< With `raw`.
    Result<std::optional<Bytes>> rawInAnyWallet(const Txid& txid);
    /// Confirmed where one of our wallets has it so, else Pending, else how it failed; nullopt: none knows it.
    Result<std::optional<TxStatus>> statusInAnyWallet(const Txid& txid);
    /// How it failed, as any wallet that is not set aside knows it; nullopt: in none, or one has it in a block. What
    /// gave way to hearsay, or grew old, may still come: that is no failure.
    Result<std::optional<TxFailure>> failureInAnyWallet(const Txid& txid);
    Result<std::optional<Txid>> spenderOf(const OutPoint& coin); ///< A coin of any wallet.
    Result<std::optional<Bytes>> scriptOf(const OutPoint& coin); ///< The same.
    Result<std::optional<Amount>> amountOf(const OutPoint& coin); ///< Of one that is not set aside.
    Result<bool> isKnown(const Txid& txid); ///< To any wallet.
    Result<std::vector<TxRow>> pending(WalletId wallet); ///< With `raw`, the oldest first.
    /// In a block, with `raw`: those that pay this script, at most so many, the last stored first.
    Result<std::vector<TxRow>> confirmedPaying(KeychainId keychain, std::uint32_t index, int most);
    Result<std::vector<TxRow>> newestConfirmed(WalletId wallet, int most); ///< With `raw`, by height.

    // Transactions that only a peer told of, in all wallets (TxRow::heard)
    // and no block ever had: what fell out of its block does not count, though it be heard of again.
    Result<std::int64_t> heardCount(); ///< Rows, those that failed among them.
    Result<bool> waitsHeard(const Txid& txid);
    Result<void> removeOldestFailedHeard(); ///< If there is one.

    /// Of those that wait, and that nothing builds on which is more than hearsay: how many pay one script of a wallet,
    /// or only spend from it.
    struct HeardCrowd
    {
        WalletId wallet;
        std::optional<KeychainId> keychain; ///< nullopt: they pay none.
        std::uint32_t index = 0;
        std::int64_t size = 0;
        Txid newest;
    };
    Result<std::vector<HeardCrowd>> heardCrowds(); ///< The largest first.
    Result<void> removeHeard(WalletId wallet, const Txid& txid);

    /// Coins that nothing spends, or only a pending transaction, with their scripts; oldest first, pending last.
    Result<std::vector<StoredCoin>> liveCoins(WalletId wallet);
    Result<std::vector<TxRow>> transactions(WalletId wallet); ///< All, with `raw`, in the order they were stored.
    Result<std::vector<StoredCoin>> coins(WalletId wallet); ///< All, spent or not; without `height` and `isCoinbase`.

    // Without a row for each payment
    Result<std::optional<BlockHeight>> firstConfirmed(WalletId wallet); ///< nullopt: none is.
    Result<std::vector<Txid>> confirmedUpTo(WalletId wallet, BlockHeight height); ///< Sorted.
    Result<std::int64_t> unspentAt(WalletId wallet, BlockHeight height); ///< Satoshis.
    Result<std::vector<OutPoint>> frozenInBlocks(WalletId wallet); ///< Of confirmed payments, spent or not.

    Result<std::optional<StoredCoin>> coin(WalletId wallet, const OutPoint& outpoint);
    Result<std::vector<StoredCoin>> coinsOf(WalletId wallet, const Txid& txid);
    Result<std::vector<StoredCoin>> spentBy(WalletId wallet, const Txid& txid);

    /// Conflicted ones whose rival lost its place, were all above `fork` undone: it was in a block above, or is in none
    /// now. With `raw`, the oldest first.
    Result<std::vector<TxRow>> conflictsAbove(WalletId wallet, BlockHeight fork);

    // Writing

    /// Adds the row or, where the transaction is known, gives it the new block and status. True if that changed it.
    Result<bool> putTransaction(const TxRow& row);
    Result<void> setRaw(WalletId wallet, const Txid& txid, ByteSpan raw); ///< The same with other witnesses.
    Result<bool> addCoin(const StoredCoin& coin); ///< False if it was there.
    Result<void> setSpent(WalletId wallet, const OutPoint& coin, const Txid& spender);
    Result<void> releaseSpends(WalletId wallet, const Txid& spender);
    Result<void> removeCoins(WalletId wallet, const Txid& txid);
    Result<void> setStatus(WalletId wallet, const Txid& txid, TxStatus status); ///< Out of its block, if any.
    /// `rival`: what spent its inputs, where it was not one that it builds on; `at`: the height of the rival's block.
    Result<void> setConflicted(WalletId wallet, const Txid& txid, const std::optional<Txid>& rival,
                               std::optional<BlockHeight> at);
    Result<void> setSums(WalletId wallet, const Txid& txid, std::int64_t net, std::optional<Amount> fee);
    /// Whether it moves coins between our wallets, from the sums of all their rows of it; after each setSums.
    Result<void> markTransfer(const Txid& txid);
    /// What HistoryRepository searches in; given anew when the coins a transaction pays or spends have changed.
    Result<void> setSearchText(const Transaction& transaction, WalletId wallet, const Txid& txid,
                               std::span<const StoredCoin> received, std::span<const StoredCoin> spent);
    /// A pending one waits anew since `time` (unix seconds): its block, or that of what had its place, was undone.
    Result<void> setDroppedAt(WalletId wallet, const Txid& txid, std::int64_t time);
    /// Those that wait since before this time and spend nothing of the wallet's: heard of, or of a block that was
    /// undone; not those in the outbox, nor what a waiting one that is more than hearsay builds on.
    Result<std::vector<Txid>> expirable(WalletId wallet, std::int64_t before);
    Result<void> setHeard(WalletId wallet, const Txid& txid); ///< Known by a peer's word alone.
    Result<std::vector<TxRow>> confirmedAbove(WalletId wallet, BlockHeight height); ///< The newest first.
    Result<void> setFrozen(WalletId wallet, const OutPoint& coin, bool frozen); ///< Errors: NotFound.

private:
    Database& m_db;
};

} // namespace lockstep
