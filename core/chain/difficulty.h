// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/chain/work.h"

#include <array>
#include <cstdint>

namespace lockstep {

/// Blocks between two changes of difficulty.
inline constexpr std::int32_t RetargetInterval = 2'016;

/// What compact bits stand for. A target of zero: they are no target.
struct Difficulty
{
    std::uint32_t bits = 0;
    Uint256 target;
    Uint256 work;
};

/// Remembers the last few difficulties: working one out costs more than hashing a header, and few differ.
class DifficultyCache
{
public:
    const Difficulty& of(std::uint32_t bits);

private:
    std::array<Difficulty, 64> m_entries{};
};

/// The bits after a period of `actualSeconds` at `bits`: clamped to a quarter and four times of two weeks, and never
/// easier than `limitBits`, whose target must be below 2^254.
std::uint32_t retargetedBits(std::uint32_t bits, std::int64_t actualSeconds, std::uint32_t limitBits);

} // namespace lockstep
