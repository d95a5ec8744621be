// SPDX-License-Identifier: MIT

#include "core/storage/database/connection.h"
#include "core/storage/database/consistentread.h"
#include "core/storage/database/schema.h"
#include "core/storage/repositories/chainstaterepository.h"
#include "core/storage/repositories/eventrepository.h"
#include "tests/support/testdatabase.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

using namespace lockstep;
using namespace lockstep::test;

class TestDatabaseClass final : public QObject
{
    Q_OBJECT
private slots:
    void aNewFileIsPrivateAndStandsAtGenesis();
    void whatWasCommittedIsThereAfterReopening();
    void aFailedTransactionLeavesNothing();
    void aFailedSavepointUndoesOnlyItself();
    void savepointsNest();
    void transactionsDoNotNest();
    void aWriteOutsideATransactionIsRefused();
    void aTakenUniqueValueIsADuplicate();
    void everyTypeComesBackAsItWasStored();
    void aValueThatDoesNotFitItsTypeIsDamage();
    void aReaderSeesTheLastCommitWhileAWriterWrites();
    void aReaderAloneReadsAClosedFile();
    void readsThatBelongTogetherSeeOneCommit();
    void aReaderCannotWrite();
    void aReaderOfAMissingFileIsRefused();
    void aMigrationRunsOnceAndInOrder();
    void aFailingMigrationLeavesTheOldSchema();
    void jobsOfTheFirstSchemaKeepTheirScriptsAndIds();
    void theCheckpointEmptiesTheLog();
    void aStaleTipIsToldApart();
    void onlyTheNewestEventsAreKept();
};

static EventRow eventNamed(const char* kind, std::int64_t time = 0)
{
    EventRow row;
    row.kind = kind;
    row.time = time;
    return row;
}

void TestDatabaseClass::aNewFileIsPrivateAndStandsAtGenesis()
{
    TestDatabase db;
    const auto everybodyElse = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    const QFileInfo file(db.path());
    QVERIFY(!(file.permissions() & everybodyElse));
    QVERIFY(!(QFileInfo(file.absolutePath()).permissions() & everybodyElse));
    QVERIFY(!(QFileInfo(db.path() + "-wal").permissions() & everybodyElse));
    QVERIFY(!QFile::exists(db.path() + ".new"));
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(0));
    must(db->checkIntegrity());
}

void TestDatabaseClass::whatWasCommittedIsThereAfterReopening()
{
    TestDatabase db;
    db.write([&] { must(ChainStateRepository(*db).setSyncedTo(pointAt(7))); });
    db.close();
    db.open();
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(7));
}

void TestDatabaseClass::aFailedTransactionLeavesNothing()
{
    TestDatabase db;
    const auto done = inTransaction(*db, Durability::Full, [&]() -> Result<void> {
        must(ChainStateRepository(*db).setSyncedTo(pointAt(7)));
        return Error{Errc::Cancelled, "by the test"};
    });
    QVERIFY(!done);
    QCOMPARE(int(done.error().code), int(Errc::Cancelled));
    QVERIFY(!db->isInTransaction());
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(0));
}

void TestDatabaseClass::aFailedSavepointUndoesOnlyItself()
{
    TestDatabase db;
    EventRepository events(*db);
    db.write([&] {
        must(events.append(eventNamed("before")));
        const auto inner = inSavepoint(*db, [&]() -> Result<void> {
            must(events.append(eventNamed("inside")));
            return Error{Errc::Damaged, "one wallet's own trouble"};
        });
        QVERIFY(!inner);
        must(events.append(eventNamed("after")));
    });
    const auto stored = must(events.newest(10));
    QCOMPARE(stored.size(), 2U);
    QCOMPARE(stored[0].kind, std::string("after"));
    QCOMPARE(stored[1].kind, std::string("before"));
}

