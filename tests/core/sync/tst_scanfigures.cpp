// SPDX-License-Identifier: MIT

#include "tests/support/syncworld.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// What a scan would cost, asked before it begins.
class TestScanFigures final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_world.mine(400);
        m_world.open();
        m_daily = m_world.addWallet(1, BlockHeight{1});
        m_savings = m_world.addWallet(2, BlockHeight{300});
        QVERIFY(m_world.waitForTip());
    }

    void aNewWalletLooksFromItsBirthdayToSyncedTo()
    {
        const ScanFigures figures = ask({{}, BlockHeight{100}, {}, {}, {}, {}});
        QCOMPARE(figures.from, BlockHeight{100});
        QCOMPARE(figures.to, BlockHeight{400});
        QCOMPARE(figures.scripts, 2'000);
        QVERIFY(figures.headersAreCurrent);
        QCOMPARE(figures.pausing, QStringList({"Wallet 1", "Wallet 2"}));
    }

    void anUnknownBirthdayIsTheBeginning() { QCOMPARE(ask({}).from, BlockHeight{1}); }

    void aDayIsFoundInTheChain()
    {
        const std::int64_t time = m_world.chain->block({390})->header.time;
        const BlockHeight from = ask({{}, {}, time, {}, {}, {}}).from;
        QVERIFY2(from.value >= 95 && from.value <= 110, qPrintable(QString::number(from.value)));
    }

    void aWindowEndsWhereItSays()
    {
        const ScanFigures figures = ask({{}, BlockHeight{100}, {}, BlockHeight{150}, {}, 3});
        QCOMPARE(figures.to, BlockHeight{150});
        QCOMPARE(figures.pausingAt, BlockHeight{400}); // the others stand at the tip, whatever is looked at
        QCOMPARE(figures.scripts, 3);
    }

    void aRescanCountsItsOwnScriptsAndDoesNotPauseItself()
    {
        const ScanFigures figures = ask({m_daily, BlockHeight{100}, {}, {}, 500, {}});
        QCOMPARE(figures.scripts, 1'000);
        QCOMPARE(figures.pausing, QStringList({"Wallet 2"}));
        QVERIFY(!m_world.manager().scanFigures({WalletId{99}, {}, {}, {}, {}, {}}));
    }

    void stoppedWalletsDoNotPause()
    {
        QVERIFY(m_world.manager().stopWallet(m_savings));
        QCOMPARE(ask({}).pausing, QStringList({"Wallet 1"}));
        QVERIFY(ask({m_savings, BlockHeight{100}, {}, {}, {}, {}}).waitsForStart);
        QVERIFY(!ask({m_daily, BlockHeight{100}, {}, {}, {}, {}}).waitsForStart);
        QVERIFY(m_world.manager().startWallet(m_savings));
    }

    void whatWasFetchedCorrectsTheGuess()
    {
        const SyncSnapshotPtr now = m_world.snapshot();
        QVERIFY(now->counters.filters >= 400);
        QVERIFY(now->counters.headers >= 400 && now->counters.filterHeaders >= 400);
        const double mean = static_cast<double>(now->counters.filterBytes) / static_cast<double>(now->counters.filters);
        const ScanFigures figures = ask({});
        QCOMPARE(figures.sizeRatio * 100, mean); // a private chain's table is flat
        QVERIFY(figures.paces.bytesPerSecond > 0);
    }

    void howFastItWentIsKeptOverARestart()
    {
        m_world.restart(); // all is here: this run fetches nothing to go by
        QVERIFY(m_world.waitForTip());
        QVERIFY(ask({}).paces.bytesPerSecond > 0);
        QCOMPARE(m_world.snapshot()->counters.filters, 0);
    }

private:
    ScanFigures ask(const SyncManager::ScanQuestion& question)
    {
        const auto figures = m_world.manager().scanFigures(question);
        if (!figures) qFatal("%s", figures.error().detail.c_str());
        return *figures;
    }

    SyncWorld m_world;
    WalletId m_daily;
    WalletId m_savings;
};

QTEST_GUILESS_MAIN(TestScanFigures)
#include "tst_scanfigures.moc"
