// SPDX-License-Identifier: MIT

#include "core/storage/database/database.h"

#include "core/storage/database/connection.h"
#include "core/storage/database/databasefile.h"
#include "core/storage/database/failpoint.h"
#include "core/storage/database/filemending.h"
#include "core/storage/database/logging.h"
#include "core/storage/database/rollingcopies.h"
#include "core/storage/database/schema.h"
#include "core/storage/database/sqlerror.h"

#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

#include <unordered_map>

using namespace Qt::Literals::StringLiterals;

namespace lockstep {

namespace {

struct SqlHash
{
    std::size_t operator()(QStringView sql) const noexcept { return qHash(sql); }
};

struct Prepared
{
    QString sql;
    QSqlQuery query;
};

} // namespace

struct Database::Private
{
    QString path;
    DatabaseIdentity boundTo;
    QThread* thread = QThread::currentThread();
    Connection connection;
    std::unordered_map<QStringView, std::unique_ptr<Prepared>, SqlHash> prepared; ///< Keys view into the values.
    bool inTransaction = false;
    std::optional<Error> lost; ///< Why this transaction cannot be committed any more.
    Durability durability = Durability::Full;

    void requireThread() const
    {
        if (QThread::currentThread() != thread) qFatal("a database connection was used from another thread");
    }

    Result<QSqlQuery*> prepare(QStringView sql);
    Result<QSqlQuery*> execute(QStringView sql, std::span<const QVariant> values);
    void noteLostTransaction(const Error& error);
    Result<void> checkIdentity(const DatabaseIdentity& identity);
    Result<void> checkSchema();
    Result<void> checkPages(const QString& check);
    Result<void> checkWritable();
    Result<void> copyBeforeMigration();
    Result<void> bind(const DatabaseIdentity& identity);
    static Result<std::unique_ptr<Private>> openChecked(const QString& path, const DatabaseIdentity& identity);
    static Result<void> create(const QString& path, const DatabaseIdentity& identity);
    static Result<void> fill(const QString& path, const DatabaseIdentity& identity);
};

Result<QSqlQuery*> Database::Private::prepare(QStringView sql)
{
    if (const auto known = prepared.find(sql); known != prepared.end()) return &known->second->query;
    auto fresh = std::make_unique<Prepared>(Prepared{sql.toString(), QSqlQuery(connection.handle())});
    fresh->query.setForwardOnly(true);
    if (!fresh->query.prepare(fresh->sql)) return sqlError(fresh->query.lastError());
    QSqlQuery* query = &fresh->query;
    prepared.emplace(QStringView(fresh->sql), std::move(fresh));
    return query;
}

Result<QSqlQuery*> Database::Private::execute(QStringView sql, std::span<const QVariant> values)
{
    requireThread();
    if (lost) return *lost;
    auto query = prepare(sql);
    if (!query) return query;
    int place = 0;
    for (const QVariant& value : values) (*query)->bindValue(place++, value);
    if ((*query)->exec()) return query;
    const Error error = sqlError((*query)->lastError());
    (*query)->finish();
    noteLostTransaction(error);
    return error;
}

/// A full disk or a failed write may end the transaction (measured). Going on would then commit row by row, so it is
/// found out: only outside a transaction does BEGIN succeed.
void Database::Private::noteLostTransaction(const Error& error)
{
    if (!inTransaction || error.code == Errc::Duplicate) return;
    if (!connection.exec(u"BEGIN"_s)) return;
    (void)connection.exec(u"ROLLBACK"_s);
    lost = error;
}

Result<void> Database::Private::checkIdentity(const DatabaseIdentity& identity)
{
    const auto application = connection.value(u"PRAGMA application_id"_s);
    if (!application) return application.error();
    if (application->toInt() != ApplicationId) return Error{Errc::ForeignDatabase, "another program's file"};

    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version) return version.error();
    if (version->toInt() > migrations().back().version)
        return Error{Errc::SchemaTooNew, "version " + std::to_string(version->toInt())};

