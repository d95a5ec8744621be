// SPDX-License-Identifier: MIT

#include "core/sync/manager/snapshotbuilder.h"

#include "core/sync/manager/paymentlistener.h"
#include "core/sync/manager/stall.h"
#include "core/sync/payments/outbox.h"
#include "core/util/hex.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::int32_t FewBlocks = 6; ///< So many behind is "catching up"; more is "syncing".

/// The job that says what a wallet is doing, or nullptr. One that is paused holds only a wallet that it imports.
const JobView* jobOf(const SyncSnapshot& snapshot, WalletId wallet)
{
    const auto decides = [&](const JobView& job) {
        const bool goesAlong = job.state == JobState::Queued && job.next > snapshot.synced.height && job.joinsAt;
        return job.wallet == wallet && !goesAlong && (job.kind == JobKind::Wallet || job.state != JobState::Paused);
    };
    const auto found = std::ranges::find_if(snapshot.jobs, decides);
    return found == snapshot.jobs.end() ? nullptr : &*found;
}

/// Of blocks that its wallet has behind it; by hand, or because the connection is metered.
bool isPausedScan(const JobView& job, bool savesData)
{
    const bool stands = job.state == JobState::Paused || (job.state == JobState::Queued && savesData);
    return job.kind != JobKind::Wallet && stands && job.next > job.from;
}

/// Its own job decides before another's: that goes on by itself, its own may not.
PauseCause pauseCauseOf(const JobView* own, const SyncSnapshot& snapshot)
{
    if (own && own->state == JobState::Paused) return PauseCause::Person;
    if (own) return PauseCause::Metered;
    return snapshot.holdsOthers() ? PauseCause::Import : PauseCause::HeldReorg;
}

/// Those that run, those that join them, by the block they wait at, then the others as the queue has them.
std::pair<int, std::int32_t> turnOf(const JobView& job)
{
    if (job.state == JobState::Running) return {0, 0};
    return job.joinsAt ? std::pair(1, job.joinsAt->value) : std::pair(2, 0);
}

WordsBackup wordsBackup(const WalletRow& row)
{
    if (row.kind != WalletKind::Keys) return WordsBackup::None;
    return row.wordsConfirmedAt ? WordsBackup::Confirmed : WordsBackup::Unconfirmed;
}

int percentOf(std::int64_t done, std::int64_t all)
{
    return all <= 0 ? 100 : static_cast<int>(std::clamp<std::int64_t>(done * 100 / all, 0, 100));
}

} // namespace

SyncSnapshotPtr SnapshotBuilder::build(const Circumstances& now)
{
    auto snapshot = std::make_shared<SyncSnapshot>();
    snapshot->network = m_parts.network;
    snapshot->online = now.online;
    snapshot->savesData = now.savesData;
    snapshot->fileWasMended = now.fileWasMended;
    snapshot->newestEvent = now.newestEvent;
    snapshot->tip = m_parts.chain.tip();
    snapshot->tipTime = m_parts.chain.headers().header(snapshot->tip.height).time;
    snapshot->synced = m_parts.chain.synced();
    snapshot->filterHeaders = m_parts.chain.filterHeaders().height();
    snapshot->agreedFilterHeaders = m_parts.chain.agreedFilterHeaders();
    snapshot->proof = proof();
    snapshot->secondsLeft = m_parts.loop.secondsLeft();
    snapshot->heldReorg = m_parts.chain.headers().heldReorg();
    snapshot->hasOldTip = m_parts.loop.hasOldTip();
    snapshot->refusesFuture = m_parts.loop.refusesFuture();
    snapshot->problem = m_parts.loop.problem();
    snapshot->counters = m_parts.loop.meter().counters();
    snapshot->cache = cacheState();
    snapshot->outgoing = m_parts.outbox.views();
    snapshot->letsBlocksThrough = m_parts.loop.letsBlocksThrough();
    snapshot->listening = m_parts.listener.view();
    for (PeerInfo& peer : m_parts.client.peers()) snapshot->peers.push_back(std::move(peer));
    for (PeerSetAside& liar : m_parts.client.peersSetAside()) snapshot->peersSetAside.push_back(std::move(liar));
    snapshot->fees = m_parts.loop.fees().view(snapshot->peers, m_parts.loop.isTipCurrent());
    addJobs(*snapshot);
    snapshot->manager = managerState(*snapshot);
    snapshot->clockOffset = m_parts.client.clockOffset();
    snapshot->missingBlock = m_parts.client.missingBlock();
    snapshot->stall = stallOf(*snapshot);
    m_sharedCoins.follow(m_parts.wallets.all());
    for (const auto& wallet : m_parts.wallets.all()) snapshot->wallets.push_back(walletView(*wallet, *snapshot));
    return snapshot;
}

