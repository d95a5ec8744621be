// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace lockstep::fuzz {

/// How much memory the code between its beginning and peak() held at once, at most. It counts with the help of the
/// address sanitizer; in a build without that it says 0. One at a time.
class MemoryUse
{
public:
    MemoryUse();
    ~MemoryUse();
    MemoryUse(const MemoryUse&) = delete;
    MemoryUse& operator=(const MemoryUse&) = delete;

    std::size_t peak() const;

    static bool isCounted(); ///< In this build.
};

} // namespace lockstep::fuzz
