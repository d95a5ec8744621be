// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/schema.h"
#include "core/util/result.h"

#include <QSqlDatabase>
#include <QString>
#include <QVariant>

#include <span>

namespace lockstep {

/// A Qt connection with a name of its own, closed and forgotten with this object. What Database is built on: plain
/// statements, the settings that SQLite forgets with every connection, and the steps of the schema.
class Connection
{
public:
    enum class Access { Write, ReadOnly };

    Connection() = default;
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Result<void> open(const QString& path, Access access);
    Result<void> applySettings(); ///< Foreign keys, checks, cache: for one connection each.
    Result<void> useWriteAheadLog();

    Result<void> exec(const QString& sql);
    Result<QVariant> value(const QString& sql); ///< The first column of the first row; invalid if none.

    /// What the tables and indexes are, as SQLite keeps it: the same text for every file of one version.
    Result<QString> schemaText();

    /// Runs the steps above the file's version. Errors: SchemaTooNew if it is beyond the last step.
    Result<void> migrate(std::span<const Migration> steps);

    const QSqlDatabase& handle() const { return m_db; }

private:
    Result<void> runStep(const Migration& step);

    QSqlDatabase m_db;
};

} // namespace lockstep
