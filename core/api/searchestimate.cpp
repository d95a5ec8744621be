// SPDX-License-Identifier: MIT

#include "core/api/searchestimate.h"

#include "core/sync/scriptsearch.h"

namespace lockstep {

namespace {

constexpr std::uint32_t Types = 4; ///< BIP44, 49, 84 and 86.
constexpr std::uint32_t Branches = 2; ///< Receive and change.
constexpr std::uint32_t OfOneBranch
    = ScriptSearch::FirstWindow + (ScriptSearch::AccountGap - 1) * ScriptSearch::Window; ///< In all its accounts.

} // namespace

ScanWish wishOfSearch(const Birthday& since)
{
    ScanWish wish;
    wish.since = since;
    wish.scripts = int(Types * Branches * OfOneBranch);
    return wish;
}

} // namespace lockstep
