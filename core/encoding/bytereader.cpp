// SPDX-License-Identifier: MIT

#include "core/encoding/bytereader.h"

#include "core/encoding/compactsize.h"

namespace lockstep {

std::uint64_t ByteReader::littleEndian(std::size_t width)
{
    const ByteSpan taken = bytes(width);
    std::uint64_t value = 0;
    for (std::size_t i = taken.size(); i > 0; --i) value = (value << 8) | std::to_integer<std::uint64_t>(taken[i - 1]);
    return value;
}

std::uint8_t ByteReader::u8() { return static_cast<std::uint8_t>(littleEndian(1)); }
std::uint16_t ByteReader::u16() { return static_cast<std::uint16_t>(littleEndian(2)); }
std::uint32_t ByteReader::u32() { return static_cast<std::uint32_t>(littleEndian(4)); }
std::uint64_t ByteReader::u64() { return littleEndian(8); }

std::uint16_t ByteReader::u16BigEndian()
{
    const std::uint16_t value = u16();
    return static_cast<std::uint16_t>((value >> 8) | (value << 8));
}

ByteSpan ByteReader::bytes(std::size_t count)
{
    if (failed()) return {};
    if (count > m_in.size()) {
        fail(Errc::Truncated, "the input ends in the middle of a field");
        return {};
    }
    const ByteSpan taken = m_in.first(count);
    m_in = m_in.subspan(count);
    return taken;
}

std::uint64_t ByteReader::compactSize()
{
    if (failed()) return 0;
    const auto value = readCompactSize(m_in);
    if (value) return *value;
    m_status = value.error();
    return 0;
}

std::size_t ByteReader::count(std::size_t limit, std::size_t minimumSize)
{
    const std::uint64_t items = compactSize();
    if (failed()) return 0;
    if (items > limit) {
        fail(Errc::OutOfRange, "more items than this list may have");
        return 0;
    }
    if (items > m_in.size() / minimumSize) {
        fail(Errc::Truncated, "the list promises more items than there are bytes");
        return 0;
    }
    return static_cast<std::size_t>(items);
}

ByteSpan ByteReader::varBytes(std::size_t limit) { return bytes(count(limit, 1)); }

void ByteReader::fail(Errc code, const char* detail)
{
    if (m_status) m_status = Error{code, detail};
}

Result<void> ByteReader::finish()
{
    if (remaining() > 0) fail(Errc::Malformed, "bytes are left over after the last field");
    return m_status;
}

} // namespace lockstep
