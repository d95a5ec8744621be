// SPDX-License-Identifier: MIT

#include "core/sync/manager/stall.h"

#include <algorithm>
#include <cstdlib>

namespace lockstep {

namespace {

constexpr std::int64_t ClockLimit = 10 * 60; ///< Seconds.

/// Nobody has all blocks. A named node is asked whatever it deletes: then only its answer tells.
bool lacksBlocks(const SyncSnapshot& snapshot)
{
    if (std::ranges::any_of(snapshot.peers, &PeerInfo::servesBlocks)) return false;
    const bool isTold = snapshot.problem && snapshot.problem->code == Errc::NotFound;
    return isTold || std::ranges::none_of(snapshot.peers, &PeerInfo::isNamed);
}

} // namespace

Stall stallOf(const SyncSnapshot& snapshot)
{
    if (!snapshot.online) return Stall::None;
    // Even when all seems level: a clock that is behind refuses the newest blocks.
    if (snapshot.refusesFuture) return Stall::ClockWrong;
    if (snapshot.clockOffset && std::abs(*snapshot.clockOffset) >= ClockLimit) return Stall::ClockWrong;
    if (snapshot.peers.isEmpty()) return Stall::NoPeers;
    const bool isLevel = snapshot.manager == ManagerState::Connected;
    if (isLevel && snapshot.hasOldTip) return Stall::OldTip;
    if (!isLevel && snapshot.filterPeers() == 0) return Stall::NoFilterPeers;
    // Even when all wallets are level: a person may have asked something.
    if (snapshot.missingBlock || (!isLevel && lacksBlocks(snapshot))) return Stall::NoBlockPeers;
    if (!isLevel && snapshot.problem) return Stall::Problem;
    if (std::ranges::any_of(snapshot.jobs, &JobView::isStuck)) return Stall::ImportStuck;
    const auto waits // a search goes on: a person watches it
        = [](const JobView& job) { return job.state == JobState::Queued && job.kind != JobKind::Search; };
    if (snapshot.savesData && std::ranges::any_of(snapshot.jobs, waits)) return Stall::SavesData;
    return snapshot.agreedFilterHeaders < snapshot.filterHeaders ? Stall::OneFilterPeer : Stall::None;
}

} // namespace lockstep
