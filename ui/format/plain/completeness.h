// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

namespace lockstep {

/// How much of the chain a wallet has looked at, as far as a person's trust in its balance and payments goes by it.

/// Nothing is missing but what comes within seconds.
bool isCurrent(WalletState state);

/// It was not read to the end: its import goes on, or was left on the way. It may have been paid long ago.
bool isReadPartly(const WalletView& wallet);

/// Blocks that may hold its payments were not looked at: the same, or it is behind.
bool lacksBlocks(const WalletView& wallet);

} // namespace lockstep
