// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/repositories/rows.h"
#include "core/wallet/indexedblock.h"

namespace lockstep {

/// Notes what the block `at` has of the outpoint: its making, its spending, or why it cannot be what was asked for.
/// The blocks come in the order of the chain. The same block twice changes nothing.
void lookInto(OutpointRow& row, const ChainPoint& at, const IndexedBlock& block);

/// The verdict, once `at` is the last block to look at. One that stands already (spent, no such output) is kept.
void conclude(OutpointRow& row, const ChainPoint& at);

} // namespace lockstep
