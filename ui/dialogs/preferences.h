// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"
#include "ui/style/theme.h"

#include <QString>

namespace lockstep::ui {

/// What the desktop is told.
struct NotifierOptions
{
    bool payments = true;
    bool imports = true;
    bool errors = true;
    bool amounts = false; ///< Shown to whoever sees the screen.
    friend bool operator==(const NotifierOptions&, const NotifierOptions&) = default;
};

/// What the window shows when it opens.
enum class StartPage { LastShown, AllWallets };

/// What a person chose for the window of one network. A value: the main window keeps, stores and applies it.
struct Preferences
{
    ThemeChoice theme = ThemeChoice::System;
    int textPercent = 100; ///< Of the desktop's size; 90 to 150.
    AmountDisplay amounts;
    DateStyle dates = DateStyle::Iso;
    bool groupsAddresses = true; ///< By four characters.
    StartPage startPage = StartPage::LastShown;
    QString language; ///< "en", "de", ...; empty: as the desktop. Counts from the next start on.
    int autoLockMinutes = 5; ///< Without a key or the mouse; 1 to 60, 0: never.
    bool locksWhenMinimised = false;
    bool locksWithScreen = true; ///< When the screen is locked or the computer goes to sleep.
    int clipboardSeconds = 30; ///< Then a copied key or descriptor is taken off the clipboard; 1 to 600, 0: never.
    NotifierOptions notifications;
    bool hasTrayIcon = true; ///< Where the desktop has a tray.
    bool closesToTray = false; ///< The window's close button hides it there; Quit ends the program all the same.
    bool savesMeteredData = true; ///< Imports wait and nobody listens while the connection is metered.
    bool hasConsole = false; ///< In the log window.
    QString explorer; ///< A web site that shows transactions: see explorertext.h. Empty: none.
    friend bool operator==(const Preferences&, const Preferences&) = default;
};

} // namespace lockstep::ui
