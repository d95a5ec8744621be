// SPDX-License-Identifier: MIT

#include "core/encoding/bech32.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lockstep {

namespace {

constexpr std::string_view Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t ChecksumSize = 6;
constexpr std::uint32_t Bech32Constant = 1;
constexpr std::uint32_t Bech32mConstant = 0x2bc830a3;
constexpr unsigned MaxWitnessVersion = 16;

/// The checksum's polynomial division, fed one value of five bits at a time.
class Polymod
{
public:
    void feed(unsigned value)
    {
        constexpr std::array<std::uint32_t, 5> Generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
        const std::uint32_t top = m_state >> 25;
        m_state = ((m_state & 0x1ff'ffff) << 5) ^ value;
        for (unsigned bit = 0; bit < Generator.size(); ++bit)
            if ((top >> bit) & 1) m_state ^= Generator[bit];
    }

    void feedPrefix(std::string_view prefix)
    {
        for (const char c : prefix) feed(static_cast<unsigned char>(c) >> 5);
        feed(0);
        for (const char c : prefix) feed(static_cast<unsigned char>(c) & 31);
    }

    std::uint32_t state() const { return m_state; }

private:
    std::uint32_t m_state = 1;
};

/// Lower case; an error for mixed case and for what is not printable ASCII.
Result<std::string> folded(std::string_view text)
{
    bool upper = false;
    bool lower = false;
    std::string out;
    for (const char c : text) {
        if (c < 33 || c > 126) return Error{Errc::Malformed, "bech32: a character that does not belong"};
        const bool isUpper = c >= 'A' && c <= 'Z';
        upper |= isUpper;
        lower |= c >= 'a' && c <= 'z';
        out.push_back(isUpper ? static_cast<char>(c - 'A' + 'a') : c);
    }
    if (upper && lower) return Error{Errc::Malformed, "bech32: upper and lower case are mixed"};
    return out;
}

std::optional<Bech32Form> formOf(std::uint32_t remainder)
{
    if (remainder == Bech32Constant) return Bech32Form::Bech32;
    if (remainder == Bech32mConstant) return Bech32Form::Bech32m;
    return std::nullopt;
}

/// Regroups bits; nullopt if more than `from - 1` bits of padding remain, or any that is not zero.
std::optional<Bytes> bytesOfValues(std::span<const std::uint8_t> values)
{
    Bytes out;
    unsigned pending = 0;
    unsigned bits = 0;
    for (const std::uint8_t value : values) {
        pending = ((pending << 5) | value) & 0xfff;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        out.push_back(static_cast<std::byte>((pending >> bits) & 0xff));
    }
    const unsigned padding = pending & ((1U << bits) - 1);
    if (bits >= 5 || padding != 0) return std::nullopt;
    return out;
}

void appendValuesOf(std::vector<std::uint8_t>& values, ByteSpan bytes)
{
    unsigned pending = 0;
    unsigned bits = 0;
    for (const std::byte b : bytes) {
        pending = ((pending << 8) | std::to_integer<unsigned>(b)) & 0xfff;
        for (bits += 8; bits >= 5; bits -= 5) values.push_back(static_cast<std::uint8_t>((pending >> (bits - 5)) & 31));
    }
    if (bits > 0) values.push_back(static_cast<std::uint8_t>((pending << (5 - bits)) & 31));
}

} // namespace

Result<Bech32Text> bech32Decode(std::string_view text)
{
    if (text.size() > MaxBech32Length) return Error{Errc::OutOfRange, "bech32: longer than 90 characters"};
    const auto lower = folded(text);
    if (!lower) return lower.error();
    const std::size_t separator = lower->rfind('1');
    if (separator == std::string::npos || separator == 0)
        return Error{Errc::Malformed, "bech32: no prefix before the separator"};
    if (lower->size() - separator - 1 < ChecksumSize) return Error{Errc::Malformed, "bech32: too short for a checksum"};

    Bech32Text out;
    out.prefix = lower->substr(0, separator);
    Polymod polymod;
    polymod.feedPrefix(out.prefix);
    for (const char c : lower->substr(separator + 1)) {
        const std::size_t value = Alphabet.find(c);
        if (value == std::string_view::npos)
            return Error{Errc::Malformed, "bech32: a character that is not in its alphabet"};
        out.values.push_back(static_cast<std::uint8_t>(value));
        polymod.feed(out.values.back());
    }
    const auto form = formOf(polymod.state());
    if (!form) return Error{Errc::BadChecksum, "bech32: the checksum does not match"};
    out.form = *form;
    out.values.erase(out.values.end() - ChecksumSize, out.values.end());
    return out;
}

std::string bech32Encode(Bech32Form form, std::string_view prefix, const std::vector<std::uint8_t>& values)
{
    std::string text(prefix);
    text.push_back('1');
    Polymod polymod;
    polymod.feedPrefix(prefix);
    for (const std::uint8_t value : values) {
        polymod.feed(value);
        text.push_back(Alphabet[value]);
    }
    for (std::size_t i = 0; i < ChecksumSize; ++i) polymod.feed(0);
    const std::uint32_t checksum = polymod.state() ^ (form == Bech32Form::Bech32 ? Bech32Constant : Bech32mConstant);
    for (std::size_t i = 0; i < ChecksumSize; ++i) text.push_back(Alphabet[(checksum >> (5 * (5 - i))) & 31]);
    return text;
}

Result<SegwitAddress> segwitAddressDecode(std::string_view text)
{
    auto decoded = bech32Decode(text);
    if (!decoded) return decoded.error();
    if (decoded->values.empty()) return Error{Errc::Malformed, "segwit address: no witness version"};

    SegwitAddress out;
    out.prefix = std::move(decoded->prefix);
    out.version = decoded->values.front();
    if (out.version > MaxWitnessVersion) return Error{Errc::Malformed, "segwit address: witness version above 16"};
    const Bech32Form expected = out.version == 0 ? Bech32Form::Bech32 : Bech32Form::Bech32m;
    if (decoded->form != expected)
        return Error{Errc::BadChecksum, "segwit address: bech32 and bech32m are swapped for this witness version"};

    auto program = bytesOfValues(std::span(decoded->values).subspan(1));
    if (!program) return Error{Errc::Malformed, "segwit address: bad padding"};
    out.program = std::move(*program);
    const std::size_t size = out.program.size();
    const bool fits = out.version == 0 ? (size == 20 || size == 32) : (size >= 2 && size <= 40);
    if (!fits) return Error{Errc::Malformed, "segwit address: a program of this size does not exist"};
    return out;
}

std::string segwitAddressEncode(std::string_view prefix, unsigned version, ByteSpan program)
{
    std::vector<std::uint8_t> values{static_cast<std::uint8_t>(version)};
    appendValuesOf(values, program);
    return bech32Encode(version == 0 ? Bech32Form::Bech32 : Bech32Form::Bech32m, prefix, values);
}

} // namespace lockstep
