// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "core/storage/jobrepository.h"
#include "core/storage/rows.h"
#include "core/sync/eta.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace lockstep {

/// Whether a new import begins by itself. One that waits is stored paused: resumeJob starts it.
enum class ScanStart { AtOnce, WhenResumed };

/// An import that is not over: its stored row, and what it looks for when it is a targeted one.
struct Job
{
    JobRow row;
    std::vector<JobScript> scripts;
    Eta eta; ///< Of the present run.

    bool mayRun() const { return !row.userPaused && row.state != JobState::Failed; }
};

/// The imports that wait, one after the other, the oldest first. Every change is stored; after a restart the queue is
/// what it was, and a job that was running goes on from its cursor.
class JobQueue
{
public:
    explicit JobQueue(Database& database) : m_database(database) { }

    Result<void> load();

    static void setStart(JobRow& row, ScanStart start); ///< Of one that is not added yet.

    // Inside a transaction:
    Result<JobId> add(JobRow row, std::vector<JobScript> scripts);
    Result<void> store(const Job& job); ///< The row as it is in memory; over (Done, Cancelled): call `drop` after.
    Result<void> rollbackTo(const ChainPoint& fork); ///< Cursors above the fork come down to it.

    void drop(JobId id); ///< It is over.
    void dropOf(WalletId wallet); ///< The wallet is gone, and its rows with it.

    Job* find(JobId id);
    Job* ofWallet(WalletId wallet, JobKind kind); ///< The oldest one; nullptr if none.
    Job* next(); ///< The one to run: the oldest that may.
    const std::deque<Job>& all() const { return m_jobs; }

private:
    Database& m_database;
    std::deque<Job> m_jobs; ///< A deque: adding one leaves the others where they are.
};

} // namespace lockstep
