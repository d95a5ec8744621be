// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>

namespace lockstep {

/// When a payment is offered next, by chance, so that it does not show whose it is. In Unix seconds.

inline constexpr auto LatestAgain = std::chrono::hours(36); ///< After a peer took one.

/// Between `least` and `most` after now.
std::int64_t laterThan(std::int64_t now, std::chrono::seconds least, std::chrono::seconds most);

/// Of one that fell due while the program was closed.
std::int64_t laterThanStart(std::int64_t now);

} // namespace lockstep
