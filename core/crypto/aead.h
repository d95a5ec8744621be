// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/securebytes.h"

#include <array>
#include <optional>

namespace lockstep {

/// XChaCha20-Poly1305 as the IETF draft has it: encrypts, and proves that neither the text nor the `associated` data
/// were changed. 24-byte nonces are long enough to be drawn at random for ever.
using AeadKey = std::span<const std::byte, 32>;
using AeadNonce = std::array<std::byte, 24>;
constexpr std::size_t AeadTagSize = 16;

/// The ciphertext, AeadTagSize bytes longer than `plain`. A nonce must never be used twice with one key.
Bytes aeadSeal(AeadKey key, const AeadNonce& nonce, ByteSpan plain, ByteSpan associated);

/// The plain text; nullopt if anything differs from what was sealed, without a word on what.
std::optional<SecureBytes> aeadOpen(AeadKey key, const AeadNonce& nonce, ByteSpan sealed, ByteSpan associated);

} // namespace lockstep
