// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/secp256k1.h"

namespace lockstep {

using SchnorrSignature = std::array<std::byte, 64>;

/// An ECDSA signature in DER, without the sighash byte: at most 70 bytes, since R and S are both kept below 2^255 and
/// n/2. Deterministic (RFC 6979; if R is too large, again with a counter, as Bitcoin Core does).
/// Errors: Refused when the signature does not verify: a fault of the machine, and using it could give the key away.
/// Cost: 0.2 ms.
Result<Bytes> signEcdsa(const SecretKey& key, const Digest32& digest);

/// False for anything but strict DER with a low S.
bool verifyEcdsa(const PublicKey& key, const Digest32& digest, ByteSpan der);

/// A BIP340 signature. For a taproot output's key path `key` is SecretKey::taprootTweaked(). `auxiliary` should be
/// fresh randomness; it only makes faults and power traces harder to use. Errors: as signEcdsa.
Result<SchnorrSignature> signSchnorr(const SecretKey& key, const Digest32& digest, const Digest32& auxiliary);
Result<SchnorrSignature> signSchnorr(const SecretKey& key, const Digest32& digest); ///< With fresh randomness.

/// False for a wrong signature and for a key that is no point.
bool verifySchnorr(const XOnlyKey& key, ByteSpan message, const SchnorrSignature& signature);

} // namespace lockstep
