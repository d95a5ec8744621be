// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <sodium.h>

namespace lockstep {

/// Stands at the top of a function that hands a secret to a C library: when the function returns, the stack below it,
/// where the library worked, is zeroed. libsodium's Argon2 leaves the key there (seen by scanning the memory); the
/// others get the same care. The function's own variables are its own business. Cost: 1 µs.
class SecureScope
{
public:
    SecureScope() = default;
    ~SecureScope() { sodium_stackzero(DeepestCall); }
    SecureScope(const SecureScope&) = delete;
    SecureScope& operator=(const SecureScope&) = delete;

private:
    static constexpr std::size_t DeepestCall = 32 * 1024;
};

} // namespace lockstep
