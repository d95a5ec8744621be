// SPDX-License-Identifier: MIT

#include "core/primitives/feerate.h"

namespace lockstep {

namespace {

constexpr std::int64_t Kilobyte = 1'000;

} // namespace

std::optional<FeeRate> FeeRate::of(Amount fee, std::int64_t virtualSize)
{
    if (virtualSize <= 0) return std::nullopt;
    // 21 million bitcoin in satoshis times 1,000 is a quarter of what 64 bits hold.
    return fromSatoshisPerKilobyte((fee.satoshis() * Kilobyte + virtualSize / 2) / virtualSize);
}

} // namespace lockstep
