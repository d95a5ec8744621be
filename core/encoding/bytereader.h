// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <array>
#include <cstdint>

namespace lockstep {

/// Reads little-endian fields from hostile bytes. The first failure sticks: every later read gives zeros and
/// moves nothing, so a parser reads its fields in order and asks `status()` once, before it trusts any of them.
/// It views the bytes, so they must outlive it.
class ByteReader
{
public:
    explicit ByteReader(ByteSpan in) : m_in(in) { }

    std::uint8_t u8();
    std::uint16_t u16();
    std::uint16_t u16BigEndian();
    std::uint32_t u32();
    std::uint64_t u64();
    std::int32_t i32() { return static_cast<std::int32_t>(u32()); }
    std::int64_t i64() { return static_cast<std::int64_t>(u64()); }
    ByteSpan bytes(std::size_t count); ///< A view; empty after a failure.

    template <std::size_t N>
    std::array<std::byte, N> array()
    {
        std::array<std::byte, N> out{};
        const ByteSpan taken = bytes(N);
        for (std::size_t i = 0; i < taken.size(); ++i) out[i] = taken[i];
        return out;
    }

    std::uint64_t compactSize();

    /// How many items follow: a CompactSize of at most `limit`, each item at least `minimumSize` (> 0) bytes long.
    /// Checked against the bytes that are really there, so the caller may reserve that many.
    std::size_t count(std::size_t limit, std::size_t minimumSize);

    /// A CompactSize length of at most `limit`, then that many bytes.
    ByteSpan varBytes(std::size_t limit);

    void fail(Errc code, const char* detail); ///< For rules of the caller's; keeps the first failure.

    std::size_t remaining() const { return m_in.size(); }
    std::size_t position(ByteSpan whole) const { return whole.size() - m_in.size(); }
    bool failed() const { return !m_status; }
    const Result<void>& status() const { return m_status; }

    /// status(), or Malformed when bytes are left over.
    Result<void> finish();

private:
    std::uint64_t littleEndian(std::size_t width);

    ByteSpan m_in;
    Result<void> m_status;
};

} // namespace lockstep
