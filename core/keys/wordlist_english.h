// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

namespace lockstep {

/// The English words of BIP39 in their order, which is alphabetic; a word's index is its 11 bits.
extern const std::array<std::string_view, 2048> englishWords;

} // namespace lockstep
