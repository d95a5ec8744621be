// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace lockstep {

/// Whether somewhere in the text there is an extended private key (`xprv`, `tprv` and the SLIP-132 ones, also with a
/// typing mistake) or a private key in WIF. Asked before anything else is, so that no other error hides it.
bool holdsPrivateKey(std::string_view text);

} // namespace lockstep
