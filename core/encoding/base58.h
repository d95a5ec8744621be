// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace lockstep {

/// Base58 as Bitcoin writes it: the bytes as one big number, each leading zero byte as a leading `1`.
/// Cost: grows with the square of the length, so it is for keys and addresses, not for files.
std::string base58Encode(ByteSpan bytes);

/// Errors: Malformed for a character outside the alphabet (also for a space); OutOfRange for a text that stands for
/// more than `maxBytes`, found from its length before any work is done, so a long text costs nothing.
Result<Bytes> base58Decode(std::string_view text, std::size_t maxBytes);

/// Base58 of the payload and the first four bytes of its double SHA-256.
std::string base58CheckEncode(ByteSpan payload);

/// The payload without its checksum. Errors: as base58Decode; Truncated for fewer than the four bytes of a checksum;
/// BadChecksum. No detail repeats the text, which may be a private key.
Result<Bytes> base58CheckDecode(std::string_view text, std::size_t maxPayload);

} // namespace lockstep
