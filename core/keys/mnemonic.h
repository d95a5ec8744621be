// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lockstep {

/// How many words a new wallet gets: 128 or 256 bits of entropy.
enum class PhraseLength : std::size_t { Words12 = 12, Words24 = 24 };

/// A recovery phrase in English. It is kept as its entropy, in locked memory; words are made when they are shown.
/// Source: BIP39.
class Mnemonic
{
public:
    /// A new phrase from the kernel's randomness.
    static Mnemonic random(PhraseLength length);

    /// 16, 20, 24, 28 or 32 bytes. Errors: OutOfRange for another size.
    static Result<Mnemonic> fromEntropy(ByteSpan entropy);

    /// What a person typed or pasted, in UTF-8. Case, line breaks, numbering, commas and extra spaces do not matter,
    /// and the first four letters of a word are enough.
    /// Errors: UnknownWord (detail: the word's place, "3"); OutOfRange unless it has 12, 15, 18, 21 or 24 words
    /// (detail: how many, "13"); BadChecksum (a word is wrong or out of place); Malformed when it is not UTF-8.
    static Result<Mnemonic> parse(ByteSpan text);

    std::size_t wordCount() const { return entropySize() * 3 / 4; }

    /// A view of the public list, so that showing a word makes no copy. `index` < wordCount().
    std::string_view word(std::size_t index) const;

    SecureBytes words() const; ///< All of them in lower case, one space between.

    ByteSpan entropy() const { return m_bits.span().first(entropySize()); }

    /// The 64 bytes that the master key is made from. The passphrase (UTF-8, may be empty) is part of the secret:
    /// another one gives another wallet, none is wrong. Errors: Malformed when it is not UTF-8. Cost: 3 ms.
    Result<SecureBytes> seed(ByteSpan passphrase) const;

    Mnemonic clone() const { return Mnemonic(m_bits.clone()); }

private:
    explicit Mnemonic(SecureBytes bits) : m_bits(std::move(bits)) { }
    std::size_t entropySize() const { return m_bits.size() - 1; }

    SecureBytes m_bits; ///< The entropy and the first byte of its SHA-256: every word is 11 bits of it.
};

} // namespace lockstep
