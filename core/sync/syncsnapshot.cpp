// SPDX-License-Identifier: MIT

#include "core/sync/syncsnapshot.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

QString walletStateCode(WalletState state)
{
    switch (state) {
    case WalletState::Error: return u"error"_s;
    case WalletState::Importing: return u"importing"_s;
    case WalletState::Paused: return u"paused"_s;
    case WalletState::Stopped: return u"stopped"_s;
    case WalletState::Offline: return u"offline"_s;
    case WalletState::Connecting: return u"connecting"_s;
    case WalletState::Headers: return u"headers"_s;
    case WalletState::Syncing: return u"syncing"_s;
    case WalletState::Catching: return u"catching"_s;
    case WalletState::Synced: return u"synced"_s;
    }
    return {};
}

QString walletAuthCode(WalletAuth auth)
{
    switch (auth) {
    case WalletAuth::WatchOnly: return u"watch-only"_s;
    case WalletAuth::Locked: return u"locked"_s;
    case WalletAuth::Unlocked: return u"unlocked"_s;
    case WalletAuth::NoPassphrase: return u"no-passphrase"_s;
    }
    return {};
}

QString managerStateCode(ManagerState state)
{
    switch (state) {
    case ManagerState::Offline: return u"offline"_s;
    case ManagerState::Connecting: return u"connecting"_s;
    case ManagerState::Syncing: return u"syncing"_s;
    case ManagerState::Connected: return u"connected"_s;
    case ManagerState::Maintenance: return u"maintenance"_s;
    }
    return {};
}

QString jobKindCode(JobKind kind)
{
    switch (kind) {
    case JobKind::Wallet: return u"wallet"_s;
    case JobKind::Scripts: return u"scripts"_s;
    case JobKind::Rescan: return u"rescan"_s;
    case JobKind::Outpoint: return u"outpoint"_s;
    case JobKind::Search: return u"search"_s;
    }
    return {};
}

QString jobStateCode(JobState state)
{
    switch (state) {
    case JobState::Queued: return u"queued"_s;
    case JobState::Running: return u"running"_s;
    case JobState::Paused: return u"paused"_s;
    case JobState::Done: return u"done"_s;
    case JobState::Cancelled: return u"cancelled"_s;
    case JobState::Failed: return u"failed"_s;
    }
    return {};
}

QString outgoingStateCode(OutgoingState state)
{
    switch (state) {
    case OutgoingState::Kept: return u"kept"_s;
    case OutgoingState::Offered: return u"offered"_s;
    case OutgoingState::AskedFor: return u"asked-for"_s;
    case OutgoingState::Seen: return u"seen"_s;
    case OutgoingState::Confirmed: return u"confirmed"_s;
    case OutgoingState::Failed: return u"failed"_s;
    }
    return {};
}

QString stallCode(Stall stall)
{
    switch (stall) {
    case Stall::None: return u"none"_s;
    case Stall::ClockWrong: return u"clock-wrong"_s;
    case Stall::OldTip: return u"old-tip"_s;
    case Stall::NoPeers: return u"no-peers"_s;
    case Stall::NoFilterPeers: return u"no-filter-peers"_s;
    case Stall::NoBlockPeers: return u"no-block-peers"_s;
    case Stall::Problem: return u"problem"_s;
    case Stall::ImportStuck: return u"import-stuck"_s;
    case Stall::SavesData: return u"saves-data"_s;
    case Stall::OneFilterPeer: return u"one-filter-peer"_s;
    }
    return {};
}

QString syncEventCode(SyncEvent::Kind kind)
{
    switch (kind) {
    case SyncEvent::Kind::Headers: return u"headers"_s;
    case SyncEvent::Kind::FilterHeaders: return u"filterheaders"_s;
    case SyncEvent::Kind::Filters: return u"filters"_s;
    case SyncEvent::Kind::Block: return u"block"_s;
    case SyncEvent::Kind::ImportStart: return u"import-start"_s;
    case SyncEvent::Kind::ImportProgress: return u"import-progress"_s;
    case SyncEvent::Kind::ImportDone: return u"import-done"_s;
    case SyncEvent::Kind::Reorg: return u"reorg"_s;
    case SyncEvent::Kind::Error: return u"error"_s;
    case SyncEvent::Kind::Done: return u"done"_s;
    case SyncEvent::Kind::Search: return u"search"_s;
    }
    return {};
}

int JobView::percent() const
{
    if (state == JobState::Done) return 100;
    const std::int64_t all = std::int64_t{to - from} + 1;
    if (all <= 0) return 0;
    return static_cast<int>(std::clamp<std::int64_t>((next - from) * 100 / all, 0, 99));
}

bool JobView::isQuestion() const { return kind == JobKind::Outpoint || kind == JobKind::Search; }

static bool holdsLoop(const JobView& job) { return job.state == JobState::Running && !job.isQuestion(); }

const JobView* SyncSnapshot::maintenance() const
{
    const auto running = std::ranges::find_if(jobs, holdsLoop);
    return running == jobs.end() ? nullptr : &*running;
}

bool SyncSnapshot::holdsOthers() const
{
    const JobView* job = maintenance();
    return job && !letsBlocksThrough && !job->startsWhenIdle && !job->isStuck;
}

int SyncSnapshot::importsRunning() const { return static_cast<int>(std::ranges::count_if(jobs, holdsLoop)); }

const LookupView* SyncSnapshot::lookup(JobId id) const
{
    const auto found = std::ranges::find(lookups, id, [](const LookupView& lookup) { return lookup.row.job; });
    return found == lookups.end() ? nullptr : &*found;
}

const WalletView* SyncSnapshot::wallet(WalletId id) const
{
    const auto found = std::ranges::find(wallets, id, &WalletView::id);
    return found == wallets.end() ? nullptr : &*found;
}

int SyncSnapshot::filterPeers() const
{
    return static_cast<int>(std::ranges::count_if(peers, &PeerInfo::servesFilters));
}

int SyncSnapshot::failedWallets() const
{
    return static_cast<int>(std::ranges::count(wallets, WalletState::Error, &WalletView::state));
}

} // namespace lockstep
