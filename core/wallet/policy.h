// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/rows.h"

#include <span>
#include <string>

namespace lockstep {

/// What kind of scripts a wallet of these keychains watches: "wpkh", "sh(wpkh)", "tr", "wsh(sortedmulti)", "addresses".
std::string policyOf(std::span<const KeychainRow> keychains);

} // namespace lockstep
