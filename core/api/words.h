// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/electrumseed.h"
#include "core/keys/handentropy.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <optional>
#include <string_view>
#include <vector>

namespace lockstep {

/// What dialogs and the command line need to know of recovery words, without seeing keys. All return at once.

/// 12 or 24 new words from the kernel's randomness, in English, one space between.
SecureBytes newRecoveryWords(int count);

/// Randomness that the person made by hand, to be mixed with the kernel's.
struct OwnRandomness
{
    HandEntropy kind{};
    SecureBytes typed; ///< UTF-8; blanks between do not count.
};

/// How many rolls, coins or digits `count` words take.
int randomnessNeeded(HandEntropy kind, int count);

/// How many there are. Errors: Malformed, with the place of what is none of them ("7") as detail.
Result<int> randomnessTyped(const OwnRandomness& own);

/// New words of both. Errors: as above; Refused where it is too little, with how many are missing ("12") as detail.
Result<SecureBytes> newRecoveryWords(int count, const OwnRandomness& own);

/// Errors: UnknownWord (detail: the place, "7"), OutOfRange (detail: how many), BadChecksum, Malformed.
Result<void> checkRecoveryWords(ByteSpan words);

/// Whether words that fail the check are a seed of Electrum's, which Lockstep cannot derive. Ask only of those that do.
std::optional<ElectrumSeed> electrumSeedOf(ByteSpan words);

/// Whether `typed` are the same words as `original`. Errors: as above; Refused with the place of the first word that
/// differs ("7") as detail.
Result<void> compareRecoveryWords(ByteSpan typed, ByteSpan original);

/// Words of the public list that begin with `typed` (lower case), at most a handful.
std::vector<std::string_view> recoveryWordCompletions(std::string_view typed);

/// The word that was probably meant, where none begins with `typed` (lower case).
std::optional<std::string_view> recoveryWordMeant(std::string_view typed);

} // namespace lockstep
