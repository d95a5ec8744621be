// SPDX-License-Identifier: MIT

#include "core/filters/golombcoding.h"

#include "core/encoding/bytewriter.h"
#include "core/encoding/compactsize.h"

#include <algorithm>
#include <bit>
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
    explicit BitReader(ByteSpan in) : m_in(in) { }

    std::uint64_t size() const { return 8 * std::uint64_t{m_in.size()}; }
    std::uint64_t position() const { return m_position; }

    /// One coded difference: ones, a zero, then the remainder.
    std::uint64_t difference()
    {
        std::uint64_t bits = window();
        const auto ones = static_cast<unsigned>(std::countl_one(bits));
        if (ones + MinimumBits > ValidBits) return longDifference();
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

    /// A run of ones that the window cannot hold: it ends with the bytes at the latest, because zeros follow them.
    std::uint64_t longDifference()
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
        return (quotient << GolombRemainderBits) | remainder;
    }

    ByteSpan m_in;
    std::uint64_t m_position = 0; ///< In bits.
};

Result<void> decodeValues(BitReader& in, std::vector<std::uint64_t>& values)
{
    const std::uint64_t range = values.size() * FalsePositiveRate; // fits: N is at most a third of the bytes
    std::uint64_t value = 0;
    for (std::uint64_t& slot : values) {
        value += in.difference();
        if (value >= range) {
            if (in.position() > in.size()) break;
            return Error{Errc::OutOfRange, "filter: a value is beyond its range"};
        }
        slot = value;
    }
    if (in.position() > in.size()) return Error{Errc::Truncated, "filter: it ends in the middle of a value"};
    if (!in.restIsZeroPadding()) return Error{Errc::Malformed, "filter: bits are left over after the last value"};
    return {};
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
    values.clear();
    const auto count = readCompactSize(filter);
    if (!count) return count.error();
    if (*count > 8 * std::uint64_t{filter.size()} / MinimumBits)
        return Error{Errc::Truncated, "filter: it promises more values than its bytes can hold"};
    if (*count == 0 && !filter.empty()) return Error{Errc::Malformed, "filter: bytes after an empty set"};
    values.resize(static_cast<std::size_t>(*count));
    BitReader in(filter);
    auto decoded = decodeValues(in, values);
    if (!decoded) values.clear();
    return decoded;
}

} // namespace lockstep
