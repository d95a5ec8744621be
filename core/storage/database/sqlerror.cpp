// SPDX-License-Identifier: MIT

#include "core/storage/database/sqlerror.h"

#include <QSqlError>

namespace lockstep {

namespace {

// Result codes of SQLite; the low byte of an extended code is the primary one. Source: sqlite.org/rescode.html.
constexpr int Permission = 3;
constexpr int Busy = 5;
constexpr int Locked = 6;
constexpr int ReadOnly = 8;
constexpr int InputOutput = 10;
constexpr int Corrupt = 11;
constexpr int Full = 13;
constexpr int CannotOpen = 14;
constexpr int NotADatabase = 26;
constexpr int ConstraintPrimaryKey = 1555;
constexpr int ConstraintUnique = 2067;

Errc errcOf(int extended)
{
    if (extended == ConstraintPrimaryKey || extended == ConstraintUnique) return Errc::Duplicate;
    switch (extended & 0xff) {
    case Full: return Errc::DiskFull;
    case Corrupt:
    case NotADatabase: return Errc::Damaged;
    case Permission:
    case ReadOnly:
    case InputOutput:
    case CannotOpen: return Errc::Io;
    case Busy:
    case Locked: return Errc::InUse;
    default: return Errc::Database;
    }
}

} // namespace

Error asDamage(const Error& error) { return error.code == Errc::Database ? Error{Errc::Damaged, error.detail} : error; }

Error sqlError(const QSqlError& error)
{
    const std::string code = error.nativeErrorCode().toStdString();
    return {errcOf(error.nativeErrorCode().toInt()), "SQLite " + code + ": " + error.databaseText().toStdString()};
}

} // namespace lockstep
