// SPDX-License-Identifier: MIT
#pragma once

namespace lockstep::ui {

constexpr int LeastTextPercent = 90;
constexpr int MostTextPercent = 150;

/// The letters of the whole program in percent of the desktop's size; at once, also in windows that are open.
void setTextSize(int percent);

} // namespace lockstep::ui
