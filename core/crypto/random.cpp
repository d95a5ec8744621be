// SPDX-License-Identifier: MIT

#include "core/crypto/random.h"

#include <cstdlib>
#include <sodium.h>

namespace lockstep {

void fillRandom(std::span<std::byte> out)
{
    if (out.empty()) return;
    if (sodium_init() < 0) std::abort();
    randombytes_buf(out.data(), out.size()); // aborts by itself when the kernel refuses
}

SecureBytes randomSecret(std::size_t size)
{
    SecureBytes secret(size);
    fillRandom(secret.span());
    return secret;
}

} // namespace lockstep
