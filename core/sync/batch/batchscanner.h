// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/batch/filtersource.h"
#include "core/sync/batch/recoverystate.h"
#include "core/sync/fetch/blocksource.h"

#include <QThreadPool>

#include <chrono>
#include <deque>
#include <set>
#include <vector>

namespace lockstep {

/// A block that matters, with its place.
struct ScannedBlock
{
    ChainPoint at;
    std::shared_ptr<const IndexedBlock> block; ///< Never nullptr.
};

/// What a scan of some blocks brought: the blocks to take in, in height order.
struct BatchOutcome
{
    BlockRange
        range; ///< What was looked at: less than was asked for where so many blocks matter that they fill a batch.
    std::vector<ScannedBlock> blocks;
    std::int64_t filterBytes = 0;
    std::int64_t storedBytes = 0; ///< Of these, read from the disk.
    std::int64_t fetchedBytes = 0; ///< Filters and blocks that peers sent; see SentBytes.
    std::int32_t stored = 0; ///< Filters read from the disk.
    std::chrono::microseconds matchedIn{}; ///< It took to have all filters and to look into them.
};

/// The reading half of a batch: filters, match, blocks once, and the growth of the lookahead inside the batch. It
/// changes no wallet and no row, so it may be dropped at any point.
class BatchScanner
{
public:
    static constexpr std::size_t RangesAhead = 2; ///< As many of `next` are made use of.
    /// A batch ends with the block that reaches one of them: so much is held at once, and taken in by one transaction,
    /// which nothing can interrupt.
    static constexpr std::size_t MostBlocks = 250;
    static constexpr std::size_t MostBytes = 64 * 1024 * 1024;

    BatchScanner(FilterSource& filters, BlockSource& blocks);

    /// `recovery` grows by what the blocks use. Once the filters are here, those of the first in `next` are asked for
    /// and matched, so that this is done while these blocks are worked on. When these are done the second is asked for,
    /// with the first blocks of the first: they come while the batch is committed.
    /// `isCalledOff` is asked where this takes long without a question to the chain.
    /// Errors: Cancelled, Stopping, TipMoved, NotFound.
    QCoro::Task<Result<BatchOutcome>> scan(BlockRange range, std::vector<BlockRange> next,
                                           std::shared_ptr<RecoveryState> recovery, Turns::CalledOff isCalledOff);

    void noteStored(const BlockRange& range); ///< Its outcome was committed: what peers sent for it is counted.

    QCoro::Task<void> drain(); ///< After cancelRequests(): waits for what was asked ahead.

private:
    using Positions = std::set<std::size_t>;
    using Recovery = std::shared_ptr<RecoveryState>;

    /// The filters of a range, and where the first `scripts` scripts of a recovery are in them.
    struct Matched
    {
        std::shared_ptr<const ProvedFilters> filters;
        std::size_t scripts = 0;
        Positions due;
        std::vector<KeptValues> kept; ///< Of each filter, for the scripts that come after.
        std::chrono::microseconds took{};
    };
    struct Ahead
    {
        BlockRange range;
        Recovery recovery;
        std::shared_ptr<std::optional<Positions>> due; ///< nullopt until it is matched.
        QCoro::Task<Result<Matched>> matched;
    };

    void dropUnpromised(const std::vector<BlockRange>& next);
    void matchAhead(const std::vector<BlockRange>& next, std::size_t count, const Recovery& recovery);
    void askForBlocks(const BlockRange& range, const Positions& due);
    QCoro::Task<Result<Matched>> takeMatched(BlockRange range, Recovery recovery);
    QCoro::Task<Result<Matched>> fetchAndMatch(BlockRange range, Recovery recovery);
    QCoro::Task<Result<Matched>> tellingWhatIsDue(QCoro::Task<Result<Matched>> matching,
                                                  std::shared_ptr<std::optional<Positions>> due);
    QCoro::Task<Matched> match(std::shared_ptr<const ProvedFilters> filters, BlockRange range, Recovery recovery);
    QCoro::Task<Result<void>> absorb(const BlockRange& range, Matched matched, RecoveryState& recovery, Turns& turns,
                                     BatchOutcome& outcome);

    FilterSource& m_filters;
    BlockSource& m_blocks;
    std::deque<Ahead> m_ahead; ///< In order.
    QThreadPool m_pool; ///< Matching only.
};

} // namespace lockstep
