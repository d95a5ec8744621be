// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/repositories/rows.h"

#include <span>
#include <string>
#include <string_view>

namespace lockstep {

/// What kind of scripts a wallet of these keychains watches: "wpkh", "sh(wpkh)", "tr", "wsh(sortedmulti)", "addresses".
std::string policyOf(std::span<const KeychainRow> keychains);
std::string policyOf(std::string_view descriptor);

/// Whose signatures a payment out of it needs: so many of so many keys.
struct Signers
{
    int needed = 1;
    int keys = 1;
    friend bool operator==(const Signers&, const Signers&) = default;
};

/// Of a wallet of these keychains; one of one where no descriptor says otherwise.
Signers signersOf(std::span<const KeychainRow> keychains);
Signers signersOf(std::string_view descriptor); ///< Of a sound one.

} // namespace lockstep
