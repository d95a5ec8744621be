// SPDX-License-Identifier: MIT

#include "core/keys/extendedkeytext.h"

#include "core/crypto/hash.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::string_view Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::size_t ChecksumSize = 4;
constexpr std::size_t WholeSize = ExtendedKeySize + ChecksumSize;
constexpr std::size_t MaxDigits = 112; // 82 bytes of ff

/// number = number * factor + addend, digits to `base`, most significant first. Gives what did not fit.
unsigned multiplyAdd(std::span<std::byte> number, unsigned base, unsigned factor, unsigned addend)
{
    unsigned carry = addend;
    for (auto digit = number.rbegin(); digit != number.rend(); ++digit) {
        carry += std::to_integer<unsigned>(*digit) * factor;
        *digit = static_cast<std::byte>(carry % base);
        carry /= base;
    }
    return carry;
}

} // namespace

Result<SecureBytes> decodeExtendedKeyText(std::string_view text)
{
    if (text.size() > MaxDigits) return Error{Errc::OutOfRange, "extended key: too long"};
    SecureBytes whole(WholeSize);
    for (const char c : text) {
        const std::size_t digit = Alphabet.find(c);
        if (digit == std::string_view::npos) return Error{Errc::Malformed, "extended key: a character outside base58"};
        if (multiplyAdd(whole.span(), 256, 58, static_cast<unsigned>(digit)) != 0)
            return Error{Errc::OutOfRange, "extended key: too long"};
    }
    // A leading 1 is a zero byte of its own in base58, and no version begins with one.
    if (whole.data()[0] == std::byte{0} || text.front() == Alphabet.front())
        return Error{Errc::Truncated, "extended key: not 78 bytes"};

    const ByteSpan payload = whole.span().first(ExtendedKeySize);
    if (!std::ranges::equal(ByteSpan(doubleSha256(payload)).first(ChecksumSize), whole.span().last(ChecksumSize)))
        return Error{Errc::BadChecksum, "extended key: the checksum does not match"};
    return whole;
}

SecureBytes encodeExtendedKeyText(ByteSpan payload)
{
    SecureBytes digits(MaxDigits);
    const Digest32 hash = doubleSha256(payload);
    for (const std::byte b : payload) multiplyAdd(digits.span(), 58, 256, std::to_integer<unsigned>(b));
    for (const std::byte b : ByteSpan(hash).first(ChecksumSize))
        multiplyAdd(digits.span(), 58, 256, std::to_integer<unsigned>(b));

    const auto first = std::ranges::find_if(digits.span(), [](std::byte digit) { return digit != std::byte{0}; });
    SecureBytes text = SecureBytes::copyOf({first, digits.span().end()});
    for (std::byte& digit : text.span()) digit = static_cast<std::byte>(Alphabet[std::to_integer<std::size_t>(digit)]);
    return text;
}

} // namespace lockstep
