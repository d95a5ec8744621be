// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/storage/database/database.h"
#include "core/sync/state/chainstate.h"

#include <optional>
#include <vector>

namespace lockstep {

/// Filter headers that were only one peer's word may go when the chain is rebuilt, or what is damaged of it is cut.
/// Those that come in their place show whether they were right: where they are others, what was scanned by the dropped
/// ones is to be scanned again. Until then a sample of them is kept, over restarts too.
class DroppedFilterHeaders
{
public:
    static constexpr std::int32_t Interval = 1'000; ///< Blocks from one that is kept to the next.

    DroppedFilterHeaders(Database& database, const ChainState& chain) : m_database(database), m_chain(chain) { }

    Result<void> load();

    /// Those that are in memory are about to go; before they are gone from the disk, for a kill may come between. In a
    /// transaction of its own, as `forget`.
    Result<void> note();
    Result<void> forget();

    bool areCompared() const; ///< All that are kept, with what the chain has now. Also where none is kept.

    /// The chain has others by now: the last block that is known to have the same.
    std::optional<BlockHeight> lastAlike() const;

private:
    using Samples = std::vector<FilterHeaderCheckpoint>;

    Result<void> store(Samples samples);

    Database& m_database;
    const ChainState& m_chain;
    Samples m_samples; ///< By height, which may repeat. The first one was agreed on.
};

} // namespace lockstep
