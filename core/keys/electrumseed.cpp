// SPDX-License-Identifier: MIT

#include "core/keys/electrumseed.h"

#include "core/crypto/hmac.h"
#include "core/crypto/nfkd.h"
#include "core/util/securebytes.h"

#include <string_view>

namespace lockstep {

namespace {

constexpr std::string_view VersionKey = "Seed version";

bool isSpace(std::byte b) { return b == std::byte{' '} || (b >= std::byte{'\t'} && b <= std::byte{'\r'}); }

/// Lower case, one space between the words, none around them: of English words all that Electrum's own rules leave.
SecureBytes normalized(ByteSpan text)
{
    SecureBytes into(text.size());
    std::size_t size = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::byte b = text[i];
        if (isSpace(b)) continue;
        if (size > 0 && isSpace(text[i - 1])) into.span()[size++] = std::byte{' '};
        const bool isUpper = b >= std::byte{'A'} && b <= std::byte{'Z'};
        into.span()[size++] = isUpper ? b | std::byte{0x20} : b;
    }
    return SecureBytes::copyOf(into.span().first(size));
}

} // namespace

std::optional<ElectrumSeed> electrumSeed(ByteSpan words)
{
    const auto text = nfkd(words);
    if (!text) return std::nullopt;
    SecureBytes version(64);
    hmacSha512(bytesOf(VersionKey), normalized(text->span()).span(), version.span().first<64>());
    const auto first = std::to_integer<unsigned>(version.span()[0]);
    const auto third = std::to_integer<unsigned>(version.span()[1]) >> 4U; // digit in hex
    if (first == 0x01) return ElectrumSeed::Standard;
    if (first != 0x10) return std::nullopt;
    switch (third) {
    case 0: return ElectrumSeed::Segwit;
    case 1: return ElectrumSeed::TwoFactor;
    case 2: return ElectrumSeed::TwoFactorSegwit;
    default: return std::nullopt;
    }
}

} // namespace lockstep
