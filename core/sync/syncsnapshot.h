// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/chain/headerchain.h"
#include "core/primitives/network.h"
#include "core/storage/repositories/rows.h"
#include "core/sync/cachekeeping.h"
#include "core/sync/feeview.h"
#include "core/sync/listening.h"
#include "core/util/result.h"
#include "core/wallet/balance.h"
#include "core/wallet/policy.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

namespace lockstep {

/// What a wallet is doing, the most important first: when several hold, the first one is shown.
enum class WalletState { Error, Importing, Paused, Stopped, Offline, Connecting, Headers, Syncing, Catching, Synced };

/// "error", "importing", ...: the codes of `status --json`; stable.
QString walletStateCode(WalletState state);

/// What one in state Paused waits for.
enum class PauseCause {
    Import, ///< Another wallet's import holds the loop: WalletView::pausedBy.
    Person, ///< Its import was paused by hand, or was never begun, and goes on when it is resumed.
    Metered, ///< Its import waits for a connection that may be used for more: SyncSnapshot::savesData.
    HeldReorg ///< A branch with more work waits for the person: SyncSnapshot::heldReorg.
};

enum class WalletAuth {
    WatchOnly,
    Locked,
    Unlocked, ///< By its passphrase; it can be locked again.
    NoPassphrase ///< Its keys are always open: there is nothing to lock them with.
};
QString walletAuthCode(WalletAuth auth); ///< "watch-only", "locked", "unlocked", "no-passphrase"

/// Whether a wallet's recovery words were ever typed from paper.
enum class WordsBackup {
    None, ///< It has no words: watch-only.
    Unconfirmed, ///< Nobody knows whether the paper is right.
    Confirmed
};

enum class ManagerState { Offline, Connecting, Syncing, Connected, Maintenance };
QString managerStateCode(ManagerState state); ///< "offline", "connecting", ...

QString jobKindCode(
    JobKind kind); ///< "wallet", "scripts", "rescan", "outpoint", "search": the codes of `jobs list --json`; stable.
QString jobStateCode(JobState state); ///< "queued", "running", "paused", ...
QString outgoingStateCode(OutgoingState state); ///< "kept", "offered", "asked-for", "seen", "confirmed", "failed"

/// One job, as the banner and the job list show it.
struct JobView
{
    JobId id;
    WalletId wallet;
    QString walletName;
    JobKind kind = JobKind::Wallet;
    JobState state = JobState::Queued;
    BlockHeight from; ///< First block to look at.
    BlockHeight next; ///< First block not looked at yet.
    BlockHeight to; ///< Last block to look at: the moving SyncedTo, or the end of a height window.
    bool startsWhenIdle = false; ///< Other imports and new blocks go first: it holds nobody. See waitsForIdle().
    std::optional<BlockHeight> joinsAt; ///< It waits for the running import to come to this block, and goes along.
    std::optional<OutPoint> outpoint; ///< Of a look for one, which has no wallet.
    std::int32_t scripts = 0; ///< Of a targeted import.
    std::int32_t transactionsFound = 0;
    std::int32_t blocksFetched = 0;
    std::int64_t secondsLeft = -1; ///< -1 while unknown.
    std::int64_t askedAt = 0; ///< Unix seconds.
    std::optional<Error> problem; ///< Why it failed or cannot move.
    /// No block of it came for a while. It keeps trying and holds nobody; queued while another import has its turn.
    bool isStuck = false;

