// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"

#include <QTest>

using namespace lockstep::test;

namespace {

/// A wallet "W" with three payments, in step with the practice chain.
struct Scene
{
    CliProgram cli;

    Scene()
    {
        cli.run({"wallet", "add", "--name", "W", "--xpub", AccountKey});
        cli.run({"practice", "history", "20", "--payments", "3"});
        if (cli.run({"sync"}).exitCode != 0) qFatal("the scene did not settle");
    }
};

/// More than go within a second, of a payment that has not so many outputs.
void giveManyCoins(const CliProgram& cli)
{
    cli.changeDatabase("WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 21000)"
                       " INSERT OR IGNORE INTO coin (wallet_id, txid, vout, amount, keychain_id, idx, frozen)"
                       " SELECT wallet_id, txid, i, 1000, keychain_id, idx, 0 FROM n, (SELECT * FROM coin LIMIT 1)");
}

} // namespace

/// The check, files of headers and rebuilds, typed.
class TestCliUpkeep final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QT_LOGGING_RULES", "lockstep.*.warning=false"); } // of the program, too

    void theCheckSaysThatAllIsWell()
    {
        Scene scene;
        const CliRun text = scene.cli.run({"check"});
        QVERIFY2(text.exitCode == 0, qPrintable(text.err));
        QVERIFY2(text.out.contains("Everything is as it should be"), text.out.constData());
        const QJsonObject report = scene.cli.json({"check"}).object();
        QVERIFY(report["fine"].toBool() && !report["damaged"].toBool());
        QVERIFY(report["headers"].toInt() >= 20);
        QCOMPARE(report["transactions"].toInt(), 3);
        QCOMPARE(report["findings"].toArray().size(), 0);
    }

    void headersGoToAnotherComputer()
    {
        Scene scene;
        const QString file = scene.cli.path("chain.headers");
        QCOMPARE(scene.cli.json({"headers", "export", file}).object()["outcome"].toString(), QString("written"));
        CliProgram other;
        const CliRun run = other.json({"headers", "import", file});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QCOMPARE(run.object()["outcome"].toString(), QString("added"));
        QVERIFY(run.object()["added"].toInt() >= 20);
        QCOMPARE(other.json({"status"}).object()["tip"].toObject(),
                 scene.cli.json({"status"}).object()["tip"].toObject());
        QVERIFY(other.run({"headers", "import", file}).out.contains("here already"));
    }

    void aFileThatIsNoneIsRefusedInWords()
    {
        CliProgram cli;
        const CliRun run = cli.run({"headers", "import", cli.file("x.headers", "not at all what it should be")});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("not a file of block headers"), qPrintable(run.err));
        QCOMPARE(cli.json({"headers", "import", cli.path("missing")}).errorCode(), QString("not-found"));
    }

    void aRebuildSaysFirstWhatItCosts()
    {
        Scene scene;
        const QJsonArray before = scene.cli.json({"history", "W"}).array();
        for (const QStringList& verb : {QStringList{"rebuild", "chain"}, QStringList{"rebuild", "wallet", "W"}}) {
            const CliRun asked = scene.cli.run(verb);
            QCOMPARE(asked.exitCode, 2);
            QVERIFY2(asked.err.contains("--yes"), qPrintable(asked.err));
            QCOMPARE(scene.cli.json({"history", "W"}).array(), before);
            const CliRun done = scene.cli.run(verb + QStringList{"--yes"});
            QVERIFY2(done.exitCode == 0, qPrintable(done.err));
            QCOMPARE(scene.cli.run({"sync"}).exitCode, 0);
            QCOMPARE(scene.cli.json({"history", "W"}).array(), before);
        }
        QCOMPARE(scene.cli.run({"check"}).exitCode, 0);
    }

    /// Whenever it came to stand: an earlier run may have told it.
    void syncNamesAWalletThatIsDamagedUntilItIsRebuilt()
    {
        Scene scene;
        const CliProgram& cli = scene.cli;
        const QJsonObject before = cli.json({"balance", "W"}).object();
        cli.changeDatabase("UPDATE coin SET amount = amount + 1");
        QCOMPARE(cli.run({"status"}).exitCode, 0);
        for (int run = 0; run < 2; ++run) {
            const CliRun synced = cli.run({"sync"});
            QCOMPARE(synced.exitCode, 1);
            QVERIFY2(synced.err.contains("\"W\" stands still at block "), qPrintable(synced.err));
            QVERIFY2(synced.err.contains("lockstep-cli rebuild wallet \"W\""), qPrintable(synced.err));
        }
        const CliRun told = cli.json({"sync"});
        QCOMPARE(told.exitCode, 1);
        QCOMPARE(told.lines().last()["wallet"].toString(), QString("W"));
        QCOMPARE(told.lines().last()["error"].toObject()["code"].toString(), QString("damaged"));

        const CliRun balance = cli.run({"balance", "W"});
        QCOMPARE(balance.exitCode, 0);
        QCOMPARE(balance.out, QByteArray("W: not known\n"));
        QVERIFY2(balance.err.contains("stands still at block"), qPrintable(balance.err));
        QVERIFY(cli.json({"balance", "W"}).object()["confirmed"].isNull());

        const CliRun retried = cli.run({"wallet", "retry", "W"});
        QCOMPARE(retried.exitCode, 1);
        QVERIFY2(retried.err.contains("lockstep-cli rebuild wallet \"W\""), qPrintable(retried.err));
        QCOMPARE(cli.run({"rebuild", "wallet", "W", "--yes"}).exitCode, 0);
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(cli.json({"balance", "W"}).object()["confirmed"], before["confirmed"]);
    }

    void aWalletThatStandsByAnErrorIsTriedAgain()
    {
        Scene scene;
        const CliProgram& cli = scene.cli;
        cli.changeDatabase("UPDATE wallet SET error_code = 1, error_detail = ''");
        const CliRun synced = cli.run({"sync"});
        QCOMPARE(synced.exitCode, 1);
        QVERIFY2(synced.err.contains("lockstep-cli wallet retry \"W\""), qPrintable(synced.err));
        const CliRun balance = cli.run({"balance", "W"});
        QVERIFY2(balance.out.contains("BTC"), balance.out.constData());
        QVERIFY2(balance.err.contains("\"W\" stands still at block"), qPrintable(balance.err));
        QCOMPARE(cli.json({"wallet", "retry", "W"}).object()["wallet"].toString(), QString("W"));
        const CliRun after = cli.run({"sync"});
        QCOMPARE(after.exitCode, 0);
        QVERIFY2(!after.err.contains("stands still"), qPrintable(after.err));
        QVERIFY(!cli.run({"balance", "W"}).err.contains("stands still"));
        QCOMPARE(cli.json({"wallet", "retry", "X"}).errorCode(), QString("no-such-wallet"));
    }

    void syncNamesWhatThePersonStopped()
    {
        Scene scene;
        QCOMPARE(scene.cli.run({"wallet", "stop", "W"}).exitCode, 0);
        const CliRun synced = scene.cli.run({"sync"});
        QCOMPARE(synced.exitCode, 0);
        QVERIFY2(synced.out.contains("lockstep-cli wallet start \"W\""), synced.out.constData());
        QCOMPARE(scene.cli.json({"sync"}).lines().last()["event"].toString(), QString("done"));
    }

    /// What is left of its rows makes a number that means nothing, and is no damage.
    void whileAWalletIsRebuiltNobodyKnowsWhatItHolds()
    {
        Scene scene;
        const CliProgram& cli = scene.cli;
        const QJsonObject before = cli.json({"balance", "W"}).object();
        giveManyCoins(cli);
        QCOMPARE(cli.run({"rebuild", "wallet", "W", "--yes"}).exitCode, 0);
        giveManyCoins(cli); // each run deletes some
        const CliRun balance = cli.run({"balance", "W"});
        QCOMPARE(balance.exitCode, 0);
        QCOMPARE(balance.out, QByteArray("W: not known\n"));
        QVERIFY2(balance.err.contains("\"W\" is being rebuilt"), qPrintable(balance.err));
        QVERIFY(cli.json({"balance", "W"}).object()["confirmed"].isNull());
        QVERIFY(cli.run({"wallet", "list"}).out.contains("not known"));
        for (const char* verb : {"history", "coins"})
            QVERIFY2(cli.run({verb, "W"}).err.contains("\"W\" is being rebuilt"), verb);
        QVERIFY(cli.run({"status"}).out.contains("Being rebuilt"));
        giveManyCoins(cli);
        const CliRun checked = cli.run({"check"});
        QCOMPARE(checked.exitCode, 0);
        QVERIFY2(checked.out.contains("\"W\" was not looked at"), checked.out.constData());
        QCOMPARE(cli.json({"check"}).object()["rebuilding"].toArray(), QJsonArray{"W"});

        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(cli.json({"balance", "W"}).object()["confirmed"], before["confirmed"]);
    }
};

QTEST_GUILESS_MAIN(TestCliUpkeep)
#include "tst_cliupkeep.moc"
