// SPDX-License-Identifier: MIT

#include "core/sync/trust/trustrecord.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/sync/logging.h"

#include <charconv>

namespace lockstep {

Result<void> TrustRecord::load()
{
    const auto rows = EventRepository(m_database).newestOf({eventkind::FilterLie, eventkind::FilterDisputed});
    if (!rows) return rows.error();
    if (!*rows) return {};
    const EventRow& row = **rows;
    SettledDispute last;
    last.time = row.time;
    last.height = row.height.value_or(BlockHeight{0});
    std::from_chars(row.detail.data(), row.detail.data() + row.detail.size(), last.liars);
    m_lastDispute = last;
    return {};
}

void TrustRecord::disputed(ChainPoint block, const FilterDispute::Verdict& verdict)
{
    const auto liars = static_cast<std::int32_t>(verdict.liars.size());
    m_lastDispute = SettledDispute{m_clock.unixSeconds(), block.height, liars};
    const auto written
        = inTransaction(m_database, Durability::Normal, [&] { return m_events.filterDisputed(block.height, liars); });
    if (!written) qCWarning(lcSync) << "a dispute could not be written down";
}

} // namespace lockstep