    /// 0 to 100, and 100 only when done.
    int percent() const;
    bool isQuestion() const; ///< No wallet's: it moves when they have nothing to do, and holds nobody.
    /// It has not its turn until there is nothing else to do; resumeJob lets it wait like any other.
    bool waitsForIdle() const { return startsWhenIdle && !joinsAt && state == JobState::Queued; }
};

/// One wallet at one moment.
struct WalletView
{
    WalletId id;
    QString name;
    QString colour; ///< "#rrggbb"; empty: none chosen.
    WalletState state = WalletState::Stopped;
    WalletAuth auth = WalletAuth::WatchOnly;
    WordsBackup words = WordsBackup::None;
    std::optional<std::int64_t> backedUpAt; ///< Unix seconds: its last whole backup file; nullopt: never.
    bool isChangedSinceBackup = false; ///< Something that only such a file keeps: WalletRow::edits.
    bool started = true;
    bool importWaits = false; ///< Of one in state Importing: the import has not its turn.
    bool isPartial = false; ///< Not through its history yet: an import is under way, or was cancelled on the way.
    bool isForgetting = false; ///< It is rebuilt: what blocks told goes, and its import waits for that.
    bool isBalanceKnown = true; ///< False: it forgets, or its rows do not read. What `balance` says means nothing.
    /// A scan of older blocks stands on its way, paused or on a metered connection: coins that it found may be spent in
    /// blocks it has not come to.
    bool hasPausedScan = false;
    ChainPoint syncedTo;
    BlockHeight target; ///< Where it is headed: the tip, or what its import aims at.
    int percent = 0; ///< Of an import or a sync.
    std::int64_t secondsLeft = -1;
    PauseCause pauseCause = PauseCause::Import; ///< Of one in state Paused.
    QString pausedBy; ///< Name of the wallet whose import holds the loop; empty if none.
    std::int32_t lookahead = 0;
    BlockHeight birthday;
    QString policy; ///< "wpkh", "tr", "wsh(sortedmulti)", "addresses"...: what kind of scripts.
    Signers signers; ///< More than one of several: a payment needs them together.
    Balance balance;
    Balance alreadyCounted; ///< The part of it whose coins a wallet before this one has too: a total counts them once.
    std::optional<Error> problem;
    std::int64_t lastSyncTime = 0; ///< Unix seconds of the block at syncedTo.
};

/// Why nothing moves though the person wants it to, the deepest reason first; the last one only holds back trust.
enum class Stall {
    None, ///< All moves, or there is nothing to do, or the person asked for offline.
    ClockWrong, ///< Our clock is ten minutes and more off the peers', or a block is dated hours ahead of it.
    NoPeers,
    OldTip, ///< All seems level, but no block was found for two hours: newer ones may be kept from us.
    NoFilterPeers, ///< Connected, but to nobody who serves filters.
    NoBlockPeers, ///< The same with blocks that are needed: deleted, or denied. See SyncSnapshot::missingBlock.
    Problem, ///< See SyncSnapshot::problem.
    ImportStuck, ///< See JobView::isStuck. The other wallets move.
    SavesData, ///< Imports wait until the connection may be used for more: SyncSnapshot::savesData.
    OneFilterPeer, ///< It moves by one stranger's word (agreedFilterHeaders): a second peer is awaited to confirm it.
};
QString stallCode(Stall stall); ///< "none", "clock-wrong", ...

/// A transaction that was given to be sent.
struct OutgoingView
{
    Txid txid;
    OutgoingState state = OutgoingState::Kept;
    std::int32_t askedFor = 0; ///< How many peers asked for it.
    std::int64_t givenAt = 0; ///< Unix seconds.
    friend bool operator==(const OutgoingView&, const OutgoingView&) = default;
};

/// What was asked about an outpoint, and what is known of it.
struct LookupView
{
    OutpointRow row;
    JobState state = JobState::Queued; ///< Done: answered.
    int percent = 0;
    bool isStale = false; ///< The chain has changed since: the block it stands as of is no longer in it.
    std::optional<Error> problem; ///< Why it failed.
};

/// What was fetched and proved since the program started.
struct RunCounters
{
    std::int64_t headers = 0;
    std::int64_t filterHeaders = 0;
    std::int64_t filters = 0;
    std::int64_t filterBytes = 0;
    std::int64_t blocks = 0;
};

/// How peers were of one mind about filter headers when they were last compared.
struct FilterAgreement
{
    BlockHeight height; ///< The last block they were compared at.
    int alike = 0; ///< So many told what we go on with.
    int asked = 0; ///< So many answered. 0: not compared since the start.
};

/// A time when peers told different filters for one block.
struct SettledDispute
{
    std::int64_t time = 0; ///< Unix seconds.
    BlockHeight height;
    std::int32_t liars
        = 0; ///< Peers that the block proved wrong. 0: nobody could prove it, and the block is read whole.
};

/// What tip and filters rest on, for who would rather check than believe.
struct ChainProof
{
    QString work; ///< Expected hashes of the whole chain: 64 hexadecimal digits, which other programs call chainwork.
    int headerPeers = 0; ///< Peers that are known to have the tip.
    FilterAgreement filterHeaders;
    int disputedBlocks = 0; ///< Blocks whose filter is trusted to nobody, in this chain.
    std::optional<SettledDispute> lastDispute;
};

/// Everything the window shows about the chain and the wallets, at one moment. Immutable; made on the sync thread.
struct SyncSnapshot
{
    Network network{};
    ManagerState manager = ManagerState::Offline;
    bool online = true; ///< False: the person asked for offline.
    ChainPoint tip; ///< Best validated header.
    std::int64_t tipTime = 0; ///< Unix seconds.
    ChainPoint synced; ///< The global SyncedTo: where all wallets in lockstep stand.
    BlockHeight filterHeaders; ///< Height up to which filter headers are known.
    /// Height up to which two peers, or one that the person named, told the same. What a wallet found above it rests on
    /// one peer's word and is to be shown with a mark: it may have hidden a payment. It is asked again by itself.
    BlockHeight agreedFilterHeaders;
    ChainProof proof;
    std::int64_t secondsLeft = -1;
    RunCounters counters;
    CacheState cache; ///< Filters and blocks on the disk.
    /// While an import runs the other wallets take in new blocks all the same; else they stand until it ends.
    bool letsBlocksThrough = false;
    bool savesData = false; ///< Imports wait and nothing is listened to, until told otherwise: new blocks come as ever.
    std::int64_t newestEvent = 0; ///< EventView::id of what was written down last; 0: nothing. It grows with each.
    bool fileWasMended = false; ///< The database was damaged at this start, but in no wallet: see filemending.h.
    ListeningView listening; ///< For payments that no block has.
    FeeView fees; ///< What recent transactions paid.
    QList<PeerInfo> peers;
    QList<PeerSetAside> peersSetAside; ///< Where there are no others, they are why nothing moves.
    QList<WalletView> wallets; ///< In the person's order.
    QList<JobView> jobs; ///< Not yet done, in the order in which they have their turn, the running ones first.
    QList<LookupView> lookups; ///< The oldest first; those answered until a person forgets them, twenty at most.
    QList<OutgoingView> outgoing; ///< In the order they were given; settled ones for 14 days.
    std::optional<Error> problem; ///< Why nothing moves, if it does not; DeepReorg: what waits for the person.
    std::optional<HeldReorg> heldReorg; ///< A branch with more work, not followed until the person accepts it.
    Stall stall = Stall::None; ///< With peers.size() and clockOffset it says why nothing moves.
    std::optional<std::int64_t> clockOffset; ///< Seconds that the peers' clocks are ahead of ours.
    bool hasOldTip = false; ///< Its last block is two hours old, where blocks are found every ten minutes.
    std::optional<BlockHeight> missingBlock; ///< Asked for, and no peer has it: it waits for another one.
    bool refusesFuture = false; ///< A peer has a block dated more than two hours ahead of our clock.