void TestDatabaseClass::savepointsNest()
{
    TestDatabase db;
    EventRepository events(*db);
    db.write([&] {
        must(inSavepoint(*db, [&]() -> Result<void> {
            must(events.append(eventNamed("outer")));
            const auto inner = inSavepoint(*db, [&]() -> Result<void> {
                must(events.append(eventNamed("inner")));
                return Error{Errc::Damaged, {}};
            });
            return inner ? Result<void>(Error{Errc::Database, "must have failed"}) : Result<void>();
        }));
    });
    QCOMPARE(must(events.newest(10)).size(), 1U);
}

void TestDatabaseClass::transactionsDoNotNest()
{
    TestDatabase db;
    db.write([&] {
        const auto inner = inTransaction(*db, Durability::Full, []() -> Result<void> { return {}; });
        QVERIFY(!inner);
        QVERIFY(db->isInTransaction());
    });
}

void TestDatabaseClass::aWriteOutsideATransactionIsRefused()
{
    TestDatabase db;
    const auto done = ChainStateRepository(*db).setSyncedTo(pointAt(7));
    QVERIFY(!done);
    QCOMPARE(int(done.error().code), int(Errc::Database));
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(0));
}

void TestDatabaseClass::aTakenUniqueValueIsADuplicate()
{
    TestDatabase db;
    db.write([&] {
        const auto twice = db->run(u"INSERT INTO meta (key, value) VALUES (?, ?)", std::string("network"), Bytes());
        QVERIFY(!twice);
        QCOMPARE(int(twice.error().code), int(Errc::Duplicate));
        const auto orphan = db->run(u"INSERT INTO label (wallet_id, kind, ref, text) VALUES (?, ?, ?, ?)", WalletId{9},
                                    std::string("tx"), std::string("r"), std::string("t"));
        QCOMPARE(int(orphan.error().code), int(Errc::Database)); // foreign keys are on
    });
}

void TestDatabaseClass::everyTypeComesBackAsItWasStored()
{
    TestDatabase db;
    const Bytes empty;
    const auto amount = *Amount::fromSatoshis(Amount::MaxSatoshis);
    struct Row
    {
        std::int64_t big;
        std::uint32_t u32;
        bool yes;
        std::optional<BlockHeight> none;
        std::optional<BlockHeight> some;
        Bytes empty;
        Amount amount;
        QString text;
        BlockHash hash;
    };
    const auto read = [](Cells& cells) {
        Row row;
        row.big = cells.int64();
        row.u32 = cells.uint32();
        row.yes = cells.boolean();
        row.none = cells.maybe([&] { return cells.height(); });
        row.some = cells.maybe([&] { return cells.height(); });
        row.empty = cells.bytes();
        row.amount = cells.amount();
        row.text = cells.text();
        row.hash = cells.hash<BlockHash>();
        return row;
    };
    const QString text = QStringLiteral("Ω \" ' ; -- 𝔘");
    const auto row
        = must(db->first(u"SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?", read, INT64_MIN, UINT32_MAX, true,
                         std::optional<BlockHeight>(), std::optional(BlockHeight{5}), empty, amount, text, hashOf(3)));
    QCOMPARE(row->big, INT64_MIN);
    QCOMPARE(row->u32, UINT32_MAX);
    QVERIFY(row->yes && !row->none && row->some == BlockHeight{5} && row->empty.empty());
    QVERIFY(row->amount == amount && row->hash == hashOf(3));
    QCOMPARE(row->text, text);
}

void TestDatabaseClass::aValueThatDoesNotFitItsTypeIsDamage()
{
    TestDatabase db;
    const auto damaged = [&](auto result) { return !result && result.error().code == Errc::Damaged; };
    QVERIFY(damaged(db->first(u"SELECT -1", [](Cells& cells) { return cells.height(); })));
    QVERIFY(damaged(db->first(u"SELECT 2100000000000001", [](Cells& cells) { return cells.amount(); })));
    QVERIFY(damaged(db->first(u"SELECT x'00'", [](Cells& cells) { return cells.hash<Txid>(); })));
    QVERIFY(damaged(db->first(u"SELECT 'abc'", [](Cells& cells) { return cells.int64(); })));
    QVERIFY(damaged(db->first(u"SELECT 6", [](Cells& cells) { return cells.enumerator(Durability::Normal); })));
    QVERIFY(damaged(db->first(u"SELECT 4294967296", [](Cells& cells) { return cells.uint32(); })));
}

