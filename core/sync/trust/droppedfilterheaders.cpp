// SPDX-License-Identifier: MIT

#include "core/sync/trust/droppedfilterheaders.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/chainstaterepository.h"

#include <algorithm>
#include <utility>

namespace lockstep {

Result<void> DroppedFilterHeaders::load()
{
    auto stored = ChainStateRepository(m_database).droppedFilterHeaders();
    if (!stored) return stored.error();
    m_samples = *std::move(stored);
    return {};
}

/// What went before and was not compared yet stays to be compared: some may have been scanned by those, some by these.
Result<void> DroppedFilterHeaders::note()
{
    const FilterHeaderChain& headers = m_chain.filterHeaders();
    const BlockHeight agreed = m_chain.agreedFilterHeaders();
    Samples samples = m_samples;
    std::erase_if(samples, [&](const FilterHeaderCheckpoint& sample) { return sample.height <= agreed; });
    for (BlockHeight height = agreed + Interval; height < headers.height(); height = height + Interval)
        samples.push_back({height, headers.at(height)});
    if (headers.height() > agreed) samples.push_back({headers.height(), headers.at(headers.height())});
    if (samples.empty()) return {};
    samples.push_back({agreed, headers.at(agreed)});
    const auto asPair = [](const FilterHeaderCheckpoint& sample) { return std::pair(sample.height, sample.header); };
    std::ranges::sort(samples, {}, asPair);
    const auto repeated = std::ranges::unique(samples, {}, asPair);
    samples.erase(repeated.begin(), repeated.end());
    return store(std::move(samples));
}

Result<void> DroppedFilterHeaders::forget() { return m_samples.empty() ? Result<void>() : store({}); }

Result<void> DroppedFilterHeaders::store(Samples samples)
{
    auto stored = inTransaction(m_database, Durability::Full,
                                [&] { return ChainStateRepository(m_database).setDroppedFilterHeaders(samples); });
    if (stored) m_samples = std::move(samples);
    return stored;
}

bool DroppedFilterHeaders::areCompared() const
{
    return m_samples.empty() || m_samples.back().height <= m_chain.agreedFilterHeaders();
}

std::optional<BlockHeight> DroppedFilterHeaders::lastAlike() const
{
    std::optional<BlockHeight> alike;
    for (const auto& [height, header] : m_samples) {
        if (height > m_chain.agreedFilterHeaders()) break;
        if (m_chain.filterHeaders().at(height) == header) continue;
        for (const FilterHeaderCheckpoint& below : m_samples)
            if (below.height < height) alike = below.height;
        return alike.value_or(height);
    }
    return std::nullopt;
}

} // namespace lockstep
