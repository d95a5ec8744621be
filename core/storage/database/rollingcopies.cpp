// SPDX-License-Identifier: MIT

#include "core/storage/database/rollingcopies.h"

#include "core/storage/database/connection.h"
#include "core/storage/database/databasefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace lockstep {

namespace {

const QString BeforePrefix = u"before-"_s;
const QString DamagedPrefix = u"damaged "_s;
constexpr int DamagedKept = 1; ///< It has the headers as well, and is as large as they are.

/// Their rows come from peers again, and are most of the file.
bool holdsHeaders(const QString& table) { return table == u"header_chunk"_s || table == u"filter_header_chunk"_s; }

/// The one that was `made` stays, whatever the clock says of the others.
void keepTheNewest(int count, const QString& folder, const QString& pattern, const QString& made)
{
    QStringList others = QDir(folder).entryList({pattern}, QDir::Files, QDir::Name); // by their dates
    others.removeOne(made);
    for (qsizetype i = 0; i + count - 1 < others.size(); ++i) QFile::remove(folder + u'/' + others[i]);
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

const QString ChangeTimeFormat = u"yyyy-MM-dd HHmmss.zzz"_s;

/// By its name and by its file: the later of both, in unix seconds. nullopt: it is no copy of ours.
std::optional<std::int64_t> timeOfChange(const QFileInfo& copy)
{
    const QString time = copy.completeBaseName().section(u' ', 1);
    QDateTime named = QDateTime::fromString(time, ChangeTimeFormat);
    if (!named.isValid()) return std::nullopt;
    named.setTimeZone(QTimeZone::utc());
    return std::max(named.toSecsSinceEpoch(), copy.lastModified().toSecsSinceEpoch());
}

QString timeNow() { return QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd HHmmss"_s); }

Result<void> makeCopy(const QString& databasePath, const QString& name, const GoesOn& goesOn = {})
{
    const QString path = copiesFolder(databasePath) + u'/' + name;
    const QString draft = path + u".new"_s;
    if (auto folder = prepareFolder(path); !folder) return folder;
    for (const QString& left : {draft, draft + u"-journal"_s}) QFile::remove(left); // of one that was not finished
    if (auto made = createFile(draft); !made) return made;
    const auto hasRows = [](const QString& table) { return !holdsHeaders(table); };
    auto done = copyTables({databasePath, draft, hasRows, {}, goesOn});
    if (done) done = moveIntoPlace(draft, path);
    if (!done) QFile::remove(draft);
    return done;
}

} // namespace

QString copiesFolder(const QString& databasePath) { return QFileInfo(databasePath).absolutePath() + u"/copies"_s; }

Result<void> makeDailyCopy(const QString& databasePath, std::int64_t now, const GoesOn& goesOn)
{
    const QString name
        = QDateTime::fromSecsSinceEpoch(now, QTimeZone::utc()).date().toString(Qt::ISODate) + u".sqlite"_s;
    if (QFileInfo::exists(copiesFolder(databasePath) + u'/' + name)) return {};
    if (auto made = makeCopy(databasePath, name, goesOn); !made) return made;
    keepTheNewest(CopiesKept, copiesFolder(databasePath), u"[0-9]*.sqlite"_s, name);
    return {};
}

Result<void> copyBeforeMigration(const QString& databasePath, int version)
{
    const QString name = u"%1%2 %3.sqlite"_s.arg(BeforePrefix).arg(version, 3, 10, QChar(u'0')).arg(timeNow());
    if (auto made = makeCopy(databasePath, name); !made) return made;
    keepTheNewest(CopiesKept, copiesFolder(databasePath), BeforePrefix + u"[0-9]*.sqlite"_s, name);
    return {};
}

Result<void> copyBeforeChange(const QString& databasePath, WalletChange change, const GoesOn& goesOn)
{
    const auto any = hasWallets(databasePath);
    if (!any) return any.error();
    if (!*any) return {};
    const QString kind = BeforePrefix + changeName(change);
    const QString time = QDateTime::currentDateTimeUtc().toString(ChangeTimeFormat);
    const QString name = u"%1 %2.sqlite"_s.arg(kind, time);
    if (auto made = makeCopy(databasePath, name, goesOn); !made) return made;
    const int count = change == WalletChange::Removal ? CopiesKeptOfRemovals : CopiesKeptOfAChange;
    keepTheNewest(count, copiesFolder(databasePath), kind + u" *.sqlite"_s, name);
    return {};
}

void dropOldCopiesOfRemovals(const QString& databasePath, std::int64_t now)
{
    const QString pattern = BeforePrefix + changeName(WalletChange::Removal) + u" *.sqlite"_s;
    constexpr std::int64_t Kept = std::int64_t{DaysOfARemoval} * 24 * 60 * 60; // seconds
    for (const QFileInfo& copy : QDir(copiesFolder(databasePath)).entryInfoList({pattern}, QDir::Files)) {
        const auto made = timeOfChange(copy);
        if (made && now - *made > Kept) QFile::remove(copy.filePath());
    }
}

Result<void> keepDamaged(const QString& databasePath)
{
    const QString name = DamagedPrefix + timeNow() + u".sqlite"_s;
    const QString path = copiesFolder(databasePath) + u'/' + name;
    if (auto folder = prepareFolder(path); !folder) return folder;
    const QString draft = path + u".new"_s;
    QFile::remove(draft);
    QFile file(databasePath);
    if (!file.copy(draft)) { // with its mode
        QFile::remove(draft);
        return Error{file.error() == QFile::CopyError ? Errc::DiskFull : Errc::Io, path.toStdString()};
    }
    if (auto moved = moveIntoPlace(draft, path); !moved) return moved;
    keepTheNewest(DamagedKept, copiesFolder(databasePath), DamagedPrefix + u"*.sqlite"_s, name);
    return {};
}

} // namespace lockstep
