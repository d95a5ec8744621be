// SPDX-License-Identifier: MIT
#pragma once

namespace lockstep {

/// For the first lines of main(): no core dumps, new files for this user alone, and in release builds memory that
/// other programs of this user may not read (but not inside Flatpak or Snap, whose file dialogs need it).
void guardProcess();

/// Whether the system lets this process keep a page out of the swap file, as SecureBytes asks for its pages
/// (RLIMIT_MEMLOCK). Where it does not, the program works all the same and says so.
bool canLockMemory();

/// Running as root is warned of, never refused.
bool runsAsRoot();

} // namespace lockstep
