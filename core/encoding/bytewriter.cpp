// SPDX-License-Identifier: MIT

#include "core/encoding/bytewriter.h"

namespace lockstep {

ByteWriter& ByteWriter::littleEndian(std::uint64_t value, std::size_t width)
{
    for (std::size_t i = 0; i < width; ++i) m_out.push_back(static_cast<std::byte>((value >> (8 * i)) & 0xff));
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
