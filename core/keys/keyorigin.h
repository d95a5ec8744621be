// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/keypath.h"
#include "core/util/result.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace lockstep {

/// The first four bytes of a key's hash160 (BIP32). It tells keys apart, it does not prove anything.
using Fingerprint = std::array<std::byte, 4>;

/// Where a key comes from: the master key's fingerprint and the path from it (BIP380).
struct KeyOrigin
{
    Fingerprint fingerprint{};
    KeyPath path;

    friend bool operator==(const KeyOrigin&, const KeyOrigin&) = default;

    /// What stands between the brackets of `[d34db33f/84h/0h/0h]`. Errors: Malformed, OutOfRange.
    static Result<KeyOrigin> parse(std::string_view text);

    std::string toString() const; ///< "d34db33f/84h/0h/0h", without brackets.
};

} // namespace lockstep
