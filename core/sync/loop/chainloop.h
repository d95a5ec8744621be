// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/batch/batchcommit.h"
#include "core/sync/batch/batchplanner.h"
#include "core/sync/batch/batchscanner.h"
#include "core/sync/batch/filterkeeper.h"
#include "core/sync/batch/scriptsearch.h"
#include "core/sync/fetch/pacerecord.h"
#include "core/sync/fetch/runmeter.h"
#include "core/sync/jobs/importdesk.h"
#include "core/sync/loop/branchwatch.h"
#include "core/sync/loop/importwatch.h"
#include "core/sync/loop/wakeup.h"
#include "core/sync/payments/feewatch.h"
#include "core/sync/state/chainstate.h"
#include "core/sync/state/jobqueue.h"
#include "core/sync/state/walletset.h"
#include "core/sync/syncsnapshot.h"
#include "core/sync/trust/droppedfilterheaders.h"
#include "core/sync/trust/filterheaderfollower.h"
#include "core/sync/upkeep/upkeep.h"
#include "core/util/clock.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace lockstep {

/// The one chain loop, for all wallets. Read `run` first: it is the design document's loop.
///
/// Commands do not talk to the loop; they change wallets and jobs between two of its steps (all on one thread) and
/// call `interrupt`. The loop then drops what it had in flight, which is never more than a batch, and plans anew.
class ChainLoop final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ChainClient& client;
        ChainState& chain;
        ChainCache& cache;
        WalletSet& wallets;
        JobQueue& jobs;
        Database& database;
        const Clock& clock;
    };
    explicit ChainLoop(const Parts& parts);

    /// Until `requestStop`. Then nothing of it is left suspended.
    QCoro::Task<void> run();

    void requestStop();
    /// A person accepts the branch that waits. Errors: NotFound; TipMoved if it leaves the best chain elsewhere by now.
    Result<void> acceptReorg(BlockHeight fork);

    Result<void> load();
    /// Whether the wallets in lockstep take in new blocks between two batches of an import, or stand until it ends.
    Result<void> letBlocksThrough(bool lets); ///< Remembered, and from the next batch on.
    bool letsBlocksThrough() const { return m_letsBlocksThrough; }
    bool isImportStuck() const { return m_importWatch.isStuck(); } ///< New blocks are let through until it moves.
    bool isStuck(const Job& job) const; ///< With the import that has its turn, or while another one has it.
    void tryAnew(JobId job) { m_importWatch.forget(job); } ///< A person wants it to go on, or to go first.

    void interrupt(); ///< Wallets or jobs have changed: plan anew, at once.
    void watchAnew()
    {
        m_recovery.reset();
    } ///< The next batch makes its list of scripts anew; the one under way goes on.
    /// What is kept of the chain has changed, or what is on the disk: see FilterKeeper.
    void keepAnew();
    void setSavesData(bool saves); ///< Then nothing is fetched only to be kept.
    void wake(); ///< There may be news: headers, peers.
    void lookAtConnection(); ///< A peer came or went.

    /// Looks for accounts that are no wallets, a batch whenever the wallets have nothing to do. `search` is told how it
    /// ended: Cancelled, Stopping, Refused while another one runs, or what the chain did not give. Until then it is a
    /// job of the queue.
    void startSearch(std::shared_ptr<ScriptSearch> search);
    void cancelSearch();
    const ScriptSearch* search() const { return m_search.get(); } ///< nullptr: there is none.

    /// Runs `work` at the next place where nothing is in flight. One at a time: else it ends with Refused.
    void startUpkeep(std::shared_ptr<Upkeep> work);
    void cancelUpkeep();

    // For an upkeep, from inside its step:
    /// Headers that are no peer's: accepted and stored by the same rules, and followed as such.
    Result<HeaderChainChange> takeFromFile(std::span<const BlockHeader> headers);
    void standAgain() { m_standsOnChain = false; } ///< A wallet may stand on a block that is not in the chain.
    /// `cut` takes some of what is stored of the chain away, in one transaction: what is missing then is fetched. What
    /// rests on one peer's word is noted before: nobody may be killed in between.
    Result<void> cutChain(const std::function<Result<void>()>& cut);

    void measureFees(); ///< A person asks what transactions pay: the newest blocks are read. fees() tells.

    /// All headers that any peer offers are here, and their work is proved.
    bool headersAreCurrent() const { return m_headersCurrent; }
    /// And that holds for this moment: peers were asked since the last of them had gone, and since the machine slept.
    bool isTipCurrent() const { return m_headersCurrent && m_newsFollowed >= m_lostTouch; }
    /// A peer has a header that our clock makes come too early: it is looked at again every minute.
    bool refusesFuture() const { return m_refusesFuture; }
    bool hasOldTip() const; ///< Two hours old, as once in 160,000 blocks by chance. Never on a private chain.
    std::optional<Error> problem() const; ///< What a person should know: why nothing moves, or what waits for them.
    const RunMeter& meter() const { return m_meter; }
    const TrustRecord& trust() const { return m_trust; }
    const FeeWatch& fees() const { return m_fees; }
    const FilterKeeper& keeper() const { return m_keeper; }
    bool isKeepingFilters() const { return m_isKeeping; } ///< That nobody asked for are on their way.
    std::int64_t secondsLeft() const; ///< Until all wallets in lockstep stand at the tip; -1 while unknown.