CacheState SnapshotBuilder::cacheState() const
{
    CacheState state = m_parts.cache.state();
    state.every = m_parts.loop.keeper().state();
    state.every.isComing = m_parts.loop.isKeepingFilters() && state.every.here;
    const double ratio = m_parts.loop.meter().sizeRatio();
    state.every.bytes = static_cast<std::int64_t>(static_cast<double>(state.every.bytes) * ratio);
    if (!state.problem) state.problem = m_parts.loop.keeper().problem();
    return state;
}

void SnapshotBuilder::addJobs(SyncSnapshot& snapshot) const
{
    QList<JobView>& jobs = snapshot.jobs;
    for (const Job& job : std::as_const(m_parts.jobs).all())
        jobs.push_back(job.isSearch() ? searchView(job) : jobView(job));
    std::ranges::stable_partition(jobs, [](const JobView& job) { return job.state == JobState::Running; });
    if (const JobView* running = snapshot.maintenance()) {
        const BlockHeight at = running->next;
        for (JobView& job : jobs)
            if (job.state == JobState::Queued && !job.isQuestion() && !job.isStuck && job.next > at)
                job.joinsAt = job.next;
        std::ranges::stable_sort(jobs, {}, turnOf);
    }
    for (const OutpointRow& row : m_parts.jobs.outpoints()) snapshot.lookups.push_back(lookupView(row, jobs));
}

LookupView SnapshotBuilder::lookupView(const OutpointRow& row, const QList<JobView>& jobs) const
{
    LookupView view;
    view.row = row;
    const auto job = std::ranges::find(jobs, row.job, &JobView::id);
    view.state = job == jobs.end() ? JobState::Done : job->state;
    view.percent = job == jobs.end() ? 100 : job->percent();
    if (job != jobs.end()) view.problem = job->problem;
    view.isStale = row.at && !m_parts.chain.contains(*row.at);
    return view;
}

ChainProof SnapshotBuilder::proof() const
{
    const TrustRecord& trust = m_parts.loop.trust();
    ChainProof proof;
    proof.work = QString::fromStdString(toHex(m_parts.chain.headers().tipWork().toBigEndian()));
    proof.headerPeers = m_parts.client.peersWith(m_parts.chain.tip());
    proof.filterHeaders = trust.agreement();
    proof.disputedBlocks = static_cast<int>(m_parts.chain.disputedBlocks().size());
    proof.lastDispute = trust.lastDispute();
    return proof;
}

ManagerState SnapshotBuilder::managerState(const SyncSnapshot& snapshot) const
{
    if (!snapshot.online) return ManagerState::Offline;
    if (snapshot.peers.isEmpty()) return ManagerState::Connecting;
    if (snapshot.maintenance()) return ManagerState::Maintenance;
    const bool isLevel = snapshot.synced == snapshot.tip && hasAllHeaders(snapshot) && m_parts.loop.isTipCurrent();
    return isLevel ? ManagerState::Connected : ManagerState::Syncing;
}

/// Not where a better chain waits for a person or for our clock.
bool SnapshotBuilder::hasAllHeaders(const SyncSnapshot& snapshot) const
{
    return m_parts.loop.headersAreCurrent() && !snapshot.refusesFuture && !snapshot.heldReorg;
}

JobView SnapshotBuilder::jobView(const Job& job) const
{
    JobView view;
    view.id = job.row.id;
    view.wallet = job.row.wallet;
    view.kind = job.row.kind;
    view.state = job.row.userPaused ? JobState::Paused : job.row.state;
    view.isStuck = m_parts.loop.isStuck(job);
    view.startsWhenIdle = job.startsWhenIdle();
    view.from = job.row.from;
    view.next = job.row.next;
    // Past its window a targeted scan follows what it found, up to where the others stand; a rescan ends where its
    // wallet stands.
    const auto wallet = m_parts.wallets.find(job.row.wallet);
    BlockHeight synced = m_parts.chain.synced().height;
    if (wallet && job.row.kind == JobKind::Rescan) synced = std::min(synced, wallet->syncedTo().height);
    const bool inWindow = job.row.to && job.row.next <= *job.row.to;
    view.to = inWindow ? std::min(*job.row.to, synced) : synced;
    if (job.goesAlong(synced)) {
        view.to = std::min(job.row.to.value_or(m_parts.chain.tip().height), m_parts.chain.tip().height);
        if (view.state == JobState::Queued) view.joinsAt = view.next;
    }
    if (const OutpointRow* asked = m_parts.jobs.outpoint(job.row.id)) {
        view.outpoint = asked->outpoint;
        if (!inWindow) view.to = m_parts.chain.tip().height;
    }
    if (job.row.kind == JobKind::Scripts) view.scripts = static_cast<std::int32_t>(job.scripts.size());
    view.transactionsFound = job.row.found;
    view.blocksFetched = job.row.blocksFetched;
    view.secondsLeft = job.eta.secondsTo(view.to.value + 1);
    view.askedAt = job.row.createdAt;
    view.problem = job.row.problem;
    if (wallet) {
        view.walletName = wallet->row().name;
        if (job.row.kind == JobKind::Wallet)
            view.from = std::max(view.from, wallet->row().birthday.value_or(view.from));
    }
    return view;
}

