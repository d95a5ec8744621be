// SPDX-License-Identifier: MIT

#include "core/crypto/manyhashes.h"

#include <cstddef>
#include <cstdint>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace lockstep {

namespace {

void hashOneByOne(std::span<const Message80> messages, std::span<Digest32> digests)
{
    for (std::size_t i = 0; i < messages.size(); ++i) digests[i] = doubleSha256(messages[i]);
}

#if defined(__x86_64__)

#define LOCKSTEP_SHA __attribute__((target("sha,sse4.1"))) // GCC: code for these instructions in this function alone
#define LOCKSTEP_SHA_INLINE __attribute__((target("sha,sse4.1"), always_inline)) inline

/// FIPS 180-4, 4.2.2.
alignas(16) constexpr std::uint32_t RoundConstants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

constexpr int Pair = 2; ///< So many messages side by side: each step waits for the one before it, of its own message.

/// The eight words of the state as the instructions want them, of one message.
struct State
{
    __m128i abef;
    __m128i cdgh;
};

/// Sixteen words of a message, four in each, the first in the lowest lane.
struct Words
{
    __m128i four[4];
};

LOCKSTEP_SHA_INLINE State initialState()
{
    // FIPS 180-4, 5.3.3: a to h.
    return {_mm_set_epi32(0x6a09e667, static_cast<int>(0xbb67ae85), 0x510e527f, static_cast<int>(0x9b05688c)),
            _mm_set_epi32(0x3c6ef372, static_cast<int>(0xa54ff53a), 0x1f83d9ab, 0x5be0cd19)};
}

LOCKSTEP_SHA_INLINE __m128i bigEndian(__m128i bytes)
{
    return _mm_shuffle_epi8(bytes, _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3));
}

LOCKSTEP_SHA_INLINE __m128i load(const std::byte* from)
{
    return bigEndian(_mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(from))));
}

/// The 64 rounds over one block of each message.
LOCKSTEP_SHA_INLINE void compress(State (&states)[Pair], Words (&words)[Pair])
{
    State work[Pair] = {states[0], states[1]};
#pragma GCC unroll 16
    for (int group = 0; group < 16; ++group) {
        const __m128i constants
            = _mm_load_si128(static_cast<const __m128i*>(static_cast<const void*>(RoundConstants + 4 * group)));
#pragma GCC unroll 2
        for (int i = 0; i < Pair; ++i) {
            __m128i(&w)[4] = words[i].four;
            __m128i& oldest = w[group % 4];
            const __m128i sums = _mm_add_epi32(oldest, constants);
            work[i].cdgh = _mm_sha256rnds2_epu32(work[i].cdgh, work[i].abef, sums);
            work[i].abef = _mm_sha256rnds2_epu32(work[i].abef, work[i].cdgh, _mm_shuffle_epi32(sums, 0x0e));
            if (group >= 12) continue;
            const __m128i& newest = w[(group + 3) % 4];
            const __m128i sevenBack = _mm_alignr_epi8(newest, w[(group + 2) % 4], 4);
            const __m128i half = _mm_add_epi32(_mm_sha256msg1_epu32(oldest, w[(group + 1) % 4]), sevenBack);
            oldest = _mm_sha256msg2_epu32(half, newest);
        }
    }
    for (int i = 0; i < Pair; ++i) {
        states[i].abef = _mm_add_epi32(states[i].abef, work[i].abef);
        states[i].cdgh = _mm_add_epi32(states[i].cdgh, work[i].cdgh);
    }
}

/// a to d, and e to h, the first in the lowest lane.
LOCKSTEP_SHA_INLINE void unpack(const State& state, __m128i& first, __m128i& second)
{
    const __m128i abef = _mm_shuffle_epi32(state.abef, 0x1b);
    const __m128i cdgh = _mm_shuffle_epi32(state.cdgh, 0x1b);
    first = _mm_unpacklo_epi64(abef, cdgh);
    second = _mm_unpackhi_epi64(abef, cdgh);
}

/// What follows the message: a one bit, zeros, its length in bits.
LOCKSTEP_SHA_INLINE __m128i firstOfPadding() { return _mm_set_epi32(0, 0, 0, static_cast<int>(0x80000000U)); }
LOCKSTEP_SHA_INLINE __m128i lastOfPadding(int bits) { return _mm_set_epi32(bits, 0, 0, 0); }

LOCKSTEP_SHA void hashPair(const Message80* messages, Digest32* digests)
{
    State states[Pair] = {initialState(), initialState()};
    Words words[Pair];
    for (int i = 0; i < Pair; ++i)
        for (int four = 0; four < 4; ++four) words[i].four[four] = load(messages[i].data() + 16 * four);
    compress(states, words);

    for (int i = 0; i < Pair; ++i)
        words[i] = {{load(messages[i].data() + 64), firstOfPadding(), _mm_setzero_si128(), lastOfPadding(80 * 8)}};
    compress(states, words);

    for (int i = 0; i < Pair; ++i) {
        unpack(states[i], words[i].four[0], words[i].four[1]);
        words[i].four[2] = firstOfPadding();
        words[i].four[3] = lastOfPadding(32 * 8);
        states[i] = initialState();
    }
    compress(states, words);

    for (int i = 0; i < Pair; ++i) {
        __m128i halves[2];
        unpack(states[i], halves[0], halves[1]);
        auto* out = static_cast<__m128i*>(static_cast<void*>(digests[i].data()));
        _mm_storeu_si128(out, bigEndian(halves[0]));
        _mm_storeu_si128(out + 1, bigEndian(halves[1]));
    }
}

LOCKSTEP_SHA void hashInPairs(std::span<const Message80> messages, std::span<Digest32> digests)
{
    std::size_t done = 0;
    for (; done + Pair <= messages.size(); done += Pair) hashPair(messages.data() + done, digests.data() + done);
    hashOneByOne(messages.subspan(done), digests.subspan(done));
}

/// GCC 12 has no name for them: leaf 7, bit 29 of EBX (Intel's manual, CPUID).
bool hasInstructions()
{
    unsigned int eax = 0, ebx = 0, ecx = 0, edx = 0;
    if (!__builtin_cpu_supports("sse4.1") || __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) == 0) return false;
    return (ebx >> 29U & 1U) != 0;
}

#endif

} // namespace

void doubleSha256Each(std::span<const Message80> messages, std::span<Digest32> digests)
{
#if defined(__x86_64__)
    static const bool isFast = hasInstructions();
    if (isFast) return hashInPairs(messages, digests);
#endif
    hashOneByOne(messages, digests);
}

} // namespace lockstep
