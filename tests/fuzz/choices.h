// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <algorithm>
#include <cstdint>

namespace lockstep::fuzz {

/// Turns an input into decisions, a byte at a time from the front. At the end it gives zeros, so that every input,
/// however short, means something.
class Choices
{
public:
    explicit Choices(ByteSpan input) : m_rest(input) { }

    bool atEnd() const { return m_rest.empty(); }
    ByteSpan rest() const { return m_rest; }

    std::uint8_t byte() { return m_rest.empty() ? std::uint8_t{0} : std::to_integer<std::uint8_t>(take(1).front()); }

    std::uint32_t u32()
    {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) value = (value << 8) | byte();
        return value;
    }

    std::size_t below(std::size_t limit) { return byte() % limit; } ///< limit: 1 to 256.

    /// Up to `count` bytes, fewer at the end.
    ByteSpan take(std::size_t count)
    {
        const ByteSpan taken = m_rest.first(std::min(count, m_rest.size()));
        m_rest = m_rest.subspan(taken.size());
        return taken;
    }

    ByteSpan piece(std::size_t limit) { return take(below(limit)); } ///< Its length is chosen as well.

private:
    ByteSpan m_rest;
};

} // namespace lockstep::fuzz
