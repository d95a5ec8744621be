// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "core/util/securebytes.h"

namespace lockstep {

/// Unicode normalization form KD of UTF-8, so that "é" typed on any keyboard gives the same key. A zero byte is data
/// like any other. The text never leaves locked memory. Errors: Malformed for bytes that are not UTF-8.
Result<SecureBytes> nfkd(ByteSpan utf8);

} // namespace lockstep
