// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <functional>
#include <string>

namespace lockstep {

/// Whether bytes are the backup they should be.
using BackupCheck = std::function<Result<void>(ByteSpan)>;

/// Puts `file` under the name `path`, mode 0600. It is written beside it ("NAME.part"), saved to the disk, read back,
/// checked, and only then given its name: after an error, a kill or a full disk the name has what it had before, or
/// nothing. Errors: DiskFull; Io (detail: path and reason; a symbolic link or a folder in its place too); Damaged (it
/// reads back otherwise); those of `check`.
Result<void> writeBackupFile(const std::string& path, ByteSpan file, const BackupCheck& check);

/// All of a file. Errors: NotFound, Io (a symbolic link is followed: it is only read), OutOfRange beyond MaxBackupSize.
Result<Bytes> readBackupFile(const std::string& path);

} // namespace lockstep
