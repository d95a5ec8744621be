// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"

#include <compare>
#include <cstdint>
#include <optional>

namespace lockstep {

/// What a transaction pays for its size, in whole satoshis per 1,000 vbytes: the unit of BIP133, a thousandth of the
/// sat/vB that people speak of. Never a double.
class FeeRate
{
public:
    /// A bitcoin for 1,000 vbytes. What is said beyond is no rate but a way to say "nothing", as nodes do that are
    /// still syncing themselves.
    static constexpr std::int64_t Most = Amount::SatoshisPerBitcoin;

    constexpr FeeRate() = default;

    /// nullopt if it is outside 0 to Most.
    static constexpr std::optional<FeeRate> fromSatoshisPerKilobyte(std::int64_t rate)
    {
        if (rate < 0 || rate > Most) return std::nullopt;
        return FeeRate(rate);
    }

    /// Of a fee and the size it pays for, rounded to the nearest. nullopt for a size of 0, and beyond Most.
    static std::optional<FeeRate> of(Amount fee, std::int64_t virtualSize);

    constexpr std::int64_t satoshisPerKilobyte() const { return m_rate; }

    friend constexpr auto operator<=>(FeeRate, FeeRate) = default;

private:
    constexpr explicit FeeRate(std::int64_t rate) : m_rate(rate) { }
    std::int64_t m_rate = 0;
};

} // namespace lockstep
