// SPDX-License-Identifier: MIT

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/eventrepository.h"
#include "tests/core/sync/upkeepasked.h"
#include "tests/support/asked.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTest>

#include <ctime>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// Two wallets with payments, spends and change, at the tip of a chain of some 260 blocks.
struct Scene
{
    SyncWorld world;
    WalletId first;
    WalletId second;

    Scene()
    {
        world.keepsCache = true;
        world.mine(120);
        world.open();
        first = world.addWallet(1);
        second = world.addWallet(2);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        for (std::uint32_t i = 0; i < 5; ++i) world.pay(SyncWorld::script(1, i), 100'000 + i);
        const Txid paid = world.pay(SyncWorld::script(2, 0), 500'000);
        const Transaction spend = spendOf({paid, 0}, 490'000, SyncWorld::script(1, 6));
        if (!world.chain->accept(spend)) qFatal("no spend");
        world.mine(130);
        if (!world.waitForTip()) qFatal("the scene did not settle");
    }

    /// Behind the program's back, while it runs.
    void damage(QStringView sql)
    {
        const auto done
            = inTransaction(world.database(), Durability::Full, [&] { return world.database().change(sql); });
        if (!done || *done == 0) qFatal("nothing was damaged");
    }

    CheckReport check()
    {
        const auto report = checkStore(world);
        if (!report) qFatal("the check failed: %s", report.error().detail.c_str());
        return *report;
    }
};

bool has(const CheckReport& report, CheckPart part)
{
    return std::ranges::find(report.findings, part, &CheckFinding::part) != report.findings.end();
}

bool has(const CheckReport& report, WalletFlaw flaw)
{
    return std::ranges::find(report.findings, std::optional(flaw), &CheckFinding::flaw) != report.findings.end();
}

} // namespace

/// The check that a person asks for: sync-engine.md, security.md R7.
class TestStoreCheck final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.*.warning=false"); }

    void aSoundStoreIsFine()
    {
        Scene scene;
        const CheckReport report = scene.check();
        QVERIFY2(report.isFine(), report.findings.isEmpty() ? "" : qPrintable(report.findings.first().detail));
        QCOMPARE(report.headers, scene.world.chain->tip().height.value);
        QCOMPARE(report.filterHeaders, report.headers);
        QVERIFY(report.filters > 100);
        QCOMPARE(report.wallets, 2);
        QCOMPARE(report.transactions, 5 + 1 + 2);
        QCOMPARE(report.coins, 5 + 1 + 1);
    }

    void aTableThatBreaksItsRulesIsFound_data()
    {
        QTest::addColumn<QString>("pragma");
        QTest::addColumn<QString>("sql");
        QTest::newRow("a row") << "PRAGMA ignore_check_constraints = ON"
                               << "UPDATE coin SET frozen = 7";
        QTest::newRow("what a row refers to") << "PRAGMA foreign_keys = OFF"
                                              << "UPDATE tx SET wallet_id = wallet_id + 70";
    }
    void aTableThatBreaksItsRulesIsFound()
    {
        QFETCH(QString, pragma);
        QFETCH(QString, sql);
        Scene scene;
        QVERIFY(scene.world.database().all(pragma, [](Cells&) { return 0; }));
        scene.damage(sql);
        const CheckReport report = scene.check();
        QVERIFY(has(report, CheckPart::Pages));
        QVERIFY(report.isDamaged());
    }

    /// SQLite looks at each in one go.
    void aLargeTableHoldsTheThreadForNoTurn()
    {
        Scene scene;
        scene.damage(u"INSERT INTO script SELECT 1, i, randomblob(22), '' FROM (WITH RECURSIVE n(i) AS "
                     u"(SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n)");
        const auto worked = [] { // for this thread, in milliseconds
            timespec time{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return qint64{time.tv_sec} * 1'000 + time.tv_nsec / 1'000'000;
        };
        std::optional<Result<CheckReport>> report;
        int reached = 0;
        scene.world.manager().checkStore({[&](Result<CheckReport> done) { report.emplace(std::move(done)); },
                                          [&](int percent) { reached = percent; }});
        qint64 longest = 0;
        for (const QDeadlineTimer deadline(60'000); reached < 10 && !deadline.hasExpired();) {
            const qint64 before = worked();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            longest = std::max(longest, worked() - before);
        }
        QVERIFY(!report && reached >= 10); // on to the headers
        scene.world.manager().cancelUpkeep();
        QCOMPARE(report.value().error().code, Errc::Cancelled);
        QVERIFY2(longest < 150, qPrintable(QString::number(longest)));
    }

    void aClockThatIsBehindIsNoDamage()
    {
        Scene scene;
        const ChainPoint tip = scene.world.chain->tip();
        const std::int64_t dated = scene.world.chain->block({100})->header.time;
        scene.world.clock.set(dated - 2 * 60 * 60); // a block after it would come too early now
        const CheckReport report = scene.check();
        QVERIFY2(report.isFine(), report.findings.isEmpty() ? "" : qPrintable(report.findings.first().detail));
        QCOMPARE(report.headers, tip.height.value);
        QCOMPARE(scene.world.snapshot()->tip, tip);
        QCOMPARE(scene.world.manager().wallet(scene.first)->syncedTo(), tip);
    }

    void afterAReorgItIsFineToo()
    {
        Scene scene;
        scene.world.pay(SyncWorld::script(1, 7), 70'000);
        QVERIFY(scene.world.waitForTip());
        scene.world.reorg(3, 5, PracticeChain::Keep::None);
        QVERIFY(scene.world.waitForTip());
        const CheckReport report = scene.check();
        QVERIFY2(report.isFine(), report.findings.isEmpty() ? "" : qPrintable(report.findings.first().detail));
    }

    void damagedHeadersAreDroppedAndFetchedAgain()
    {
        Scene scene;
        const ChainPoint tip = scene.world.chain->tip();
        scene.damage(u"UPDATE header_chunk SET headers = CAST(substr(headers, 1, 100 * 80 + 40) || x'00'"
                     u" || substr(headers, 100 * 80 + 42) AS BLOB)");
        const CheckReport report = scene.check();
        QVERIFY(has(report, CheckPart::Headers));
        QVERIFY(!report.isDamaged());
        QVERIFY(report.findings.first().from <= BlockHeight{101});
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.snapshot()->tip, tip);
        QCOMPARE(scene.world.manager().wallet(scene.first)->syncedTo(), tip);
        QCOMPARE(scene.world.differenceFromChain(scene.first, 1), QString());
        QVERIFY(scene.check().isFine());
    }

    void damagedFilterHeadersAreDroppedAndFetchedAgain()
    {
        Scene scene;
        scene.damage(u"UPDATE filter_header_chunk SET headers = CAST(substr(headers, 1, 1000) || x'0102'"
                     u" || substr(headers, 1003) AS BLOB)");
        const CheckReport report = scene.check();
        QVERIFY(has(report, CheckPart::FilterHeaders));
        QVERIFY(!report.isDamaged());
        scene.world.mine(1);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.check().isFine());
    }

    void aFilterHeaderThatWasWrongFromTheStartIsTold()
    {
        Scene scene;
        scene.damage(u"UPDATE filter_header_chunk SET headers = CAST(substr(headers, 1, 32 * 200) || x'0102'"
                     u" || substr(headers, 32 * 200 + 3) AS BLOB)");
        scene.world.restart(); // what is in memory is wrong too
        QVERIFY(scene.world.waitForTip());
        const CheckReport report = scene.check();
        QVERIFY(has(report, CheckPart::FilterHeaders));
        QVERIFY(!has(report, CheckPart::Filters));
        scene.world.mine(1);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.check().isFine());
    }

    void aDamagedPaymentOnItsWayOutIsMended()
    {
        Scene scene;
        const Transaction payment = spendOf({Txid{{std::byte{7}}}, 0}, 1'000, SyncWorld::script(9, 0));
        Asked sent(scene.world.manager().broadcast(payment));
        QVERIFY(sent.wait());
        scene.damage(u"UPDATE outgoing SET raw = CAST(substr(raw, 1, length(raw) - 4) || x'01020304' AS BLOB)");
        const CheckReport report = scene.check();
        QVERIFY(has(report, CheckPart::Outbox));
        QVERIFY(!report.isDamaged());
        QVERIFY(scene.check().isFine());
        scene.world.restart(); // it was known in memory, and is stored again
        const SyncSnapshotPtr snapshot = scene.world.snapshot();
        QCOMPARE(snapshot->outgoing.size(), 1);
        QCOMPARE(snapshot->outgoing.front().txid, payment.txid());
    }

    void damagedFiltersAreDroppedForGood()
    {
        Scene scene;
        const int before = scene.check().filters;
        const QDir folder(scene.world.folder() + "/filters");
        QFile file(folder.filePath(folder.entryList(QDir::Files).first()));
        QVERIFY(file.open(QFile::ReadWrite));
        QVERIFY(file.seek(file.size() - 3));
        QCOMPARE(file.write("\x55\xaa"), qint64(2));
        file.close();
        const CheckReport report = scene.check();
        QVERIFY(has(report, CheckPart::Filters));
        QVERIFY(!report.isDamaged());
        scene.world.restart();
        QVERIFY(scene.world.waitForTip());
        const CheckReport after = scene.check();
        QVERIFY(after.isFine());
        QVERIFY(after.filters < before);
    }

    void damageOfAWalletIsToldAndLeft_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("flaw");
        const auto row = [](const char* name, const QString& sql, WalletFlaw flaw) {
            QTest::newRow(name) << sql << static_cast<int>(flaw);
        };
        row("a coin's amount", "UPDATE coin SET amount = amount + 1 WHERE wallet_id = 1 AND vout = 0",
            WalletFlaw::Coin);
        row("its balance", "UPDATE coin SET amount = amount + 1 WHERE wallet_id = 1", WalletFlaw::Balance);
        row("a coin that is gone", "DELETE FROM coin WHERE wallet_id = 1 AND amount = 100001", WalletFlaw::Sum);
        row("a spend", "UPDATE coin SET spent_by = randomblob(32) WHERE wallet_id = 2", WalletFlaw::Spend);
        row("a spend undone", "UPDATE coin SET spent_by = NULL WHERE wallet_id = 2", WalletFlaw::Spend);
        row("a sum", "UPDATE tx SET net = net + 1 WHERE wallet_id = 1", WalletFlaw::Sum);
        row("a transaction", "UPDATE tx SET raw = CAST(x'00' || substr(raw, 2) AS BLOB) WHERE wallet_id = 2",
            WalletFlaw::Transaction);
        row("a block", "UPDATE tx SET height = height + 1 WHERE wallet_id = 1", WalletFlaw::OffChain);
        row("an address", "UPDATE script SET script = CAST(x'00' || script AS BLOB) WHERE keychain_id = 1 AND idx = 9",
            WalletFlaw::Script);
    }

    void damageOfAWalletIsToldAndLeft()
    {
        QFETCH(QString, sql);
        QFETCH(int, flaw);
        Scene scene;
        scene.damage(sql);
        const CheckReport report = scene.check();
        QVERIFY(report.isDamaged());
        QVERIFY(has(report, static_cast<WalletFlaw>(flaw)));
        for (const CheckFinding& finding : report.findings) QVERIFY(!finding.isMended && !finding.walletName.isEmpty());
        QVERIFY(has(scene.check(), static_cast<WalletFlaw>(flaw))); // nothing was made up for it
        const auto events = EventRepository(scene.world.database()).newest(5);
        QVERIFY(events);
        QCOMPARE(events->front().kind, std::string("store-damaged"));
    }

    void aWalletThatStandsNowhereIsTold()
    {
        Scene scene;
        scene.damage(u"UPDATE chain_state SET synced_hash = randomblob(32)");
        scene.world.close();
        scene.world.open();
        QVERIFY(scene.world.waitForTip()); // it went back by itself
        QCOMPARE(scene.world.differenceFromChain(scene.first, 1), QString());
        QCOMPARE(scene.world.differenceFromChain(scene.second, 2), QString());
    }
};

QTEST_GUILESS_MAIN(TestStoreCheck)
#include "tst_storecheck.moc"
