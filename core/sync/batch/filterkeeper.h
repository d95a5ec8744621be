// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/batch/batchscanner.h"
#include "core/sync/batch/filtersource.h"
#include "core/sync/fetch/chaincache.h"
#include "core/sync/state/chainstate.h"
#include "core/util/clock.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>

namespace lockstep {

/// Fetches the filters since segwit that no scan has asked for, where a person wants all of them kept. A piece at a
/// time, whenever the loop has nothing else to do: the newest first, for those stay where room is short. It stops
/// where there is no room for more. A piece is as large as comes in some seconds: what a person waits for comes over
/// the same line, behind what was asked for.
///
/// What is on the disk is the cursor, so a restart goes on where the last run was.
class FilterKeeper
{
public:
    struct Parts
    {
        const ChainState& chain;
        ChainCache& cache;
        FilterSource& filters;
        const Clock& clock;
    };
    explicit FilterKeeper(const Parts& parts);

    /// Until somebody says that the connection is free, nothing is fetched: a command line says nothing of it.
    void setSavesData(bool saves) { m_savesData = saves; }
    void startAnew(); ///< A person has changed what is kept, or deleted it.
    /// Nothing is tried again until there is another block, or a person changes something.
    void rest();

    /// A person wants all filters, the connection may be used for them, and the last try did not fail. Where they
    /// could not be written: an hour ago, or something was written since.
    bool isWanted() const;

    /// Reads which filters the next file has, of those that were not looked into since the start: a disk takes its
    /// time for all of them. False: they are known.
    bool lookFurther();

    std::optional<BlockRange> next(); ///< nullopt: all are here, or there is no room for more. Their headers are known.

    /// Errors: those of FilterSource. What came with it is kept.
    QCoro::Task<Result<BatchOutcome>> fetch(BlockRange range);

    /// How it stands. Of a chain whose end is not known yet: up to the last header.
    EveryFilter state() const;
    const std::optional<Error>& problem() const { return m_problem; } ///< Why there is no room: see ChainCache.

private:
    BlockHeight first() const { return m_chain.headers().params().segwitFrom; }
    bool isVain(BlockHeight height) const;
    bool lacks(BlockHeight height) const;
    std::optional<BlockHeight> highestLacking() const;
    std::int32_t countOfNone() const;
    void learn(std::int32_t blocks, std::chrono::milliseconds took, bool isWhole);

    const ChainState& m_chain;
    ChainCache& m_cache;
    FilterSource& m_filters;
    const Clock& m_clock;
    std::int32_t m_piece; ///< Blocks.
    std::optional<BlockHeight> m_lookedInto; ///< Down to here, since the start.
    std::map<BlockHeight, FilterHeader> m_inVain; ///< Of filters that were fetched and have no bytes: none is kept.
    std::optional<ChainPoint> m_restsAt;
    std::optional<std::int64_t> m_unwrittenAt; ///< In Unix seconds: then the disk took none.
    std::optional<Error> m_problem;
    bool m_savesData = true;
};

} // namespace lockstep
