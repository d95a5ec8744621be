// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/storage/database/database.h"

#include <cstdint>
#include <optional>

namespace lockstep {

/// Where a search looked through blocks for accounts that are no wallets yet. So that their imports, or the search
/// begun anew, fetch no filter twice, it counts like a wallet that was born there until a day has passed.
class SearchTrace
{
public:
    explicit SearchTrace(Database& database) : m_database(database) { }

    /// It looks at blocks from `from` on, now: Unix seconds. Errors: Database, Io, DiskFull.
    Result<void> note(BlockHeight from, std::int64_t now);

    /// The lowest block of the searches of the last day. nullopt: there was none, or it cannot be read.
    std::optional<BlockHeight> from(std::int64_t now) const;

private:
    Database& m_database;
};

} // namespace lockstep
