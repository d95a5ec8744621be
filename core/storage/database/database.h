// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/primitives/hashes.h"
#include "core/storage/database/cells.h"
#include "core/storage/database/sqlvalue.h"
#include "core/util/result.h"

#include <QString>
#include <QStringList>
#include <QStringView>
#include <QVariant>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace lockstep {

/// What a file is bound to: opening it for another network is refused.
struct DatabaseIdentity
{
    std::string network; ///< networkName(), so that practice and regtest do not share a file.
    std::array<std::byte, 4> magic{};
    BlockHash genesis;

    static DatabaseIdentity of(const NetworkParams& params);
};

/// Full: on the disk when the commit returns; for the tip and for whatever a person did.
/// Normal: consistent after a power cut, but the last commits may be gone; for batches while catching up.
enum class Durability { Full, Normal };

/// One connection to the SQLite file of one network. It belongs to the thread that opened it; use from another thread
/// is a bug and ends the program. One writer for each file, any number of readers, none waits for the other (WAL).
///
/// Statements are prepared once and kept. Rows are read whole before a call returns, so no read lock outlives it.
class Database
{
public:
    /// Opens the file for writing, or makes it (mode 0600, its folder 0700), checks every page, mends the file where no
    /// wallet is hit (filemending.h), and brings its schema up to date, after a copy (rollingcopies.h). Errors:
    /// ForeignDatabase (another network or program), SchemaTooNew, Damaged (also a file of no bytes), DiskFull, Io
    /// (detail: path and reason; symlinks and read-only folders too), InUse. On an error the file is as it was.
    static Result<std::unique_ptr<Database>> open(const QString& path, const DatabaseIdentity& identity);

    /// A second connection, for reading, in the calling thread. The file must exist and be of this schema.
    static Result<std::unique_ptr<Database>> openReader(const QString& path, const DatabaseIdentity& identity);

    /// The same for checkTable and checkReferences: where SQLite may not write it forgets a table's CHECKs. It writes
    /// nothing, and must be gone before the file may be replaced.
    static Result<std::unique_ptr<Database>> openChecker(const QString& path, const DatabaseIdentity& identity);

    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const QString& path() const;
    const DatabaseIdentity& identity() const;
    bool isInTransaction() const;
    QStringList keptStatements() const; ///< Those prepared so far, for who asks how SQLite would answer them.

    /// A statement that changes rows; only inside a transaction. Errors: Duplicate (a unique value is taken),
    /// DiskFull, Damaged, Io, InUse, Database.
    template <typename... Values>
    Result<void> run(QStringView sql, const Values&... values)
    {
        if (auto rows = change(sql, values...); !rows) return rows.error();
        return {};
    }

    /// As `run`, with the number of rows it changed.
    template <typename... Values>
    Result<std::int64_t> change(QStringView sql, const Values&... values)
    {
        const std::array<QVariant, sizeof...(Values)> bound{sqlValue(values)...};
        return executeChange(sql, bound);
    }

    /// As `run`, with the id of the new row.
    template <typename... Values>
    Result<std::int64_t> insert(QStringView sql, const Values&... values)
    {
        const std::array<QVariant, sizeof...(Values)> bound{sqlValue(values)...};
        return executeInsert(sql, bound);
    }

    /// Every row of a SELECT, each made by `read(Cells&)`.
    template <typename Read, typename... Values>
    auto all(QStringView sql, Read read, const Values&... values)
        -> Result<std::vector<std::invoke_result_t<Read, Cells&>>>
    {
        const std::array<QVariant, sizeof...(Values)> bound{sqlValue(values)...};
        return allOf(sql, bound, std::move(read));
    }

    /// The same for a statement that is put together, with as many values as it has question marks. Each form of the
    /// text is prepared once and kept: there must be few, and no value inside.
    template <typename Read>
    auto allOf(QStringView sql, std::span<const QVariant> values, Read read)
        -> Result<std::vector<std::invoke_result_t<Read, Cells&>>>
    {
        std::vector<std::invoke_result_t<Read, Cells&>> rows;
        auto done = visit(sql, values, [&](Cells& cells) { rows.push_back(read(cells)); });
        if (!done) return done.error();
        return rows;
    }

    /// The first row of a SELECT; nullopt when it has none.
    template <typename Read, typename... Values>
    auto first(QStringView sql, Read read, const Values&... values)
        -> Result<std::optional<std::invoke_result_t<Read, Cells&>>>
    {
        using Row = std::invoke_result_t<Read, Cells&>;
        auto rows = all(sql, read, values...);
        if (!rows) return rows.error();
        return rows->empty() ? std::optional<Row>() : std::optional<Row>(std::in_place, std::move(rows->front()));
    }

    /// Moves what the log holds into the file and empties the log: after a passphrase was changed, so that the old
    /// record is overwritten. Errors: InUse while a reader holds it back.
    Result<void> checkpoint();

    /// Every page and every reference, slowly. Errors: Damaged with what was found.
    Result<void> checkIntegrity();

    // The same in parts, for who must not be held up: each table with its indexes, then what refers to what.
    Result<std::vector<QString>> tables();
    Result<void> checkTable(const QString& table);
    Result<void> checkReferences();

    // For inTransaction and inSavepoint.
    Result<void> begin(Durability durability);
    Result<void> commit();
    void rollback();
    Result<void> savepoint();
    Result<void> releaseSavepoint();
    Result<void> rollbackToSavepoint();

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    static Result<std::unique_ptr<Database>> openSecond(const QString& path, const DatabaseIdentity& identity,
                                                        bool readOnly);
    Result<std::int64_t> executeChange(QStringView sql, std::span<const QVariant> values);
    Result<std::int64_t> executeInsert(QStringView sql, std::span<const QVariant> values);

    template <typename Visit>
    Result<void> visit(QStringView sql, std::span<const QVariant> values, Visit visitRow)
    {
        auto query = select(sql, values);
        if (!query) return query.error();
        Cells cells(**query);
        while (cells.next()) visitRow(cells);
        return finish(**query, cells);
    }
    Result<QSqlQuery*> select(QStringView sql, std::span<const QVariant> values);
    Result<void> finish(QSqlQuery& query, const Cells& cells);

    std::unique_ptr<Private> d;
};

} // namespace lockstep