    const auto network = connection.value(u"SELECT value FROM meta WHERE key = 'network'"_s);
    const auto magic = connection.value(u"SELECT value FROM meta WHERE key = 'magic'"_s);
    const auto genesis = connection.value(u"SELECT value FROM meta WHERE key = 'genesis'"_s);
    for (const auto* read : {&network, &magic, &genesis})
        if (!*read) return asDamage(read->error());
    const std::string name = network->toByteArray().toStdString();
    if (name != identity.network) return Error{Errc::ForeignDatabase, name};
    if (*magic != sqlValue(identity.magic) || *genesis != sqlValue(identity.genesis))
        return Error{Errc::ForeignDatabase, name + " with another genesis block"};
    return {};
}

/// A byte of the schema that has changed leaves every page sound, and each statement may then mean something else.
Result<void> Database::Private::checkSchema()
{
    static const Result<QString> expected = [] {
        Connection fresh;
        auto made = fresh.open(u":memory:"_s, Connection::Access::Write);
        for (const Migration& step : migrations())
            for (const char16_t* sql : step.statements)
                if (made) made = fresh.exec(QString::fromUtf16(sql));
        return made ? fresh.schemaText() : made.error();
    }();
    if (!expected) return expected.error();
    const auto found = connection.schemaText();
    if (!found) return Error{Errc::Damaged, found.error().detail};
    if (*found != *expected) return Error{Errc::Damaged, "its tables are not what they should be"};
    return {};
}

/// `check`: a pragma that answers "ok", or else what is wrong.
Result<void> Database::Private::checkPages(const QString& check)
{
    const auto verdict = connection.value(check);
    if (!verdict) return asDamage(verdict.error());
    if (verdict->toString() != u"ok"_s) return Error{Errc::Damaged, verdict->toString().toStdString()};
    return {};
}

/// SQLite opens what it may not write without a word.
Result<void> Database::Private::checkWritable()
{
    if (auto begun = connection.exec(u"BEGIN IMMEDIATE"_s); !begun) return begun;
    return connection.exec(u"ROLLBACK"_s);
}

/// A step of the schema is never undone: what was before it can be gone back to.
Result<void> Database::Private::copyBeforeMigration()
{
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version) return version.error();
    const int newest = migrations().back().version;
    if (version->toInt() == newest) return {};
    return lockstep::copyBeforeMigration(path, newest);
}

Result<void> Database::Private::bind(const DatabaseIdentity& identity)
{
    QSqlQuery query(connection.handle());
    const auto put = [&](const QString& sql, std::initializer_list<QVariant> values) -> Result<void> {
        if (!query.prepare(sql)) return sqlError(query.lastError());
        for (const QVariant& value : values) query.addBindValue(value);
        if (!query.exec()) return sqlError(query.lastError());
        return {};
    };
    const QString meta = u"INSERT INTO meta (key, value) VALUES (?, ?)"_s;
    if (auto done = put(meta, {u"network"_s, sqlValue(bytesOf(identity.network))}); !done) return done;
    if (auto done = put(meta, {u"magic"_s, sqlValue(identity.magic)}); !done) return done;
    if (auto done = put(meta, {u"genesis"_s, sqlValue(identity.genesis)}); !done) return done;
    const QString state = u"INSERT INTO chain_state (id, synced_height, synced_hash) VALUES (1, 0, ?)"_s;
    if (auto done = put(state, {sqlValue(identity.genesis)}); !done) return done;
    return connection.exec(u"PRAGMA application_id = %1"_s.arg(ApplicationId));
}

DatabaseIdentity DatabaseIdentity::of(const NetworkParams& params)
{
    return {std::string(networkName(params.network)), params.magic, params.genesisHash};
}

/// Makes the file under another name and moves it into place when it is whole: so a file of no bytes, or half a
/// schema, under the real name is always damage and never a beginning.
Result<void> Database::Private::create(const QString& path, const DatabaseIdentity& identity)
{
    const QString draft = path + u".new"_s;
    for (const QString& left : {draft, draft + u"-journal"_s, draft + u"-wal"_s, draft + u"-shm"_s})
        QFile::remove(left); // of a start that did not come this far
    if (auto made = createFile(draft); !made) return made;
    if (auto filled = fill(draft, identity); !filled) {
        QFile::remove(draft);
        return filled;
    }
    failPoint("database-filled");
    return moveIntoPlace(draft, path);
}

