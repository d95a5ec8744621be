// SPDX-License-Identifier: MIT

#include "core/storage/database/tablecopy.h"

#include "core/storage/database/failpoint.h"
#include "core/storage/database/sqlerror.h"

#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::Literals::StringLiterals;

namespace lockstep {

namespace {

QString quoted(QString text) { return u'\'' + text.replace(u'\'', u"''"_s) + u'\''; }

struct SchemaRow
{
    QString name;
    QString sql;
};

Result<QList<SchemaRow>> schemaOf(const Connection& connection, const QString& schema, const QString& type)
{
    QSqlQuery query(connection.handle());
    const bool isRead = query.exec(u"SELECT name, sql FROM %1.sqlite_master WHERE type = '%2' AND sql IS NOT NULL"
                                   " AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"_s.arg(schema, type));
    if (!isRead) return sqlError(query.lastError());
    QList<SchemaRow> rows;
    while (query.next()) rows += {query.value(0).toString(), query.value(1).toString()};
    if (query.lastError().isValid()) return sqlError(query.lastError());
    return rows;
}

Result<void> mayGoOn(const TableCopy& wish)
{
    if (!wish.goesOn || wish.goesOn()) return {};
    return Error{Errc::Stopping, "the copy was given up"};
}

/// A statement, unless the copy is given up before it.
Result<void> step(Connection& copy, const TableCopy& wish, const QString& sql)
{
    if (auto goesOn = mayGoOn(wish); !goesOn) return goesOn;
    return copy.exec(sql);
}

/// The tables with their rows, then the ids that were given, then the indexes.
Result<void> copyRows(Connection& copy, const TableCopy& wish)
{
    const auto tables = schemaOf(copy, u"source"_s, u"table"_s);
    if (!tables) return tables.error();
    for (const SchemaRow& table : *tables) {
        if (auto made = copy.exec(table.sql); !made) return made;
        if (!wish.hasRows(table.name)) continue;
        const QString rows = u"INSERT INTO main.\"%1\" SELECT * FROM source.\"%1\""_s.arg(table.name);
        if (auto filled = step(copy, wish, rows); !filled) return filled;
    }
    if (auto cleared = copy.exec(u"DELETE FROM main.sqlite_sequence"_s); !cleared) return cleared;
    if (auto given = copy.exec(u"INSERT INTO main.sqlite_sequence SELECT * FROM source.sqlite_sequence"_s); !given)
        return given;
    const auto indexes = schemaOf(copy, u"source"_s, u"index"_s);
    if (!indexes) return indexes.error();
    for (const SchemaRow& index : *indexes)
        if (auto made = step(copy, wish, index.sql); !made) return made;
    for (const QString& mark : {u"application_id"_s, u"user_version"_s}) {
        const auto value = copy.value(u"PRAGMA source.%1"_s.arg(mark));
        if (!value) return value.error();
        if (auto set = copy.exec(u"PRAGMA main.%1 = %2"_s.arg(mark).arg(value->toInt())); !set) return set;
    }
    return {};
}

/// A table with its indexes, and whether each of its rows has its owner.
Result<void> checkTable(Connection& copy, const QString& table)
{
    const auto verdict = copy.value(u"PRAGMA main.integrity_check('%1')"_s.arg(table));
    if (!verdict) return verdict.error();
    if (verdict->toString() != u"ok"_s) return Error{Errc::Damaged, verdict->toString().toStdString()};
    const auto orphan = copy.value(u"PRAGMA main.foreign_key_check('%1')"_s.arg(table));
    if (!orphan) return orphan.error();
    if (orphan->isValid()) return Error{Errc::Damaged, "a row without its owner in " + table.toStdString()};
    return {};
}

Result<void> checkCopy(Connection& copy, const TableCopy& wish)
{
    const auto tables = tableNames(copy);
    if (!tables) return tables.error();
    for (const QString& table : *tables) {
        if (auto goesOn = mayGoOn(wish); !goesOn) return goesOn;
        if (auto checked = checkTable(copy, table); !checked) return checked;
    }
    return mayGoOn(wish);
}

} // namespace

Result<QStringList> tableNames(Connection& connection)
{
    const auto tables = schemaOf(connection, u"main"_s, u"table"_s);
    if (!tables) return tables.error();
    QStringList names;
    for (const SchemaRow& table : *tables) names += table.name;
    return names;
}

Result<void> copyTables(const TableCopy& wish)
{
    Connection copy;
    if (auto opened = copy.open(wish.to, Connection::Access::Write); !opened) return opened;
    if (auto set = copy.exec(u"PRAGMA cache_size = -16384"_s); !set)
        return set; // the check looks up each row's entries
    if (auto attached = copy.exec(u"ATTACH DATABASE %1 AS source"_s.arg(quoted(wish.from))); !attached) return attached;
    if (auto begun = copy.exec(u"BEGIN"_s); !begun) return begun;
    if (auto copied = copyRows(copy, wish); !copied) return copied;
    if (wish.finish)
        if (auto finished = wish.finish(copy); !finished) return finished;
    failPoint("copy-filled");
    if (auto committed = step(copy, wish, u"COMMIT"_s); !committed) return committed;
    if (auto detached = copy.exec(u"DETACH DATABASE source"_s); !detached) return detached;
    return checkCopy(copy, wish);
}

} // namespace lockstep
