// SPDX-License-Identifier: MIT

#include "core/chain/work.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace lockstep {

namespace {

__extension__ using Wide = unsigned __int128; // the product or the remainder pair of two limbs

constexpr std::size_t Limbs = 4;

} // namespace

Uint256 Uint256::fromLittleEndian(const std::array<std::byte, 32>& bytes)
{
    Uint256 number;
    std::memcpy(number.m_limbs.data(), bytes.data(), bytes.size());
    if constexpr (std::endian::native == std::endian::big)
        for (std::uint64_t& limb : number.m_limbs) limb = __builtin_bswap64(limb);
    return number;
}

Uint256 Uint256::fromBigEndian(const std::array<std::byte, 32>& bytes)
{
    auto reversed = bytes;
    std::ranges::reverse(reversed);
    return fromLittleEndian(reversed);
}

std::array<std::byte, 32> Uint256::toBigEndian() const
{
    std::array<std::byte, 32> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[bytes.size() - 1 - i] = static_cast<std::byte>(m_limbs[i / 8] >> (8 * (i % 8)));
    return bytes;
}

std::strong_ordering operator<=>(const Uint256& a, const Uint256& b)
{
    for (std::size_t i = Limbs; i-- > 0;)
        if (a.m_limbs[i] != b.m_limbs[i]) return a.m_limbs[i] <=> b.m_limbs[i];
    return std::strong_ordering::equal;
}

Uint256 operator+(Uint256 a, const Uint256& b)
{
    Wide carry = 0;
    for (std::size_t i = 0; i < Limbs; ++i) {
        carry += Wide{a.m_limbs[i]} + b.m_limbs[i];
        a.m_limbs[i] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
    return a;
}

Uint256 operator-(Uint256 a, const Uint256& b) { return a + ~b + Uint256(1); }

Uint256 operator*(Uint256 a, std::uint32_t factor)
{
    Wide carry = 0;
    for (std::uint64_t& limb : a.m_limbs) {
        carry += Wide{limb} * factor;
        limb = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
    return a;
}

Uint256 operator/(Uint256 a, std::uint32_t divisor)
{
    Wide remainder = 0;
    for (std::size_t i = Limbs; i-- > 0;) {
        const Wide part = (remainder << 64) | a.m_limbs[i];
        a.m_limbs[i] = static_cast<std::uint64_t>(part / divisor);
        remainder = part % divisor;
    }
    return a;
}

/// Schoolbook, bit by bit: at most 256 steps, and the chain divides once per change of difficulty.
Uint256 operator/(Uint256 a, const Uint256& divisor)
{
    if (divisor > a) return {};
    unsigned shift = a.bitLength() - divisor.bitLength();
    Uint256 part = divisor << shift;
    Uint256 quotient;
    for (;; --shift) {
        if (a >= part) {
            a = a - part;
            quotient.m_limbs[shift / 64] |= std::uint64_t{1} << (shift % 64);
        }
        if (shift == 0) return quotient;
        part = part >> 1;
    }
}

Uint256 operator~(Uint256 a)
{
    for (std::uint64_t& limb : a.m_limbs) limb = ~limb;
    return a;
}

Uint256 operator<<(Uint256 a, unsigned bits)
{
    Uint256 out;
    const std::size_t whole = bits / 64;
    const unsigned part = bits % 64;
    for (std::size_t i = Limbs; i-- > whole;) {
        out.m_limbs[i] = a.m_limbs[i - whole] << part;
        if (part > 0 && i > whole) out.m_limbs[i] |= a.m_limbs[i - whole - 1] >> (64 - part);
    }
    return out;
}

Uint256 operator>>(Uint256 a, unsigned bits)
{
    Uint256 out;
    const std::size_t whole = bits / 64;
    const unsigned part = bits % 64;
    for (std::size_t i = 0; i + whole < Limbs; ++i) {
        out.m_limbs[i] = a.m_limbs[i + whole] >> part;
        if (part > 0 && i + whole + 1 < Limbs) out.m_limbs[i] |= a.m_limbs[i + whole + 1] << (64 - part);
    }
    return out;
}

bool Uint256::isZero() const { return *this == Uint256(); }

unsigned Uint256::bitLength() const
{
    for (std::size_t i = Limbs; i-- > 0;)
        if (m_limbs[i] != 0) return static_cast<unsigned>(64 * i) + static_cast<unsigned>(std::bit_width(m_limbs[i]));
    return 0;
}

std::optional<Uint256> targetFromBits(std::uint32_t bits)
{
    constexpr std::uint32_t SignBit = 0x0080'0000;
    const unsigned size = bits >> 24; // in bytes; the mantissa holds the first three
    const Uint256 mantissa(bits & 0x007f'ffff);
    if ((bits & SignBit) != 0 || mantissa.isZero()) return std::nullopt;
    if (size <= 3) {
        const Uint256 target = mantissa >> (8 * (3 - size));
        return target.isZero() ? std::nullopt : std::optional(target);
    }
    const unsigned shift = 8 * (size - 3);
    if (mantissa.bitLength() + shift > 256) return std::nullopt;
    return mantissa << shift;
}

std::uint32_t bitsFromTarget(const Uint256& target)
{
    unsigned size = (target.bitLength() + 7) / 8;
    const Uint256 scaled = size <= 3 ? target << (8 * (3 - size)) : target >> (8 * (size - 3));
    auto mantissa = static_cast<std::uint32_t>(scaled.low64());
    if ((mantissa & 0x0080'0000) != 0) { // that bit is a sign: one byte more, one digit less
        mantissa >>= 8;
        ++size;
    }
    return (size << 24) | mantissa;
}

Uint256 workFromBits(std::uint32_t bits)
{
    const auto target = targetFromBits(bits);
    if (!target) return {};
    // 2^256 does not fit, but 2^256 / (t + 1) = (2^256 - t - 1) / (t + 1) + 1 = ~t / (t + 1) + 1.
    return ~*target / (*target + Uint256(1)) + Uint256(1);
}

} // namespace lockstep
