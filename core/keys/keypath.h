// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

constexpr std::uint32_t HardenedBit = 0x8000'0000U;
constexpr std::uint32_t hardened(std::uint32_t index) { return index | HardenedBit; }
constexpr bool isHardened(std::uint32_t step) { return (step & HardenedBit) != 0; }

/// The way from one extended key to a descendant: child numbers as BIP32 has them, the top bit for hardened.
struct KeyPath
{
    static constexpr std::size_t MaxSteps = 255; ///< BIP32 writes the depth in one byte.

    std::vector<std::uint32_t> steps;

    friend bool operator==(const KeyPath&, const KeyPath&) = default;

    /// `m/84h/0h/0h`, with or without `m/`; `'`, `h` and `H` all mean hardened. `m` and the empty text are the key
    /// itself. Errors: Malformed; OutOfRange for an index of 2^31 or more and for more than MaxSteps steps.
    static Result<KeyPath> parse(std::string_view text);

    KeyPath child(std::uint32_t step) const; ///< One step further.

    std::string toString() const; ///< "m/84h/0h/0h"; "m" for the key itself.
    std::string suffix() const; ///< "/84h/0h/0h": what follows a fingerprint or a key; "" for the key itself.
};

} // namespace lockstep
