// SPDX-License-Identifier: MIT

#include "core/chain/difficulty.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::uint32_t PeriodSeconds = 14 * 24 * 60 * 60;

} // namespace

const Difficulty& DifficultyCache::of(std::uint32_t bits)
{
    Difficulty& entry = m_entries[(bits * 0x9e37'79b9U) >> 26];
    if (entry.bits != bits) entry = {bits, targetFromBits(bits).value_or(Uint256()), workFromBits(bits)};
    return entry;
}

std::uint32_t retargetedBits(std::uint32_t bits, std::int64_t actualSeconds, std::uint32_t limitBits)
{
    const auto seconds = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(actualSeconds, PeriodSeconds / 4, std::int64_t{PeriodSeconds} * 4));
    const Uint256 old = targetFromBits(bits).value_or(Uint256());
    // old x seconds / period without leaving 256 bits: the quotient and the rest of old / period apart
    const Uint256 quotient = old / PeriodSeconds;
    const Uint256 rest = old - quotient * PeriodSeconds;
    const Uint256 target = quotient * seconds + rest * seconds / PeriodSeconds;
    const Uint256 limit = targetFromBits(limitBits).value_or(Uint256());
    return bitsFromTarget(std::min(target, limit));
}

} // namespace lockstep
