// SPDX-License-Identifier: MIT
#pragma once

namespace lockstep::ui {

/// What Qt leaves unsaid to a screen reader on Linux, for every widget of the program; tried with Orca. Call once.
/// Costs nothing before a reader asks.
///   A list or table that gets the keyboard says the row it stands on, not its size alone.
///   An empty field that gets the keyboard says its name.
///   A combo box says its value beside its label, and the new one when it changes.
///   A card says its title when it is entered, so that choices are heard with what they are about.
///   Stacked pages are gone through without a word ("layered pane").
void speakWhatQtLeavesOut();

} // namespace lockstep::ui