signals:
    void happened(lockstep::SyncEvent event);
    void changed(); ///< Something that a snapshot shows.
    void tookBack(lockstep::WalletId wallet); ///< Not with all: it, or what it builds on, missed a reorg.

private:
    struct RecoveryKey
    {
        std::vector<std::shared_ptr<Wallet>> wallets;
        std::vector<std::optional<JobId>> jobs;
        std::vector<decltype(ScanMember::only)> scripts; ///< Of a targeted scan.
        std::vector<std::uint32_t> windows;
        friend bool operator==(const RecoveryKey&, const RecoveryKey&) = default;
    };

    /// How peers led on, since all of them were asked last.
    struct HeaderWalk
    {
        std::vector<BlockHash> next; ///< To ask after now, besides our tip: on side branches that may yet be the best.
        std::map<PeerId, int> detours; ///< Answers of each that began elsewhere than was asked after.
    };

    QCoro::Task<Result<bool>> round(); ///< False: nothing was left to do.

    // Following the chain
    bool isNewsExpected() const { return m_newsHeard != m_newsFollowed; }
    QCoro::Task<Result<void>> followHeaders();
    bool anotherClaimsMore(const std::vector<PeerId>& asked) const;
    bool leadsOn(const From<std::vector<BlockHeader>>& answer, HeaderWalk& walk) const;
    Result<bool> takeHeaders(const From<std::vector<BlockHeader>>& answer, HeaderWalk& walk);
    Result<void> storeHeaders(const HeaderChainChange& change);
    bool standsAbove(BlockHeight height) const; ///< Some wallet, or all of them together.
    void tellHeldReorg(); ///< Once for each.
    Result<void> takeBack(BlockHeight fork); ///< Filter headers were wrong: scan again from here, with others.
    void forgetFiltersAbove(BlockHeight fork); ///< Their filter headers are cut.
    Result<void> rollBack(BlockHeight fork); ///< Inside a transaction: all that stands above it comes down.
    Result<void> bringDown(Wallet& wallet, const ChainPoint& fork); ///< Or set it aside where it stands.
    /// What jobs under way, all or those of one wallet, will leave to the lockstep.
    Result<void> noteUnfinished(BlockHeight fork, std::optional<WalletId> only = {});
    Result<void> reloadAll(); ///< Memory is ahead of a transaction that failed: all of it is read again.
    Result<void> readChain(); ///< As it is stored.
    Result<void> readAgain(); ///< What is stale, wherever a reload has failed: before anything is planned.
    Result<void> moveOnAlone(); ///< With no wallet in lockstep, SyncedTo follows the headers by itself.
    QCoro::Task<Result<void>> followFilterHeaders();
    Result<void> compareWithDropped(); ///< Takes back what was scanned by others than two peers tell now.
    QCoro::Task<Result<bool>> confirmFilterHeaders(); ///< True: there was something to confirm.

    // Upkeep, and what it may leave behind
    QCoro::Task<void> runUpkeep();
    void endUpkeep(const std::optional<Error>& error);
    /// Wallets whose block is not in the chain go back to one that is; not while our clock refuses the rest of it.
    Result<void> standOnChain();
    Result<bool> takeStraysBack(); ///< Some wallets, while the others stay. False: not now.
    Result<bool> takeAllBack(); ///< False: not now.
    Result<void> bringBack(Wallet& wallet); ///< Inside a transaction. Or set it aside where it stands.
    Result<BlockHeight> lastSeenOnChain(const Wallet& wallet);
    BlockHeight forkBelow(const std::vector<ChainPoint>& seen) const;
    Result<void> goBackTo(BlockHeight fork, std::int32_t undone);

    // What a person asks of the chain, and no wallet
    QCoro::Task<Result<bool>> answerQuestions(); ///< A batch of each. False: nobody asks.
    QCoro::Task<Result<bool>> advanceLookup(); ///< One batch of the first look for an outpoint. False: there is none.
    QCoro::Task<Result<void>> readLookupBlock(JobId id);
    Result<void> endLookup(JobId id);
    void readFeeBlocks(); ///< Those that somebody asked for, if any: beside all else, which waits for none of them.
    QCoro::Task<void> fetchFeeBlocks();
    QCoro::Task<Result<bool>> advanceSearch(); ///< One batch of it. False: there is none.
    void beginSearch(); ///< Or goes on with it.
    QCoro::Task<Result<void>> watchAccounts(std::shared_ptr<ScriptSearch> search);
    QCoro::Task<Result<void>> scanForSearch(std::shared_ptr<ScriptSearch> search, BlockRange range);
    void endSearch(const std::optional<Error>& error);
    bool mayKeepFilters() const; ///< There is nothing else to do.
    QCoro::Task<Result<bool>> keepFilters(); ///< A batch that nobody asked for. False: none is wanted, or it failed.
    QCoro::Task<Result<bool>> keepNextFilters();
    void measure(const BlockRange& range, const BatchOutcome& outcome, std::chrono::milliseconds took);

    // Moving the wallets
    bool isIdle() const; ///< Then an import that starts when idle may run.
    const Job* leader() const; ///< Of the imports; nullptr: none has its turn.
    bool doesAnotherImportWait() const;
    bool hasNewcomer() const; ///< An import that had no turn yet, and may have one.
    QCoro::Task<Result<bool>> runJobs();
    QCoro::Task<Result<void>> scanForImports(BatchPlan plan);
    QCoro::Task<Result<void>> advanceImports(); ///< One batch of the first one, and of those that stand where it does.
    Result<void> boundJobs();
    Result<void> settleJobs();
    Result<void> beginJobs(const BatchPlan& plan);
    Result<void> beginJob(Job& job);
    /// In the middle of an import: a batch where the person wants it, all there is where the import is stuck.
    QCoro::Task<Result<void>> letOthersAdvance();
    bool doOthersLackBlocks() const;
    bool areOthersLet() const; ///< In the middle of the import that has its turn.
    void lookAtImport(); ///< Does it move? What it waits for is called off when others have something to do meanwhile.
    QCoro::Task<Result<bool>> advance(); ///< One batch for the wallets that are furthest behind.
    QCoro::Task<Result<void>> scanAndCommit(BatchPlan plan);
    bool isCalledOff(std::uint64_t generation) const; ///< What began at it: commands came in, or the end of the run.
    Turns::CalledOff callingOff() const; ///< The same of what begins now.
    QCoro::Task<Result<BatchOutcome>> scanFor(const BatchPlan& plan); ///< All of it but the commit.
    QCoro::Task<Result<void>> storeWindows(); ///< Of wallets whose lookahead was raised.
    QCoro::Task<Result<void>> storeRowsFarOut(const BatchPlan& plan, const RecoveryState& recovery);
    /// One whose rows cannot be stored. Cancelled, for whatever is planned has it; or that this could not be stored.
    Error leaveOut(Wallet& wallet, const Error& error, bool isImported);
    Result<void> watchFor(const BatchPlan& plan); ///< By m_recovery, which is to grow after that.
    static Result<void> watchRivals(RecoveryState& recovery, const BatchPlan& plan);

    /// Somebody changed what the batch was planned for: no fault, plan anew.
    static bool isInterruption(Errc code);
    void writeDown(BlockHeight height, const Error& error); ///< For the list of events.
    void leaveLostBranch(); ///< Calls off what is waited for in vain while there is news.
    void lookAround(); ///< Every second: is there anything that is waited for in vain?
    void lookForSleep(); ///< What came while the machine slept, no peer may tell by itself.
    void loseTouch(); ///< Whatever is the tip by now, it is to be asked for.
    bool isNews(const Error& error); ///< Not told since all was done, or an hour ago; from now on told.
    void restAfter(const Error& error); ///< Notes what stands in the way, and tries again a little later.
    void tellOf(const BatchPlan& plan, const CommitReport& report, std::int32_t blocksFetched);
    void tellFailed(WalletId wallet, BlockHeight height, const Error& error);
    void tellProgress(const ScanMember& member, const CommitReport& report, SyncEvent moved);
    void tellStarted(const Job& job);
    void tellJoined(const Job& job); ///< And forgets the job: it is over.
    void tellDone();

    ChainClient& m_client;
    ChainState& m_chain;
    ChainCache& m_cache;
    WalletSet& m_wallets;
    JobQueue& m_jobs;
    const Clock& m_clock;
    BlockSource m_blocks;
    EventLog m_events;
    TrustRecord m_trust;
    FilterHeaderFollower m_filterHeaders;
    DroppedFilterHeaders m_dropped;
    FilterSource m_filters;
    FilterKeeper m_keeper;
    BatchScanner m_scanner;
    BatchCommit m_commit;
    BatchPlanner m_planner;
    ImportDesk m_imports;
    Database& m_database;
    Wakeup m_wakeup;
    QTimer m_retry;
    ImportWatch m_importWatch;
    QTimer m_look;
    BranchWatch m_branchWatch;
    std::optional<BlockHeight> m_toldMissing; ///< ChainClient::missingBlock, as the window knows it.

    std::shared_ptr<RecoveryState> m_recovery; ///< Kept from batch to batch while the plan's members stay the same.
    RecoveryKey m_recoveryKey; ///< Whose it is.
    Eta m_eta;
    RunMeter m_meter;
    PaceRecord m_paces;
    FeeWatch m_fees;
    std::optional<QCoro::Task<void>> m_feeReading;
    bool m_isReadingFees = false;
    std::shared_ptr<ScriptSearch> m_search;
    std::shared_ptr<Upkeep> m_upkeep;
    std::optional<Error> m_problem;
    std::map<Errc, std::int64_t> m_toldProblems; ///< Since all was done: when each was told last, in Unix seconds.
    std::uint64_t m_generation = 0;
    std::optional<ChainPoint> m_toldDone;
    std::optional<ChainPoint> m_toldFork; ///< Of the reorg that waits for a person.
    std::uint64_t m_newsHeard = 1; ///< Counts announcements; the start is one.
    bool m_isFollowing = false; ///< Headers are being asked for.
    bool m_isImporting = false; ///< A batch of imports is being read.
    bool m_isKeeping = false;
    std::uint64_t m_newsFollowed = 0; ///< Up to which of them all peers were asked.
    std::uint64_t m_lostTouch = 1; ///< The first of them after which the tip is known again.
    std::int64_t m_lookedAt = 0; ///< When it was looked around last, in Unix seconds.
    bool m_headersCurrent = false;
    bool m_refusesFuture = false;
    bool m_standsOnChain = false; ///< Every wallet's block was found in the chain since it was read or rebuilt.
    bool m_letsBlocksThrough = false;
    bool m_stopping = false;
};

} // namespace lockstep
