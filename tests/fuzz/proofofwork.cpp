// SPDX-License-Identifier: MIT

#include "core/chain/difficulty.h"
#include "core/chain/networkparams.h"
#include "core/primitives/blockheader.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lockstep::fuzz {

namespace {

/// A number of 320 bits, a byte at a time as on paper, big endian: slow, and with nothing to get wrong.
using Paper = std::array<std::uint8_t, 40>;

Paper onPaper(const Uint256& number)
{
    Paper paper{};
    const auto bytes = number.toBigEndian();
    for (std::size_t i = 0; i < 32; ++i) paper[8 + i] = std::to_integer<std::uint8_t>(bytes[i]);
    return paper;
}

Uint256 offPaper(const Paper& paper)
{
    require(std::all_of(paper.begin(), paper.begin() + 8, [](std::uint8_t b) { return b == 0; }), "fits 256 bits");
    std::array<std::byte, 32> bytes{};
    for (std::size_t i = 0; i < 32; ++i) bytes[i] = std::byte{paper[8 + i]};
    return Uint256::fromBigEndian(bytes);
}

Paper times(Paper paper, std::uint64_t factor)
{
    std::uint64_t carry = 0;
    for (std::size_t i = paper.size(); i > 0; --i) {
        carry += paper[i - 1] * factor;
        paper[i - 1] = static_cast<std::uint8_t>(carry & 0xff);
        carry >>= 8;
    }
    return paper;
}

Paper dividedBy(Paper paper, std::uint64_t divisor)
{
    std::uint64_t rest = 0;
    for (std::uint8_t& digit : paper) {
        rest = (rest << 8) | digit;
        digit = static_cast<std::uint8_t>(rest / divisor);
        rest %= divisor;
    }
    return paper;
}

Paper plusOne(Paper paper)
{
    for (std::size_t i = paper.size(); i > 0 && ++paper[i - 1] == 0; --i) { }
    return paper;
}

void subtract(Paper& from, const Paper& what)
{
    int borrow = 0;
    for (std::size_t i = from.size(); i > 0; --i) {
        const int digit = from[i - 1] - what[i - 1] - borrow;
        borrow = digit < 0 ? 1 : 0;
        from[i - 1] = static_cast<std::uint8_t>(digit + 256 * borrow);
    }
}

/// 2^256 / divisor, a bit at a time.
Paper reciprocal(const Paper& divisor)
{
    Paper quotient{};
    Paper rest{};
    for (int bit = 256; bit >= 0; --bit) {
        rest = times(rest, 2);
        if (bit == 256) rest.back() |= 1;
        quotient = times(quotient, 2);
        if (rest < divisor) continue;
        subtract(rest, divisor);
        quotient.back() |= 1;
    }
    return quotient;
}

/// What compact bits stand for, by the words of the format: 256^(exponent-3) x mantissa.
std::optional<Paper> slowTarget(std::uint32_t bits)
{
    const std::uint32_t exponent = bits >> 24;
    const std::uint32_t mantissa = bits & 0x7f'ffff;
    Paper paper{};
    for (std::uint32_t i = 0; i < 3; ++i) {
        const auto digit = static_cast<std::uint8_t>(mantissa >> (8 * (2 - i)));
        const std::int64_t place = std::int64_t{exponent} - 1 - i; // bytes to its right
        if (place >= 32 && digit != 0) return std::nullopt;
        if (place >= 0 && place < 32) paper[static_cast<std::size_t>(39 - place)] = digit;
    }
    if (paper == Paper{} || (bits & 0x80'0000) != 0) return std::nullopt;
    return paper;
}

void checkBits(std::uint32_t bits)
{
    const auto target = targetFromBits(bits);
    const auto slow = slowTarget(bits);
    require(target.has_value() == slow.has_value(), "the same bits are a target");
    if (!target) return require(workFromBits(bits).isZero(), "bits that are no target prove no work");

    require(onPaper(*target) == *slow, "the target that the format says");
    const std::uint32_t canonical = bitsFromTarget(*target);
    require(targetFromBits(canonical) == target, "written as bits and read, the same target");
    require(onPaper(workFromBits(bits)) == reciprocal(plusOne(*slow)), "work is 2^256 / (target + 1)");
    DifficultyCache cache;
    require(cache.of(bits).target == *target && cache.of(bits).work == workFromBits(bits), "remembered as it is");
}

void checkRetarget(Network network, std::uint32_t bits, std::int64_t seconds)
{
    const std::uint32_t limitBits = networkParams(network).powLimitBits;
    const Uint256 limit = *targetFromBits(limitBits);
    const auto target = targetFromBits(bits);
    if (!target || *target > limit) return;

    constexpr std::int64_t TwoWeeks = 14 * 24 * 60 * 60;
    const auto clamped = static_cast<std::uint64_t>(std::clamp(seconds, TwoWeeks / 4, TwoWeeks * 4));
    const Uint256 slow = offPaper(dividedBy(times(onPaper(*target), clamped), TwoWeeks));
    const std::uint32_t expected = bitsFromTarget(std::min(slow, limit));
    require(retargetedBits(bits, seconds, limitBits) == expected, "retargets as on paper");
}

void run(ByteSpan input)
{
    Choices choices(input);
    const std::uint32_t bits = choices.u32();
    checkBits(bits);
    const std::uint64_t high = choices.u32();
    const auto seconds = static_cast<std::int64_t>((high << 32) | choices.u32());
    for (const Network network : {Network::Mainnet, Network::Testnet4, Network::Signet}) {
        checkRetarget(network, bits, seconds);
        checkRetarget(network, bits, seconds % 10'000'000);
    }

    const ByteSpan raw = choices.take(BlockHeader::Size);
    if (raw.size() < BlockHeader::Size) return;
    const BlockHeader header = BlockHeader::parse(raw.first<BlockHeader::Size>());
    require(std::ranges::equal(header.serialize(), raw), "a header is written as it came");
}

std::vector<Bytes> seeds()
{
    std::vector<Bytes> inputs;
    for (const char* bits :
         {"1d00ffff", "207fffff", "1e0377ae", "1b0404cb", "17034219", "00000000", "01003456", "04923456"})
        inputs.push_back(hexSeed(std::string(bits) + "0000000000127500"));
    inputs.push_back(hexSeed("1d00ffff000000000012750001" + std::string(158, '7')));
    return inputs;
}

} // namespace

constinit const Target ProofOfWorkTarget{"proofofwork", 92, run, seeds};

} // namespace lockstep::fuzz
