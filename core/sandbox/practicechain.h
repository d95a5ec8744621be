// SPDX-License-Identifier: MIT
#pragma once

#include "core/sandbox/mempool.h"
#include "core/sandbox/practiceblock.h"
#include "core/sandbox/treasury.h"

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace lockstep {

class Clock;

/// A whole practice chain in memory: blocks with real proof of work from regtest's genesis, their filters, the coins
/// and the waiting transactions. It follows the consensus rules that a client can check, and runs no scripts.
///
/// A copy is a fork: blocks are shared, and after setSalt() the copies mine different ones. Not thread-safe.
/// Cost: about 10 us a transaction, coinbases included (measured, debug build); memory: the blocks, twice.
class PracticeChain
{
public:
    /// What becomes of the payments in the blocks that a reorganisation takes away.
    enum class Keep {
        All, ///< Mined again at the same heights.
        EverySecond, ///< The first, third, ... are mined again; of the others no trace is left.
        None,
    };
    static constexpr int MaxBlocksAtOnce = 1'000'000;

    explicit PracticeChain(const Clock& clock, const NetworkParams& params = networkParams(Network::Practice));

    ChainPoint tip() const { return m_active.back()->point; }
    const NetworkParams& params() const { return *m_params; }
    const Clock& clock() const { return *m_clock; }
    const PracticeBlockPtr& block(BlockHeight height) const; ///< On the best chain; `height` 0 to tip().height.
    PracticeBlockPtr find(const BlockHash& hash) const; ///< On any branch; nullptr if unknown.
    bool isActive(const PracticeBlock& block) const; ///< On the best chain.
    PracticeBlockPtr ancestor(PracticeBlockPtr block, BlockHeight height) const; ///< On the block's own branch.
    std::uint32_t medianTimePast() const { return medianTimePast(tip().height); }
    std::uint32_t medianTimePast(BlockHeight height) const; ///< Of the 11 blocks up to `height`.

    const CoinMap& coins() const { return m_coins; } ///< All that is unspent as of the tip.
    const Mempool& mempool() const { return m_mempool; }
    Amount spendableTreasury() const; ///< What pay() could spend in the next block.

    /// Mines blocks with the waiting transactions; subsidy and fees go to `coinbaseScript`, or to the treasury when
    /// it is empty. Errors: OutOfRange (count), BadTime (so many blocks within so short a time that their median
    /// ran two hours ahead of the clock).
    Result<ChainPoint> mine(int count, ByteSpan coinbaseScript = {});

    /// A payment from the treasury that waits for the next block; the outputs come first and in this order.
    /// Errors: Refused when the treasury has too little: see raiseFunds().
    Result<Txid> pay(std::span<const TxOut> outputs);

    /// Mines until the treasury can pay `amount` and its fee. Errors: as mine(); Refused when mining cannot bring
    /// that much, as subsidies halve every 150 blocks.
    Result<void> raiseFunds(Amount amount);

    /// Somebody else's transaction: checked as Mempool says, then it waits. Errors: as Mempool::accept().
    Result<MempoolEntryPtr> accept(Transaction tx);

    /// Replaces the last `depth` blocks by `newLength` others. All or nothing. Errors: OutOfRange unless
    /// 1 <= depth <= height and newLength > depth, since the branch with more work is the chain; as mine().
    Result<ChainPoint> reorg(int depth, int newLength, Keep keep);

    /// Adds a block that was made elsewhere, as from disk, to the tip. Errors: as Block::parse and checkBlock;
    /// Unconnected, BadProofOfWork, NotFound (a coin is missing), OutOfRange (creates too much).
    Result<void> append(ByteSpan rawBlock);

    /// Makes `height` the tip; what was above stays findable as a branch, its payments are gone. `height` 0 to tip.
    void rewind(BlockHeight height);

    void setSalt(std::uint32_t salt) { m_salt = salt; } ///< Chains with different salts never mine the same block.

    /// Seconds from one block to the next; 0 takes the clock's time. Either way after the median of the last 11.
    void setTimeStep(std::uint32_t seconds) { m_timeStep = seconds; }
    void setNextTime(std::uint32_t unixSeconds) { m_nextTime = unixSeconds; } ///< For one block, raised to the median.

private:
    NextBlock nextBlock() const;
    Result<std::uint32_t> nextTime();
    Result<void> mineOne(ByteSpan coinbaseScript);
    Result<void> mineBranch(std::span<const std::vector<Transaction>> kept, int newLength);
    Result<void> checkNext(const Block& block) const;

    /// Spends and creates coins; on an error all is as before.
    Result<std::vector<SpentCoin>> apply(const Block& block);
    void unapply(std::span<const Transaction> transactions, std::span<const SpentCoin> spent);
    void createCoins(const Transaction& tx, BlockHeight height);
    void addCoin(const OutPoint& outpoint, const Coin& coin);
    bool removeCoin(const OutPoint& outpoint);

    void connect(const Block& block, Bytes raw, std::vector<SpentCoin> spent);
    std::vector<Transaction> disconnectTip(); ///< What it had besides the coinbase.
    void readmit(std::span<const MempoolEntryPtr> waiting);

    const Clock* m_clock;
    const NetworkParams* m_params;
    std::vector<PracticeBlockPtr> m_active; ///< By height.
    std::unordered_map<BlockHash, PracticeBlockPtr> m_blocks; ///< Of all branches.
    CoinMap m_coins;
    Mempool m_mempool;
    Treasury m_treasury;
    std::uint32_t m_salt = 0;
    std::uint32_t m_timeStep = 0;
    std::optional<std::uint32_t> m_nextTime;
};

} // namespace lockstep
