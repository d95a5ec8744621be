// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <string_view>

namespace lockstep {

/// Base58check for the 78 bytes of an extended key, public or private, that leaves no copy outside locked memory.
/// core/encoding/base58.h does the same for public bytes of any length, on the heap.
constexpr std::size_t ExtendedKeySize = 78;

/// The 78 bytes and, behind them, their checksum. Errors: Malformed for a character outside the alphabet; Truncated and
/// OutOfRange when it is not 78 bytes; BadChecksum. The details never repeat the text.
Result<SecureBytes> decodeExtendedKeyText(std::string_view text);

/// 111 characters. `payload` has ExtendedKeySize bytes and begins with a version that is not zero.
SecureBytes encodeExtendedKeyText(ByteSpan payload);

} // namespace lockstep
