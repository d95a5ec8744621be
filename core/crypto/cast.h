// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace lockstep {

/// C libraries take unsigned char where Lockstep has std::byte. Only for the .cpp files of core/crypto.
inline unsigned char* uchars(std::byte* bytes) { return static_cast<unsigned char*>(static_cast<void*>(bytes)); }

inline const unsigned char* uchars(const std::byte* bytes)
{
    return static_cast<const unsigned char*>(static_cast<const void*>(bytes));
}

} // namespace lockstep
