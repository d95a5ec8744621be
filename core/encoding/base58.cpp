// SPDX-License-Identifier: MIT

#include "core/encoding/base58.h"

#include "core/crypto/hash.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace lockstep {

namespace {

constexpr std::string_view Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::uint8_t NotADigit = 0xff;
constexpr std::size_t ChecksumSize = 4;

constexpr auto DigitValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(NotADigit);
    for (std::size_t i = 0; i < Alphabet.size(); ++i)
        values[static_cast<unsigned char>(Alphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}();

/// number = number * factor + addend, in little-endian digits of `base`.
void multiplyAdd(std::vector<std::uint8_t>& number, unsigned base, unsigned factor, unsigned addend)
{
    unsigned carry = addend;
    for (std::uint8_t& digit : number) {
        carry += digit * factor;
        digit = static_cast<std::uint8_t>(carry % base);
        carry /= base;
    }
    for (; carry > 0; carry /= base) number.push_back(static_cast<std::uint8_t>(carry % base));
}

std::array<std::byte, ChecksumSize> checksumOf(ByteSpan payload)
{
    std::array<std::byte, ChecksumSize> checksum{};
    std::copy_n(doubleSha256(payload).begin(), ChecksumSize, checksum.begin());
    return checksum;
}

} // namespace

std::string base58Encode(ByteSpan bytes)
{
    const auto firstDigit = std::ranges::find_if(bytes, [](std::byte b) { return b != std::byte{0}; });
    std::string text(static_cast<std::size_t>(firstDigit - bytes.begin()), Alphabet.front());
    std::vector<std::uint8_t> number; // little-endian digits to base 58
    std::for_each(firstDigit, bytes.end(),
                  [&](std::byte b) { multiplyAdd(number, 58, 256, std::to_integer<unsigned>(b)); });
    std::for_each(number.rbegin(), number.rend(), [&](std::uint8_t digit) { text.push_back(Alphabet[digit]); });
    return text;
}

Result<Bytes> base58Decode(std::string_view text, std::size_t maxBytes)
{
    // 58^1.4 > 256: seven characters hold at least five bytes, and a leading `1` holds one.
    if (text.size() > maxBytes * 7 / 5 + 1) return Error{Errc::OutOfRange, "base58: too long"};

    const std::size_t zeros = std::min(text.find_first_not_of(Alphabet.front()), text.size());
    std::vector<std::uint8_t> number; // little-endian bytes
    for (const char c : text.substr(zeros)) {
        const std::uint8_t digit = DigitValues[static_cast<unsigned char>(c)];
        if (digit == NotADigit) return Error{Errc::Malformed, "base58: a character that is not in its alphabet"};
        multiplyAdd(number, 256, 58, digit);
    }
    if (zeros + number.size() > maxBytes) return Error{Errc::OutOfRange, "base58: too long"};

    Bytes bytes(zeros, std::byte{0});
    std::for_each(number.rbegin(), number.rend(), [&](std::uint8_t b) { bytes.push_back(std::byte{b}); });
    return bytes;
}

std::string base58CheckEncode(ByteSpan payload)
{
    Bytes bytes = toBytes(payload);
    append(bytes, checksumOf(payload));
    return base58Encode(bytes);
}

Result<Bytes> base58CheckDecode(std::string_view text, std::size_t maxPayload)
{
    auto bytes = base58Decode(text, maxPayload + ChecksumSize);
    if (!bytes) return bytes;
    if (bytes->size() < ChecksumSize) return Error{Errc::Truncated, "base58: too short for a checksum"};
    const ByteSpan payload = ByteSpan(*bytes).first(bytes->size() - ChecksumSize);
    if (!std::ranges::equal(checksumOf(payload), ByteSpan(*bytes).last(ChecksumSize)))
        return Error{Errc::BadChecksum, "base58: the checksum does not match"};
    bytes->resize(payload.size());
    return bytes;
}

} // namespace lockstep
