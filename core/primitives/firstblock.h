// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <cstddef>

namespace lockstep {

/// So many of the first bytes are a block by their form; 0: they are none. What comes behind it is nobody's proof of
/// anything.
std::size_t sizeOfFirstBlock(ByteSpan raw);

} // namespace lockstep
