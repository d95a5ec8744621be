// SPDX-License-Identifier: MIT

#include "core/storage/repositories/chainstaterepository.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/storage/repositories/headerrepository.h"
#include "core/storage/repositories/labelrepository.h"
#include "tests/support/damage.h"
#include "tests/support/testdatabase.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;

class TestDatabaseFaults final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules("lockstep.storage.warning=false");
    } // of the faults made here
    void anotherNetworksFileIsRefusedUnchanged_data();
    void anotherNetworksFileIsRefusedUnchanged();
    void aFileOfANewerProgramIsRefusedUnchanged();
    void aFileOfAnotherProgramIsRefused_data();
    void aFileOfAnotherProgramIsRefused();
    void aFileThatIsNoDatabaseIsDamaged_data();
    void aFileThatIsNoDatabaseIsDamaged();
    void aLogWithoutItsDatabaseIsDamage();
    void aHalfMadeFileOfAnEarlierStartIsMadeAnew();
    void aSymbolicLinkIsNotFollowed();
    void aFolderInPlaceOfTheFileIsRefused();
    void aReadOnlyFolderIsRefusedWithPathAndReason();
    void aReadOnlyFileIsRefused();
    void aFileOpenToOthersIsClosed();
    void anyDamagedByteIsFoundOrHarmless();
    void everyZeroedPageIsFoundOrHarmless();
    void aTornLogLosesOnlyItsEnd();
    void aFullDiskRollsBackAndRecovers();
    void aFullDiskInsideASavepointTakesTheWholeTransaction();
    void aFailedWriteOfTheSystemRollsBack();
    void aSecondWriterIsToldApart();
};

namespace {

Errc openError(const QString& path, const DatabaseIdentity& identity = testIdentity())
{
    const auto opened = Database::open(path, identity);
    if (opened) qFatal("it opened");
    return opened.error().code;
}

/// A statement on the closed file, past all our rules.
void behindOurBack(const QString& path, const QString& sql)
{
    {
        auto db = QSqlDatabase::addDatabase("QSQLITE", "behind");
        db.setDatabaseName(path);
        db.open();
        QSqlQuery(db).exec(sql);
        db.close();
    }
    QSqlDatabase::removeDatabase("behind");
}

/// A closed database with something in it.
void fill(TestDatabase& db)
{
    db.write([&] {
        std::vector<BlockHeader> headers(3'000);
        for (std::size_t i = 0; i < headers.size(); ++i) headers[i].nonce = static_cast<std::uint32_t>(i);
        must(HeaderRepository(*db).appendFrom({1}, headers));
        must(ChainStateRepository(*db).setSyncedTo(pointAt(3'000)));
    });
    db.close();
}

} // namespace

void TestDatabaseFaults::anotherNetworksFileIsRefusedUnchanged_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<int>("magic");
    QTest::addColumn<int>("genesis");
    QTest::newRow("name") << "practice" << 0xda << 0;
    QTest::newRow("magic") << "regtest" << 0x11 << 0;
    QTest::newRow("genesis block") << "regtest" << 0xda << 1;
}

void TestDatabaseFaults::anotherNetworksFileIsRefusedUnchanged()
{
    QFETCH(QString, network);
    QFETCH(int, magic);
    QFETCH(int, genesis);
    TestDatabase db;
    fill(db);
    const QByteArray before = contentOf(db.path());
    DatabaseIdentity other = testIdentity();
    other.network = network.toStdString();
    other.magic[3] = static_cast<std::byte>(magic);
    other.genesis = pointAt(genesis).hash;
    QCOMPARE(int(openError(db.path(), other)), int(Errc::ForeignDatabase));
    const auto reader = Database::openReader(db.path(), other);
    QVERIFY(!reader && reader.error().code == Errc::ForeignDatabase);
    QVERIFY(contentOf(db.path()) == before);
    db.open();
}

void TestDatabaseFaults::aFileOfANewerProgramIsRefusedUnchanged()
{
    TestDatabase db;
    db.close();
    behindOurBack(db.path(), "PRAGMA user_version = 999");
    const QByteArray before = contentOf(db.path());
    QCOMPARE(int(openError(db.path())), int(Errc::SchemaTooNew));
    QVERIFY(contentOf(db.path()) == before);
}

void TestDatabaseFaults::aFileOfAnotherProgramIsRefused_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("without a mark") << "PRAGMA application_id = 0";
    QTest::newRow("with its own mark") << "PRAGMA application_id = 12345";
}

void TestDatabaseFaults::aFileOfAnotherProgramIsRefused()
{
    QFETCH(QString, sql);
    TestDatabase db;
    db.close();
    behindOurBack(db.path(), sql);
    QCOMPARE(int(openError(db.path())), int(Errc::ForeignDatabase));
}

void TestDatabaseFaults::aFileThatIsNoDatabaseIsDamaged_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no bytes") << QByteArray("");
    QTest::newRow("text") << QByteArray("once upon a time").repeated(1000);
    QTest::newRow("zeros") << QByteArray(8192, '\0');
    QTest::newRow("one byte") << QByteArray("S");
    QTest::newRow("the first half of a header") << QByteArray("SQLite format 3\0\x10\0", 18);
}

void TestDatabaseFaults::aFileThatIsNoDatabaseIsDamaged()
{
    QFETCH(QByteArray, content);
    TestDatabase db;
    db.close();
    putContent(db.path(), content);
    QCOMPARE(int(openError(db.path())), int(Errc::Damaged));
    QCOMPARE(contentOf(db.path()), content);
}

void TestDatabaseFaults::aLogWithoutItsDatabaseIsDamage()
{
    TestDatabase db;
    db.close();
    QVERIFY(QFile::rename(db.path(), db.path() + "-wal"));
    QCOMPARE(int(openError(db.path())), int(Errc::Damaged));
    QVERIFY(!QFile::exists(db.path()));
}

void TestDatabaseFaults::aHalfMadeFileOfAnEarlierStartIsMadeAnew()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("lockstep.sqlite");
    putContent(path + ".new", "half");
    putContent(path + ".new-journal", "half");
    must(Database::open(path, testIdentity()));
    QVERIFY(!QFile::exists(path + ".new") && !QFile::exists(path + ".new-journal"));
}

