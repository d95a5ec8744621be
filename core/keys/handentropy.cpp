// SPDX-License-Identifier: MIT

#include "core/keys/handentropy.h"

#include "core/crypto/hash.h"
#include "core/crypto/securescope.h"

#include <algorithm>
#include <string>

namespace lockstep {

namespace {

bool isBlank(std::byte b) { return b == std::byte{' '} || b == std::byte{'\t'} || b == std::byte{'\n'}; }

bool isOf(HandEntropy kind, std::byte b)
{
    const auto c = std::to_integer<char>(b);
    const auto within = [c](char least, char most) { return c >= least && c <= most; };
    switch (kind) {
    case HandEntropy::Dice: return within('1', '6');
    case HandEntropy::Coins: return within('0', '1');
    case HandEntropy::Hex: return within('0', '9') || within('a', 'f') || within('A', 'F');
    }
    return false;
}

} // namespace

std::size_t handEntropyNeeded(HandEntropy kind, PhraseLength length)
{
    const bool isLong = length == PhraseLength::Words24;
    switch (kind) {
    case HandEntropy::Dice: return isLong ? 99 : 50;
    case HandEntropy::Coins: return isLong ? 256 : 128;
    case HandEntropy::Hex: return isLong ? 64 : 32;
    }
    return 0;
}

Result<std::size_t> handEntropyCount(HandEntropy kind, ByteSpan typed)
{
    std::size_t count = 0;
    for (const std::byte b : typed) {
        if (isBlank(b)) continue;
        if (!isOf(kind, b)) return Error{Errc::Malformed, std::to_string(count + 1)};
        ++count;
    }
    return count;
}

Result<Mnemonic> mixedPhrase(HandEntropy kind, ByteSpan typed, ByteSpan system, PhraseLength length)
{
    const auto count = handEntropyCount(kind, typed);
    if (!count) return count.error();
    const std::size_t needed = handEntropyNeeded(kind, length);
    if (*count < needed) return Error{Errc::Refused, std::to_string(needed - *count)};

    SecureBytes both(*count + system.size());
    std::byte* const end = std::ranges::remove_copy_if(typed, both.data(), isBlank).out;
    std::ranges::copy(system, end);
    const SecureScope scope;
    Digest32 mixed = sha256(both.span());
    auto phrase = Mnemonic::fromEntropy(ByteSpan(mixed).first(static_cast<std::size_t>(length) * 4 / 3));
    wipe(mixed);
    return phrase;
}

} // namespace lockstep
