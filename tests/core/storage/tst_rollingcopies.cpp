// SPDX-License-Identifier: MIT

#include "core/storage/database/connection.h"
#include "core/storage/database/rollingcopies.h"
#include "core/storage/repositories/walletrepository.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/testdatabase.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <QTimeZone>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr std::int64_t Day = 24 * 60 * 60;
constexpr std::int64_t Noon = 1'764'158'400; ///< 2025-11-26 12:00 UTC

QStringList copiesOf(TestDatabase& db) { return QDir(copiesFolder(db->path())).entryList(QDir::Files, QDir::Name); }

void addWallet(TestDatabase& db, const QString& name)
{
    db.write([&] {
        WalletRow row;
        row.uuid[0] = static_cast<std::byte>(name.size());
        row.name = name;
        row.identity = name.toStdString();
        must(WalletRepository(*db).insert(row));
    });
}

/// A copy of a removal, `ofName` days old by its name and `ofFile` days by its file.
void addCopyOfRemoval(TestDatabase& db, int ofName, int ofFile)
{
    const auto moment = [](int days) { return QDateTime::fromSecsSinceEpoch(Noon - days * Day, QTimeZone::utc()); };
    const QString folder = copiesFolder(db->path());
    if (!QDir().mkpath(folder)) qFatal("no folder");
    QFile file(folder + "/before-removal " + moment(ofName).toString("yyyy-MM-dd HHmmss.zzz") + ".sqlite");
    if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
    if (!file.setFileTime(moment(ofFile), QFileDevice::FileModificationTime)) qFatal("no time");
}

} // namespace

