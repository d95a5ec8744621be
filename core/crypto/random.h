// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/securebytes.h"

#include <array>

namespace lockstep {

/// The one source of randomness for anything secret: the kernel's (getrandom through libsodium). If the kernel has
/// none to give the program stops; it never goes on with a weaker source.
void fillRandom(std::span<std::byte> out);

/// Fresh random bytes that stay in locked memory: entropy of a wallet, keys.
SecureBytes randomSecret(std::size_t size);

/// Fresh random bytes that are public: nonces, salts, ids.
template <std::size_t N>
std::array<std::byte, N> randomBytes()
{
    std::array<std::byte, N> out{};
    fillRandom(out);
    return out;
}

} // namespace lockstep
