// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/wallet/balance.h"
#include "core/wallet/indexedblock.h"
#include "core/wallet/ingestresult.h"
#include "core/wallet/scriptbook.h"

#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace lockstep {

/// Transactions and coins of one wallet: the rows, and in memory the coins that are not spent for good.
class Ledger
{
public:
    Ledger(Database& db, WalletId wallet) : m_rows(db), m_labels(db), m_wallet(wallet) { }

    /// Errors: Database's; Damaged where a coin is not the output its transaction has.
    Result<void> load();
    /// From the next load on: see WalletRow::forgets. Of what goes nothing is read, of what stays only what reads.
    void setForgets(bool forgets) { m_forgets = forgets; }

    /// A block's payments (`hits`, in block order) and spends: outputs first, so that order in the block does not
    /// matter. The same block again changes nothing.
    Result<IngestResult> confirm(const IndexedBlock& block, const ChainPoint& at,
                                 std::span<const ScriptBook::Hit> hits);

    /// Where it waits already its witnesses are the new ones. Nothing of a coinbase.
    /// Errors: Duplicate (detail: the txid) when another transaction spends one of its coins already.
    Result<IngestResult> addPending(const Transaction& transaction, std::span<const ScriptBook::Hit> hits,
                                    std::int64_t now);

    /// One that a peer passed on: what it pays is pending; the coins it spends stay as they are, since nobody checked
    /// its signatures. It takes the place of those that were heard before and spend the same; against any other that
    /// spends the same it is not believed, nor is one that failed for more than its age unless `again` says that this
    /// is over. One that pays and spends nothing changes nothing.
    Result<IngestResult> addHeard(const Transaction& transaction, std::span<const ScriptBook::Hit> hits,
                                  std::int64_t now, bool again = false);
    /// Gives up what waits since before this time (unix seconds) and rests on other people's coins alone: heard of, or
    /// in a block that was undone; not what the person sends, nor what that builds on. Marked as heard. How many.
    Result<std::int32_t> expire(std::int64_t before);
    Result<std::vector<Bytes>> rivalScripts(); ///< See Wallet::rivalScripts.
    bool holds(const OutPoint& coin) const { return m_coins.contains(coin); }
    bool isSpentBy(const IndexedBlock& block) const; ///< A coin of ours, or what a pending transaction spends.

    Result<void> replacePending(const Txid& txid, const Txid& rival); ///< Errors: NotFound unless it is pending.
    Result<std::int32_t> abandon(const Txid& txid); ///< See Wallet::abandon.

    /// What will not confirm, as far as it is pending, and what descends from it. How many that are.
    Result<std::int32_t> failAll(std::span<const std::pair<Txid, TxFailure>> lost);
    /// `now`: unix seconds, since when they wait. How many others fail with a coinbase that fell out.
    Result<std::int32_t> rollbackTo(BlockHeight fork, std::int64_t now);

    /// Those that failed because of a block above `fork`, or of one that is undone, and whose inputs are free again: as
    /// far as this wallet knows they may still confirm. Asked after rollbackTo, until none is left.
    Result<std::vector<TxRow>> revivable(BlockHeight fork);
    Balance balance(const ChainPoint& at) const;

    Balance balanceOf(std::span<const OutPoint> coins, const ChainPoint& at) const; ///< The part that these are.
    std::vector<OutPoint> unspentIn(std::unordered_set<OutPoint>& seen) const; ///< See Wallet::unspentIn.
    std::uint64_t version() const { return m_version; } ///< See Wallet::coinsVersion.

private:
    struct LiveCoin
    {
        Amount amount;
        std::optional<BlockHeight> height; ///< nullopt while pending.
        bool isCoinbase = false;
        bool frozen = false;
        std::optional<Txid> spentBy; ///< A pending transaction.
        bool heard = false; ///< While pending: by the word of a peer alone.
    };
    struct PendingInput
    {
        Txid spender;
        bool heard = false; ///< By the word of a peer alone.
    };
    struct Spend
    {
        OutPoint coin;
        std::uint32_t spender = 0; ///< Position in the block.
    };

    Result<void> loadCoins();
    Result<void> loadPendingInputs();
    Result<void> checkCoins(const std::vector<StoredCoin>& coins);
    std::vector<Spend> spendsIn(const IndexedBlock& block) const;
    Result<void> confirmTransaction(const IndexedBlock& block, const ChainPoint& at, std::uint32_t position,
                                    IngestResult& result);
    Result<void> receive(const Transaction& transaction, const Txid& txid, const ScriptBook::Hit& hit,
                         std::optional<BlockHeight> height, IngestResult& result, bool heard = false);
    Result<void> spendConfirmed(const Spend& spend, const Txid& spender, BlockHeight height, IngestResult& result);
    Result<void> failRivals(const IndexedBlock& block, BlockHeight height, IngestResult& result);
    Result<void> failRival(const Txid& txid, const Txid& rival, BlockHeight height, IngestResult& result);
    Result<std::int32_t> fail(const Txid& txid, const TxFailure& why); ///< How many, with what descends from it.
    Result<std::int32_t> failPending(const Txid& txid, const TxFailure& why);
    Result<bool> hasFreeInputs(const TxRow& row);
    Result<void> sumUpAgain(const Txid& txid);
    Result<void> sumUp(const Transaction& transaction, const Txid& txid);
    Result<void> writeSums(const Transaction& transaction, const Txid& txid, std::span<const StoredCoin> received,
                           std::span<const StoredCoin> spent);
    Result<std::optional<Txid>> confirmedRival(const Transaction& transaction, std::span<const ScriptBook::Hit> hits);
    Result<bool> makeWayForHeard(const Transaction& transaction, const Txid& txid);
    Result<std::vector<StoredCoin>> coinsSpentBy(const Transaction& transaction);
    template <typename ForEach>
    static Balance sum(const ChainPoint& at, ForEach&& forEach); ///< Over the coins that `forEach` names.
    StoredCoin coinAt(const Transaction& transaction, const Txid& txid, const ScriptBook::Hit& hit) const;

    LedgerRepository m_rows;
    LabelRepository m_labels;
    WalletId m_wallet;
    std::unordered_map<OutPoint, LiveCoin> m_coins;
    /// What our pending transactions spend, ours or not. Two that spend one coin may both wait: after a reorg.
    std::unordered_multimap<OutPoint, PendingInput> m_pendingInputs;
    std::uint64_t m_version = 0;
    bool m_forgets = false;
    bool m_stale = false; ///< Rows changed behind the memory's back: read again.
};

} // namespace lockstep
