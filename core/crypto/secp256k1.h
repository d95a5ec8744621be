// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/hash.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <array>
#include <secp256k1.h>

namespace lockstep {

using CompressedKey = std::array<std::byte, 33>; ///< 02 or 03, then x.
using XOnlyKey = std::array<std::byte, 32>; ///< x alone, as BIP340 and taproot write a key.

/// The library's context: tested and blinded once at the first use, then shared by all threads read-only.
const secp256k1_context* secp256k1Context();

/// A point on the curve. Parsed once: deriving from it again costs no square root.
class PublicKey
{
public:
    /// 33 bytes compressed or 65 bytes uncompressed (04); the hybrid forms 06 and 07 are not used in Bitcoin any more.
    /// Errors: Malformed for another form or a point that is not on the curve.
    static Result<PublicKey> parse(ByteSpan bytes);

    CompressedKey compressed() const;
    std::array<std::byte, 65> uncompressed() const;
    XOnlyKey xOnly() const;

    /// This point plus `tweak` times the generator: a public BIP32 step.
    /// Errors: OutOfRange when tweak >= n or the sum is no point (1 in 2^127: nobody meets it by chance).
    /// Cost: 30 µs.
    Result<PublicKey> tweakAdded(std::span<const std::byte, 32> tweak) const;

    const secp256k1_pubkey& native() const { return m_key; } ///< For the other files of core/crypto.

    friend bool operator==(const PublicKey& a, const PublicKey& b) { return a.compressed() == b.compressed(); }

private:
    friend class SecretKey;
    explicit PublicKey(const secp256k1_pubkey& key) : m_key(key) { }

    secp256k1_pubkey m_key;
};

/// A number from 1 to n-1 in locked memory.
class SecretKey
{
public:
    /// Errors: Malformed unless 32 bytes; OutOfRange for 0 or a number >= n.
    static Result<SecretKey> fromBytes(ByteSpan bytes);

    SecretKey clone() const { return SecretKey(m_bytes.clone()); }
    ByteSpan bytes() const { return m_bytes.span(); }

    PublicKey publicKey() const; ///< Cost: 50 µs.

    /// This number plus `tweak` modulo n: a private BIP32 step. Errors: OutOfRange as for PublicKey::tweakAdded.
    Result<SecretKey> tweakAdded(std::span<const std::byte, 32> tweak) const;

    /// The key that spends a taproot output by its key path (BIP341, no script tree).
    SecretKey taprootTweaked() const;

private:
    explicit SecretKey(SecureBytes bytes) : m_bytes(std::move(bytes)) { }

    SecureBytes m_bytes;
};

/// 32 bytes that are the x of a point. Errors: Malformed.
Result<XOnlyKey> parseXOnlyKey(ByteSpan bytes);

/// The output key of a taproot output with this internal key and no script tree (BIP341, BIP86).
/// Errors: Malformed if the internal key is no point.
Result<XOnlyKey> taprootOutputKey(const XOnlyKey& internalKey);

} // namespace lockstep
