// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/sync/state/chainstate.h"
#include "core/sync/state/eventlog.h"
#include "core/sync/state/jobqueue.h"
#include "core/sync/state/walletset.h"
#include "core/util/clock.h"

namespace lockstep {

/// The life of an import beside its batches: begin, find where to start, join without a scan, end. Each step is one
/// transaction of its own.
class ImportDesk
{
public:
    struct Parts
    {
        Database& database;
        ChainState& chain;
        WalletSet& wallets;
        JobQueue& jobs;
        EventLog& events;
        const Clock& clock;
    };
    explicit ImportDesk(const Parts& parts);

    Result<void> place(Job& job); ///< Finds the first block of a wallet's import, where only a date was given.
    Result<void> endAt(Job& job, BlockHeight last); ///< Of a look for single scripts.
    Result<void> begin(Job& job); ///< State Running.
    Result<void> finish(Job& job); ///< It has caught up without a (further) batch: joins.
    Result<void> fail(Job& job, const Error& error); ///< The others go on.
    Result<void> answer(Job& job, const OutpointRow& answer); ///< Stores what is known; with a verdict the job is over.

    /// Two days before a date: clocks are wrong, and blocks carry the time of their miner.
    static constexpr std::int64_t BirthdayMargin = 48 * 3'600;

private:
    Result<void> placeAtBirthday(Job& job, Wallet& wallet);
    BlockHeight birthdayOf(const Wallet& wallet) const;
    BlockHeight startOf(const Wallet& wallet) const; ///< The block it has behind it at least.
    BlockHeight birthdayByDate(const Wallet& wallet) const;

    Database& m_database;
    ChainState& m_chain;
    WalletSet& m_wallets;
    JobQueue& m_jobs;
    EventLog& m_events;
    const Clock& m_clock;
};

} // namespace lockstep
