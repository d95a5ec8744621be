// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/secp256k1.h"
#include "core/keys/keyorigin.h"
#include "core/keys/keypath.h"
#include "core/primitives/network.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <string>
#include <string_view>

namespace lockstep {

/// What the first letter of an extended key says (SLIP-132). Test networks write t, u, v, U, V.
enum class KeyVersion {
    Plain, ///< xpub: any script; BIP32 itself.
    NestedSegwit, ///< ypub: P2SH-P2WPKH.
    Segwit, ///< zpub: P2WPKH.
    NestedMultisig, ///< Ypub: P2SH-P2WSH.
    SegwitMultisig, ///< Zpub: P2WSH.
};

/// The fields of an extended key besides key and chain code.
struct KeyPlace
{
    std::uint8_t depth = 0; ///< 0 for a master key, 3 for the account of BIP44, 49, 84, 86.
    Fingerprint parent{}; ///< Zero for a master key.
    std::uint32_t childNumber = 0;
    friend bool operator==(const KeyPlace&, const KeyPlace&) = default;
};

/// A public key with a chain code, so that children can be derived from it. Source: BIP32.
///
/// Whoever has it sees every address below it, and with one private child key gets all its private keys: it is shown
/// and exported on purpose only.
class ExtendedPublicKey
{
public:
    ExtendedPublicKey(const KeyPlace& place, const Digest32& chainCode, const PublicKey& key)
        : m_place(place)
        , m_chainCode(chainCode)
        , m_key(key)
    {
    }

    /// xpub or tpub. Errors: as parseVersionedPublicKey, and Unsupported for a SLIP-132 version.
    static Result<ExtendedPublicKey> parse(std::string_view text, Network network);

    std::string toText(Network network, KeyVersion version = KeyVersion::Plain) const;

    /// The child at `index` < 2^31. Errors: OutOfRange for a hardened step (it needs the private key) and at depth
    /// 255; Malformed for the one index in 2^127 that has no key. Cost: 35 µs.
    Result<ExtendedPublicKey> derive(std::uint32_t index) const;
    Result<ExtendedPublicKey> derive(const KeyPath& path) const;

    const PublicKey& key() const { return m_key; }
    const Digest32& chainCode() const { return m_chainCode; }
    const KeyPlace& place() const { return m_place; }
    Fingerprint fingerprint() const;

    friend bool operator==(const ExtendedPublicKey&, const ExtendedPublicKey&) = default;

private:
    KeyPlace m_place;
    Digest32 m_chainCode;
    PublicKey m_key;
};

/// A private key with a chain code; everything secret stays in locked memory. Source: BIP32.
class ExtendedPrivateKey
{
public:
    ExtendedPrivateKey(const KeyPlace& place, SecureBytes chainCode, SecretKey key)
        : m_place(place)
        , m_chainCode(std::move(chainCode))
        , m_key(std::move(key))
    {
    }

    /// The master key of a seed of 16 to 64 bytes. Errors: OutOfRange for another length; Malformed for the one seed
    /// in 2^127 that has no key.
    static Result<ExtendedPrivateKey> fromSeed(ByteSpan seed);

    /// xprv or tprv. Errors: as parseVersionedPrivateKey, and Unsupported for a SLIP-132 version.
    static Result<ExtendedPrivateKey> parse(std::string_view text, Network network);

    SecureBytes toText(Network network, KeyVersion version = KeyVersion::Plain) const;

    /// The child at `step`, hardened or not. Errors: OutOfRange at depth 255; Malformed as for the public key.
    Result<ExtendedPrivateKey> derive(std::uint32_t step) const;
    Result<ExtendedPrivateKey> derive(const KeyPath& path) const;

    ExtendedPrivateKey clone() const { return {m_place, m_chainCode.clone(), m_key.clone()}; }
    ExtendedPublicKey toPublic() const; ///< Cost: 50 µs.

    const SecretKey& key() const { return m_key; }
    const KeyPlace& place() const { return m_place; }
    Fingerprint fingerprint() const { return toPublic().fingerprint(); }

private:
    KeyPlace m_place;
    SecureBytes m_chainCode;
    SecretKey m_key;
};

struct VersionedPublicKey
{
    ExtendedPublicKey key;
    KeyVersion version = KeyVersion::Plain;
};

struct VersionedPrivateKey
{
    ExtendedPrivateKey key;
    KeyVersion version = KeyVersion::Plain;
};

/// An extended public key in any SLIP-132 version. All test networks share their versions.
/// Errors: BadChecksum, Malformed (detail: which rule of BIP32), Truncated, OutOfRange (length), Unsupported (unknown
/// version), WrongNetwork, PrivateKeyGiven.
Result<VersionedPublicKey> parseVersionedPublicKey(std::string_view text, Network network);

/// The private twin: Malformed when a public key is given, OutOfRange for a private key that is 0 or >= n.
Result<VersionedPrivateKey> parseVersionedPrivateKey(std::string_view text, Network network);

} // namespace lockstep