Result<void> Database::Private::fill(const QString& path, const DatabaseIdentity& identity)
{
    Private fresh;
    if (auto opened = fresh.connection.open(path, Connection::Access::Write); !opened) return opened;
    if (auto set = fresh.connection.applySettings(); !set) return set;
    if (auto migrated = fresh.connection.migrate(migrations()); !migrated) return migrated;
    if (auto begun = fresh.connection.exec(u"BEGIN"_s); !begun) return begun;
    if (auto bound = fresh.bind(identity); !bound) return bound;
    if (auto committed = fresh.connection.exec(u"COMMIT"_s); !committed) return committed;
    return fresh.connection.useWriteAheadLog();
}

Result<std::unique_ptr<Database::Private>> Database::Private::openChecked(const QString& path,
                                                                          const DatabaseIdentity& identity)
{
    auto d = std::make_unique<Private>();
    d->path = path;
    d->boundTo = identity;
    if (auto opened = d->connection.open(path, Connection::Access::Write); !opened) return opened.error();
    if (auto ours = d->checkIdentity(identity); !ours) return ours.error();
    if (auto sound = d->checkPages(u"PRAGMA quick_check(1)"_s); !sound) return sound.error();
    return d;
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, const DatabaseIdentity& identity)
{
    if (auto prepared = prepareFolder(path); !prepared) return prepared.error();
    const auto exists = inspectFile(path);
    if (!exists) return exists.error();
    if (!*exists)
        if (auto created = Private::create(path, identity); !created) return created.error();

    auto checked = Private::openChecked(path, identity);
    if (!checked && checked.error().code == Errc::Damaged) {
        if (auto mended = mendFile(path); !mended) return mended.error();
        checked = Private::openChecked(path, identity);
    }
    if (!checked) return checked.error();
    auto d = *std::move(checked);
    if (auto set = d->connection.applySettings(); !set) return set.error();
    if (auto logging = d->connection.useWriteAheadLog(); !logging) return logging.error();
    if (auto writable = d->checkWritable(); !writable) return writable.error();
    if (auto kept = d->copyBeforeMigration(); !kept) return kept.error();
    if (auto migrated = d->connection.migrate(migrations()); !migrated) return migrated.error();
    if (auto whole = d->checkSchema(); !whole) return whole.error();
    qCDebug(lcStorage) << "database open network" << identity.network.c_str();
    return std::unique_ptr<Database>(new Database(std::move(d)));
}

Result<std::unique_ptr<Database>> Database::openReader(const QString& path, const DatabaseIdentity& identity)
{
    return openSecond(path, identity, true);
}

Result<std::unique_ptr<Database>> Database::openChecker(const QString& path, const DatabaseIdentity& identity)
{
    auto checker = openSecond(path, identity, false);
    if (!checker) return checker;
    if (auto bound = (*checker)->d->connection.exec(u"PRAGMA query_only = ON"_s); !bound) return bound.error();
    return checker;
}

Result<std::unique_ptr<Database>> Database::openSecond(const QString& path, const DatabaseIdentity& identity,
                                                       bool readOnly)
{
    const auto exists = inspectFile(path);
    if (!exists) return exists.error();
    if (!*exists) return Error{Errc::Io, path.toStdString() + ": no such file"};
    auto d = std::make_unique<Private>();
    d->path = path;
    d->boundTo = identity;
    const auto access = readOnly ? Connection::Access::ReadOnly : Connection::Access::Write;
    if (auto opened = d->connection.open(path, access); !opened) return opened.error();
    if (auto ours = d->checkIdentity(identity); !ours) return ours.error();
    if (auto set = d->connection.applySettings(); !set) return set.error();
    return std::unique_ptr<Database>(new Database(std::move(d)));
}

Database::Database(std::unique_ptr<Private> state) : d(std::move(state)) { }

Database::~Database()
{
    d->requireThread();
    if (d->inTransaction) rollback();
    d->prepared.clear(); // before the connection they belong to
}

const QString& Database::path() const { return d->path; }
const DatabaseIdentity& Database::identity() const { return d->boundTo; }
QStringList Database::keptStatements() const
{
    QStringList statements;
    for (const auto& [sql, prepared] : d->prepared) statements += sql.toString();
    return statements;
}

bool Database::isInTransaction() const { return d->inTransaction; }

