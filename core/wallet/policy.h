// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/rows.h"

#include <span>
#include <string>
#include <string_view>

namespace lockstep {

/// What kind of scripts a wallet of these keychains watches: "wpkh", "sh(wpkh)", "tr", "wsh(sortedmulti)", "addresses".
std::string policyOf(std::span<const KeychainRow> keychains);
std::string policyOf(std::string_view descriptor);

} // namespace lockstep
