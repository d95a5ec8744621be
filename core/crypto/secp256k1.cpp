// SPDX-License-Identifier: MIT

#include "core/crypto/secp256k1.h"

#include "core/crypto/cast.h"
#include "core/crypto/random.h"
#include "core/crypto/securescope.h"

#include <cstdlib>
#include <secp256k1_extrakeys.h>

namespace lockstep {

namespace {

/// For calls that cannot fail with the arguments the types allow: going on would mean a wrong key.
void require(int done)
{
    if (done != 1) std::abort();
}

secp256k1_context* makeContext()
{
    secp256k1_selftest();
    secp256k1_context* context = secp256k1_context_create(SECP256K1_CONTEXT_NONE);
    const SecureBytes blinding = randomSecret(32);
    require(secp256k1_context_randomize(context, uchars(blinding.data())));
    return context;
}

Digest32 tapTweak(const XOnlyKey& internalKey) { return taggedHash("TapTweak", internalKey); }

XOnlyKey serialized(const secp256k1_xonly_pubkey& key)
{
    XOnlyKey out{};
    require(secp256k1_xonly_pubkey_serialize(secp256k1Context(), uchars(out.data()), &key));
    return out;
}

} // namespace

const secp256k1_context* secp256k1Context()
{
    static const secp256k1_context* const Context = makeContext(); // lives as long as the program
    return Context;
}

Result<PublicKey> PublicKey::parse(ByteSpan bytes)
{
    const bool knownForm = bytes.size() == 33 || (bytes.size() == 65 && bytes[0] == std::byte{0x04});
    secp256k1_pubkey key;
    if (!knownForm || secp256k1_ec_pubkey_parse(secp256k1Context(), &key, uchars(bytes.data()), bytes.size()) != 1)
        return Error{Errc::Malformed, "not a public key"};
    return PublicKey(key);
}

CompressedKey PublicKey::compressed() const
{
    CompressedKey out{};
    std::size_t size = out.size();
    require(
        secp256k1_ec_pubkey_serialize(secp256k1Context(), uchars(out.data()), &size, &m_key, SECP256K1_EC_COMPRESSED));
    return out;
}

std::array<std::byte, 65> PublicKey::uncompressed() const
{
    std::array<std::byte, 65> out{};
    std::size_t size = out.size();
    require(secp256k1_ec_pubkey_serialize(secp256k1Context(), uchars(out.data()), &size, &m_key,
                                          SECP256K1_EC_UNCOMPRESSED));
    return out;
}

XOnlyKey PublicKey::xOnly() const
{
    secp256k1_xonly_pubkey key;
    require(secp256k1_xonly_pubkey_from_pubkey(secp256k1Context(), &key, nullptr, &m_key));
    return serialized(key);
}

Result<PublicKey> PublicKey::tweakAdded(std::span<const std::byte, 32> tweak) const
{
    secp256k1_pubkey sum = m_key;
    if (secp256k1_ec_pubkey_tweak_add(secp256k1Context(), &sum, uchars(tweak.data())) != 1)
        return Error{Errc::OutOfRange, "public key tweak"};
    return PublicKey(sum);
}

Result<SecretKey> SecretKey::fromBytes(ByteSpan bytes)
{
    const SecureScope scope;
    if (bytes.size() != 32) return Error{Errc::Malformed, "a private key has 32 bytes"};
    if (secp256k1_ec_seckey_verify(secp256k1Context(), uchars(bytes.data())) != 1)
        return Error{Errc::OutOfRange, "a private key is a number from 1 to n-1"};
    return SecretKey(SecureBytes::copyOf(bytes));
}

PublicKey SecretKey::publicKey() const
{
    const SecureScope scope;
    secp256k1_pubkey key;
    require(secp256k1_ec_pubkey_create(secp256k1Context(), &key, uchars(m_bytes.data())));
    return PublicKey(key);
}

Result<SecretKey> SecretKey::tweakAdded(std::span<const std::byte, 32> tweak) const
{
    const SecureScope scope;
    SecureBytes sum = m_bytes.clone();
    if (secp256k1_ec_seckey_tweak_add(secp256k1Context(), uchars(sum.data()), uchars(tweak.data())) != 1)
        return Error{Errc::OutOfRange, "private key tweak"};
    return SecretKey(std::move(sum));
}

SecretKey SecretKey::taprootTweaked() const
{
    const SecureScope scope;
    SecureBytes memory(sizeof(secp256k1_keypair));
    auto* pair = static_cast<secp256k1_keypair*>(static_cast<void*>(memory.data()));
    require(secp256k1_keypair_create(secp256k1Context(), pair, uchars(m_bytes.data())));
    const Digest32 tweak = tapTweak(publicKey().xOnly());
    require(secp256k1_keypair_xonly_tweak_add(secp256k1Context(), pair, uchars(tweak.data())));
    SecureBytes tweaked(32);
    require(secp256k1_keypair_sec(secp256k1Context(), uchars(tweaked.data()), pair));
    return SecretKey(std::move(tweaked));
}

Result<XOnlyKey> parseXOnlyKey(ByteSpan bytes)
{
    secp256k1_xonly_pubkey key;
    if (bytes.size() != 32 || secp256k1_xonly_pubkey_parse(secp256k1Context(), &key, uchars(bytes.data())) != 1)
        return Error{Errc::Malformed, "not an x-only public key"};
    return serialized(key);
}

Result<XOnlyKey> taprootOutputKey(const XOnlyKey& internalKey)
{
    secp256k1_xonly_pubkey internal;
    if (secp256k1_xonly_pubkey_parse(secp256k1Context(), &internal, uchars(internalKey.data())) != 1)
        return Error{Errc::Malformed, "not an x-only public key"};
    secp256k1_pubkey output;
    const Digest32 tweak = tapTweak(internalKey);
    require(secp256k1_xonly_pubkey_tweak_add(secp256k1Context(), &output, &internal, uchars(tweak.data())));
    secp256k1_xonly_pubkey outputX;
    require(secp256k1_xonly_pubkey_from_pubkey(secp256k1Context(), &outputX, nullptr, &output));
    return serialized(outputX);
}

} // namespace lockstep
