// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/descriptor.h"

namespace lockstep {

/// Descriptor::parse for texts of programs that write `wpkh(zpub...)`: keys with a SLIP-132 version are read as the
/// xpub or tpub they stand for, if the version means the script they stand in. A checksum is that of the text as given.
/// Errors: as Descriptor::parse; Refused when version and script contradict each other.
Result<Descriptor> parseWithSlip132(std::string_view text, Network network);

} // namespace lockstep
