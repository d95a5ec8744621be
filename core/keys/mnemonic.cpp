// SPDX-License-Identifier: MIT

#include "core/keys/mnemonic.h"

#include "core/crypto/hash.h"
#include "core/crypto/nfkd.h"
#include "core/crypto/pbkdf2.h"
#include "core/crypto/random.h"
#include "core/keys/recoverywords.h"
#include "core/keys/wordlist_english.h"

#include <algorithm>
#include <string>

namespace lockstep {

namespace {

constexpr std::size_t BitsPerWord = 11;
constexpr std::size_t MaxWords = 24;
constexpr std::size_t MaxEntropy = 32;
constexpr std::uint32_t SeedRounds = 2048;

bool isEntropySize(std::size_t size) { return size >= 16 && size <= MaxEntropy && size % 4 == 0; }

std::byte checksumByte(ByteSpan entropy) { return sha256(entropy)[0]; }

/// For `bytes` of entropy only the first bytes/4 bits of the checksum byte are in the words.
std::byte checksumMask(std::size_t entropySize) { return static_cast<std::byte>(0xff00U >> (entropySize / 4)); }

void writeWord(SecureBytes& bits, std::size_t place, unsigned index)
{
    for (std::size_t i = 0; i < BitsPerWord; ++i) {
        const std::size_t at = place * BitsPerWord + i;
        if ((index >> (BitsPerWord - 1 - i) & 1U) != 0)
            bits.data()[at / 8] |= static_cast<std::byte>(0x80U >> (at % 8));
    }
}

unsigned readWord(ByteSpan bits, std::size_t place)
{
    unsigned index = 0;
    for (std::size_t at = place * BitsPerWord; at < (place + 1) * BitsPerWord; ++at)
        index = index << 1 | (std::to_integer<unsigned>(bits[at / 8]) >> (7 - at % 8) & 1U);
    return index;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Everything in ASCII but letters and digits. What is beyond ASCII cannot be part of a word, but must not vanish.
bool isSeparator(char c)
{
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return !letter && !isDigit(c) && static_cast<unsigned char>(c) < 0x80;
}

/// Takes the next word off the front of `text`: its numbering is dropped, empty at the end.
std::string_view takeWord(std::string_view& text)
{
    for (;;) {
        const auto begin = std::ranges::find_if_not(text, isSeparator);
        const auto end = std::find_if(begin, text.end(), isSeparator);
        const auto letters = std::find_if_not(begin, end, isDigit);
        text = {end, text.end()};
        if (letters != end) return {letters, end};
        if (text.empty()) return {};
    }
}

void lowerAscii(SecureBytes& text)
{
    for (std::byte& b : text.span())
        if (b >= std::byte{'A'} && b <= std::byte{'Z'}) b |= std::byte{0x20};
}

} // namespace

Mnemonic Mnemonic::random(PhraseLength length)
{
    const SecureBytes entropy = randomSecret(static_cast<std::size_t>(length) * 4 / 3);
    return *fromEntropy(entropy.span());
}

Result<Mnemonic> Mnemonic::fromEntropy(ByteSpan entropy)
{
    if (!isEntropySize(entropy.size())) return Error{Errc::OutOfRange, "entropy of a phrase has 16 to 32 bytes"};
    SecureBytes bits(entropy.size() + 1);
    std::ranges::copy(entropy, bits.data());
    bits.data()[entropy.size()] = checksumByte(entropy);
    return Mnemonic(std::move(bits));
}

Result<Mnemonic> Mnemonic::parse(ByteSpan text)
{
    auto normal = nfkd(text);
    if (!normal) return normal.error();
    lowerAscii(*normal);

    SecureBytes bits(MaxEntropy + 1);
    std::size_t count = 0;
    std::string_view rest = normal->text();
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
        const auto index = recoveryWordIndex(word);
        if (!index) return Error{Errc::UnknownWord, std::to_string(count + 1)};
        if (count < MaxWords) writeWord(bits, count, *index);
        ++count;
    }
    const std::size_t size = count * 4 / 3;
    if (count % 3 != 0 || !isEntropySize(size)) return Error{Errc::OutOfRange, std::to_string(count)};

    const ByteSpan entropy = bits.span().first(size);
    if ((checksumByte(entropy) & checksumMask(size)) != (bits.data()[size] & checksumMask(size)))
        return Error{Errc::BadChecksum, {}};
    return fromEntropy(entropy);
}

std::string_view Mnemonic::word(std::size_t index) const { return englishWords[readWord(m_bits.span(), index)]; }

SecureBytes Mnemonic::words() const
{
    std::size_t size = wordCount() - 1;
    for (std::size_t i = 0; i < wordCount(); ++i) size += word(i).size();

    SecureBytes text(size);
    std::byte* to = text.data();
    for (std::size_t i = 0; i < wordCount(); ++i) {
        if (i > 0) *to++ = std::byte{' '};
        to = std::ranges::copy(bytesOf(word(i)), to).out;
    }
    return text;
}

Result<SecureBytes> Mnemonic::seed(ByteSpan passphrase) const
{
    constexpr std::string_view Prefix = "mnemonic";
    const auto normal = nfkd(passphrase);
    if (!normal) return normal.error();
    SecureBytes salt(Prefix.size() + normal->size());
    std::byte* const end = std::ranges::copy(bytesOf(Prefix), salt.data()).out;
    std::ranges::copy(normal->span(), end);
    return pbkdf2HmacSha512(words().span(), salt.span(), SeedRounds, 64);
}

} // namespace lockstep
