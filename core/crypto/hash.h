// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <array>
#include <string_view>

namespace lockstep {

using Digest20 = std::array<std::byte, 20>;
using Digest32 = std::array<std::byte, 32>;
using Digest64 = std::array<std::byte, 64>;

/// Hashes of one message each. All of them reuse one fetched algorithm and one context per thread:
/// OpenSSL's implicit fetch costs more than hashing an 80-byte header.
Digest32 sha256(ByteSpan message);
Digest32 doubleSha256(ByteSpan message); ///< SHA-256 of SHA-256: block hashes, txids, merkle nodes, checksums.
Digest64 sha512(ByteSpan message);
Digest20 ripemd160(ByteSpan message);
Digest20 hash160(ByteSpan message); ///< RIPEMD-160 of SHA-256: P2PKH, P2SH, P2WPKH.

/// Tagged hash of BIP340: SHA-256(SHA-256(tag) || SHA-256(tag) || message).
Digest32 taggedHash(std::string_view tag, ByteSpan message);

} // namespace lockstep
