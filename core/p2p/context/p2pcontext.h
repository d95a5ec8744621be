// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/context/p2poptions.h"
#include "core/p2p/context/peerlog.h"
#include "core/p2p/context/timebase.h"

#include <cstdint>
#include <unordered_set>

namespace lockstep::p2p {

/// Through a proxy, most likely Tor, an answer has this many times as long before its peer counts as silent.
inline constexpr int PatienceBehindProxy = 3;

/// What all parts of one client share.
struct P2pContext
{
    /// A deadline of a peer's answer, by the way that holds now. Every such deadline goes through here.
    Moment deadline(Moment direct) const { return options.proxy ? direct * PatienceBehindProxy : direct; }

    P2pOptions options;
    Timebase time;
    PeerLog log;
    std::unordered_set<std::uint64_t> ownNonces; ///< Of the open connections: to notice a call to ourselves.
};

/// From the kernel: for nonces, proxy credentials and the choice of peers.
std::uint64_t randomNumber();

/// 0 to `below` - 1.
std::size_t randomBelow(std::size_t below);

} // namespace lockstep::p2p