void TestDatabaseClass::aReaderSeesTheLastCommitWhileAWriterWrites()
{
    TestDatabase db;
    std::optional<ChainPoint> seen;
    db.write([&] {
        must(ChainStateRepository(*db).setSyncedTo(pointAt(7)));
        const std::unique_ptr<QThread> reading(QThread::create([&] {
            const auto reader = must(Database::openReader(db.path(), testIdentity()));
            seen = must(ChainStateRepository(*reader).syncedTo());
        }));
        reading->start();
        reading->wait();
    });
    QVERIFY(seen == pointAt(0));
    const auto reader = must(Database::openReader(db.path(), testIdentity()));
    QVERIFY(must(ChainStateRepository(*reader).syncedTo()) == pointAt(7));
}

void TestDatabaseClass::aReaderAloneReadsAClosedFile()
{
    TestDatabase db;
    db.write([&] { must(ChainStateRepository(*db).setSyncedTo(pointAt(7))); });
    db.close();
    const auto reader = must(Database::openReader(db.path(), testIdentity()));
    QVERIFY(must(ChainStateRepository(*reader).syncedTo()) == pointAt(7));
}

void TestDatabaseClass::readsThatBelongTogetherSeeOneCommit()
{
    TestDatabase db;
    const auto reader = must(Database::openReader(db.path(), testIdentity()));
    ChainStateRepository state(*reader);
    const auto same = must(consistentRead(*reader, [&]() -> Result<bool> {
        const auto before = must(state.syncedTo());
        db.write([&] { must(ChainStateRepository(*db).setSyncedTo(pointAt(7))); });
        return before == must(state.syncedTo());
    }));
    QVERIFY(same);
    QVERIFY(must(state.syncedTo()) == pointAt(7));
    const auto failed = consistentRead(*reader, []() -> Result<bool> { return Error{Errc::Cancelled, {}}; });
    QVERIFY(!failed);
    QVERIFY(must(consistentRead(*reader, []() -> Result<bool> { return true; }))); // the failed one has ended
}

void TestDatabaseClass::aReaderCannotWrite()
{
    TestDatabase db;
    const auto reader = must(Database::openReader(db.path(), testIdentity()));
    const auto done = inTransaction(*reader, Durability::Full,
                                    [&] { return ChainStateRepository(*reader).setSyncedTo(pointAt(9)); });
    QVERIFY(!done);
    QCOMPARE(int(done.error().code), int(Errc::Io));
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(0));
}

void TestDatabaseClass::aReaderOfAMissingFileIsRefused()
{
    TestDatabase db;
    const auto reader = Database::openReader(db.path() + ".other", testIdentity());
    QVERIFY(!reader);
    QCOMPARE(int(reader.error().code), int(Errc::Io));
    QVERIFY(!QFile::exists(db.path() + ".other"));
}

void TestDatabaseClass::aMigrationRunsOnceAndInOrder()
{
    const std::array first{u"CREATE TABLE a (x INTEGER) STRICT"};
    const std::array second{u"INSERT INTO a VALUES (2)"};
    const std::array steps{Migration{1, first}, Migration{2, second}};
    Connection connection;
    must(connection.open(QStringLiteral(":memory:"), Connection::Access::Write));
    must(connection.migrate(std::span(steps).first(1)));
    must(connection.migrate(steps));
    must(connection.migrate(steps));
    QCOMPARE(must(connection.value("SELECT count(*) FROM a")).toInt(), 1);
    QCOMPARE(must(connection.value("PRAGMA user_version")).toInt(), 2);
    const auto older = connection.migrate(std::span(steps).first(1));
    QCOMPARE(int(older.error().code), int(Errc::SchemaTooNew));
}

