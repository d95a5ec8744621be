// SPDX-License-Identifier: MIT

#include "core/sync/upkeep/chainrebuild.h"

#include "core/storage/chainstaterepository.h"
#include "core/storage/headerrepository.h"
#include "core/storage/transaction.h"

namespace lockstep {

Result<bool> ChainRebuild::step()
{
    Database& database = m_parts.database;
    auto dropped = inTransaction(database, Durability::Full, [&]() -> Result<void> {
        if (auto done = m_parts.events.chainRebuilt(m_parts.chain.tip().height); !done) return done;
        if (auto done = HeaderRepository(database).truncateAbove({0}); !done) return done;
        if (auto done = FilterHeaderRepository(database).truncateAbove({0}); !done) return done;
        return ChainStateRepository(database).setAgreedFilterHeaders({0});
    });
    if (!dropped) return dropped.error();
    m_parts.cache.clear();
    if (auto loaded = m_parts.reloadChain(); !loaded) return loaded.error();
    return false;
}

} // namespace lockstep
