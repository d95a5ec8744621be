// SPDX-License-Identifier: MIT

#include "core/crypto/aead.h"

#include "core/crypto/cast.h"

#include <sodium.h>

namespace lockstep {

static_assert(AeadTagSize == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(std::tuple_size_v<AeadNonce> == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(AeadKey::extent == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

Bytes aeadSeal(AeadKey key, const AeadNonce& nonce, ByteSpan plain, ByteSpan associated)
{
    Bytes sealed(plain.size() + AeadTagSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(uchars(sealed.data()), nullptr, uchars(plain.data()), plain.size(),
                                               uchars(associated.data()), associated.size(), nullptr,
                                               uchars(nonce.data()), uchars(key.data()));
    return sealed;
}

std::optional<SecureBytes> aeadOpen(AeadKey key, const AeadNonce& nonce, ByteSpan sealed, ByteSpan associated)
{
    if (sealed.size() < AeadTagSize) return std::nullopt;
    SecureBytes plain(sealed.size() - AeadTagSize);
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        uchars(plain.data()), nullptr, nullptr, uchars(sealed.data()), sealed.size(), uchars(associated.data()),
        associated.size(), uchars(nonce.data()), uchars(key.data()));
    if (opened != 0) return std::nullopt;
    return plain;
}

} // namespace lockstep
