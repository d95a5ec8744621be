// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/storage/database/database.h"

#include <set>
#include <vector>

namespace lockstep {

/// The global SyncedTo: where all wallets in lockstep stand. Genesis in a new file. And how far filter headers are
/// agreed on, and where they are disputed.
class ChainStateRepository
{
public:
    explicit ChainStateRepository(Database& db) : m_db(db) { }

    Result<ChainPoint> syncedTo();
    Result<void> setSyncedTo(const ChainPoint& point);

    /// R1: for the first line of a batch's transaction. Errors: TipMoved unless the stored point is `expected`.
    Result<void> requireSyncedTo(const ChainPoint& expected);

    /// Up to here two peers, or one that the person named, told the same filter headers. 0 where it was never noted:
    /// then all of them are asked again.
    Result<BlockHeight> agreedFilterHeaders();
    Result<void> setAgreedFilterHeaders(BlockHeight height);

    /// Blocks on whose filter peers disagreed and nobody could prove it. They are few, and stored as one value.
    Result<std::set<BlockHash>> disputedFilters();
    Result<void> setDisputedFilters(const std::set<BlockHash>& blocks);

    /// A sample of filter headers that went before two peers had told them (DroppedFilterHeaders), as one value.
    Result<std::vector<FilterHeaderCheckpoint>> droppedFilterHeaders();
    Result<void> setDroppedFilterHeaders(const std::vector<FilterHeaderCheckpoint>& sample);

    /// Whether the file was mended (filemending.h) and nobody was told of it yet.
    Result<bool> wasMended();
    Result<void> forgetMended();

private:
    Database& m_db;
};

} // namespace lockstep
