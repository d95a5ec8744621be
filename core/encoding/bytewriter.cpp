// SPDX-License-Identifier: MIT

#include "core/encoding/bytewriter.h"

#include <array>
#include <cstddef>

namespace lockstep {

ByteWriter& ByteWriter::littleEndian(std::uint64_t value, std::size_t width)
{
    std::array<std::byte, sizeof value> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::byte>((value >> (8 * i)) & 0xff);
    m_out.insert(m_out.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(width));
    return *this;
}

ByteWriter& ByteWriter::u16BigEndian(std::uint16_t value)
{
    return u16(static_cast<std::uint16_t>((value >> 8) | (value << 8)));
}

ByteWriter& ByteWriter::bytes(ByteSpan raw)
{
    append(m_out, raw);
    return *this;
}

ByteWriter& ByteWriter::compactSize(std::uint64_t value)
{
    if (value < 0xfd) return littleEndian(value, 1);
    if (value <= 0xffff) return u8(0xfd).littleEndian(value, 2);
    if (value <= 0xffff'ffff) return u8(0xfe).littleEndian(value, 4);
    return u8(0xff).littleEndian(value, 8);
}

} // namespace lockstep
