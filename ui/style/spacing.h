// SPDX-License-Identifier: MIT
#pragma once

namespace lockstep::ui::spacing {

/// Distances in device-independent pixels; layouts use these and no other numbers.
inline constexpr int Tight = 4;
inline constexpr int Small = 8;
inline constexpr int Medium = 12;
inline constexpr int Large = 16;
inline constexpr int Huge = 24;

inline constexpr int Corner = 8; ///< Radius of cards and banners.

} // namespace lockstep::ui::spacing
