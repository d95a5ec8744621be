// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/tablecopy.h"
#include "core/util/result.h"

#include <QString>

#include <cstdint>

namespace lockstep {

/// Copies of the wallets' tables, kept beside the database in "copies" (decision 0017): one of each day on which the
/// program was started, one before each change of the schema, and one before each change of the wallets that nobody
/// could take back. Ten of each of the first two are kept, and three for each kind of change; but those from before a
/// removal for thirty days, as the person was told. Nobody but the owner may read them. They hold what the database
/// holds but for headers, which peers give again; sealed keys are as sealed there as they were, so a copy from before a
/// new passphrase opens with the old one.
///
/// A copy is checked from end to end before it has its name. To go back to one, close the program and put it in the
/// place of lockstep.sqlite, without the -wal and -shm files beside that. Use on any thread; the database may be open
/// and written to meanwhile: a copy is the state of one commit. One that is given up (`goesOn`) ends with Stopping and
/// leaves nothing behind.

constexpr int CopiesKept = 10;
constexpr int CopiesKeptOfAChange = 3; ///< Of each kind: an hour of imports must not fill the disk.
constexpr int DaysOfARemoval = 30;
constexpr int CopiesKeptOfRemovals = 1'000; ///< Of whatever age: what nobody does by hand must not fill the disk.

/// What is about to happen to the wallets.
enum class WalletChange { Import, Removal, Passphrase };

/// Where the copies of a database are.
QString copiesFolder(const QString& databasePath);

/// "2026-11-26.sqlite", unless it is there. `now` in unix seconds, UTC's day counts. Errors: DiskFull, Io, Damaged.
Result<void> makeDailyCopy(const QString& databasePath, std::int64_t now, const GoesOn& goesOn = {});

/// "before-008 2026-11-26 040102.sqlite": before the schema becomes that of `version`. Errors: as makeDailyCopy.
Result<void> copyBeforeMigration(const QString& databasePath, int version);

/// "before-removal 2026-11-26 040102.345.sqlite". Nothing while there is no wallet. Errors: as makeDailyCopy.
Result<void> copyBeforeChange(const QString& databasePath, WalletChange change, const GoesOn& goesOn = {});

/// Copies from before a removal go once they are more than thirty days old at `now` (unix seconds), by their name and
/// by their file's time: a clock that was set ahead or back lets them stay.
void dropOldCopiesOfRemovals(const QString& databasePath, std::int64_t now);

/// "damaged 2026-11-26 040102.sqlite": the file itself, byte by byte, before it is mended (filemending.h). The newest
/// is kept. Its log must be empty. Errors: DiskFull, Io.
Result<void> keepDamaged(const QString& databasePath);

} // namespace lockstep
