// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <string>
#include <string_view>

namespace lockstep {

/// Lower-case hexadecimal, two characters a byte, in the order of the bytes.
std::string toHex(ByteSpan bytes);

/// Either case. Errors: Malformed for an odd length or a character that is no hex digit.
Result<Bytes> fromHex(std::string_view text);

} // namespace lockstep
