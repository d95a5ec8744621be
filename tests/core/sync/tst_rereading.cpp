// SPDX-License-Identifier: MIT

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/chainstaterepository.h"
#include "core/storage/repositories/jobrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "tests/support/diskimage.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

void mustRun(Database& database, const QString& sql)
{
    const auto done = inTransaction(database, Durability::Full, [&] { return database.run(sql); });
    if (!done) qFatal("%s", done.error().detail.c_str());
}

/// The next batch cannot be committed, and right after that a table cannot be read until it is given back.
class DoubleFault
{
public:
    DoubleFault(SyncWorld& world, const QString& table) : m_world(world), m_table(table) { }
    bool happened() const { return m_step == Step::Away; }

    void giveBack()
    {
        m_step = Step::Over;
        mustRun(m_world.database(), "ALTER TABLE " + m_table + "_away RENAME TO " + m_table);
    }

private:
    enum class Step { Armed, Failing, Away, Over };

    void pass(std::string_view point)
    {
        if (m_step == Step::Armed && point == "inside-commit") {
            m_step = Step::Failing;
            failCommit(m_world.database());
        } else if (m_step == Step::Failing && point == "after-commit") {
            m_step = Step::Away;
            mustRun(m_world.database(), "ALTER TABLE " + m_table + " RENAME TO " + m_table + "_away");
        }
    }

    /// A row without its owner: SQLite says so when all is written.
    static void failCommit(Database& database)
    {
        (void)database.all(u"PRAGMA defer_foreign_keys = 1", [](Cells& cells) { return cells.int64(); });
        if (!database.run(u"INSERT INTO scanned_range VALUES (999, NULL, 0, 0, 1)")) qFatal("the row was refused");
    }

    SyncWorld& m_world;
    QString m_table;
    Step m_step = Step::Armed;
    FailPointWatch m_watch{[this](std::string_view name) { pass(name); }};
};

/// The loop tries again, more than once.
void letItTry(SyncWorld& world)
{
    for (int i = 0; i < 3; ++i) {
        world.client().announce();
        for (int turn = 0; turn < 30; ++turn) QCoreApplication::processEvents();
    }
}

} // namespace

/// What is in memory after a write that failed is read again, and until that succeeds nothing is built on it.
class TestRereading final : public QObject
{
    Q_OBJECT

    static void tables()
    {
        QTest::addColumn<QString>("table");
        for (const char* table : {"wallet", "job", "scanned_range"}) QTest::newRow(table) << QString(table);
    }

private slots:
    void initTestCase()
    {
        // The engine warns of the faults made here, and a warning would end the test program.
        QLoggingCategory::setFilterRules("lockstep.*.warning=false");
    }

    void aBlockThatWasNeitherSavedNorReadAgainIsTakenInLater_data() { tables(); }

    void aBlockThatWasNeitherSavedNorReadAgainIsTakenInLater()
    {
        QFETCH(QString, table);
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId first = world.addWallet(1);
        const WalletId second = world.addWallet(2);
        QVERIFY(world.waitForTip());
        DoubleFault fault(world, table);
        world.pay(SyncWorld::script(1, 0), 1'000);
        QVERIFY(world.waitUntil([&] { return fault.happened() && world.snapshot()->problem; }));

        world.pay(SyncWorld::script(2, 0), 2'000);
        letItTry(world);
        fault.giveBack();
        world.client().announce();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(first, 1), QString());
        QCOMPARE(world.differenceFromChain(second, 2), QString());
        QVERIFY(!world.snapshot()->problem);
    }

    void anImportThatWasNeitherSavedNorReadAgainGoesOn_data() { tables(); }

    void anImportThatWasNeitherSavedNorReadAgainGoesOn()
    {
        QFETCH(QString, table);
        SyncWorld world;
        world.mine(110);
        world.pay(SyncWorld::script(1, 0), 1'000);
        world.mine(60);
        world.open();
        QVERIFY(world.waitForTip());
        DoubleFault fault(world, table);
        const WalletId wallet = world.addWallet(1, BlockHeight{0});
        QVERIFY(world.waitUntil([&] { return fault.happened() && world.snapshot()->problem; }));
        QCOMPARE(world.snapshot()->jobs.size(), 1); // it is in the queue still

        letItTry(world);
        fault.giveBack();
        world.client().announce();
        QVERIFY(world.waitForTip());
        QVERIFY(!world.manager().wallet(wallet)->row().catchingUp);
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    void meanwhileNothingAPersonWishesIsWritten()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        DoubleFault fault(world, "job");
        world.pay(SyncWorld::script(1, 0), 1'000);
        QVERIFY(world.waitUntil([&] { return fault.happened() && world.snapshot()->problem; }));

        QVERIFY(!world.manager().stopWallet(wallet));
        fault.giveBack();
        QCOMPARE(WalletRepository(world.database()).find(wallet)->lifecycle, Lifecycle::Started);
        world.client().announce();
        QVERIFY(world.waitForTip());
        QVERIFY(world.manager().stopWallet(wallet));
    }

    void aWalletThatStandsElsewhereInTheDatabaseIsReadAnew()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const ChainPoint below = world.chain->block({100})->point;
        QVERIFY(inTransaction(world.database(), Durability::Full,
                              [&] { return WalletRepository(world.database()).setSyncedTo(wallet, below); }));
        world.forgetEvents();
        world.mine(1);
        QVERIFY(world.waitForTip());
        const auto looksBelow
            = [](const SyncEvent& event) { return event.kind == SyncEvent::Kind::Block && event.from.value == 101; };
        QVERIFY(std::ranges::any_of(world.events(), looksBelow));
        QVERIFY(WalletRepository(world.database()).find(wallet)->syncedTo == world.chain->tip());
    }

    void aTipThatStandsElsewhereInTheDatabaseIsReadAnew()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const ChainPoint below = world.chain->block({100})->point;
        QVERIFY(inTransaction(world.database(), Durability::Full, [&]() -> Result<void> {
            if (auto placed = WalletRepository(world.database()).setSyncedTo(wallet, below); !placed) return placed;
            return ChainStateRepository(world.database()).setSyncedTo(below);
        }));
        int tries = 0;
        const FailPointWatch watch([&](std::string_view name) { tries += name == "before-commit" ? 1 : 0; });
        world.pay(SyncWorld::script(1, 0), 1'000);
        QVERIFY(world.waitUntil([&] { return tries > 20 || world.snapshot()->synced == world.chain->tip(); }));
        QVERIFY2(tries <= 20, "it tries without rest");
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    void aCursorThatStandsElsewhereInTheDatabaseIsReadAnew()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1, BlockHeight{0});
        QVERIFY(world.waitForTip());
        world.client().holdFiltersFrom({50});
        QVERIFY(world.manager().rescan(wallet, {1}));
        const auto isUnderWay
            = [&] { return !world.snapshot()->jobs.isEmpty() && world.snapshot()->jobs[0].next.value > 1; };
        QVERIFY(world.waitUntil(isUnderWay));
        mustRun(world.database(), "UPDATE job SET next_height = 1 WHERE state = 1");
        world.forgetEvents();
        world.client().holdFiltersFrom({1'000'000});
        world.client().poke();
        QVERIFY(world.waitForTip());
        const auto startsAnew = [](const SyncEvent& event) {
            return event.kind == SyncEvent::Kind::ImportProgress && event.from.value == 1;
        };
        QVERIFY(std::ranges::any_of(world.events(), startsAnew));
    }
};

QTEST_GUILESS_MAIN(TestRereading)
#include "tst_rereading.moc"