Result<std::int64_t> Database::executeChange(QStringView sql, std::span<const QVariant> values)
{
    if (!d->inTransaction) return Error{Errc::Database, "a write outside a transaction"};
    failPoint("write");
    const auto query = d->execute(sql, values);
    if (!query) return query.error();
    const std::int64_t rows = (*query)->numRowsAffected();
    (*query)->finish();
    return rows;
}

Result<std::int64_t> Database::executeInsert(QStringView sql, std::span<const QVariant> values)
{
    if (!d->inTransaction) return Error{Errc::Database, "a write outside a transaction"};
    failPoint("write");
    const auto query = d->execute(sql, values);
    if (!query) return query.error();
    const std::int64_t id = (*query)->lastInsertId().toLongLong();
    (*query)->finish();
    return id;
}

Result<QSqlQuery*> Database::select(QStringView sql, std::span<const QVariant> values)
{
    return d->execute(sql, values);
}

Result<void> Database::finish(QSqlQuery& query, const Cells& cells)
{
    const QSqlError failed = query.lastError();
    query.finish(); // an open SELECT holds a read lock and blocks the checkpoint
    if (failed.isValid()) return sqlError(failed);
    return cells.status();
}

Result<void> Database::begin(Durability durability)
{
    d->requireThread();
    if (d->inTransaction) return Error{Errc::Database, "a transaction inside a transaction"};
    if (durability != d->durability) {
        const auto level
            = durability == Durability::Full ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s;
        if (auto set = d->connection.exec(level); !set) return set;
        d->durability = durability;
    }
    // Immediate: a deferred transaction that later wants to write fails at once, whatever the busy timeout.
    if (auto begun = d->connection.exec(u"BEGIN IMMEDIATE"_s); !begun) return begun;
    d->inTransaction = true;
    failPoint("transaction-begun");
    return {};
}

Result<void> Database::commit()
{
    d->requireThread();
    failPoint("before-commit");
    auto committed = d->lost ? Result<void>(*d->lost) : d->connection.exec(u"COMMIT"_s);
    if (!committed) {
        rollback();
        return committed;
    }
    d->inTransaction = false;
    failPoint("after-commit");
    return {};
}

void Database::rollback()
{
    d->requireThread();
    failPoint("in-rollback");
    (void)d->connection.exec(u"ROLLBACK"_s); // fails only if SQLite has done it already
    d->lost.reset();
    d->inTransaction = false;
}

Result<void> Database::savepoint()
{
    if (d->lost) return *d->lost;
    if (!d->inTransaction) return Error{Errc::Database, "a savepoint outside a transaction"};
    return d->connection.exec(u"SAVEPOINT inner_work"_s);
}

Result<void> Database::releaseSavepoint()
{
    if (d->lost) return *d->lost;
    return d->connection.exec(u"RELEASE inner_work"_s);
}

Result<void> Database::rollbackToSavepoint()
{
    failPoint("in-savepoint-rollback");
    if (d->lost) return *d->lost;
    auto undone = d->connection.exec(u"ROLLBACK TO inner_work"_s);
    if (undone) undone = d->connection.exec(u"RELEASE inner_work"_s);
    if (!undone) d->lost = undone.error(); // what is in the transaction now is not known: it must not be committed
    return undone;
}

Result<void> Database::checkpoint()
{
    d->requireThread();
    const auto busy = d->connection.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    if (!busy) return busy.error();
    if (busy->toInt() != 0) return Error{Errc::InUse, "a reader holds the log"};
    return {};
}

Result<void> Database::checkIntegrity()
{
    d->requireThread();
    if (auto sound = d->checkPages(u"PRAGMA integrity_check(1)"_s); !sound) return sound;
    return checkReferences();
}

Result<std::vector<QString>> Database::tables()
{
    return all(u"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
               [](Cells& cells) { return cells.text(); });
}

Result<void> Database::checkTable(const QString& table)
{
    d->requireThread();
    return d->checkPages(u"PRAGMA integrity_check('%1')"_s.arg(table));
}

Result<void> Database::checkReferences()
{
    d->requireThread();
    const auto orphan = d->connection.value(u"PRAGMA foreign_key_check"_s);
    if (!orphan) return orphan.error();
    if (orphan->isValid())
        return Error{Errc::Damaged, "a row without its owner in " + orphan->toString().toStdString()};
    return {};
}

} // namespace lockstep
