// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/jobrepository.h"
#include "core/storage/repositories/rows.h"
#include "core/sync/eta.h"
#include "core/sync/scanstart.h"
#include "core/sync/state/scannedblocks.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace lockstep {

/// An import that is not over, or a question: its stored row.
struct Job
{
    JobRow row;
    std::vector<JobScript> scripts; ///< What a targeted one looks for; of a rescan, see foundBy().
    Eta eta; ///< Of the present run.
    bool isAnnounced = false; ///< Its start was told.
    bool isBlocked = false; ///< Its wallet has not forgotten yet what came from blocks: see WalletRemnants.

    bool mayRun() const { return !isBlocked && !row.userPaused && row.state != JobState::Failed; }
    bool hasBegun() const { return row.next > row.from; }

    /// It has a window of its own, or ends with the first find: such a job is short.
    bool isTargeted() const { return row.kind == JobKind::Scripts || row.kind == JobKind::Outpoint; }
    bool isLookup() const { return row.kind == JobKind::Outpoint; }
    bool isSearch() const { return row.kind == JobKind::Search; } ///< Not stored. Of its row, all but places counts.
    bool isQuestion() const { return isLookup() || isSearch(); } ///< No wallet's: when they have nothing to do.
    /// Of a look for single scripts: its next block is one that the wallets have not come to. They read it with its
    /// scripts, and it goes along (BatchCommit).
    bool goesAlong(BlockHeight synced) const
    {
        const bool isOver = row.to ? row.next > *row.to : hasBegun();
        return row.kind == JobKind::Scripts && row.next > synced && !isOver;
    }
    bool startsWhenIdle() const { return row.rank > 0; } ///< Behind all that were added without a rank.
};

/// The imports that wait, in the order of the queue: as they came, unless a person moved one ahead. Every change is
/// stored; after a restart the queue is what it was, and a job that was running goes on from its cursor.
///
/// What is asked about outpoints stays here with its answer when its job is over, until a person forgets it or
/// KeptLookups newer ones are answered.
///
/// A search for accounts is a job of the queue like any other, but in memory alone: no change of it needs the disk, and
/// a restart ends it. One at a time; its blocks are ChainLoop's to know.
class JobQueue
{
public:
    explicit JobQueue(Database& database) : m_database(database), m_scanned(database) { }

    /// On an error the queue is as it was, and stale.
    Result<void> load();

    bool isStale() const { return m_isStale; } ///< As WalletSet::isStale.
    void setStale() { m_isStale = true; }

    static void setStart(JobRow& row, ScanStart start); ///< Of one that is not added yet.

    /// Lists a search. Its number is no other job's, also where the disk takes nothing. Not inside a transaction.
    /// Changes the order.
    void addSearch(std::int64_t askedAt);

    // Inside a transaction, but for a search. What changes the order makes a `Job&` from before another job's.
    Result<JobId> add(JobRow row, std::vector<JobScript> scripts); ///< Changes the order.
    /// A job of JobKind::Outpoint, with what it is about. Changes the order.
    Result<JobId> ask(JobRow row, OutpointRow question);
    Result<void> store(const Job& job); ///< The row as it is in memory; over (Done, Cancelled): call `drop` after.
    Result<void> store(const OutpointRow& answer); ///< And memory follows.
    Result<void> addScripts(Job& job, const std::vector<JobScript>& scripts); ///< As far as it lacks them.
    Result<void> moveFirst(Job& job); ///< Before all others. Changes the order.
    Result<void> resume(Job& job); ///< It waits for its turn, no longer for an idle moment. Changes the order.
    Result<void> forget(JobId id); ///< A look for an outpoint, whatever its state: question and answer.
    Result<void> rollbackTo(const ChainPoint& fork); ///< Cursors and finds above the fork come down to it.
    Result<void> rollbackOf(WalletId wallet, const ChainPoint& fork); ///< The same of one wallet's cursors.
    ScannedBlocks& scanned() { return m_scanned; }

    void setBlocked(WalletId wallet, bool blocked); ///< While it forgets what came from blocks: see Job::isBlocked.
    bool hasBlocked() const; ///< One begins soon, by itself.
    void drop(JobId id); ///< It is over.
    void dropOf(WalletId wallet); ///< The wallet is gone, and its rows with it.

    Job* find(JobId id);
    Job* ofWallet(WalletId wallet, JobKind kind); ///< The oldest one; nullptr if none.

    /// The import whose cursor the next batch starts at; nullptr: none may run. It is the first of the queue, or one
    /// further behind that it meets later on, so that both are one walk from there: one that has begun waits for that
    /// only if it takes fewer blocks than it has left up to `synced`. A targeted one waits for another targeted one
    /// alone, where they share more blocks than that takes. One that goes along with the wallets has no turn.
    ///
    /// One that starts when idle comes after all others, and only while `isIdle`. Those in `besides` have no turn.
    const Job* leader(BlockHeight synced, bool isIdle, const std::vector<JobId>& besides) const;
    const Job* nextLookup() const; ///< The first look for an outpoint that may run; nullptr: none.
    Job* search(); ///< nullptr: there is none.
    const Job* search() const;
    bool hasOpenQuestion() const; ///< One that may run.

    /// While they are held no job but a search has a turn: somebody watches that one. What ran waits with its cursor.
    /// Not stored.
    void setHeld(bool held);
    void letImportsWait(); ///< None has its turn: what ran is queued, with its cursor. Not stored.
    bool letQuestionsWait(); ///< The same of them, while an import has its turn. False: none ran.

    const ScannedBlocks& scanned() const { return m_scanned; } ///< What earlier jobs looked at, too.
    const std::deque<Job>& all() const { return m_jobs; }
    std::deque<Job>& all() { return m_jobs; }
    const OutpointRow* outpoint(JobId id) const; ///< nullptr: that job is none.
    const std::vector<OutpointRow>& outpoints() const { return m_outpoints; } ///< Also those answered; oldest first.

    static constexpr std::size_t KeptLookups = 20; ///< Answered ones.

private:
    Result<Job> jobOf(JobRow row, std::vector<JobScript> scripts);
    void sort();
    const Job* worthWaitingFor(const Job& leader, BlockHeight synced, const std::vector<JobId>& besides) const;
    Result<void> forgetOldLookups();
    JobId nextNumber(); ///< None that is, was or will be has it.

    Database& m_database;
    ScannedBlocks m_scanned;
    std::deque<Job> m_jobs; ///< By rank, then by age.
    std::vector<OutpointRow> m_outpoints;
    JobId m_last; ///< The highest number given, as far as known; the store may not have that of a search.
    bool m_held = false;
    bool m_isStale = false;
};

} // namespace lockstep