class TestRollingCopies final : public QObject
{
    Q_OBJECT
private slots:
    void aCopyOfADayHoldsTheWallets()
    {
        TestDatabase db;
        addWallet(db, "Daily");
        QVERIFY(makeDailyCopy(db->path(), Noon));
        QCOMPARE(copiesOf(db), QStringList("2025-11-26.sqlite"));
        const QString copy = copiesFolder(db->path()) + "/2025-11-26.sqlite";
        QCOMPARE(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

        const auto opened = Database::open(copy, testIdentity()); // as the program would
        QVERIFY(opened);
        must((*opened)->checkIntegrity());
        QCOMPARE(must(WalletRepository(**opened).all()).size(), std::size_t{1});
        QCOMPARE(must(WalletRepository(**opened).all()).front().name, "Daily");
    }

    void anIdIsNotGivenAgainInACopy()
    {
        TestDatabase db;
        addWallet(db, "One");
        const WalletId first = must(WalletRepository(*db).all()).front().id;
        db.write([&] { must(WalletRepository(*db).remove(first)); });
        QVERIFY(makeDailyCopy(db->path(), Noon));
        Connection copy;
        must(copy.open(copiesFolder(db->path()) + "/2025-11-26.sqlite", Connection::Access::ReadOnly));
        QCOMPARE(must(copy.value("SELECT seq FROM sqlite_sequence WHERE name = 'wallet'")).toInt(), int(first.value));
    }

    void oneADayIsMadeAndTenAreKept()
    {
        TestDatabase db;
        for (int day = 0; day < 12; ++day) {
            QVERIFY(makeDailyCopy(db->path(), Noon + day * Day));
            QVERIFY(makeDailyCopy(db->path(), Noon + day * Day + 60));
        }
        const QStringList copies = copiesOf(db);
        QCOMPARE(copies.size(), CopiesKept);
        QCOMPARE(copies.first(), "2025-11-28.sqlite");
        QCOMPARE(copies.last(), "2025-12-07.sqlite");
    }

    void thoseBeforeAChangeOfTheSchemaAreKeptApart()
    {
        TestDatabase db;
        QVERIFY(copyBeforeMigration(db->path(), 9));
        for (int day = 0; day < 12; ++day) QVERIFY(makeDailyCopy(db->path(), Noon + day * Day));
        QCOMPARE(copiesOf(db).size(), CopiesKept + 1);
        QVERIFY(copiesOf(db).last().startsWith("before-009 "));
    }

    /// Else a change of the wallets would go on without its copy.
    void aCopyStaysThoughTheClockIsBehindTheOthers()
    {
        TestDatabase db;
        addWallet(db, "Daily");
        for (int i = 0; i < CopiesKeptOfAChange; ++i) QVERIFY(copyBeforeChange(db->path(), WalletChange::Import));
        const QString folder = copiesFolder(db->path()) + '/';
        const QStringList now = copiesOf(db);
        for (const QString& name : now)
            QVERIFY(QFile::rename(folder + name, folder + QString(name).replace("import 20", "import 29")));
        QVERIFY(copyBeforeChange(db->path(), WalletChange::Import));
        QCOMPARE(copiesOf(db).size(), CopiesKeptOfAChange);
        QCOMPARE(copiesOf(db).filter("import 20").size(), 1);
    }

    void noRemovalPushesOutTheCopyOfAnother()
    {
        TestDatabase db;
        addWallet(db, "Daily");
        for (int i = 0; i < 12; ++i) QVERIFY(copyBeforeChange(db->path(), WalletChange::Removal));
        QCOMPARE(copiesOf(db).size(), 12);
    }

    void aCopyOfARemovalIsKeptForThirtyDays_data()
    {
        QTest::addColumn<int>("ofName");
        QTest::addColumn<int>("ofFile");
        QTest::addColumn<bool>("stays");
        QTest::newRow("of today") << 0 << 0 << true;
        QTest::newRow("30 days") << 30 << 30 << true;
        QTest::newRow("31 days") << 31 << 31 << false;
        QTest::newRow("old by its name only") << 400 << 5 << true;
        QTest::newRow("old by its file only") << 5 << 400 << true;
        QTest::newRow("made while the clock was ahead") << -400 << -400 << true;
    }
    void aCopyOfARemovalIsKeptForThirtyDays()
    {
        QFETCH(int, ofName);
        QFETCH(int, ofFile);
        TestDatabase db;
        addCopyOfRemoval(db, ofName, ofFile);
        dropOldCopiesOfRemovals(db->path(), Noon);
        QTEST(int(copiesOf(db).size()) == 1, "stays");
    }

    void whatIsNoCopyOfARemovalIsLeftAlone()
    {
        TestDatabase db;
        addWallet(db, "Daily");
        QVERIFY(makeDailyCopy(db->path(), Noon));
        QVERIFY(copyBeforeChange(db->path(), WalletChange::Passphrase));
        QFile other(copiesFolder(db->path()) + "/before-removal of mine.sqlite");
        QVERIFY(other.open(QIODevice::WriteOnly));
        dropOldCopiesOfRemovals(db->path(), Noon + 10'000 * Day);
        QCOMPARE(copiesOf(db).size(), 3);
    }

    void thoseBeforeAChangeOfTheWalletsAreKeptApart()
    {
        TestDatabase db;
        QVERIFY(copyBeforeChange(db->path(), WalletChange::Import));
        QVERIFY(copiesOf(db).isEmpty()); // there is no wallet to lose
        addWallet(db, "Daily");
        QVERIFY(makeDailyCopy(db->path(), Noon));
        QVERIFY(copyBeforeMigration(db->path(), 9));
        QVERIFY(copyBeforeChange(db->path(), WalletChange::Removal));
        QVERIFY(copyBeforeChange(db->path(), WalletChange::Passphrase));
        for (int i = 0; i < CopiesKept + 2; ++i) QVERIFY(copyBeforeChange(db->path(), WalletChange::Import));
        const QStringList copies = copiesOf(db);
        QCOMPARE(copies.filter("before-import ").size(), CopiesKeptOfAChange);
        QCOMPARE(copies.filter("before-removal ").size(), 1);
        QCOMPARE(copies.filter("before-passphrase ").size(), 1);
        QVERIFY(copies.contains("2025-11-26.sqlite"));
        QCOMPARE(copies.filter("before-009 ").size(), 1);
        QCOMPARE(copies.size(), CopiesKeptOfAChange + 4);
    }

    void aFullDiskLeavesNoHalfCopy()
    {
        TestDatabase db;
        addWallet(db, "Daily");
        {
            const FileSizeLimit limit(10'000);
            QVERIFY(!makeDailyCopy(db->path(), Noon));
        }
        QVERIFY(copiesOf(db).isEmpty());
        QVERIFY(makeDailyCopy(db->path(), Noon));
        QCOMPARE(copiesOf(db).size(), 1);
    }

    /// Whoever ends the program waits for one table at most.
    void aCopyIsGivenUpBetweenAnyTwoSteps()
    {
        TestDatabase db;
        addWallet(db, "Daily");
        int steps = 0;
        QVERIFY(makeDailyCopy(db->path(), Noon - Day, [&] { return ++steps > 0; }));
        Connection connection;
        must(connection.open(db->path(), Connection::Access::ReadOnly));
        const int tables = must(connection.value("SELECT count(*) FROM sqlite_schema WHERE type = 'table'")).toInt();
        QVERIFY2(steps >= 2 * (tables - 3), "each table is filled, and checked, by itself"); // two with headers
        for (int last = 0; last < steps; ++last) {
            int asked = 0;
            const auto made = makeDailyCopy(db->path(), Noon, [&] { return asked++ < last; });
            QVERIFY(!made);
            QCOMPARE(made.error().code, Errc::Stopping);
            QCOMPARE(asked, last + 1); // at once
            QCOMPARE(copiesOf(db), QStringList("2025-11-25.sqlite"));
        }
        QVERIFY(makeDailyCopy(db->path(), Noon));
        QCOMPARE(copiesOf(db).size(), 2);
        QVERIFY(!copyBeforeChange(db->path(), WalletChange::Removal, [] { return false; }));
        QCOMPARE(copiesOf(db).size(), 2);
    }

    void whatAKillLeftIsWrittenOver()
    {
        TestDatabase db;
        QVERIFY(QDir().mkpath(copiesFolder(db->path())));
        QFile half(copiesFolder(db->path()) + "/2025-11-26.sqlite.new");
        QVERIFY(half.open(QIODevice::WriteOnly) && half.write("half a copy") > 0);
        half.close();
        QVERIFY(makeDailyCopy(db->path(), Noon));
        QCOMPARE(copiesOf(db), QStringList("2025-11-26.sqlite"));
    }

    void aNameWithAQuoteIsNoPieceOfSql()
    {
        TestDatabase db;
        const QString folder = QFileInfo(db->path()).absolutePath() + "/it's";
        QVERIFY(QDir().mkpath(folder));
        const auto other = Database::open(folder + "/lockstep.sqlite", testIdentity());
        QVERIFY(other);
        QVERIFY(makeDailyCopy((*other)->path(), Noon));
        QVERIFY(QFile::exists(folder + "/copies/2025-11-26.sqlite"));
    }
};

QTEST_GUILESS_MAIN(TestRollingCopies)
#include "tst_rollingcopies.moc"
