// SPDX-License-Identifier: MIT

#include "app/common/chainclientfactory.h"
#include "core/api/services/session.h"
#include "core/api/services/walletservice.h"
#include "tests/app/cli/cliprogram.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr const char* ForeignScript = "0014751e76e8199196d454941c45d1b3a323f1433bd6";

QStringList watch(const QString& name) { return {"wallet", "add", "--name", name, "--xpub", AccountKey}; }

QJsonObject onlyJob(const CliProgram& cli)
{
    const QJsonArray jobs = cli.json({"jobs", "list"}).array();
    if (jobs.size() != 1) qFatal("%d jobs, not one", static_cast<int>(jobs.size()));
    return jobs[0].toObject();
}

/// What a person asks for in the window, in the same folder: the command line has no verb for it.
void askForARescan(const CliProgram& cli)
{
    StartOptions start;
    start.network = Network::Practice;
    start.online = false;
    SessionOptions options;
    options.network = start.network;
    options.folder = cli.folder();
    options.makeClient = chainClientFactory(start);
    options.online = false;
    const auto session = Session::open(std::move(options));
    if (!session) qFatal("%s", session.error().detail.c_str());
    const SyncSnapshotPtr snapshot = (*session)->snapshot();
    const auto asked = (*session)->wallets().rescan(snapshot->wallets.first().id, BlockHeight{1});
    if (!QTest::qWaitFor([&] { return asked.isFinished(); }, 60'000) || !asked.result()) qFatal("no rescan");
}

QString numberOf(const QJsonObject& job) { return QString::number(job["job"].toInt()); }

} // namespace

/// The queue of imports as the command line shows and changes it.
class TestCliJobs final : public QObject
{
    Q_OBJECT
private slots:
    /// "import" works without a connection: whether the block is there only "sync" can tell.
    void aScanFromABlockThatIsNotThereYetIsRefusedInWords()
    {
        CliProgram cli;
        QCOMPARE(cli.run(watch("W")).exitCode, 0);
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(cli.run({"import", "W", "--script", ForeignScript, "--from", "500000"}).exitCode, 0);
        qputenv("QT_LOGGING_RULES", "lockstep.sync.warning=false"); // of the scan that fails
        const CliRun sync = cli.run({"sync"});
        qunsetenv("QT_LOGGING_RULES");
        QCOMPARE(sync.exitCode, 1);
        QVERIFY2(sync.err.contains("that block is not there yet"), qPrintable(sync.err));
        QCOMPARE(onlyJob(cli)["state"].toString(), QString("failed"));
        QCOMPARE(cli.run({"jobs", "cancel", numberOf(onlyJob(cli))}).exitCode, 0);
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
    }

    void aNewWalletsImportIsListedUntilItIsDone()
    {
        CliProgram cli;
        QCOMPARE(cli.run(watch("Old phone")).exitCode, 0);
        const QJsonObject job = onlyJob(cli);
        QCOMPARE(
            job.keys(),
            (QStringList{"blocksFetched", "from", "job", "joinsAt", "kind", "next", "outpoint", "percent", "problem",
                         "scripts", "since", "startsWhenIdle", "state", "stuck", "to", "transactionsFound", "wallet"}));
        QCOMPARE(job["wallet"].toString(), QString("Old phone"));
        QCOMPARE(job["kind"].toString(), QString("wallet"));
        QCOMPARE(job["state"].toString(), QString("queued"));
        QVERIFY(job["problem"].isNull());
        const CliRun text = cli.run({"jobs", "list"});
        QVERIFY2(text.out.contains("Importing \"Old phone\"") && text.out.contains("waiting for its turn"),
                 text.out.constData());

        QCOMPARE(cli.run({"practice", "history", "20", "--payments", "3"}).exitCode, 0);
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(cli.json({"jobs", "list"}).array().size(), 0);
        QVERIFY(cli.run({"jobs", "list"}).out.contains("No job waits"));
    }

    void syncCallsEachJobWhatItIs()
    {
        CliProgram cli;
        QCOMPARE(cli.run(watch("W")).exitCode, 0);
        QCOMPARE(cli.run({"practice", "history", "20", "--payments", "3"}).exitCode, 0);
        const CliRun import = cli.run({"sync"});
        QVERIFY2(import.out.contains("Imported \"W\": block "), import.out.constData());

        QCOMPARE(cli.run({"import", "W", "--script", ForeignScript}).exitCode, 0);
        const CliRun scan = cli.run({"sync"});
        QVERIFY2(scan.out.contains("Scanned addresses in \"W\": block "), scan.out.constData());
        QVERIFY2(!scan.out.contains("Import"), scan.out.constData());

        askForARescan(cli);
        QCOMPARE(onlyJob(cli)["kind"].toString(), QString("rescan"));
        const CliRun rescan = cli.run({"sync"});
        QVERIFY2(rescan.out.contains("Rescanning \"W\"") && rescan.out.contains("Rescanned \"W\": block "),
                 rescan.out.constData());
        QVERIFY2(!rescan.out.contains("Import"), rescan.out.constData());

        askForARescan(cli);
        for (const QJsonObject& event : cli.json({"sync"}).lines())
            QCOMPARE(event["kind"].toString(), QString(event.contains("job") ? "rescan" : ""));
    }

    void aJobIsMovedAheadOfTheOthers()
    {
        CliProgram cli;
        for (const char* name : {"First", "Second"})
            QCOMPARE(cli.run({"wallet", "add", "--name", name, "--descriptor",
                              QString("wpkh(%1/%2/*)").arg(AccountKey).arg(name[0] == 'F' ? 0 : 1)})
                         .exitCode,
                     0);
        const auto jobs = [&] { return cli.json({"jobs", "list"}).array(); };
        QCOMPARE(jobs().size(), 2);
        const QString second = numberOf(jobs()[1].toObject());
        const CliRun moved = cli.run({"jobs", "first", second});
        QCOMPARE(moved.exitCode, 0);
        QVERIFY2(moved.out.contains("has its turn first"), moved.out.constData());
        QCOMPARE(numberOf(jobs()[0].toObject()), second);
    }

    void choicesOfTheFolderAreSetAndShown()
    {
        CliProgram cli;
        QCOMPARE(cli.json({"status"}).object()["listening"].toString(), QString("while-open"));
        QCOMPARE(cli.run({"set", "listening", "off"}).exitCode, 0);
        QCOMPARE(cli.run({"set", "blocks-through", "on"}).exitCode, 0);
        const QJsonObject status = cli.json({"status"}).object();
        QCOMPARE(status["listening"].toString(), QString("off"));
        QVERIFY(status["blocksThrough"].toBool());
        const CliRun wrong = cli.run({"set", "listening", "sometimes"});
        QVERIFY2(wrong.exitCode != 0 && wrong.err.contains("while-open"), qPrintable(wrong.err));
    }

    void aPausedJobIsLeftAloneBySyncUntilItIsResumed()
    {
        CliProgram cli;
        QCOMPARE(cli.run(watch("W")).exitCode, 0);
        QCOMPARE(cli.run({"practice", "history", "20", "--payments", "3"}).exitCode, 0);
        const QString job = numberOf(onlyJob(cli));
        const CliRun paused = cli.run({"jobs", "pause", job});
        QVERIFY2(paused.exitCode == 0, qPrintable(paused.err));
        QCOMPARE(onlyJob(cli)["state"].toString(), QString("paused"));
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(onlyJob(cli)["state"].toString(), QString("paused"));
        QCOMPARE(cli.json({"history", "W"}).array().size(), 0);

        QCOMPARE(cli.json({"jobs", "resume", job}).object()["wallet"].toString(), QString("W"));
        QCOMPARE(onlyJob(cli)["state"].toString(), QString("queued"));
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(cli.json({"history", "W"}).array().size(), 3);
    }

    void aCancelledImportKeepsItsWalletStopped()
    {
        CliProgram cli;
        QCOMPARE(cli.run(watch("W")).exitCode, 0);
        const CliRun run = cli.run({"jobs", "cancel", numberOf(onlyJob(cli))});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QVERIFY2(run.out.contains("\"W\" is kept, stopped"), run.out.constData());
        QCOMPARE(cli.json({"jobs", "list"}).array().size(), 0);
        QCOMPARE(cli.json({"wallet", "list"}).array()[0].toObject()["lifecycle"].toString(), QString("stopped"));
        QCOMPARE(cli.run({"wallet", "start", "W"}).exitCode, 0); // its import is there again
        QCOMPARE(onlyJob(cli)["wallet"].toString(), QString("W"));
    }

    void aDiscardedFirstImportTakesItsWalletWithIt()
    {
        CliProgram cli;
        QCOMPARE(cli.run(watch("W")).exitCode, 0);
        const CliRun run = cli.run({"jobs", "cancel", numberOf(onlyJob(cli)), "--discard"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QCOMPARE(cli.json({"jobs", "list"}).array().size(), 0);
        QCOMPARE(cli.json({"wallet", "list"}).array().size(), 0);
    }

    void whatAWalletHadBeforeIsNeverDiscarded()
    {
        CliProgram cli;
        QCOMPARE(cli.run(watch("W")).exitCode, 0);
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(cli.run({"import", "W", "--script", ForeignScript}).exitCode, 0);
        QCOMPARE(onlyJob(cli)["kind"].toString(), QString("scripts"));
        QCOMPARE(onlyJob(cli)["scripts"].toInt(), 1);
        const QString job = numberOf(onlyJob(cli));
        const CliRun refused = cli.json({"jobs", "cancel", job, "--discard"});
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.errorCode(), QString("refused"));
        QVERIFY2(refused.err.contains("found stays: blocks show that it belongs to \"W\""), qPrintable(refused.err));
        QCOMPARE(cli.json({"jobs", "list"}).array().size(), 1);
        QCOMPARE(cli.run({"jobs", "cancel", job}).exitCode, 0);
        QCOMPARE(cli.json({"wallet", "list"}).array()[0].toObject()["lifecycle"].toString(), QString("started"));
    }

    void aCatchUpOfAnOldWalletIsNoFirstImport()
    {
        CliProgram cli;
        QCOMPARE(cli.run(watch("W")).exitCode, 0);
        QCOMPARE(cli.run({"practice", "history", "5", "--payments", "2"}).exitCode, 0);
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(cli.run({"wallet", "stop", "W"}).exitCode, 0);
        QCOMPARE(cli.run({"practice", "mine", "150"}).exitCode, 0); // further than a start catches up silently
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(cli.run({"wallet", "start", "W"}).exitCode, 0);
        const CliRun refused = cli.json({"jobs", "cancel", numberOf(onlyJob(cli)), "--discard"});
        QCOMPARE(refused.errorCode(), QString("refused"));
        QVERIFY2(refused.err.contains("is not the first import of"), qPrintable(refused.err));
        QCOMPARE(cli.json({"history", "W"}).array().size(), 2);
    }

    void aJobThatIsNotThereIsNamed()
    {
        CliProgram cli;
        for (const char* verb : {"pause", "resume", "cancel"}) {
            const CliRun run = cli.json({"jobs", verb, "7"});
            QCOMPARE(run.exitCode, 1);
            QCOMPARE(run.errorCode(), QString("not-found"));
            QVERIFY2(run.err.contains("There is no job 7: it is over, or never was."), qPrintable(run.err));
        }
    }
};

QTEST_GUILESS_MAIN(TestCliJobs)
#include "tst_clijobs.moc"
