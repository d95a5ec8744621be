// SPDX-License-Identifier: MIT

#include "core/filters/filterpart.h"

namespace lockstep {

namespace {

/// Nothing at the end, where fewer are left, and where one of them cannot be read.
std::optional<std::array<bool, 4>> matchFourFrom(const FilterPart& part, std::size_t first, const FilterQuery& query,
                                                 ScriptLanes::Path path)
{
    if (part.filters.size() - first < 4) return std::nullopt;
    return query.matchFour(part.filters.subspan(first).first<4>(), part.hashes.subspan(first).first<4>(),
                           part.kept.subspan(first).first<4>(), path);
}

} // namespace

std::vector<std::size_t> matchingIn(const FilterPart& part, const FilterQuery& query, ScriptLanes::Path path)
{
    std::vector<std::size_t> found;
    const auto note = [&](std::size_t position, bool matches) {
        if (matches) found.push_back(position);
    };
    std::size_t next = 0;
    while (next < part.filters.size()) {
        if (const auto four = matchFourFrom(part, next, query, path)) {
            for (const bool matches : *four) note(next++, matches);
        } else {
            const auto matches = query.matches(part.filters[next], part.hashes[next], part.kept[next]);
            note(next++, !matches || *matches);
        }
    }
    return found;
}

} // namespace lockstep
