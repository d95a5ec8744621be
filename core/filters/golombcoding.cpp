// SPDX-License-Identifier: MIT

#include "core/filters/golombcoding.h"

#include "core/encoding/bytewriter.h"
#include "core/encoding/compactsize.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace lockstep {

namespace {

constexpr std::uint64_t RemainderMask = (std::uint64_t{1} << GolombRemainderBits) - 1;
constexpr unsigned MinimumBits = GolombRemainderBits + 1; // a value costs at least its remainder and the zero before it

/// Appends bits to bytes, the most significant first.
class BitWriter
{
public:
    explicit BitWriter(Bytes& out) : m_out(out) { }

    void write(std::uint64_t bits, unsigned count) // count <= 32
    {
        m_pending = (m_pending << count) | bits;
        m_count += count;
        while (m_count >= 8) {
            m_count -= 8;
            m_out.push_back(static_cast<std::byte>(m_pending >> m_count));
        }
    }

    void writeOnes(std::uint64_t count)
    {
        for (; count >= 32; count -= 32) write(0xffff'ffff, 32);
        write((std::uint64_t{1} << count) - 1, static_cast<unsigned>(count));
    }

    void pad()
    {
        if (m_count > 0) write(0, 8 - m_count);
    }

private:
    Bytes& m_out;
    std::uint64_t m_pending = 0; ///< Only the low m_count bits are still to be written.
    unsigned m_count = 0;
};

/// Reads a stretch of bits through a 64-bit window. Past the end it reads zeros: the caller compares `position` with
/// `size` once, when all is read.
class BitReader
{
public:
    BitReader() = default;
    explicit BitReader(ByteSpan in) : m_in(in) { }

    std::uint64_t size() const { return 8 * std::uint64_t{m_in.size()}; }
    std::uint64_t position() const { return m_position; }

    /// One coded difference: ones, a zero, then the remainder.
    std::uint64_t difference()
    {
        std::uint64_t bits = window();
        const auto ones = static_cast<unsigned>(std::countl_one(bits));
        if (ones + MinimumBits > ValidBits) {
            const auto [value, end] = BitReader(*this).longDifference(); // a copy: this one stays in registers
            m_position = end;
            return value;
        }
        m_position += ones + MinimumBits;
        bits = (bits << (ones + 1)) >> (64 - GolombRemainderBits);
        return (std::uint64_t{ones} << GolombRemainderBits) | bits;
    }

    bool restIsZeroPadding() const
    {
        if (size() - m_position >= 8) return false;
        return (window() & ~(~std::uint64_t{0} >> (size() - m_position))) == 0;
    }

private:
    static constexpr unsigned ValidBits = 57; ///< 64, less the up to seven of the first byte that were read before.

    std::uint64_t window() const
    {
        const std::size_t byte = static_cast<std::size_t>(m_position / 8);
        std::array<std::byte, 8> next{};
        if (byte + 8 <= m_in.size()) {
            std::memcpy(next.data(), m_in.data() + byte, 8);
        } else if (byte < m_in.size()) {
            std::memcpy(next.data(), m_in.data() + byte, m_in.size() - byte);
        }
        std::uint64_t bits = 0;
        std::memcpy(&bits, next.data(), sizeof bits);
        if constexpr (std::endian::native == std::endian::little) bits = __builtin_bswap64(bits);
        return bits << (m_position % 8);
    }

    /// A run of ones that the window cannot hold: it ends with the bytes at the latest, because zeros follow them. With
    /// the position after it.
    std::pair<std::uint64_t, std::uint64_t> longDifference()
    {
        std::uint64_t quotient = 0;
        unsigned ones = 0;
        do {
            ones = std::min(static_cast<unsigned>(std::countl_one(window())), ValidBits);
            quotient += ones;
            m_position += ones;
        } while (ones == ValidBits);
        const std::uint64_t remainder = (window() << 1) >> (64 - GolombRemainderBits);
        m_position += MinimumBits;
        return {(quotient << GolombRemainderBits) | remainder, m_position};
    }

