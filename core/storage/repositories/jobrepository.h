// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <span>
#include <vector>

namespace lockstep {

/// Imports and targeted scans, so that a restart goes on where they were; and what was scanned already.
class JobRepository
{
public:
    explicit JobRepository(Database& db) : m_db(db) { }

    /// Under the number it has, or where that is 0 under the next one.
    Result<JobId> insert(const JobRow& row, std::span<const JobScript> scripts = {});
    Result<JobId> lastId(); ///< The highest number that a job has or had; 0: there was none.
    Result<void> noteTaken(JobId id); ///< Something that is not stored has this number: no job will have it.
    Result<void> addScripts(JobId id, std::span<const JobScript> scripts); ///< As far as it lacks them.
    Result<void> update(const JobRow& row); ///< All but wallet, kind and createdAt. Errors: NotFound.
    Result<JobRow> find(JobId id); ///< Errors: NotFound.
    Result<std::vector<JobRow>> unfinished(); ///< Neither Done nor Cancelled, in the order of the queue.
    Result<std::vector<JobRow>> ofWallet(WalletId wallet);
    Result<std::vector<JobId>> standingAt(BlockHeight next); ///< Unfinished ones with this cursor; sorted.
    Result<std::vector<JobScript>> scripts(JobId id);
    /// Transactions of its wallet in the blocks from `first` to `last` that pay its scripts, or spend their coins.
    Result<std::int32_t> countFound(JobId id, BlockHeight first, BlockHeight last);

    /// R4: cursors above the fork come down to it, or to where a look for single scripts begins. What was scanned stays
    /// told: see ScannedBlocks.
    Result<void> rollbackTo(const ChainPoint& fork);

    Result<void> addScannedRange(const ScannedRange& range);
    Result<void> removeScannedRange(const ScannedRange& range);
    Result<std::vector<WalletId>> scannedWallets(); ///< Those that have such ranges.
    Result<std::vector<ScannedRange>> scannedRanges(WalletId wallet); ///< From the lowest on.

private:
    Database& m_db;
};

} // namespace lockstep