void TestDatabaseClass::aFailingMigrationLeavesTheOldSchema()
{
    const std::array first{u"CREATE TABLE a (x INTEGER) STRICT"};
    const std::array second{u"INSERT INTO a VALUES (2)", u"INSERT INTO nowhere VALUES (2)"};
    const std::array steps{Migration{1, first}, Migration{2, second}};
    Connection connection;
    must(connection.open(QStringLiteral(":memory:"), Connection::Access::Write));
    QVERIFY(!connection.migrate(steps));
    QCOMPARE(must(connection.value("SELECT count(*) FROM a")).toInt(), 0);
    QCOMPARE(must(connection.value("PRAGMA user_version")).toInt(), 1);
}

void TestDatabaseClass::jobsOfTheFirstSchemaKeepTheirScriptsAndIds()
{
    Connection connection;
    must(connection.open(QStringLiteral(":memory:"), Connection::Access::Write));
    must(connection.applySettings());
    must(connection.migrate(migrations().first(1)));
    const auto addJob = [&](int id, int kind, const char* more = "") {
        return connection.exec(QString("INSERT INTO job VALUES (%1, 1, %2, 2, 5, NULL, 9, zeroblob(32), NULL, 3, 4, 0,"
                                       " NULL, NULL, 1, 6, 7%3)")
                                   .arg(QString::number(id), QString::number(kind), more));
    };
    must(connection.exec("INSERT INTO wallet VALUES (1, zeroblob(16), 'w', 1, '', 'i', NULL, 1, NULL, NULL, NULL, 0,"
                         " zeroblob(32), 0, NULL, NULL, 0, 1, '', '')"));
    must(connection.exec("INSERT INTO keychain VALUES (1, 1, 0, '', 0, 0, NULL)"));
    must(addJob(4, 1));
    must(addJob(7, 0));
    must(connection.exec("DELETE FROM job WHERE id = 7"));
    must(connection.exec("INSERT INTO job_script VALUES (4, 1, 12)"));
    QVERIFY(!addJob(8, 2)); // the kind that is new

    must(connection.migrate(migrations()));

    QCOMPARE(must(connection.value("SELECT next_height FROM job WHERE id = 4 AND found = 3")).toInt(), 9);
    QCOMPARE(must(connection.value("SELECT idx FROM job_script WHERE job_id = 4")).toInt(), 12);
    QCOMPARE(must(connection.value("SELECT seq FROM sqlite_sequence WHERE name = 'job'")).toInt(), 7);
    must(addJob(8, 2, ", 0")); // with its rank
    must(connection.exec("DELETE FROM wallet WHERE id = 1"));
    QCOMPARE(must(connection.value("SELECT count(*) FROM job")).toInt(), 0);
    QCOMPARE(must(connection.value("SELECT count(*) FROM job_script")).toInt(), 0);
}

void TestDatabaseClass::theCheckpointEmptiesTheLog()
{
    TestDatabase db;
    db.write([&] { must(ChainStateRepository(*db).setSyncedTo(pointAt(7))); });
    QVERIFY(QFileInfo(db.path() + "-wal").size() > 0);
    must(db->checkpoint());
    QCOMPARE(QFileInfo(db.path() + "-wal").size(), 0);
}

void TestDatabaseClass::aStaleTipIsToldApart()
{
    TestDatabase db;
    ChainStateRepository state(*db);
    db.write([&] { must(state.setSyncedTo(pointAt(7))); });
    must(state.requireSyncedTo(pointAt(7)));
    for (const ChainPoint& other : {pointAt(6), pointAt(7, 1)})
        QCOMPARE(int(state.requireSyncedTo(other).error().code), int(Errc::TipMoved));
}

void TestDatabaseClass::onlyTheNewestEventsAreKept()
{
    TestDatabase db;
    EventRepository events(*db);
    db.write([&] {
        for (std::int64_t i = 0; i < EventRepository::Limit + 5; ++i) must(events.append(eventNamed("block", i)));
    });
    const auto stored = must(events.newest(20'000));
    QCOMPARE(std::int64_t(stored.size()), EventRepository::Limit);
    QCOMPARE(stored.front().time, EventRepository::Limit + 4);
}

QTEST_GUILESS_MAIN(TestDatabaseClass)
#include "tst_database.moc"
