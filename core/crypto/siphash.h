// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace lockstep {

/// The 128-bit key of a SipHash: k0 is the first eight bytes, little endian.
struct SipKey
{
    std::uint64_t k0 = 0;
    std::uint64_t k1 = 0;
};

namespace siphash {

inline std::uint64_t load64(const std::byte* from)
{
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
}

/// The four words of state and the one round that everything is made of.
struct State
{
    std::uint64_t v0, v1, v2, v3;

    explicit constexpr State(SipKey key)
        : v0(key.k0 ^ 0x736f'6d65'7073'6575U)
        , v1(key.k1 ^ 0x646f'7261'6e64'6f6dU)
        , v2(key.k0 ^ 0x6c79'6765'6e65'7261U)
        , v3(key.k1 ^ 0x7465'6462'7974'6573U)
    {
    }

    constexpr void round()
    {
        v0 += v1;
        v2 += v3;
        v1 = std::rotl(v1, 13) ^ v0;
        v3 = std::rotl(v3, 16) ^ v2;
        v0 = std::rotl(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = std::rotl(v1, 17) ^ v2;
        v3 = std::rotl(v3, 21) ^ v0;
        v2 = std::rotl(v2, 32);
    }

    constexpr void absorb(std::uint64_t word)
    {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    constexpr std::uint64_t finish()
    {
        v2 ^= 0xff;
        for (int i = 0; i < 4; ++i) round();
        return v0 ^ v1 ^ v2 ^ v3;
    }
};

} // namespace siphash

/// SipHash-2-4 of a message. In the header because a block filter hashes every watched script once a block.
/// Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012); vectors in tests/core/crypto.
inline std::uint64_t sipHash24(SipKey key, ByteSpan message)
{
    siphash::State state(key);
    const std::size_t words = message.size() / 8;
    for (std::size_t i = 0; i < words; ++i) state.absorb(siphash::load64(message.data() + 8 * i));

    std::uint64_t last = static_cast<std::uint64_t>(message.size()) << 56; // the length's low byte closes the message
    const std::size_t rest = message.size() - 8 * words;
    if (words > 0
        && rest > 0) // one load that overlaps what is absorbed already; a loop over bytes costs half the speed
        last |= siphash::load64(message.data() + message.size() - 8) >> (64 - 8 * rest);
    else
        for (std::size_t i = 0; i < rest; ++i) last |= std::to_integer<std::uint64_t>(message[i]) << (8 * i);
    state.absorb(last);
    return state.finish();
}

} // namespace lockstep
