// SPDX-License-Identifier: MIT

#include "core/storage/database/filemending.h"

#include "core/storage/database/databasefile.h"
#include "core/storage/database/failpoint.h"
#include "core/storage/database/logging.h"
#include "core/storage/database/rollingcopies.h"
#include "core/storage/database/sqlerror.h"
#include "core/storage/database/tablecopy.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace lockstep {

namespace {

const QString ChainState = u"chain_state"_s;

// Of an SQLite file. Source: sqlite.org/fileformat.html, "The Database Header".
constexpr qsizetype HeaderSize = 100;
constexpr qsizetype PageSizeAt = 16; ///< Two bytes; 1 stands for 65,536.
constexpr qsizetype JournalModeAt = 18; ///< Twice: who may write, who may read. 1: no log beside the file.
constexpr qsizetype ChangeCounterAt = 24; ///< Where it equals CountedAt, the pages were counted in the last change.
constexpr qsizetype PagesAt = 28; ///< 0: as many as the file has.
constexpr qsizetype CountedAt = 92;

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
    if (tables->isEmpty()) return Error{Errc::Damaged, "no table is left"};
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

QString logOf(const QString& path) { return path + u"-wal"_s; }

/// The log's pages go into the file they belong to: under the name they would be played into the new one.
Result<void> emptyLog(const QString& path)
{
    if (QFileInfo(logOf(path)).size() > 0) {
        Connection connection;
        if (auto opened = connection.open(path, Connection::Access::Write); !opened) return opened;
        const auto busy = connection.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        if (!busy) return busy.error();
        if (busy->toInt() != 0) return Error{Errc::InUse, "somebody reads the damaged database"};
    }
    for (const QString& beside : {logOf(path), path + u"-shm"_s})
        if (QFile::exists(beside) && !QFile::remove(beside)) return Error{Errc::Io, beside.toStdString()};
    return {};
}

Result<void> copySound(const QString& source, const QString& path, const QString& draft, const QStringList& damaged)
{
    const auto isSound = [&](const QString& table) { return !damaged.contains(table); };
    const auto finish = [&](Connection& copy) { return finishCopy(copy, damaged); };
    if (auto copied = copyTables({source, draft, isSound, finish, {}}); !copied) return copied;
    if (auto emptied = emptyLog(path); !emptied) return emptied;
    if (auto kept = keepDamaged(path); !kept) return kept;
    failPoint("file-mended");
    return moveIntoPlace(draft, path);
}

/// `source`: what can be read of the file at `path`.
Result<void> mendFrom(const QString& source, const QString& path)
{
    const auto damaged = damagedTables(source);
    if (!damaged) return damaged.error();
    qCWarning(lcStorage) << "the database is damaged, but in no wallet:" << damaged->join(u' ');
    const QString draft = path + u".mended"_s;
    for (const QString& left : {draft, draft + u"-journal"_s}) QFile::remove(left); // of a start that was cut short
    if (auto made = createFile(draft); !made) return made;
    auto done = copySound(source, path, draft, *damaged);
    if (done) return {};
    QFile::remove(draft);
    return asDamage(done.error());
}

/// How many bytes are left, in whole pages, of a file whose header counts more; nullopt: it has them all, or its log
/// says how many they are.
std::optional<qint64> bytesLeft(const QString& path, const QByteArray& header)
{
    if (header.size() < HeaderSize || QFileInfo(logOf(path)).size() > 0) return std::nullopt;
    const auto number = [&](qsizetype at) { return qFromBigEndian<quint32>(header.constData() + at); };
    const auto stored = qFromBigEndian<quint16>(header.constData() + PageSizeAt);
    const qint64 pageSize = stored == 1 ? 65'536 : std::max<qint64>(stored, 512);
    const qint64 pages = QFileInfo(path).size() / pageSize;
    const bool isCut = number(ChangeCounterAt) == number(CountedAt) && pages > 0 && pages < number(PagesAt);
    return isCut ? std::optional(pages * pageSize) : std::nullopt;
}

/// SQLite reads nothing at all of a file that was cut short. In a copy that counts the pages which are left each table
/// can be looked at, and what is gone is a hole in the one it belonged to.
Result<void> mendCut(const QString& path, qint64 left)
{
    const QString counted = path + u".counted"_s;
    QFile::remove(counted); // of a start that did not come to its end
    QFile original(path);
    if (!original.copy(counted)) { // with its mode
        QFile::remove(counted);
        return Error{original.error() == QFile::CopyError ? Errc::DiskFull : Errc::Io, counted.toStdString()};
    }
    QFile copy(counted);
    const auto put = [&](qsizetype at, const QByteArray& bytes) { return copy.seek(at) && copy.write(bytes) > 0; };
    const bool isCounted = copy.open(QFile::ReadWrite | QFile::Unbuffered) && copy.resize(left)
        && put(JournalModeAt, "\1\1") && put(PagesAt, QByteArray(4, '\0'));
    copy.close();
    auto mended = isCounted ? mendFrom(counted, path) : Result<void>(Error{Errc::Io, counted.toStdString()});
    QFile::remove(counted);
    return mended;
}

} // namespace

Result<void> mendFile(const QString& path)
{
    QFile file(path);
    const QByteArray header = file.open(QFile::ReadOnly) ? file.read(HeaderSize) : QByteArray();
    file.close();
    const auto left = bytesLeft(path, header);
    return left ? mendCut(path, *left) : mendFrom(path, path);
}

} // namespace lockstep
