// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/amounttext.h"
#include "ui/style/theme.h"

namespace lockstep::ui {

/// What a person chose for the window of one network. A value: the main window keeps, stores and applies it.
struct Preferences
{
    ThemeChoice theme = ThemeChoice::System;
    AmountDisplay amounts;
    int autoLockMinutes = 5; ///< Without a key or the mouse; 1 to 60, 0: never.
    friend bool operator==(const Preferences&, const Preferences&) = default;
};

} // namespace lockstep::ui