JobView SnapshotBuilder::searchView(const Job& job) const
{
    JobView view;
    view.id = job.row.id;
    view.kind = job.row.kind;
    view.state = job.row.userPaused ? JobState::Paused : job.row.state;
    view.askedAt = job.row.createdAt;
    const ScriptSearch* search = m_parts.loop.search();
    if (!search || !search->hasBegun()) {
        if (view.state == JobState::Running) view.state = JobState::Queued; // it begins again, once there are headers
        return view;
    }
    view.from = search->from();
    view.next = search->next();
    view.to = search->to();
    view.transactionsFound = search->transactionsFound();
    view.blocksFetched = search->blocksFetched();
    view.secondsLeft = job.eta.secondsTo(view.to.value + 1);
    return view;
}

WalletState SnapshotBuilder::walletState(const Wallet& wallet, const SyncSnapshot& snapshot) const
{
    const WalletRow& row = wallet.row();
    const JobView* job = jobOf(snapshot, row.id);
    if (row.problem || (job && job->state == JobState::Failed)) return WalletState::Error;
    const bool waits = job && (job->state == JobState::Paused || snapshot.savesData);
    if (job && !waits) return WalletState::Importing;
    if (row.lifecycle == Lifecycle::Stopped) return WalletState::Stopped;
    if (snapshot.holdsOthers() || job) return WalletState::Paused;
    if (!snapshot.online) return WalletState::Offline;
    if (snapshot.peers.isEmpty()) return WalletState::Connecting;
    if (snapshot.heldReorg) return WalletState::Paused;
    if (!hasAllHeaders(snapshot)) return WalletState::Headers;
    const std::int32_t behind = snapshot.tip.height - row.syncedTo.height;
    if (behind == 0) return m_parts.loop.isTipCurrent() ? WalletState::Synced : WalletState::Headers;
    return behind <= FewBlocks ? WalletState::Catching : WalletState::Syncing;
}

WalletView SnapshotBuilder::walletView(const Wallet& wallet, const SyncSnapshot& snapshot) const
{
    const WalletRow& row = wallet.row();
    const JobView* job = jobOf(snapshot, row.id);
    const JobView* maintenance = snapshot.maintenance();
    WalletView view;
    view.id = row.id;
    view.name = row.name;
    view.colour = row.colour;
    view.state = walletState(wallet, snapshot);
    view.auth = m_parts.wallets.auth(row.id);
    view.words = wordsBackup(row);
    view.backedUpAt = row.backedUpAt;
    view.isChangedSinceBackup = row.backedUpAt && row.edits != row.editsBackedUp;
    view.started = row.lifecycle == Lifecycle::Started;
    view.importWaits = view.state == WalletState::Importing && job->state == JobState::Queued;
    view.isPartial = row.catchingUp;
    view.isForgetting = row.forgets;
    view.isBalanceKnown = !row.forgets && !wallet.isStale();
    view.hasPausedScan = std::ranges::any_of(snapshot.jobs, [&](const JobView& scan) {
        return scan.wallet == row.id && isPausedScan(scan, snapshot.savesData);
    });
    view.syncedTo = row.syncedTo;
    view.birthday = row.birthday.value_or(BlockHeight{0});
    view.target = job ? job->to : snapshot.tip.height;
    // Not from its birthday on: the status bar tells of the same blocks, for wallets of any age.
    view.percent = job ? job->percent() : percentOf(row.syncedTo.height.value, snapshot.tip.height.value);
    view.secondsLeft = job ? job->secondsLeft : snapshot.secondsLeft;
    if (view.state == WalletState::Paused) view.pauseCause = pauseCauseOf(job, snapshot);
    if (snapshot.holdsOthers() && maintenance->wallet != row.id) view.pausedBy = maintenance->walletName;
    view.lookahead = static_cast<std::int32_t>(wallet.lookahead(false));
    view.policy = QString::fromStdString(wallet.policy());
    view.signers = wallet.signers();
    view.balance = wallet.balance();
    view.alreadyCounted = wallet.balanceOf(m_sharedCoins.countedBefore(row.id));
    view.problem = row.problem ? row.problem : (job ? job->problem : std::nullopt);
    if (row.syncedTo.height.value > 0 && m_parts.chain.contains(row.syncedTo))
        view.lastSyncTime = m_parts.chain.headers().header(row.syncedTo.height).time;
    return view;
}

} // namespace lockstep
