// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/siphash.h"
#include "core/encoding/compactsize.h"
#include "core/primitives/hashes.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lockstep::fuzz {

/// BIP158 by its words, a bit at a time: what the fast ways of core/filters are compared with.

inline constexpr std::uint64_t SlowM = 784'931;
inline constexpr unsigned SlowP = 19;

/// The values of a filter; nullopt if it is not exactly N coded values below N x M and less than a byte of zero bits.
inline std::optional<std::vector<std::uint64_t>> slowFilterValues(ByteSpan filter)
{
    const auto count = readCompactSize(filter);
    if (!count) return std::nullopt;
    const std::size_t bits = 8 * filter.size();
    std::size_t at = 0;
    const auto bit = [&] { return (std::to_integer<unsigned>(filter[at / 8]) >> (7 - at % 8)) & 1U; };

    std::vector<std::uint64_t> values;
    std::uint64_t value = 0;
    for (std::uint64_t i = 0; i < *count; ++i) {
        std::uint64_t quotient = 0;
        for (; at < bits && bit() == 1; ++at) ++quotient;
        if (at + 1 + SlowP > bits) return std::nullopt;
        ++at; // the zero that ends the ones
        std::uint64_t remainder = 0;
        for (unsigned j = 0; j < SlowP; ++j, ++at) remainder = (remainder << 1) | bit();
        value += (quotient << SlowP) | remainder;
        if (value / SlowM >= *count) return std::nullopt;
        values.push_back(value);
    }
    if (bits - at >= 8) return std::nullopt;
    for (; at < bits; ++at)
        if (bit() == 1) return std::nullopt;
    return values;
}

/// A script's value in a filter of `count` values of this block.
inline std::uint64_t slowFilterValue(ByteSpan script, const BlockHash& block, std::uint64_t count)
{
    const SipKey key{siphash::load64(block.bytes.data()), siphash::load64(block.bytes.data() + 8)};
    const std::uint64_t hash = sipHash24(key, script);
    const std::uint64_t range = count * SlowM; // below 2^63: the high half of the product, by schoolbook
    const std::uint64_t low = (hash & 0xffff'ffff) * (range & 0xffff'ffff);
    const std::uint64_t middle = (hash >> 32) * (range & 0xffff'ffff) + (low >> 32);
    const std::uint64_t other = (hash & 0xffff'ffff) * (range >> 32) + (middle & 0xffff'ffff);
    return (hash >> 32) * (range >> 32) + (middle >> 32) + (other >> 32);
}

} // namespace lockstep::fuzz
