// SPDX-License-Identifier: MIT

#include "core/crypto/hmac.h"

#include "core/crypto/cast.h"
#include "core/util/securebytes.h"

#include <sodium.h>

namespace lockstep {

void hmacSha512(ByteSpan key, ByteSpan message, std::span<std::byte, 64> out)
{
    crypto_auth_hmacsha512_state state;
    crypto_auth_hmacsha512_init(&state, uchars(key.data()), key.size());
    crypto_auth_hmacsha512_update(&state, uchars(message.data()), message.size());
    crypto_auth_hmacsha512_final(&state, uchars(out.data()));
    wipe(std::as_writable_bytes(std::span(&state, 1)));
}

} // namespace lockstep
