// SPDX-License-Identifier: MIT

#include "core/storage/database/connection.h"

#include "core/storage/database/failpoint.h"
#include "core/storage/database/sqlerror.h"

#include <QSqlError>
#include <QSqlQuery>

#include <array>
#include <atomic>

using namespace Qt::Literals::StringLiterals;

namespace lockstep {

Connection::~Connection()
{
    if (!m_db.isValid()) return;
    const QString name = m_db.connectionName();
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<void> Connection::open(const QString& path, Access access)
{
    static std::atomic<int> opened = 0;
    m_db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"lockstep-%1"_s.arg(++opened));
    // The option stands alone: "QSQLITE_OPEN_READONLY=1" would silently open for writing.
    if (access == Access::ReadOnly) m_db.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
    m_db.setDatabaseName(path);
    if (!m_db.open()) return sqlError(m_db.lastError());
    return {};
}

Result<void> Connection::exec(const QString& sql)
{
    QSqlQuery query(m_db);
    if (!query.exec(sql)) return sqlError(query.lastError());
    return {};
}

Result<QVariant> Connection::value(const QString& sql)
{
    QSqlQuery query(m_db);
    if (!query.exec(sql)) return sqlError(query.lastError());
    if (!query.next() && query.lastError().isValid()) return sqlError(query.lastError());
    return query.isValid() ? query.value(0) : QVariant();
}

Result<void> Connection::applySettings()
{
    constexpr std::array Settings{
        u"PRAGMA foreign_keys = ON",  u"PRAGMA trusted_schema = OFF", u"PRAGMA cell_size_check = ON",
        u"PRAGMA secure_delete = ON", u"PRAGMA temp_store = MEMORY",  u"PRAGMA cache_size = -16384",
        u"PRAGMA synchronous = FULL",
    };
    for (const char16_t* setting : Settings)
        if (auto done = exec(QString::fromUtf16(setting)); !done) return done;
    return {};
}

Result<void> Connection::useWriteAheadLog()
{
    const auto mode = value(u"PRAGMA journal_mode = WAL"_s);
    if (!mode) return mode.error();
    if (mode->toString() != u"wal"_s) return Error{Errc::Io, "the folder does not allow a write-ahead log"};
    return {};
}

Result<void> Connection::migrate(std::span<const Migration> steps)
{
    const auto version = value(u"PRAGMA user_version"_s);
    if (!version) return version.error();
    if (version->toInt() > steps.back().version)
        return Error{Errc::SchemaTooNew, "version " + std::to_string(version->toInt())};
    for (const Migration& step : steps) {
        if (step.version <= version->toInt()) continue;
        if (auto done = runStep(step); !done) return done;
    }
    return {};
}

Result<QString> Connection::schemaText()
{
    const auto text
        = value(u"SELECT group_concat(type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, ''), ';')"
                " FROM (SELECT * FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY type, name)"_s);
    if (!text) return text.error();
    return text->toString();
}

Result<void> Connection::runStep(const Migration& step)
{
    if (auto begun = exec(u"BEGIN IMMEDIATE"_s); !begun) return begun;
    const auto statements = [&]() -> Result<void> {
        for (const char16_t* sql : step.statements) {
            failPoint("write");
            if (auto done = exec(QString::fromUtf16(sql)); !done) return done;
        }
        if (step.fill)
            if (auto filled = step.fill(*this); !filled) return filled;
        failPoint("migrating");
        return exec(u"PRAGMA user_version = %1"_s.arg(step.version));
    };
    auto done = statements();
    if (done) done = exec(u"COMMIT"_s);
    if (!done) (void)exec(u"ROLLBACK"_s); // SQLite may have rolled back already; then this fails, and may
    return done;
}

} // namespace lockstep
