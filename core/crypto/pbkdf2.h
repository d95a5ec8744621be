// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/securebytes.h"

#include <cstdint>

namespace lockstep {

/// PBKDF2-HMAC-SHA-512 (RFC 8018), `size` bytes of key. Only what BIP39 and foreign wallet files ask for; what
/// Lockstep itself protects uses Argon2id (passwordkdf.h). Its own loop over libsodium's HMAC, as fast as OpenSSL's,
/// because that one leaves the salt on the heap, and BIP39's salt holds the passphrase.
/// Cost: 3 ms for BIP39's 2,048 rounds.
SecureBytes pbkdf2HmacSha512(ByteSpan password, ByteSpan salt, std::uint32_t rounds, std::size_t size);

} // namespace lockstep
