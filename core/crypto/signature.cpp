// SPDX-License-Identifier: MIT

#include "core/crypto/signature.h"

#include "core/crypto/cast.h"
#include "core/crypto/random.h"
#include "core/crypto/securescope.h"

#include <cstdint>
#include <cstdlib>
#include <secp256k1_extrakeys.h>
#include <secp256k1_schnorrsig.h>

namespace lockstep {

namespace {

constexpr std::size_t MaxDerSize = 72;

Error didNotVerify() { return {Errc::Refused, "a fresh signature did not verify"}; }

bool hasLowR(const secp256k1_ecdsa_signature& signature)
{
    std::array<std::byte, 64> compact{};
    secp256k1_ecdsa_signature_serialize_compact(secp256k1Context(), uchars(compact.data()), &signature);
    return compact[0] < std::byte{0x80};
}

secp256k1_ecdsa_signature signWithLowR(const SecretKey& key, const Digest32& digest)
{
    secp256k1_ecdsa_signature signature{};
    Digest32 counter{};
    for (std::uint32_t round = 0;; ++round) {
        for (std::size_t i = 0; i < 4; ++i) counter[i] = static_cast<std::byte>(round >> (8 * i));
        const int done
            = secp256k1_ecdsa_sign(secp256k1Context(), &signature, uchars(digest.data()), uchars(key.bytes().data()),
                                   secp256k1_nonce_function_rfc6979, round == 0 ? nullptr : uchars(counter.data()));
        if (done != 1) std::abort(); // cannot be: the key is from 1 to n-1
        if (hasLowR(signature)) return signature;
    }
}

} // namespace

Result<Bytes> signEcdsa(const SecretKey& key, const Digest32& digest)
{
    const SecureScope scope;
    const secp256k1_ecdsa_signature signature = signWithLowR(key, digest);
    Bytes der(MaxDerSize);
    std::size_t size = der.size();
    if (secp256k1_ecdsa_signature_serialize_der(secp256k1Context(), uchars(der.data()), &size, &signature) != 1)
        return didNotVerify();
    der.resize(size);
    if (!verifyEcdsa(key.publicKey(), digest, der)) return didNotVerify();
    return der;
}

bool verifyEcdsa(const PublicKey& key, const Digest32& digest, ByteSpan der)
{
    secp256k1_ecdsa_signature signature;
    if (der.empty()
        || secp256k1_ecdsa_signature_parse_der(secp256k1Context(), &signature, uchars(der.data()), der.size()) != 1)
        return false;
    return secp256k1_ecdsa_verify(secp256k1Context(), &signature, uchars(digest.data()), &key.native()) == 1;
}

Result<SchnorrSignature> signSchnorr(const SecretKey& key, const Digest32& digest, const Digest32& auxiliary)
{
    const SecureScope scope;
    SecureBytes memory(sizeof(secp256k1_keypair));
    auto* pair = static_cast<secp256k1_keypair*>(static_cast<void*>(memory.data()));
    SchnorrSignature signature{};
    const bool done = secp256k1_keypair_create(secp256k1Context(), pair, uchars(key.bytes().data())) == 1
        && secp256k1_schnorrsig_sign32(secp256k1Context(), uchars(signature.data()), uchars(digest.data()), pair,
                                       uchars(auxiliary.data()))
            == 1;
    if (!done || !verifySchnorr(key.publicKey().xOnly(), digest, signature)) return didNotVerify();
    return signature;
}

Result<SchnorrSignature> signSchnorr(const SecretKey& key, const Digest32& digest)
{
    return signSchnorr(key, digest, randomBytes<32>());
}

bool verifySchnorr(const XOnlyKey& key, ByteSpan message, const SchnorrSignature& signature)
{
    secp256k1_xonly_pubkey point;
    if (secp256k1_xonly_pubkey_parse(secp256k1Context(), &point, uchars(key.data())) != 1) return false;
    return secp256k1_schnorrsig_verify(secp256k1Context(), uchars(signature.data()), uchars(message.data()),
                                       message.size(), &point)
        == 1;
}

} // namespace lockstep
