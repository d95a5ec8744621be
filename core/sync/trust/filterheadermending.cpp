// SPDX-License-Identifier: MIT

#include "core/sync/trust/filterheadermending.h"

#include "core/storage/database/transaction.h"
#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::int32_t EachWay = 999; ///< Blocks, so that one request of BIP157 has them all.

} // namespace

BlockRange FilterHeaderMending::around(BlockHeight height) const
{
    const BlockHeight last = std::min(height + EachWay, m_chain.filterHeaders().height());
    return m_chain.range(std::max(BlockHeight{1}, height - EachWay), last);
}

Result<bool> FilterHeaderMending::mend(BlockHeight first, std::span<const FilterHash> told)
{
    const auto noted = m_chain.notedFilterHeader();
    if (!noted) return noted.error();
    std::vector<FilterHeader> sound = proved(first, told, *noted);
    std::size_t begin = sound.size();
    std::size_t end = 0;
    std::int32_t count = 0;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        if (sound[i] == m_chain.filterHeaders().at(first + static_cast<std::int32_t>(i))) continue;
        begin = std::min(begin, i);
        end = i + 1;
        ++count;
    }
    if (count == 0) return false;
    const BlockHeight from = first + static_cast<std::int32_t>(begin);
    const auto damaged = std::span(sound).subspan(begin, end - begin);
    qCWarning(lcSync) << count << "stored filter headers were damaged from block" << from.value;
    const auto stored = inTransaction(m_database, Durability::Full, [&]() -> Result<void> {
        if (auto done = m_chain.storeMended(from, damaged); !done) return done;
        return m_events.filterHeadersMended(from, count);
    });
    if (!stored) return stored.error();
    m_chain.mend(from, damaged);
    return true;
}

/// Ours of the range, and in the place of what is proved to be damaged what it was. A damaged one fits neither the
/// filter before it nor the one behind: so each stretch that does not fit is led over, from the sound one before it.
std::vector<FilterHeader> FilterHeaderMending::proved(BlockHeight first, std::span<const FilterHash> told,
                                                      const std::optional<FilterHeader>& noted) const
{
    const FilterHeaderChain& ours = m_chain.filterHeaders();
    const auto heightOf = [&](std::size_t i) { return first + static_cast<std::int32_t>(i); };
    std::vector<FilterHeader> headers;
    for (std::size_t i = 0; i < told.size();) {
        if (ours.verifies(heightOf(i), told[i])) {
            headers.push_back(ours.at(heightOf(i++)));
            continue;
        }
        const std::size_t begin = i;
        FilterHeader made = ours.at(heightOf(begin) - 1);
        for (; i < told.size() && !ours.verifies(heightOf(i), told[i]); ++i) {
            made = filterHeader(told[i], made);
            headers.push_back(made);
        }
        const BlockHeight end = heightOf(i) - 1;
        const bool isNoted = end == ours.height() && noted == made;
        if (made == ours.at(end) || isNoted) continue;
        for (std::size_t j = begin; j < i; ++j) headers[j] = ours.at(heightOf(j));
    }
    return headers;
}

} // namespace lockstep
