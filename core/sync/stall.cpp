// SPDX-License-Identifier: MIT

#include "core/sync/stall.h"

#include "core/chain/networkparams.h"

#include <algorithm>
#include <cstdlib>

namespace lockstep {

namespace {

constexpr std::int64_t ClockLimit = 10 * 60; ///< Seconds.

bool isTrustedAlone(const PeerInfo& peer) { return peer.servesFilters && peer.isNamed; }

} // namespace

Stall stallOf(const SyncSnapshot& snapshot)
{
    if (!snapshot.online) return Stall::None;
    // Even when all seems level: a clock that is behind refuses the newest blocks.
    if (snapshot.clockOffset && std::abs(*snapshot.clockOffset) >= ClockLimit) return Stall::ClockWrong;
    if (snapshot.peers.isEmpty()) return Stall::NoPeers;
    if (snapshot.manager == ManagerState::Connected) return Stall::None;
    const bool filterHeadersMissing = snapshot.filterHeaders < snapshot.tip.height;
    if (snapshot.filterPeers() == 0) return Stall::NoFilterPeers;
    const bool isPrivate = networkParams(snapshot.network).isPrivateChain();
    const bool oneStranger = snapshot.filterPeers() == 1 && std::ranges::none_of(snapshot.peers, isTrustedAlone);
    if (filterHeadersMissing && oneStranger && !isPrivate) return Stall::OneFilterPeer;
    return snapshot.problem ? Stall::Problem : Stall::None;
}

} // namespace lockstep