    ByteSpan m_in;
    std::uint64_t m_position = 0; ///< In bits.
};

/// A filter of which some values were read.
struct Decoding
{
    BitReader in;
    std::uint64_t last = 0; ///< Of the values read.
    std::size_t done = 0;
};

/// Reads N and makes room for as many values.
Result<Decoding> begin(ByteSpan filter, std::vector<std::uint64_t>& values)
{
    values.clear();
    const auto count = readCompactSize(filter);
    if (!count) return count.error();
    if (*count > 8 * std::uint64_t{filter.size()} / MinimumBits)
        return Error{Errc::Truncated, "filter: it promises more values than its bytes can hold"};
    if (*count == 0 && !filter.empty()) return Error{Errc::Malformed, "filter: bytes after an empty set"};
    values.resize(static_cast<std::size_t>(*count));
    return Decoding{BitReader(filter)};
}

/// Reads what is left. The values ascend and cannot wrap: each bit adds at most 2^19, so the last one tells their
/// range.
Result<void> finish(Decoding decoding, std::vector<std::uint64_t>& values)
{
    auto [in, value, done] = decoding;
    for (; done < values.size(); ++done) values[done] = value += in.difference();
    const std::uint64_t range = values.size() * FalsePositiveRate; // fits: N is at most a third of the bytes
    const bool isTruncated = in.position() > in.size();
    if (!isTruncated && (value < range || values.empty()) && in.restIsZeroPadding()) return {};
    values.clear();
    if (isTruncated) return Error{Errc::Truncated, "filter: it ends in the middle of a value"};
    if (value >= range) return Error{Errc::OutOfRange, "filter: a value is beyond its range"};
    return Error{Errc::Malformed, "filter: bits are left over after the last value"};
}

/// Reads the next `count` values of four filters: the work on one fills the others' waits.
void readTogether(std::array<Decoding, 4>& four, std::array<std::vector<std::uint64_t>, 4>& values, std::size_t count)
{
    auto [a, b, c, d] = four; // in registers: nothing else can point to them
    std::uint64_t* const outA = values[0].data();
    std::uint64_t* const outB = values[1].data();
    std::uint64_t* const outC = values[2].data();
    std::uint64_t* const outD = values[3].data();
    for (std::size_t i = 0; i < count; ++i) {
        outA[i] = a.last += a.in.difference();
        outB[i] = b.last += b.in.difference();
        outC[i] = c.last += c.in.difference();
        outD[i] = d.last += d.in.difference();
    }
    four = {a, b, c, d};
    for (Decoding& one : four) one.done = count;
}

} // namespace

Bytes encodeGolomb(std::span<const std::uint64_t> sorted)
{
    Bytes out = ByteWriter().compactSize(sorted.size()).result();
    out.reserve(out.size() + sorted.size() * 3);
    BitWriter bits(out);
    std::uint64_t previous = 0;
    for (const std::uint64_t value : sorted) {
        const std::uint64_t difference = value - previous;
        bits.writeOnes(difference >> GolombRemainderBits);
        bits.write(0, 1);
        bits.write(difference & RemainderMask, GolombRemainderBits);
        previous = value;
    }
    bits.pad();
    return out;
}

Result<std::uint64_t> golombCount(ByteSpan filter) { return readCompactSize(filter); }

Result<void> decodeGolomb(ByteSpan filter, std::vector<std::uint64_t>& values)
{
    const auto begun = begin(filter, values);
    if (!begun) return begun.error();
    return finish(*begun, values);
}

bool decodeFourGolomb(const std::array<ByteSpan, 4>& filters, std::array<std::vector<std::uint64_t>, 4>& values)
{
    std::array<Decoding, 4> four;
    std::size_t shortest = SIZE_MAX;
    for (std::size_t i = 0; i < four.size(); ++i) {
        const auto begun = begin(filters[i], values[i]);
        if (!begun) return false;
        four[i] = *begun;
        shortest = std::min(shortest, values[i].size());
    }
    readTogether(four, values, shortest);
    bool areRead = true;
    for (std::size_t i = 0; i < four.size(); ++i) areRead = finish(four[i], values[i]).has_value() && areRead;
    return areRead;
}

} // namespace lockstep
