// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/fetch/chaincache.h"
#include "core/sync/state/chainstate.h"
#include "core/sync/state/eventlog.h"
#include "core/sync/upkeep/upkeep.h"

namespace lockstep {

/// Drops all that is stored of the chain: headers, filter headers, filters, blocks. It is fetched and verified anew.
/// Wallets keep everything, also where they stand; where that block is not in the chain that comes, they go back.
class ChainRebuild final : public Upkeep
{
public:
    struct Parts
    {
        Database& database;
        ChainState& chain;
        ChainCache& cache;
        EventLog& events;
        ChainCut cutChain;
    };
    ChainRebuild(const Parts& parts, UpkeepDone<void> done) : m_parts(parts), m_done(std::move(done)) { }

    void tellProgress() const override { m_done.tell(0); }
    Result<bool> step() override;
    void end(const std::optional<Error>& error) override { m_done(error ? Result<void>(*error) : Result<void>()); }

private:
    Parts m_parts;
    UpkeepDone<void> m_done;
};

} // namespace lockstep
