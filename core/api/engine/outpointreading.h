// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/outpointwish.h"
#include "core/primitives/network.h"
#include "core/sync/manager/syncmanager.h"
#include "core/util/result.h"

namespace lockstep {

/// Errors: Malformed (detail: what is wrong with the outpoint), Truncated (neither script nor block),
/// Unsupported (a last block beside a script); those of scriptFromAddress.
Result<SyncManager::OutpointQuestion> questionOf(const OutpointWish& wish, Network network);

} // namespace lockstep
