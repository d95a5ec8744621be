// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <cstdint>
#include <functional>
#include <string>

namespace lockstep {

/// Whether the bytes of a file are what they should be.
using FileCheck = std::function<Result<void>(ByteSpan)>;

/// Puts `bytes` under the name `path`, mode 0600. They are written beside it ("NAME.part"), saved to the disk, read
/// back, checked, and only then given the name, which is saved, too: after an error, a kill or a full disk the name has
/// what it had before, or nothing. Errors: DiskFull; Io (detail: path and reason; a symbolic link or a folder in its
/// place too); Damaged (it reads back otherwise); those of `check`.
Result<void> writeWholeFile(const std::string& path, ByteSpan bytes, const FileCheck& check = {});

/// All of a file, at most `most` bytes. Errors: NotFound, Io (a symbolic link is followed: it is only read), OutOfRange
/// beyond `most`.
Result<Bytes> readWholeFile(const std::string& path, std::uint64_t most);

/// The name is gone from the disk, too; success also where it was not there. Errors: Io.
Result<void> removeWholeFile(const std::string& path);

} // namespace lockstep