    const JobView* maintenance() const; ///< The import that holds the loop, the first of several, or nullptr.
    int importsRunning() const; ///< In one pass.
    bool holdsOthers() const; ///< The wallets in lockstep stand still until it ends.
    const LookupView* lookup(JobId id) const;
    const WalletView* wallet(WalletId id) const;
    /// Whether it used filters that only one peer told of. One that was made at the tip may have used none yet.
    bool restsOnOnePeer(const WalletView& wallet) const
    {
        return std::min(wallet.syncedTo.height, filterHeaders) > agreedFilterHeaders;
    }
    int filterPeers() const;
    int failedWallets() const; ///< In state Error.
};

using SyncSnapshotPtr = std::shared_ptr<const SyncSnapshot>;

/// One thing that happened, for notifications, `sync --json` and the log of events.
struct SyncEvent
{
    enum class Kind {
        Headers, ///< `height`: new tip of the header chain.
        FilterHeaders, ///< `height`: verified up to here.
        Filters, ///< `from` to `height` were matched.
        Block, ///< All wallets took in the block at `height`: SyncedTo moved to it.
        ImportStart,
        ImportProgress,
        ImportDone,
        Reorg, ///< `from` is the fork, `count` the blocks that were undone.
        Error, ///< With DeepReorg, `from` is the fork: what a person may accept.
        Done, ///< All wallets stand at the tip and no job waits.
        Search ///< A search for accounts has looked at `from` to `height`.
    };
    Kind kind{};
    BlockHeight height;
    BlockHeight from;
    BlockHash hash; ///< Of `height`.
    std::int32_t count = 0; ///< Blocks fetched, blocks undone, transactions found.
    WalletId wallet;
    JobId job;
    JobKind jobKind = JobKind::Wallet; ///< What `job` looks for; of the events about one.
    QList<WalletId> touched; ///< Wallets with new transactions.
    std::optional<lockstep::Error> error;

    static SyncEvent of(Kind kind)
    {
        SyncEvent event;
        event.kind = kind;
        return event;
    }
};

/// "headers", "filterheaders", "filters", "block", "import-start", ...: the codes of `sync --json`; stable.
QString syncEventCode(SyncEvent::Kind kind);

} // namespace lockstep

Q_DECLARE_METATYPE(lockstep::SyncSnapshotPtr)
Q_DECLARE_METATYPE(lockstep::SyncEvent)
