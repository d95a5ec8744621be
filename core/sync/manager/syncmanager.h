// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/storage/repositories/rows.h"
#include "core/sync/batch/scriptsearch.h"
#include "core/sync/cachekeeping.h"
#include "core/sync/fetch/scanfigures.h"
#include "core/sync/listening.h"
#include "core/sync/state/jobqueue.h"
#include "core/sync/syncsnapshot.h"
#include "core/sync/upkeep/upkeep.h"
#include "core/util/clock.h"
#include "core/util/result.h"
#include "core/wallet/wallet.h"
#include "core/wallet/walletfactory.h"
#include "core/wallet/walletflaw.h"

#include <QCoroTask>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lockstep {

class Database;
struct NetworkParams;

/// The central orchestrator: it owns the only chain connection, the only chain loop and all loaded wallets.
///
/// It lives on the sync thread, alone owns what it touches and needs no lock. Every method is called on that thread;
/// each returns after at most one database transaction. What happens is told by signals that carry small values.
class SyncManager final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SyncManager)

public:
    struct Parts
    {
        Network network{};
        Database* database = nullptr; ///< The writing connection, opened on this thread.
        std::unique_ptr<ChainClient> client;
        const Clock* clock = nullptr;
        bool online = true;
        QString cacheFolder = {}; ///< The network's own, for filters and blocks; empty: none are kept.
        const NetworkParams* rules = nullptr; ///< The network's own when null; a test may want other numbers.
    };
    explicit SyncManager(Parts parts);
    ~SyncManager() override;

    /// Reads headers, filter headers, wallets and jobs. A store that is torn is cut back to what is sound.
    Result<void> load();

    /// Start() of the design: the loop runs until `stop`. Call once, after `load`.
    void start();

    /// Stop() of the design: wakes every wait, lets the loop end at its next await, disconnects. Await it before the
    /// thread quits. Nothing that was committed is lost; a batch in flight is dropped.
    QCoro::Task<void> stop();

    void setOnline(bool online);
    void refreshSnapshot(); ///< A new one soon, though nothing happened.

    // Wallets

    /// ImportWallet(): stores a wallet and takes it in. Where it has history to scan, a job is queued in the same
    /// transaction; a brand-new one joins the lockstep at once. `furnish` adds what goes with the wallet, in the same
    /// transaction too. Errors: those of storeWallet and of `furnish`; then nothing is stored.
    using Furnish = std::function<Result<void>(WalletId)>;
    Result<WalletId> importWallet(const WalletDraft& draft, const WalletSetup& setup,
                                  ScanStart start = ScanStart::AtOnce, const Furnish& furnish = {});

    /// Register(): joins the active set. Up to 144 blocks behind it is brought up silently; else by a job.
    Result<void> startWallet(WalletId id);
    Result<void> stopWallet(WalletId id); ///< Keeps its block. Its jobs pause with it until it is started.
    Result<void> renameWallet(WalletId id, const QString& name); ///< Errors: BadName, Duplicate.
    /// It is gone at once, its jobs end. Its rows go bit by bit, also after a restart: see WalletClearing.
    Result<void> removeWallet(WalletId id);
    Result<void> retryWallet(WalletId id); ///< After an error: reload and go on from its block.
    Result<void> setAppearance(WalletId id, const QString& colour, const QString& notes); ///< See WalletSet.
    Result<void> setWordsConfirmedAt(WalletId id, std::int64_t time); ///< Unix seconds.
    Result<void> reorder(const std::vector<WalletId>& order); ///< See WalletSet.
    void setAuth(WalletId id, WalletAuth auth); ///< For the snapshot; keys are kept elsewhere.
    Wallet* wallet(WalletId id); ///< nullptr if there is none. For reading on this thread.

    /// rescanTargeted(): adds the scripts that the wallet does not watch yet and, in the same transaction, queues a
    /// look for all of them from `from` to `to` (nullopt: to SyncedTo); coins found are followed to SyncedTo. A script
    /// that is watched already is looked for too: the wallet may be younger than the window. See Wallet::addScripts.
    /// What of the window the wallets have not come to, they look at themselves: the job goes along, and is over when
    /// they have come to the end of it. Errors: OutOfRange for a block that is not there yet. Where nobody knows yet
    /// how long the chain is, the job fails with that later.
    struct Target
    {
        WalletId wallet;
        std::vector<ImportedScript> scripts;
        BlockHeight from;
        std::optional<BlockHeight> to;
        ScanStart start = ScanStart::AtOnce;
    };
    Result<JobId> rescanTargeted(const Target& target);

    /// The wallet's blocks from `from` to its SyncedTo are looked at again, in a job like an import's. What is known
    /// stays, what was missed is added; the wallet's SyncedTo and balance stand meanwhile. Paused or cancelled, it
    /// moves on with the others. One that waits already is merged into the new one.
    /// Errors: OutOfRange for a block the wallet has not come to.
    Result<JobId> rescan(WalletId id, BlockHeight from);

    /// The same from the birthday on, for scripts up to `lookahead` past the last used one. Errors: OutOfRange.
    Result<JobId> scanDeeper(WalletId id, std::int64_t lookahead);

    /// `block`, or else the block of `time` (unix seconds). Earlier than before: a rescan from it is queued.
    /// Errors: Refused for a block or a time that is not there yet, OutOfRange for a negative one.
    Result<void> setBirthday(WalletId id, std::optional<BlockHeight> block, std::optional<std::int64_t> time);

    /// From now on; what is past is for `scanDeeper`. nullopt: the default. The scripts of a wider window are derived
    /// and stored by and by: after a kill the next start goes on. Errors: OutOfRange.
    Result<void> setLookahead(WalletId id, std::optional<std::int64_t> lookahead);

    Result<void> pauseJob(JobId id); ///< The others go on; the job keeps its cursor.
    Result<void> resumeJob(JobId id); ///< Of a stopped wallet: that starts.
    /// An import's wallet is left stopped at the job's cursor. What another scan has found is followed to SyncedTo by a
    /// job that waits for idle moments. Errors: Refused for that one, while there is something to follow.
    Result<void> cancelJob(JobId id);
    // A search is paused, resumed and cancelled like any job. It is not stored: that needs no disk, and a restart ends
    // it.

    /// Its turn is now; what runs waits with its cursor, unless it goes along. Errors: Refused for a search.
    Result<void> moveJobFirst(JobId id);

    /// Queues a look for whether an output is spent. It belongs to no wallet, gives none a coin, and moves on whenever
    /// the wallets have nothing to do; snapshot()->lookups has the answer. Without a script the blocks from `from` to
    /// `to` are downloaded, to read it. Errors: OutOfRange for a block that is not there, or more than 144 of them.
    struct OutpointQuestion
    {
        OutPoint outpoint;
        Bytes script; ///< Empty: it is not known.
        BlockHeight from; ///< The first block to look at: its own, or an earlier one.
        std::optional<BlockHeight> to = {}; ///< Without a script; nullopt: `from` alone.
    };
    Result<JobId> lookUp(const OutpointQuestion& question);
    Result<void> forgetLookup(JobId id); ///< Question and answer, whether it is over or not. Errors: NotFound.

    /// What a scan would have to look at; nothing is changed. Errors: NoSuchWallet.
    struct ScanQuestion
    {
        std::optional<WalletId> wallet; ///< Of a rescan; nullopt: a new one.
        std::optional<BlockHeight> block; ///< The first one; or else
        std::optional<std::int64_t> time; ///< the block of this time, unix seconds; neither: from the beginning.
        std::optional<BlockHeight> to; ///< Of a window.
        std::optional<std::int64_t> lookahead;
        std::optional<std::int64_t> scripts; ///< Only so many, of a targeted scan.
    };
    Result<ScanFigures> scanFigures(const ScanQuestion& question) const;

    /// Something about a wallet's rows changed outside the loop (a label, an address handed out): read it again.
    Result<void> refreshWallet(WalletId id);

    /// A person accepts the reorg that the snapshot shows as waiting. `fork`: the one they saw.
    /// Errors: NotFound; TipMoved if it leaves the best chain elsewhere by now.
    Result<void> acceptReorg(BlockHeight fork);

    /// What of the chain stays on the disk: remembered, and at once. What it does not keep is deleted; what Everything
    /// lacks is fetched in idle moments (FilterKeeper), snapshot()->cache says how far that is.
    /// Errors: OutOfRange, Database.
    Result<void> setCacheKeeping(const CacheKeeping& keeping);
    void clearCache(); ///< Deletes all of it; what comes is kept as before.

    /// Whether the other wallets take in new blocks while an import runs, or stand until it ends: remembered.
    Result<void> letBlocksThrough(bool lets);

    /// When to hear of payments that no block has: remembered, and at once. snapshot()->listening says how it stands.
    Result<void> setListening(Listening wish);
    /// Jobs wait with their cursors and nobody listens, until told otherwise; new blocks are followed. Not stored.
    void setSavesData(bool saves);
    void setWindowOpen(bool open); ///< For Listening::WhileOpen. At the start there is none.

    /// Looks for accounts before wallets are made of them; `done` is called once, on this thread. One at a time.
    /// Errors (to `done`): Refused while another one runs; Cancelled, Stopping; NotFound when no peer has a block.
    void search(SearchWish wish, ScriptSearch::Done done);
    void cancelSearch();

    // Upkeep: one at a time, while the loop stands still. `done` hears how far it is, and at the end what came of it,
    // on this thread. Errors: Refused while another one runs, Cancelled, Stopping, those of the store.

    void checkStore(UpkeepDone<CheckReport> done); ///< See StoreCheck.
    void exportHeaders(const QString& path, UpkeepDone<HeaderFileReport> done); ///< See HeaderExport.
    void importHeaders(const QString& path, UpkeepDone<HeaderFileReport> done); ///< See HeaderImport.
    void rebuildChain(UpkeepDone<void> done); ///< See ChainRebuild; done when it is dropped and the fetching begins.
    void cancelUpkeep();

    /// Forgets what blocks told of a wallet and looks for all of it anew, from its birthday or, where that is earlier,
    /// from its first known payment or the first block of a rescan that is not over. Keys, addresses handed out,
    /// labels, frozen coins, and what waits or failed stay. Its scans end with that, but for those of single scripts in
    /// earlier blocks. An event says whether it came out as before. It is an import: cancelled, the wallet stays where
    /// it had come to.
    Result<JobId> rebuildWallet(WalletId id);

    void measureFees(); ///< The newest blocks are read, as soon as there are peers; snapshot()->fees tells.

    /// Kept and offered until a block has it (see Outbox); it waits in the wallets it pays or spends from at once. The
    /// answer is how many peers asked when it was offered first. Errors: Duplicate when it is in a block already;
    /// Refused (detail: the txid) when another in a block spent its coins; Timeout when no peer asked: it is offered
    /// again.
    QCoro::Task<Result<int>> broadcast(Transaction transaction);

    /// What waits is offered no more, whatever `broadcast` promised, and fails with all that builds on it: the coins it
    /// spends count again. Peers that have it may pass it on, and a block that has it confirms it as any other. Given
    /// to `broadcast` again it waits again. Errors: those of Outbox::giveUp.
    Result<void> giveUp(const Txid& txid);

    PeerControl* peerControl(); ///< Of the chain connection; nullptr where there are no peers to choose.

    SyncSnapshotPtr snapshot() const; ///< Made anew from what stands now.

