// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <compare>
#include <cstdint>

namespace lockstep {

/// Where a script stands in a wallet: on which branch, at which index.
struct ScriptPlace
{
    KeychainId keychain;
    std::uint32_t index = 0;
    friend constexpr auto operator<=>(const ScriptPlace&, const ScriptPlace&) = default;
};

} // namespace lockstep
