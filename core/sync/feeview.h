// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/feerate.h"
#include "core/primitives/hashes.h"
#include "core/primitives/ids.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace lockstep {

/// How far the figures of a FeeView may be trusted to speak of today.
enum class FeeConfidence {
    None, ///< No block is known.
    Low, ///< Few or old ones, or headers are still missing.
    Medium, ///< Three and more of the last hours.
    High, ///< Six, none older than twelve blocks.
};
QString feeConfidenceCode(FeeConfidence confidence); ///< "none", "low", ...: the codes of `fees --json`; stable.

/// What transactions have paid of late, and below what none is passed on. Two sources, nothing guessed: blocks that
/// went through our hands, whose fees are exact as a sum, and the peers' own word.
struct FeeView
{
    std::optional<FeeRate> average; ///< All fees of the blocks by all their vbytes; nullopt where nobody paid any.
    std::optional<FeeRate> lowest; ///< The blocks' own averages, the smallest
    std::optional<FeeRate> highest; ///< and the largest.
    std::int32_t blocks = 0; ///< So many newest known ones are counted, at most six.
    BlockHeight from; ///< The oldest of them.
    BlockHeight to; ///< The newest.
    FeeConfidence confidence = FeeConfidence::None;
    std::optional<FeeRate> floor; ///< Half of the peers or more pass on what pays this (BIP133). nullopt: none said.
    std::int32_t floorPeers = 0; ///< So many said.
    ChainPoint measuredAt; ///< At this tip the newest blocks were read, or tried, because a person asked.
};

} // namespace lockstep
