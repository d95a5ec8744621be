// SPDX-License-Identifier: MIT

#include "core/util/hex.h"

namespace lockstep {

namespace {

int digitValue(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

std::string toHex(ByteSpan bytes)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::byte b : bytes) {
        text.push_back(Digits[std::to_integer<std::size_t>(b) >> 4]);
        text.push_back(Digits[std::to_integer<std::size_t>(b) & 15]);
    }
    return text;
}

Result<Bytes> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0) return Error{Errc::Malformed, "hex: odd number of digits"};
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = digitValue(text[i]);
        const int low = digitValue(text[i + 1]);
        if (high < 0 || low < 0) return Error{Errc::Malformed, "hex: not a hexadecimal digit"};
        bytes.push_back(static_cast<std::byte>(high * 16 + low));
    }
    return bytes;
}

} // namespace lockstep
