// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <QString>

namespace lockstep::cli {

/// The whole file straight into locked memory: it never passes through a buffer of Qt's or the C library's.
/// Errors: Io, OutOfRange above 64 KiB.
Result<SecureBytes> readSecretFile(const QString& path);

/// The file's first line without its end: how passphrases are kept in files. Spaces count.
Result<SecureBytes> readSecretLine(const QString& path);

/// Whether a person sits at the other end.
bool hasTerminal();

/// Asks on the terminal with the echo off, one line. Errors: Io, Cancelled at the end of input.
Result<SecureBytes> promptSecret(const QString& question);

} // namespace lockstep::cli
