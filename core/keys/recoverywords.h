// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lockstep {

/// Look-ups in the public list of BIP39's English words, for the phrase itself and for people who type one. All take
/// lower case. What they give are views of the list: no copy of what was typed.

/// The number of a word. Four letters and more of its beginning stand for it, since no two words share them.
std::optional<std::uint16_t> recoveryWordIndex(std::string_view typed);

/// The words that begin so, in alphabetic order, at most `limit`; none for the empty text.
std::vector<std::string_view> recoveryWordsBeginningWith(std::string_view typed, std::size_t limit);

/// The word that was probably meant: one or two letters wrong, missing, too many or swapped.
std::optional<std::string_view> nearestRecoveryWord(std::string_view typed);

} // namespace lockstep
