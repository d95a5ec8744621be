// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <cstdint>

namespace lockstep {

/// One derivation branch as the chain loop sees it.
struct Keychain
{
    KeychainId id;
    bool ranged = true; ///< False: exactly `scriptCount` fixed scripts (addresses, raw scripts).
    std::uint32_t nextIndex = 0; ///< One past the last index seen on the chain or handed to a person.
    std::uint32_t scriptCount = 0; ///< Of a keychain that is not ranged.
};

} // namespace lockstep
