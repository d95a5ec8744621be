// SPDX-License-Identifier: MIT

#include "core/storage/filemending.h"

#include "core/storage/databasefile.h"
#include "core/storage/failpoint.h"
#include "core/storage/logging.h"
#include "core/storage/rollingcopies.h"
#include "core/storage/sqlerror.h"
#include "core/storage/tablecopy.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace lockstep {

namespace {

const QString ChainState = u"chain_state"_s;

bool canBeHadAgain(const QString& table)
{
    return table == u"header_chunk"_s || table == u"filter_header_chunk"_s || table == u"peer"_s || table == ChainState;
}

/// Errors: Damaged where a table is that cannot be had again.
Result<QStringList> damagedTables(const QString& path)
{
    Connection connection;
    if (auto opened = connection.open(path, Connection::Access::Write); !opened) return opened.error();
    if (auto set = connection.applySettings(); !set) return set.error();
    const auto tables = tableNames(connection);
    if (!tables) return asDamage(tables.error());
    QStringList damaged;
    for (const QString& table : *tables) {
        const auto verdict = connection.value(u"PRAGMA integrity_check('%1')"_s.arg(table));
        if (!verdict && asDamage(verdict.error()).code != Errc::Damaged) return verdict.error();
        if (verdict && verdict->toString() == u"ok"_s) continue;
        const std::string flaw = verdict ? verdict->toString().toStdString() : verdict.error().detail;
        if (!canBeHadAgain(table)) return Error{Errc::Damaged, table.toStdString() + ": " + flaw};
        damaged += table;
    }
    return damaged;
}

/// In the copy's transaction. A wallet that stands lower than the highest catches up from its own place.
Result<void> finishCopy(Connection& copy, const QStringList& damaged)
{
    if (damaged.contains(ChainState)) {
        auto placed = copy.exec(u"INSERT INTO main.chain_state (id, synced_height, synced_hash)"
                                " SELECT 1, synced_height, synced_hash FROM"
                                " (SELECT synced_height, synced_hash FROM main.wallet WHERE catching_up = 0"
                                " UNION ALL SELECT 0, value FROM main.meta WHERE key = 'genesis')"
                                " ORDER BY synced_height DESC LIMIT 1"_s);
        if (!placed) return placed;
    }
    return copy.exec(u"INSERT OR REPLACE INTO main.meta (key, value) VALUES ('file_mended', CAST('%1' AS BLOB))"_s.arg(
        damaged.join(u' ')));
}

/// The log's pages go into the file they belong to: under the name they would be played into the new one.
Result<void> emptyLog(const QString& path)
{
    {
        Connection connection;
        if (auto opened = connection.open(path, Connection::Access::Write); !opened) return opened;
        const auto busy = connection.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        if (!busy) return busy.error();
        if (busy->toInt() != 0) return Error{Errc::InUse, "somebody reads the damaged database"};
    }
    for (const QString& beside : {path + u"-wal"_s, path + u"-shm"_s})
        if (QFile::exists(beside) && !QFile::remove(beside)) return Error{Errc::Io, beside.toStdString()};
    return {};
}

Result<void> copySound(const QString& path, const QString& draft, const QStringList& damaged)
{
    const auto isSound = [&](const QString& table) { return !damaged.contains(table); };
    const auto finish = [&](Connection& copy) { return finishCopy(copy, damaged); };
    if (auto copied = copyTables({path, draft, isSound, finish}); !copied) return copied;
    if (auto emptied = emptyLog(path); !emptied) return emptied;
    if (auto kept = keepDamaged(path); !kept) return kept;
    failPoint("file-mended");
    return moveIntoPlace(draft, path);
}

} // namespace

Result<void> mendFile(const QString& path)
{
    const auto damaged = damagedTables(path);
    if (!damaged) return damaged.error();
    qCWarning(lcStorage) << "the database is damaged, but in no wallet:" << damaged->join(u' ');
    const QString draft = path + u".mended"_s;
    for (const QString& left : {draft, draft + u"-journal"_s}) QFile::remove(left); // of a start that was cut short
    if (auto made = createFile(draft); !made) return made;
    auto done = copySound(path, draft, *damaged);
    if (done) return {};
    QFile::remove(draft);
    return asDamage(done.error());
}

} // namespace lockstep
