// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/hostport.h"

namespace lockstep::bench {

/// What the bench's own child process does for measureMemory(): 200 wallets follow the node at `peer`, one more is
/// imported; tells on standard output what it holds in memory, in MiB: before, and at most.
int importAndTell(const HostPort& peer);

} // namespace lockstep::bench
