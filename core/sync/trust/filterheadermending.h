// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/state/chainstate.h"
#include "core/sync/state/eventlog.h"

#include <optional>
#include <span>
#include <vector>

namespace lockstep {

/// Our own filter headers may be damaged by the disk they were read from. That is no peer's lie, and no wallet was
/// scanned by it.
///
/// Each filter header commits to the one before and to a filter. Where filter hashes lead from one of ours to a later
/// one of ours, they are those that were agreed on, whoever tells them, and what lies between is damaged if it is not
/// what they give. Nothing follows the last one: it is noted once more beside the store.
class FilterHeaderMending
{
public:
    FilterHeaderMending(Database& database, ChainState& chain, EventLog& events)
        : m_database(database)
        , m_chain(chain)
        , m_events(events)
    {
    }

    /// What to ask about where the filter header of this block seems to be another; it must not be genesis.
    BlockRange around(BlockHeight height) const;

    /// Replaces what these filter hashes prove to be damaged, in a transaction of its own, and an event tells it.
    /// Filter headers of their range must be here. False: they prove nothing. Errors: Database.
    Result<bool> mend(BlockHeight first, std::span<const FilterHash> told);

private:
    std::vector<FilterHeader> proved(BlockHeight first, std::span<const FilterHash> told,
                                     const std::optional<FilterHeader>& noted) const;

    Database& m_database;
    ChainState& m_chain;
    EventLog& m_events;
};

} // namespace lockstep
