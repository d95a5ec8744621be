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

} // namespace

/// The check, files of headers and rebuilds, typed.
class TestCliUpkeep final : public QObject
{
    Q_OBJECT
private slots:
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
};

QTEST_GUILESS_MAIN(TestCliUpkeep)
#include "tst_cliupkeep.moc"
