// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QString>

namespace lockstep {

/// The rules for the file itself (K10): its folder is ours alone, nobody else may read it, it is no symlink.

/// Makes the folder (0700) if it is missing. Errors: Io with path and reason.
Result<void> prepareFolder(const QString& path);

/// Whether there is a file to open; fixes a mode that lets others read. Errors: Io for a symlink, something that is no
/// file, no permission; Damaged for an empty or cut file, or a log without its database.
Result<bool> inspectFile(const QString& path);

/// A new, empty file with mode 0600 that nobody else made a moment ago. Errors: Io, DiskFull.
Result<void> createFile(const QString& path);

/// Gives a finished file its final name, so that a half-made one is never found under it. Survives a power cut.
Result<void> moveIntoPlace(const QString& from, const QString& to);

} // namespace lockstep
