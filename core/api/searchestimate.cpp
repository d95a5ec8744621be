// SPDX-License-Identifier: MIT

#include "core/api/searchestimate.h"

#include "core/sync/batch/scriptsearch.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::uint32_t Types = 4; ///< BIP44, 49, 84 and 86.
constexpr std::uint32_t Branches = 2; ///< Receive and change.

} // namespace

ScanWish wishOfSearch(const Birthday& since, std::optional<int> lookahead)
{
    const auto wanted = static_cast<std::uint32_t>(std::max(lookahead.value_or(0), 0));
    std::uint32_t ofOneBranch = 0; // in all its accounts
    for (std::uint32_t account = 0; account < ScriptSearch::AccountGap; ++account)
        ofOneBranch += ScriptSearch::windowOf(account, wanted);
    ScanWish wish;
    wish.since = since;
    wish.scripts = int(Types * Branches * ofOneBranch);
    return wish;
}

} // namespace lockstep
