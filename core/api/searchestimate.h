// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/scanestimate.h"

namespace lockstep {

/// What a search for the accounts of recovery words (AccountSearch) takes: asked of ChainService::estimate. As many
/// scripts as are looked for at first; where accounts are found, a few more. `lookahead`: as AccountSearch's.
ScanWish wishOfSearch(const Birthday& since, std::optional<int> lookahead);

} // namespace lockstep
