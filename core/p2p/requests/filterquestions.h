// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/reply.h"
#include "core/p2p/requests/sourcedrequests.h"

namespace lockstep::p2p {

/// What is asked of several filter peers about filter headers, put into the words of BIP157. `requests` does the rest.

using HashesAnswer = std::vector<From<FilterHashes>>;
using CheckpointsAnswer = std::vector<From<std::vector<FilterHeader>>>;

Reply<HashesAnswer> askHashes(SourcedRequests& requests, const BlockRange& range, int sources); ///< 1 to 2,000 blocks.
Reply<CheckpointsAnswer> askCheckpoints(SourcedRequests& requests, const ChainPoint& stop, int sources);

} // namespace lockstep::p2p
