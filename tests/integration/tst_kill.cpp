// SPDX-License-Identifier: MIT

#include "tests/support/syncworld.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr int KilledStatus = 77; ///< What failPoint() ends the process with.

void payThirtyTimes(SyncWorld& world, unsigned char number)
{
    for (std::uint32_t i = 0; i < 30; ++i) {
        const TxOut output{*Amount::fromSatoshis(10'000 + i), SyncWorld::script(number, i)};
        if (!world.chain->raiseFunds(output.value) || !world.chain->pay(std::span(&output, 1))) qFatal("no funds");
        if (!world.chain->mine(5)) qFatal("no blocks");
    }
}

/// The same in the child that is killed and in the parent that looks afterwards: all of it is deterministic.
void growChain(SyncWorld& world, const QString& scenario)
{
    if (!world.chain->mine(120)) qFatal("no blocks");
    payThirtyTimes(world, 1);
    if (scenario == "imports") payThirtyTimes(world, 3);
    if (scenario == "rollback" && !world.chain->reorg(60, 61, PracticeChain::Keep::EverySecond)) qFatal("no reorg");
}

/// What the child does until it is killed.
int live(const QString& folder, const QString& scenario)
{
    SyncWorld world(folder);
    world.keepsCache = true;
    if (scenario == "rollback") {
        if (!world.chain->mine(120)) return 1;
        payThirtyTimes(world, 1);
    } else {
        growChain(world, scenario);
    }
    world.open();
    if (scenario == "later") return world.addWalletForLater(1).value > 0 ? 0 : 1;
    const WalletId wallet = world.addWallet(2);
    if (!world.waitForTip()) return 1;
    world.addWallet(1, scenario == "rescan" ? world.chain->tip().height : BlockHeight{0});
    if (scenario == "imports") world.addWallet(3, BlockHeight{200}); // joins the first one there
    if (scenario == "scripts") return world.scanScripts(wallet, {SyncWorld::script(9, 0)}, {1}, {}) ? 0 : 1;
    if (scenario != "import" && !world.waitForTip()) return 1;
    if (scenario == "rescan" && !world.manager().rescan(WalletId{2}, {1})) return 1;
    if (scenario == "rollback") world.reorg(60, 61, PracticeChain::Keep::EverySecond);
    if (!world.waitForTip()) return 1;
    return 0;
}

/// Runs it until it is killed at the point.
int statusOfChild(const QString& folder, const QString& scenario, const QString& point)
{
    QProcess child;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LOCKSTEP_CRASH_AT", point);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {"--live", folder, scenario});
    return child.waitForFinished(40'000) ? child.exitCode() : -1;
}

} // namespace

/// Killed at any moment, the next start continues with nothing lost and nothing doubled.
class TestKill final : public QObject
{
    Q_OBJECT

private slots:
    void aKilledProgramGoesOnWhereItWas_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("point");
        const QPair<const char*, const char*> rows[] = {
            {"import", "before-commit"},    {"import", "inside-commit"},  {"import", "after-commit"},
            {"blocks", "before-commit"},    {"blocks", "inside-commit"},  {"blocks", "after-commit"},
            {"import", "in-filter-append"}, {"rollback", "in-rollback"},  {"rescan", "inside-commit"},
            {"rescan", "after-commit"},     {"imports", "inside-commit"}, {"imports", "after-commit"},
        };
        const auto timesOf = [](const QString& scenario) {
            if (scenario == "rollback") return 1;
            return scenario == "rescan" || scenario == "imports" ? 5 : 3;
        };
        for (const auto& [scenario, point] : rows)
            for (int nth = 1; nth <= timesOf(scenario); ++nth)
                QTest::addRow("%s, %s, time %d", scenario, point, nth)
                    << QString(scenario) << QString("%1:%2").arg(point).arg(nth);
    }

    void aKilledProgramGoesOnWhereItWas()
    {
        QFETCH(QString, scenario);
        QFETCH(QString, point);
        QTemporaryDir folder;
        QCOMPARE(statusOfChild(folder.path(), scenario, point), KilledStatus);

        SyncWorld world(folder.path());
        growChain(world, scenario);
        world.keepsCache = true;
        world.open();
        // Killed before it was queued, it is asked for again; killed after, the two are merged.
        if (scenario == "rescan" && world.manager().wallet(WalletId{2}))
            QVERIFY(world.manager().rescan(WalletId{2}, {1}));

        QVERIFY(world.waitForTip());
        const SyncSnapshotPtr now = world.snapshot();
        for (const WalletView& wallet : now->wallets) {
            QCOMPARE(wallet.syncedTo, world.chain->tip());
            const auto number = static_cast<unsigned char>(wallet.name.back().digitValue());
            QCOMPARE(world.differenceFromChain(wallet.id, number), QString());
        }
    }

    void aWalletForLaterIsNeverScannedAtOnce_data()
    {
        QTest::addColumn<QString>("point");
        for (const char* point : {"before-commit", "after-commit", "wallet-half-stored", "wallet-stored"})
            QTest::newRow(point) << QString(point);
    }

    /// Killed at each passing of the point, until there is none left: the wallet waits, or was never there.
    void aWalletForLaterIsNeverScannedAtOnce()
    {
        QFETCH(QString, point);
        int status = KilledStatus;
        for (int nth = 1; status != 0; ++nth) {
            QTemporaryDir folder;
            status = statusOfChild(folder.path(), "later", QString("%1:%2").arg(point).arg(nth));
            QVERIFY(status == 0 || status == KilledStatus);
            SyncWorld world(folder.path());
            growChain(world, "later");
            world.open();
            QVERIFY(world.waitForTip());
            const SyncSnapshotPtr now = world.snapshot();
            QCOMPARE(now->jobs.size(), now->wallets.size());
            for (const JobView& job : now->jobs) QCOMPARE(job.state, JobState::Paused);
            for (const WalletView& wallet : now->wallets) QCOMPARE(wallet.syncedTo.height.value, 0);
        }
    }

    void aScriptIsNeverWatchedWithoutTheLookAtItsPast()
    {
        QTemporaryDir folder;
        QCOMPARE(statusOfChild(folder.path(), "scripts", "scripts-stored:1"), KilledStatus);

        SyncWorld world(folder.path());
        growChain(world, "scripts");
        world.open();
        QVERIFY(world.waitForTip());
        const SyncSnapshotPtr snapshot = world.snapshot(); // the range of a loop would not keep it
        for (const WalletView& wallet : snapshot->wallets)
            QVERIFY(!world.manager().wallet(wallet.id)->placeOf(SyncWorld::script(9, 0)));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 4 && words[1] == "--live") return live(words[2], words[3]);
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
