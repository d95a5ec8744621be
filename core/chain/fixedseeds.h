// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/network.h"

#include <span>
#include <string_view>

namespace lockstep {

/// Nodes to ask for addresses where no seed's name can be looked up: hosts, at the network's own port. A first place to
/// ask and nothing more: what they serve is unknown, any of them may be gone, and none is trusted more than another.
/// IPv4 of different /16 and IPv6 of different /32, all of different operators (AS), and Tor's onion services.
std::span<const std::string_view> fixedSeeds(Network network);

} // namespace lockstep
