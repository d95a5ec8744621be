// SPDX-License-Identifier: MIT

#include "core/filters/filterpart.h"

namespace lockstep {

namespace {

bool isEmptyFilter(const Bytes& filter) { return filter.size() == 1 && filter.front() == std::byte{0}; }

} // namespace

std::vector<std::size_t> matchingIn(const FilterPart& part, const FilterQuery& query)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < part.filters.size(); ++i) {
        const auto matches = query.matches(part.filters[i], part.hashes[i], part.kept[i]);
        if (!matches || *matches || isEmptyFilter(part.filters[i])) found.push_back(i);
    }
    return found;
}

} // namespace lockstep