signals:
    void snapshotChanged(lockstep::SyncSnapshotPtr snapshot); ///< Four a second; at once when a state changes.
    void happened(lockstep::SyncEvent event);
    void walletTouched(lockstep::WalletId wallet); ///< Its payments in no block are others, or its settings.

private:
    Result<void> cancelQuestion(const Job& question);
    void noteFates(const SyncEvent& event);
    void noteLiar(const QString& address, Offence offence); ///< A named peer was set aside.
    Result<void> adoptOrphans();
    /// A wallet whose rows contradict each other must not show a balance as if it knew.
    Result<void> setDamagedAside();
    Result<std::optional<WalletFinding>> flawOf(const std::shared_ptr<Wallet>& wallet); ///< The first.
    Result<void> tellMended();
    void readAnew(WalletId id); ///< Where the disk does not read it is stale.
    Result<void> takeForgetfulBack(); ///< An older Lockstep set them aside for rows that are on their way out.
    void readForgetful(WalletId id);
    Result<void> freezeForOldRebuilds(); ///< What an older Lockstep had left to freeze.
    Result<void> finishRebuilds(); ///< Those whose import is done are compared with what was.

    // Inside a transaction
    Result<void> takeIn(Wallet& wallet, ScanStart start);
    Result<JobId> queueImport(Wallet& wallet, ScanStart start = ScanStart::AtOnce);
    Result<void> takeBack(Wallet& wallet); ///< Into the lockstep: it is set aside no more, and its jobs go on.
    Result<void> importIfFarBehind(Wallet& wallet);
    Result<JobId> queueRescan(Wallet& wallet, BlockHeight from, std::optional<std::uint32_t> lookahead);
    Result<void> handOverJobs(const Wallet& wallet, BlockHeight from);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lockstep
