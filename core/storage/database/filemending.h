// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QString>

namespace lockstep {

/// For a database that SQLite calls damaged. Where each table of the wallets is sound by itself (its structure, each
/// row by the table's rules, each row in each index), the sound tables are copied into a new file, which takes the
/// place of the old one in a single step. What peers give again may be damaged, and is then left empty: headers,
/// filter headers, known peers; where the wallets stand is read from the wallets. The damaged file is kept among the
/// copies (rollingcopies.h). A file that was cut short is such a one: what is gone is missing where it was.
/// ChainStateRepository::wasMended is true from then on, until somebody was told. Nobody else may have the database
/// open.
///
/// Errors: Damaged (something of a wallet is hit; detail: where), DiskFull, Io. Then all is as it was.
Result<void> mendFile(const QString& path);

} // namespace lockstep
