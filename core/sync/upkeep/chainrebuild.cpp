// SPDX-License-Identifier: MIT

#include "core/sync/upkeep/chainrebuild.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/chainstaterepository.h"
#include "core/storage/repositories/headerrepository.h"

namespace lockstep {

Result<bool> ChainRebuild::step()
{
    Database& database = m_parts.database;
    const auto drop = [&]() -> Result<void> {
        if (auto done = m_parts.events.chainRebuilt(m_parts.chain.tip().height); !done) return done;
        if (auto done = HeaderRepository(database).truncateAbove({0}); !done) return done;
        if (auto done = FilterHeaderRepository(database).truncateAbove({0}); !done) return done;
        return ChainStateRepository(database).setAgreedFilterHeaders({0});
    };
    const auto dropped = m_parts.cutChain([&]() -> Result<void> {
        if (auto done = inTransaction(database, Durability::Full, drop); !done) return done;
        m_parts.cache.clear();
        return {};
    });
    if (!dropped) return dropped.error();
    return false;
}

} // namespace lockstep