void TestDatabaseFaults::aSymbolicLinkIsNotFollowed()
{
    TestDatabase db;
    db.close();
    const QString link = db.path() + ".link";
    QVERIFY(QFile::link(db.path(), link));
    QCOMPARE(int(openError(link)), int(Errc::Io));
    QVERIFY(QFile::link(db.path() + ".nowhere", link + "2"));
    QCOMPARE(int(openError(link + "2")), int(Errc::Io));
    QVERIFY(!QFile::exists(db.path() + ".nowhere"));
}

void TestDatabaseFaults::aFolderInPlaceOfTheFileIsRefused()
{
    QTemporaryDir folder;
    QCOMPARE(int(openError(folder.path())), int(Errc::Io));
    putContent(folder.filePath("file"), "x");
    QCOMPARE(int(openError(folder.filePath("file/lockstep.sqlite"))), int(Errc::Io));
}

/// The rights of an ordinary user for a while: root may write everywhere.
class AsOrdinaryUser
{
public:
    AsOrdinaryUser()
    {
        if (geteuid() == 0 && seteuid(Nobody) != 0) qFatal("seteuid");
    }
    ~AsOrdinaryUser()
    {
        if (getuid() == 0 && seteuid(0) != 0) qFatal("seteuid");
    }
    static constexpr uid_t Nobody = 65'534;
};

static void giveToOrdinaryUser(const QString& path, mode_t mode)
{
    const QByteArray name = QFile::encodeName(path);
    if (geteuid() == 0 && chown(name.constData(), AsOrdinaryUser::Nobody, 0) != 0) qFatal("chown");
    if (chmod(name.constData(), mode) != 0) qFatal("chmod");
}

void TestDatabaseFaults::aReadOnlyFolderIsRefusedWithPathAndReason()
{
    QTemporaryDir folder;
    giveToOrdinaryUser(folder.path(), 0500);
    {
        const AsOrdinaryUser user;
        for (const QString& name : {QString("lockstep.sqlite"), QString("deeper/lockstep.sqlite")}) {
            const auto opened = Database::open(folder.filePath(name), testIdentity());
            QVERIFY(!opened);
            QCOMPARE(int(opened.error().code), int(Errc::Io));
            QVERIFY2(opened.error().detail.starts_with(folder.path().toStdString()), opened.error().detail.c_str());
            QVERIFY2(opened.error().detail.ends_with("Permission denied"), opened.error().detail.c_str());
        }
    }
    giveToOrdinaryUser(folder.path(), 0700);
}

