// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/mnemonic.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <cstddef>

namespace lockstep {

/// How a person makes randomness by hand. It goes into new recovery words beside the system's own, never instead of
/// it, so that bad dice cannot make a weak wallet.
enum class HandEntropy {
    Dice, ///< Rolls of a die with six sides: 1 to 6.
    Coins, ///< 0 and 1.
    Hex, ///< Hexadecimal digits that something else made.
};

/// How many of them have as much in them as the words: 50 rolls for 12 words, 99 for 24 (security.md, K14).
std::size_t handEntropyNeeded(HandEntropy kind, PhraseLength length);

/// How many `typed` has; blanks between them do not count. Errors: Malformed, with the place of the first character
/// that is none of them, blanks left out ("7"), as detail.
Result<std::size_t> handEntropyCount(HandEntropy kind, ByteSpan typed);

/// The phrase of SHA-256(typed without blanks || system), of which 12 words take the first half. `system` are 32 bytes
/// from the kernel. Errors: those of handEntropyCount; Refused where it is too little, with how many are missing ("12")
/// as detail.
Result<Mnemonic> mixedPhrase(HandEntropy kind, ByteSpan typed, ByteSpan system, PhraseLength length);

} // namespace lockstep
