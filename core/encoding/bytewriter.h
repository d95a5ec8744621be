// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <cstdint>
#include <utility>

namespace lockstep {

/// Appends little-endian fields: the mirror of ByteReader. Every call returns the writer, so a message is one chain.
class ByteWriter
{
public:
    ByteWriter& u8(std::uint8_t value) { return littleEndian(value, 1); }
    ByteWriter& u16(std::uint16_t value) { return littleEndian(value, 2); }
    ByteWriter& u16BigEndian(std::uint16_t value);
    ByteWriter& u32(std::uint32_t value) { return littleEndian(value, 4); }
    ByteWriter& u64(std::uint64_t value) { return littleEndian(value, 8); }
    ByteWriter& i32(std::int32_t value) { return u32(static_cast<std::uint32_t>(value)); }
    ByteWriter& i64(std::int64_t value) { return u64(static_cast<std::uint64_t>(value)); }
    ByteWriter& bytes(ByteSpan raw);
    ByteWriter& compactSize(std::uint64_t value);
    ByteWriter& varBytes(ByteSpan raw) { return compactSize(raw.size()).bytes(raw); } ///< Length, then the bytes.

    const Bytes& result() const& { return m_out; }
    Bytes result() && { return std::move(m_out); }

private:
    ByteWriter& littleEndian(std::uint64_t value, std::size_t width);

    Bytes m_out;
};

} // namespace lockstep
