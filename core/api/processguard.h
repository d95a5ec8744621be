// SPDX-License-Identifier: MIT
#pragma once

namespace lockstep {

/// For the first lines of main(): no core dumps, new files for this user alone, and in release builds memory that
/// other programs of this user may not read (but not inside Flatpak or Snap, whose file dialogs need it).
void guardProcess();

/// Whether guardProcess has closed the memory: then only Qt's own file dialog works.
bool isMemoryClosed();

/// Running as root is warned of, never refused.
bool runsAsRoot();

} // namespace lockstep
