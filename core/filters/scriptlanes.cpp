// SPDX-License-Identifier: MIT

#include "core/filters/scriptlanes.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define LOCKSTEP_WIDE 1
#include <immintrin.h>
#endif

namespace lockstep {

namespace {

constexpr std::size_t Lanes = ScriptLanes::Lanes;

__extension__ using Wide = unsigned __int128;

/// BIP158: the high half of hash x range.
std::uint64_t mapped(std::uint64_t hash, std::uint64_t range)
{
    return static_cast<std::uint64_t>((Wide{hash} * range) >> 64);
}

/// A script's word of SipHash; the last one has the rest of the bytes and, on top, the length's low byte.
std::uint64_t wordAt(ByteSpan script, std::size_t index)
{
    if (8 * (index + 1) <= script.size()) return siphash::load64(script.data() + 8 * index);
    std::uint64_t word = static_cast<std::uint64_t>(script.size()) << 56;
    for (std::size_t i = 8 * index; i < script.size(); ++i)
        word |= std::to_integer<std::uint64_t>(script[i]) << (8 * (i % 8));
    return word;
}

/// The hashes of `octets` times eight scripts of `words` words.
void hashPortable(const std::uint64_t* lanes, std::size_t octets, std::size_t words, SipKey key, std::uint64_t* hashes)
{
    for (std::size_t octet = 0; octet < octets; ++octet, lanes += words * Lanes) {
        for (std::size_t lane = 0; lane < Lanes; ++lane) {
            siphash::State state(key);
            for (std::size_t i = 0; i < words; ++i) state.absorb(lanes[i * Lanes + lane]);
            *hashes++ = state.finish();
        }
    }
}

#ifdef LOCKSTEP_WIDE

#define LOCKSTEP_INLINE_AVX2 __attribute__((target("avx2"), always_inline)) inline

/// siphash::State, four times.
struct FourStates
{
    __m256i v0, v1, v2, v3;
};

template <int Bits>
LOCKSTEP_INLINE_AVX2 __m256i rotl(__m256i x)
{
    return _mm256_or_si256(_mm256_slli_epi64(x, Bits), _mm256_srli_epi64(x, 64 - Bits));
}

LOCKSTEP_INLINE_AVX2 __m256i rotl16(__m256i x)
{
    const __m256i order = _mm256_setr_epi8(6, 7, 0, 1, 2, 3, 4, 5, 14, 15, 8, 9, 10, 11, 12, 13, 6, 7, 0, 1, 2, 3, 4, 5,
                                           14, 15, 8, 9, 10, 11, 12, 13);
    return _mm256_shuffle_epi8(x, order);
}

LOCKSTEP_INLINE_AVX2 __m256i rotl32(__m256i x) { return _mm256_shuffle_epi32(x, 0b10'11'00'01); }

LOCKSTEP_INLINE_AVX2 void round(FourStates& s)
{
    s.v0 = _mm256_add_epi64(s.v0, s.v1);
    s.v2 = _mm256_add_epi64(s.v2, s.v3);
    s.v1 = _mm256_xor_si256(rotl<13>(s.v1), s.v0);
    s.v3 = _mm256_xor_si256(rotl16(s.v3), s.v2);
    s.v0 = rotl32(s.v0);
    s.v2 = _mm256_add_epi64(s.v2, s.v1);
    s.v0 = _mm256_add_epi64(s.v0, s.v3);
    s.v1 = _mm256_xor_si256(rotl<17>(s.v1), s.v2);
    s.v3 = _mm256_xor_si256(rotl<21>(s.v3), s.v0);
    s.v2 = rotl32(s.v2);
}

LOCKSTEP_INLINE_AVX2 __m256i fold(const FourStates& s)
{
    return _mm256_xor_si256(_mm256_xor_si256(s.v0, s.v1), _mm256_xor_si256(s.v2, s.v3));
}

LOCKSTEP_INLINE_AVX2 __m256i all(std::uint64_t word) { return _mm256_set1_epi64x(static_cast<long long>(word)); }

/// Two times four states, so that one's additions fill the other's waits.
__attribute__((target("avx2"))) void hashOctet(const std::uint64_t* lanes, std::size_t words, SipKey key,
                                               std::uint64_t* hashes)
{
    const siphash::State start(key);
    FourStates a{all(start.v0), all(start.v1), all(start.v2), all(start.v3)};
    FourStates b = a;
    for (std::size_t i = 0; i < words; ++i) {
        const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(lanes + i * Lanes));
        const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(lanes + i * Lanes + 4));
        a.v3 = _mm256_xor_si256(a.v3, first);
        b.v3 = _mm256_xor_si256(b.v3, second);
        for (int r = 0; r < 2; ++r) {
            round(a);
            round(b);
        }
        a.v0 = _mm256_xor_si256(a.v0, first);
        b.v0 = _mm256_xor_si256(b.v0, second);
    }
    a.v2 = _mm256_xor_si256(a.v2, all(0xff));
    b.v2 = _mm256_xor_si256(b.v2, all(0xff));
    for (int r = 0; r < 4; ++r) {
        round(a);
        round(b);
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(hashes), fold(a));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(hashes + 4), fold(b));
}

__attribute__((target("avx2"))) void hashAvx2(const std::uint64_t* lanes, std::size_t octets, std::size_t words,
                                              SipKey key, std::uint64_t* hashes)
{
    for (std::size_t i = 0; i < octets; ++i) hashOctet(lanes + i * words * Lanes, words, key, hashes + i * Lanes);
}

#define LOCKSTEP_INLINE_AVX512 __attribute__((target("avx512f"), always_inline)) inline

/// siphash::State, eight times. Here turning a word is one instruction. Written with the compiler's own vectors: GCC 12
/// warns of its intrinsics for nothing.
struct EightStates
{
    __v8du v0, v1, v2, v3;
};

template <int Bits>
LOCKSTEP_INLINE_AVX512 __v8du rotl(__v8du x)
{
    return x << Bits | x >> (64 - Bits);
}

LOCKSTEP_INLINE_AVX512 void round(EightStates& s)
{
    s.v0 += s.v1;
    s.v2 += s.v3;
    s.v1 = rotl<13>(s.v1) ^ s.v0;
    s.v3 = rotl<16>(s.v3) ^ s.v2;
    s.v0 = rotl<32>(s.v0);
    s.v2 += s.v1;
    s.v0 += s.v3;
    s.v1 = rotl<17>(s.v1) ^ s.v2;
    s.v3 = rotl<21>(s.v3) ^ s.v0;
    s.v2 = rotl<32>(s.v2);
}

LOCKSTEP_INLINE_AVX512 __v8du load(const std::uint64_t* lanes)
{
    __v8du words;
    std::memcpy(&words, lanes, sizeof words);
    return words;
}

LOCKSTEP_INLINE_AVX512 void store(const EightStates& s, std::uint64_t* hashes)
{
    const __v8du folded = s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
    std::memcpy(hashes, &folded, sizeof folded);
}

/// Two octets at a time, for the same reason as above; an odd last one is worked on twice.
__attribute__((target("avx512f"))) void hashAvx512(const std::uint64_t* lanes, std::size_t octets, std::size_t words,
                                                   SipKey key, std::uint64_t* hashes)
{
    const siphash::State start(key);
    const __v8du none{};
    const EightStates fresh{none + start.v0, none + start.v1, none + start.v2, none + start.v3};
    for (std::size_t octet = 0; octet < octets; octet += 2) {
        const std::size_t other = std::min(octet + 1, octets - 1);
        EightStates a = fresh;
        EightStates b = fresh;
        for (std::size_t i = 0; i < words; ++i) {
            const __v8du first = load(lanes + (octet * words + i) * Lanes);
            const __v8du second = load(lanes + (other * words + i) * Lanes);
            a.v3 ^= first;
            b.v3 ^= second;
            for (int r = 0; r < 2; ++r) {
                round(a);
                round(b);
            }
            a.v0 ^= first;
            b.v0 ^= second;
        }
        a.v2 ^= 0xff;
        b.v2 ^= 0xff;
        for (int r = 0; r < 4; ++r) {
            round(a);
            round(b);
        }
        store(a, hashes + octet * Lanes);
        store(b, hashes + other * Lanes);
    }
}

#endif

auto* hasherOf(ScriptLanes::Path path)
{
#ifdef LOCKSTEP_WIDE
    if (path == ScriptLanes::Path::Avx512) return &hashAvx512;
    if (path == ScriptLanes::Path::Avx2) return &hashAvx2;
#else
    static_cast<void>(path);
#endif
    return &hashPortable;
}

} // namespace

