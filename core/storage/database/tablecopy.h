// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/connection.h"

#include <QStringList>

#include <functional>

namespace lockstep {

/// A database copied table by table into a new file, which is how damaged or unwanted pages stay behind.

/// The tables of a file, without SQLite's own.
Result<QStringList> tableNames(Connection& connection);

/// Asked between two steps, none of which takes longer than one table or index does. False: the copy is given up.
using GoesOn = std::function<bool()>;

struct TableCopy
{
    QString from;
    QString to; ///< An empty file.
    std::function<bool(const QString& table)> hasRows; ///< Whose rows come along; the others are made, and left empty.
    std::function<Result<void>(Connection& copy)> finish; ///< May be empty: rows of the copy's own, in its transaction.
    GoesOn goesOn; ///< May be empty: to its end.
};

/// Tables, rows, the ids that were given, indexes and the schema's version, as of one commit of `from`, which may be
/// open and written to. The copy is checked table by table. Errors: Stopping when it is given up, Damaged (detail:
/// where), DiskFull, Io.
Result<void> copyTables(const TableCopy& wish);

} // namespace lockstep