void TestDatabaseFaults::aReadOnlyFileIsRefused()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("lockstep.sqlite");
    must(Database::open(path, testIdentity()));
    giveToOrdinaryUser(folder.path(), 0500);
    giveToOrdinaryUser(path, 0600);
    {
        const AsOrdinaryUser user; // may write the file, but not make its log
        QCOMPARE(int(openError(path)), int(Errc::Io));
    }
    giveToOrdinaryUser(path, 0400);
    {
        const AsOrdinaryUser user;
        QCOMPARE(int(openError(path)), int(Errc::Io));
    }
    giveToOrdinaryUser(folder.path(), 0700);
}

void TestDatabaseFaults::aFileOpenToOthersIsClosed()
{
    TestDatabase db;
    db.close();
    QVERIFY(chmod(QFile::encodeName(db.path()).constData(), 0644) == 0);
    db.open();
    QVERIFY(!(QFileInfo(db.path()).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

/// Whatever is damaged: it is refused as damage (or as no file of ours), or what is read is what was written.
static void openDamaged(TestDatabase& db, const QByteArray& bytes, std::size_t soundHeaders)
{
    putContent(db.path(), bytes);
    const auto opened = Database::open(db.path(), testIdentity());
    if (!opened) {
        const Errc code = opened.error().code;
        QVERIFY2(code == Errc::Damaged || code == Errc::ForeignDatabase || code == Errc::SchemaTooNew
                     || code == Errc::Io,
                 opened.error().detail.c_str());
        return;
    }
    const auto tip = ChainStateRepository(**opened).syncedTo();
    const auto headers = HeaderRepository(**opened).loadAll();
    if (!tip || !headers) return; // an error, not a wrong value
    QVERIFY(headers->size() <= soundHeaders);
}

void TestDatabaseFaults::anyDamagedByteIsFoundOrHarmless()
{
    TestDatabase db;
    fill(db);
    const QByteArray sound = contentOf(db.path());
    quint32 place = 12'345;
    for (int round = 0; round < 200; ++round) {
        place = place * 1'664'525U + 1'013'904'223U;
        // Every second one in the first pages, where the structure is.
        const qsizetype limit = round % 2 ? sound.size() : qsizetype{4096} * 3;
        QByteArray damaged = sound;
        const qsizetype offset = qsizetype(place) % limit;
        damaged[offset] = static_cast<char>(damaged[offset] ^ (1 + int(place >> 24U) % 255));
        openDamaged(db, damaged, 3'000);
        QFile::remove(db.path() + "-wal");
        QFile::remove(db.path() + "-shm");
    }
}

void TestDatabaseFaults::everyZeroedPageIsFoundOrHarmless()
{
    TestDatabase db;
    fill(db);
    const QByteArray sound = contentOf(db.path());
    for (qsizetype page = 0; page < sound.size() / 4096; ++page) {
        QByteArray damaged = sound;
        std::fill_n(damaged.begin() + page * 4096, 4096, '\0');
        openDamaged(db, damaged, 3'000);
        QFile::remove(db.path() + "-wal");
        QFile::remove(db.path() + "-shm");
    }
    QByteArray cut = sound;
    cut.truncate(sound.size() - 4096);
    openDamaged(db, cut, 3'000);
}

void TestDatabaseFaults::aTornLogLosesOnlyItsEnd()
{
    TestDatabase db;
    for (int i = 1; i <= 20; ++i) db.write([&] { must(ChainStateRepository(*db).setSyncedTo(pointAt(i))); });
    const QByteArray file = contentOf(db.path());
    const QByteArray log = contentOf(db.path() + "-wal");
    db.close();
    int last = 20;
    for (qsizetype length = log.size(); length >= 0; length -= 1'999) {
        QFile::remove(db.path() + "-shm");
        putContent(db.path(), file);
        putContent(db.path() + "-wal", log.left(length));
        db.open();
        const auto tip = must(ChainStateRepository(*db).syncedTo());
        QVERIFY(tip == pointAt(tip.height.value)); // height and hash of one commit
        QVERIFY(tip.height.value <= last);
        last = tip.height.value;
        must(db->checkIntegrity());
        db.close();
    }
    QCOMPARE(last, 0);
}

void TestDatabaseFaults::aFullDiskRollsBackAndRecovers()
{
    TestDatabase db;
    const auto limit = [&](int pages) {
        must(db->all(QString("PRAGMA max_page_count = %1").arg(pages), [](Cells& cells) { return cells.int64(); }));
    };
    db.write([&] { must(ChainStateRepository(*db).setSyncedTo(pointAt(1))); });
    limit(1); // never below what it has
    const auto full = inTransaction(*db, Durability::Normal, [&]() -> Result<void> {
        must(ChainStateRepository(*db).setSyncedTo(pointAt(2)));
        return HeaderRepository(*db).appendFrom({1}, std::vector<BlockHeader>(50'000));
    });
    QVERIFY(!full);
    QCOMPARE(int(full.error().code), int(Errc::DiskFull));
    QVERIFY(!db->isInTransaction());
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(1));

    limit(1'000'000);
    db.write([&] {
        must(ChainStateRepository(*db).setSyncedTo(pointAt(2)));
        must(HeaderRepository(*db).appendFrom({1}, std::vector<BlockHeader>(50'000)));
    });
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(2));
    must(db->checkIntegrity());
}

void TestDatabaseFaults::aFullDiskInsideASavepointTakesTheWholeTransaction()
{
    TestDatabase db;
    must(db->all(u"PRAGMA max_page_count = 1", [](Cells& cells) { return cells.int64(); }));
    EventRow event;
    event.kind = "block";
    const auto batch = inTransaction(*db, Durability::Normal, [&]() -> Result<void> {
        must(ChainStateRepository(*db).setSyncedTo(pointAt(2)));
        const auto first
            = inSavepoint(*db, [&] { return HeaderRepository(*db).appendFrom({1}, std::vector<BlockHeader>(50'000)); });
        if (first) return Error{Errc::Database, "the disk is not full"};
        // The loop goes on with the next wallet, unaware: its rows must not be stored one by one.
        const auto second = inSavepoint(*db, [&] { return EventRepository(*db).append(event); });
        if (second || second.error().code != Errc::DiskFull) return Error{Errc::Database, "the next one was let in"};
        return {};
    });
    QVERIFY(!batch);
    QCOMPARE(int(batch.error().code), int(Errc::DiskFull));
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(0));
    QVERIFY(must(EventRepository(*db).newest(1)).empty());
    db.write([&] { must(EventRepository(*db).append(event)); }); // small things still fit
}

void TestDatabaseFaults::aFailedWriteOfTheSystemRollsBack()
{
    TestDatabase db;
    db.write([&] { must(ChainStateRepository(*db).setSyncedTo(pointAt(1))); });
    rlimit before{};
    QVERIFY(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{static_cast<rlim_t>(QFileInfo(db.path() + "-wal").size() + 8'192), before.rlim_max};
    QVERIFY(setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto failed = inTransaction(*db, Durability::Full, [&]() -> Result<void> {
        must(ChainStateRepository(*db).setSyncedTo(pointAt(2)));
        return HeaderRepository(*db).appendFrom({1}, std::vector<BlockHeader>(2'000));
    });
    QVERIFY(setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!failed);
    QVERIFY(failed.error().code == Errc::Io || failed.error().code == Errc::DiskFull);
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(1));
    db.write([&] { must(ChainStateRepository(*db).setSyncedTo(pointAt(3))); });
    must(db->checkIntegrity());
}

void TestDatabaseFaults::aSecondWriterIsToldApart()
{
    TestDatabase db;
    const auto second = must(Database::open(db.path(), testIdentity()));
    must(second->all(u"PRAGMA busy_timeout = 50", [](Cells& cells) { return cells.int64(); }));
    db.write([&] {
        const auto refused = inTransaction(*second, Durability::Normal, []() -> Result<void> { return {}; });
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().code), int(Errc::InUse));
    });
    must(inTransaction(*second, Durability::Normal,
                       [&] { return ChainStateRepository(*second).setSyncedTo(pointAt(4)); }));
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(4));
}

QTEST_GUILESS_MAIN(TestDatabaseFaults)
#include "tst_databasefaults.moc"