const std::vector<ScriptLanes::Path>& ScriptLanes::here()
{
    static const std::vector<Path> paths = [] {
        std::vector<Path> found{Path::Portable};
#ifdef LOCKSTEP_WIDE
        if (__builtin_cpu_supports("avx2")) found.push_back(Path::Avx2);
        if (__builtin_cpu_supports("avx512f")) found.push_back(Path::Avx512);
#endif
        return found;
    }();
    return paths;
}

ScriptLanes::Group& ScriptLanes::groupOf(std::size_t words)
{
    const auto found = std::ranges::find(m_groups, words, &Group::words);
    if (found != m_groups.end()) return *found;
    return m_groups.emplace_back(Group{words, 0, {}});
}

void ScriptLanes::add(ByteSpan script)
{
    Group& group = groupOf(script.size() / 8 + 1);
    const std::size_t lane = group.scripts % Lanes;
    if (lane == 0) group.lanes.resize(group.lanes.size() + group.words * Lanes);
    std::uint64_t* octet = group.lanes.data() + group.lanes.size() - group.words * Lanes;
    for (std::size_t i = 0; i < group.words; ++i)
        std::fill(octet + i * Lanes + lane, octet + (i + 1) * Lanes, wordAt(script, i));
    ++group.scripts;
    ++m_size;
}

void ScriptLanes::hash(SipKey key, std::uint64_t range, std::vector<std::uint64_t>& values, Path path) const
{
    auto* const hashOctets = hasherOf(path);
    std::size_t count = 0;
    for (const Group& group : m_groups) count += (group.scripts + Lanes - 1) / Lanes * Lanes;
    values.resize(count);
    std::uint64_t* next = values.data();
    for (const Group& group : m_groups) {
        const std::size_t octets = (group.scripts + Lanes - 1) / Lanes;
        hashOctets(group.lanes.data(), octets, group.words, key, next);
        next += octets * Lanes;
    }
    for (std::uint64_t& value : values) value = mapped(value, range);
}

} // namespace lockstep
