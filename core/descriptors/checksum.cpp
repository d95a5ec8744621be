// SPDX-License-Identifier: MIT

#include "core/descriptors/descriptor.h"

#include <array>

namespace lockstep {

namespace {

/// BIP380: 96 characters in three groups of 32, so that a change of case costs the checksum one symbol only.
constexpr std::string_view InputAlphabet = "0123456789()[],'/*abcdefgh@:$%{}"
                                           "IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~"
                                           "ijklmnopqrstuvwxyzABCDEFGH`#\"\\ ";
constexpr std::string_view ChecksumAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t ChecksumSize = 8;

class Polymod
{
public:
    void feed(std::uint64_t value)
    {
        constexpr std::array<std::uint64_t, 5> Generator{0xf5dee51989, 0xa9fdca3312, 0x1bab10e32d, 0x3706b1677a,
                                                         0x644d626ffd};
        const std::uint64_t top = m_state >> 35;
        m_state = ((m_state & 0x7'ffff'ffff) << 5) ^ value;
        for (std::size_t bit = 0; bit < Generator.size(); ++bit)
            if ((top >> bit) & 1) m_state ^= Generator[bit];
    }

    std::uint64_t state() const { return m_state; }

private:
    std::uint64_t m_state = 1;
};

} // namespace

Result<std::string> descriptorChecksum(std::string_view body)
{
    Polymod polymod;
    std::uint64_t groups = 0; // of three characters
    std::size_t pending = 0;
    for (const char c : body) {
        const std::size_t place = InputAlphabet.find(c);
        if (place == std::string_view::npos)
            return Error{Errc::Malformed, "descriptor: a character that does not belong in one"};
        polymod.feed(place & 31);
        groups = groups * 3 + (place >> 5);
        if (++pending < 3) continue;
        polymod.feed(groups);
        groups = 0;
        pending = 0;
    }
    if (pending > 0) polymod.feed(groups);
    for (std::size_t i = 0; i < ChecksumSize; ++i) polymod.feed(0);

    const std::uint64_t state = polymod.state() ^ 1;
    std::string checksum;
    for (std::size_t i = 0; i < ChecksumSize; ++i) checksum.push_back(ChecksumAlphabet[(state >> (5 * (7 - i))) & 31]);
    return checksum;
}

} // namespace lockstep
