// SPDX-License-Identifier: MIT
#pragma once

namespace lockstep {

/// The program `lockstep`: reads the options, opens the data folder, shows the window, and puts everything away in
/// order. Where a window of this folder is open already, hands its link to that one and ends. Returns the exit code: 0,
/// 1 (the data folder cannot be used; said in words), 2 (wrong options, no display).
int runWindow(int argc, char* argv[]);

} // namespace lockstep
