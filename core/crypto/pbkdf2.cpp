// SPDX-License-Identifier: MIT

#include "core/crypto/pbkdf2.h"

#include "core/crypto/cast.h"

#include <cstdlib>
#include <openssl/evp.h>

namespace lockstep {

SecureBytes pbkdf2HmacSha512(ByteSpan password, ByteSpan salt, std::uint32_t rounds, std::size_t size)
{
    SecureBytes key(size);
    const auto* text = static_cast<const char*>(static_cast<const void*>(password.data()));
    const int done = PKCS5_PBKDF2_HMAC(password.empty() ? "" : text, static_cast<int>(password.size()),
                                       uchars(salt.data()), static_cast<int>(salt.size()), static_cast<int>(rounds),
                                       EVP_sha512(), static_cast<int>(size), uchars(key.data()));
    if (done != 1) std::abort(); // no memory, or a caller's mistake: a wrong key must never be returned
    return key;
}

} // namespace lockstep
