// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/connection.h"

#include <QStringList>

#include <functional>

namespace lockstep {

/// A database copied table by table into a new file, which is how damaged or unwanted pages stay behind.

/// The tables of a file, without SQLite's own.
Result<QStringList> tableNames(Connection& connection);

struct TableCopy
{
    QString from;
    QString to; ///< An empty file.
    std::function<bool(const QString& table)> hasRows; ///< Whose rows come along; the others are made, and left empty.
    std::function<Result<void>(Connection& copy)> finish; ///< May be empty: rows of the copy's own, in its transaction.
};

/// Tables, rows, the ids that were given, indexes and the schema's version, as of one commit of `from`, which may be
/// open and written to. The copy is checked from end to end. Errors: Damaged (detail: where), DiskFull, Io.
Result<void> copyTables(const TableCopy& wish);

} // namespace lockstep
