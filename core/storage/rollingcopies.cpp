// SPDX-License-Identifier: MIT

#include "core/storage/rollingcopies.h"

#include "core/storage/connection.h"
#include "core/storage/databasefile.h"
#include "core/storage/failpoint.h"
#include "core/storage/sqlerror.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace lockstep {

namespace {

const QString BeforePrefix = u"before-"_s;

/// Their rows come from peers again, and are most of the file.
bool isChainTable(const QString& name) { return name == u"header_chunk"_s || name == u"filter_header_chunk"_s; }

QString quoted(QString text) { return u'\'' + text.replace(u'\'', u"''"_s) + u'\''; }

struct SchemaRow
{
    QString name;
    QString sql;
};

Result<QList<SchemaRow>> schemaOf(const Connection& connection, const QString& type)
{
    QSqlQuery query(connection.handle());
    const bool isRead = query.exec(u"SELECT name, sql FROM source.sqlite_master WHERE type = '%1' AND sql IS NOT NULL"
                                   " AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"_s.arg(type));
    if (!isRead) return sqlError(query.lastError());
    QList<SchemaRow> rows;
    while (query.next()) rows += {query.value(0).toString(), query.value(1).toString()};
    return rows;
}

/// The tables with their rows, then the ids that were given, then the indexes.
Result<void> copyTables(Connection& copy)
{
    const auto tables = schemaOf(copy, u"table"_s);
    if (!tables) return tables.error();
    for (const SchemaRow& table : *tables) {
        if (auto made = copy.exec(table.sql); !made) return made;
        if (isChainTable(table.name)) continue;
        if (auto filled = copy.exec(u"INSERT INTO main.\"%1\" SELECT * FROM source.\"%1\""_s.arg(table.name)); !filled)
            return filled;
    }
    if (auto cleared = copy.exec(u"DELETE FROM main.sqlite_sequence"_s); !cleared) return cleared;
    if (auto given = copy.exec(u"INSERT INTO main.sqlite_sequence SELECT * FROM source.sqlite_sequence"_s); !given)
        return given;
    const auto indexes = schemaOf(copy, u"index"_s);
    if (!indexes) return indexes.error();
    for (const SchemaRow& index : *indexes)
        if (auto made = copy.exec(index.sql); !made) return made;
    for (const QString& mark : {u"application_id"_s, u"user_version"_s}) {
        const auto value = copy.value(u"PRAGMA source.%1"_s.arg(mark));
        if (!value) return value.error();
        if (auto set = copy.exec(u"PRAGMA main.%1 = %2"_s.arg(mark).arg(value->toInt())); !set) return set;
    }
    return {};
}

Result<void> checkCopy(Connection& copy)
{
    const auto verdict = copy.value(u"PRAGMA main.integrity_check(1)"_s);
    if (!verdict) return verdict.error();
    if (verdict->toString() != u"ok"_s) return Error{Errc::Damaged, verdict->toString().toStdString()};
    const auto orphan = copy.value(u"PRAGMA main.foreign_key_check"_s);
    if (!orphan) return orphan.error();
    if (orphan->isValid())
        return Error{Errc::Damaged, "a row without its owner in " + orphan->toString().toStdString()};
    return {};
}

Result<void> fillCopy(const QString& from, const QString& to)
{
    Connection copy;
    if (auto opened = copy.open(to, Connection::Access::Write); !opened) return opened;
    if (auto attached = copy.exec(u"ATTACH DATABASE %1 AS source"_s.arg(quoted(from))); !attached) return attached;
    if (auto begun = copy.exec(u"BEGIN"_s); !begun) return begun;
    if (auto copied = copyTables(copy); !copied) return copied;
    failPoint("copy-filled");
    if (auto committed = copy.exec(u"COMMIT"_s); !committed) return committed;
    if (auto detached = copy.exec(u"DETACH DATABASE source"_s); !detached) return detached;
    return checkCopy(copy);
}

void keepTheNewest(int count, const QString& folder, const QString& pattern)
{
    const QStringList copies = QDir(folder).entryList({pattern}, QDir::Files, QDir::Name); // by their dates
    for (qsizetype i = 0; i + count < copies.size(); ++i) QFile::remove(folder + u'/' + copies[i]);
}

Result<bool> hasWallets(const QString& databasePath)
{
    Connection connection;
    if (auto opened = connection.open(databasePath, Connection::Access::ReadOnly); !opened) return opened.error();
    const auto first = connection.value(u"SELECT EXISTS (SELECT 1 FROM wallet)"_s);
    if (!first) return first.error();
    return first->toBool();
}

QString changeName(WalletChange change)
{
    switch (change) {
    case WalletChange::Import: return u"import"_s;
    case WalletChange::Removal: return u"removal"_s;
    case WalletChange::Passphrase: return u"passphrase"_s;
    }
    return {};
}

Result<void> makeCopy(const QString& databasePath, const QString& name)
{
    const QString path = copiesFolder(databasePath) + u'/' + name;
    const QString draft = path + u".new"_s;
    if (auto folder = prepareFolder(path); !folder) return folder;
    for (const QString& left : {draft, draft + u"-journal"_s}) QFile::remove(left); // of one that was not finished
    if (auto made = createFile(draft); !made) return made;
    auto done = fillCopy(databasePath, draft);
    if (done) done = moveIntoPlace(draft, path);
    if (!done) QFile::remove(draft);
    return done;
}

} // namespace

QString copiesFolder(const QString& databasePath) { return QFileInfo(databasePath).absolutePath() + u"/copies"_s; }

Result<void> makeDailyCopy(const QString& databasePath, std::int64_t now)
{
    const QString name
        = QDateTime::fromSecsSinceEpoch(now, QTimeZone::utc()).date().toString(Qt::ISODate) + u".sqlite"_s;
    if (QFileInfo::exists(copiesFolder(databasePath) + u'/' + name)) return {};
    if (auto made = makeCopy(databasePath, name); !made) return made;
    keepTheNewest(CopiesKept, copiesFolder(databasePath), u"[0-9]*.sqlite"_s);
    return {};
}

Result<void> copyBeforeMigration(const QString& databasePath, int version)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd HHmmss"_s);
    const QString name = u"%1%2 %3.sqlite"_s.arg(BeforePrefix).arg(version, 3, 10, QChar(u'0')).arg(time);
    if (auto made = makeCopy(databasePath, name); !made) return made;
    keepTheNewest(CopiesKept, copiesFolder(databasePath), BeforePrefix + u"[0-9]*.sqlite"_s);
    return {};
}

Result<void> copyBeforeChange(const QString& databasePath, WalletChange change)
{
    const auto any = hasWallets(databasePath);
    if (!any) return any.error();
    if (!*any) return {};
    const QString kind = BeforePrefix + changeName(change);
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd HHmmss.zzz"_s);
    if (auto made = makeCopy(databasePath, u"%1 %2.sqlite"_s.arg(kind, time)); !made) return made;
    keepTheNewest(CopiesKeptOfAChange, copiesFolder(databasePath), kind + u" *.sqlite"_s);
    return {};
}

} // namespace lockstep
