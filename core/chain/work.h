// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace lockstep {

/// An unsigned 256-bit number: a target, or the sum of work. Only what the chain rules need.
class Uint256
{
public:
    constexpr Uint256() = default;
    constexpr explicit Uint256(std::uint64_t low) : m_limbs{low, 0, 0, 0} { }

    static Uint256 fromLittleEndian(const std::array<std::byte, 32>& bytes); ///< A hash, as proof of work reads it.
    static Uint256 fromBigEndian(const std::array<std::byte, 32>& bytes);
    std::array<std::byte, 32> toBigEndian() const;

    friend std::strong_ordering operator<=>(const Uint256& a, const Uint256& b);
    friend bool operator==(const Uint256&, const Uint256&) = default;
    friend Uint256 operator+(Uint256 a, const Uint256& b); ///< Wraps at 2^256, which no chain reaches.
    friend Uint256 operator-(Uint256 a, const Uint256& b);
    friend Uint256 operator*(Uint256 a, std::uint32_t factor);
    friend Uint256 operator/(Uint256 a, std::uint32_t divisor); ///< divisor > 0
    friend Uint256 operator/(Uint256 a, const Uint256& divisor); ///< divisor > 0
    friend Uint256 operator~(Uint256 a);
    friend Uint256 operator<<(Uint256 a, unsigned bits);
    friend Uint256 operator>>(Uint256 a, unsigned bits);

    bool isZero() const;
    unsigned bitLength() const;
    std::uint64_t low64() const { return m_limbs[0]; }

private:
    std::array<std::uint64_t, 4> m_limbs{}; ///< Least significant first.
};

/// The target that compact bits stand for; nullopt if negative, zero or above 256 bits.
std::optional<Uint256> targetFromBits(std::uint32_t bits);
std::uint32_t bitsFromTarget(const Uint256& target);

/// Expected hashes to meet the target: 2^256 / (target + 1). Zero for bits that are no target.
Uint256 workFromBits(std::uint32_t bits);

} // namespace lockstep
