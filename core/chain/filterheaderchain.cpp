// SPDX-License-Identifier: MIT

#include "core/chain/filterheaderchain.h"

#include <algorithm>
#include <array>

namespace lockstep {

FilterHeader filterHeader(const FilterHash& hash, const FilterHeader& previous)
{
    std::array<std::byte, 64> both{};
    std::ranges::copy(hash.bytes, both.begin());
    std::ranges::copy(previous.bytes, both.begin() + 32);
    return {doubleSha256(both)};
}

FilterHeaderChain::FilterHeaderChain(const NetworkParams& params)
    : m_params(&params)
    , m_headers{params.genesisFilterHeader}
{
}

std::size_t FilterHeaderChain::restore(std::span<const FilterHeader> headersFromOne)
{
    m_headers.resize(1);
    m_headers.insert(m_headers.end(), headersFromOne.begin(), headersFromOne.end());
    BlockHeight sound{0};
    for (const FilterHeaderCheckpoint& known : m_params->filterHeaderCheckpoints) {
        if (known.height > height()) break;
        if (at(known.height) != known.header) {
            truncate(sound);
            break;
        }
        sound = known.height;
    }
    return static_cast<std::size_t>(height().value);
}

const FilterHeader& FilterHeaderChain::at(BlockHeight height) const
{
    return m_headers[static_cast<std::size_t>(height.value)];
}

Result<std::vector<FilterHeader>> FilterHeaderChain::chained(const FilterHeader& previous,
                                                             std::span<const FilterHash> hashes) const
{
    if (previous != m_headers.back()) return Error{Errc::FilterMismatch, "filter headers: they do not continue ours"};

    std::vector<FilterHeader> headers;
    headers.reserve(hashes.size());
    for (const FilterHash& hash : hashes)
        headers.push_back(filterHeader(hash, headers.empty() ? previous : headers.back()));

    for (const FilterHeaderCheckpoint& known : m_params->filterHeaderCheckpoints) {
        const auto index = known.height - height() - 1;
        if (index < 0 || index >= static_cast<std::int32_t>(headers.size())) continue;
        if (headers[static_cast<std::size_t>(index)] != known.header)
            return Error{Errc::FilterMismatch, "filter headers: not the known one at a checkpoint"};
    }
    return headers;
}

Result<void> FilterHeaderChain::append(const FilterHeader& previous, std::span<const FilterHash> hashes)
{
    const auto headers = chained(previous, hashes);
    if (!headers) return headers.error();
    m_headers.insert(m_headers.end(), headers->begin(), headers->end());
    return {};
}

bool FilterHeaderChain::verifies(BlockHeight height, const FilterHash& hash) const
{
    const FilterHeader previous = height.value == 0 ? FilterHeader{} : at(height - 1);
    return filterHeader(hash, previous) == at(height);
}

void FilterHeaderChain::truncate(BlockHeight height)
{
    const auto kept = static_cast<std::size_t>(std::max(height.value, 0)) + 1;
    if (kept < m_headers.size()) m_headers.resize(kept);
}

void FilterHeaderChain::replace(BlockHeight first, std::span<const FilterHeader> sound)
{
    std::ranges::copy(sound, m_headers.begin() + first.value);
}

} // namespace lockstep
