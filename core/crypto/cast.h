// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace lockstep {

/// C libraries take unsigned char where Lockstep has std::byte. Only for the .cpp files of core/crypto.
inline unsigned char* uchars(std::byte* bytes) { return static_cast<unsigned char*>(static_cast<void*>(bytes)); }

/// Never null: libraries declare even an empty input as non-null.
inline const unsigned char* uchars(const std::byte* bytes)
{
    static constexpr unsigned char Nothing = 0;
    return bytes ? static_cast<const unsigned char*>(static_cast<const void*>(bytes)) : &Nothing;
}

} // namespace lockstep
