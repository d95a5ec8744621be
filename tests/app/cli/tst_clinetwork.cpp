// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"

#include <QTest>

using namespace lockstep::test;

/// What the command line tells of the peers.
class TestCliNetwork final : public QObject
{
    Q_OBJECT
private slots:
    void thePracticeNodeIsAPeer()
    {
        CliProgram cli;
        QCOMPARE(cli.run({"practice", "mine", "3"}).exitCode, 0);
        const CliRun run = cli.json({"peers"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QCOMPARE(run.array().size(), 1);
        const QJsonObject peer = run.array()[0].toObject();
        QVERIFY(peer["address"].toString().startsWith("127.0.0.1:"));
        QVERIFY(peer["servesFilters"].toBool());
        QVERIFY(peer["servesBlocks"].toBool());
        QVERIFY(peer["named"].toBool());
        QVERIFY(peer["pingMilliseconds"].isDouble());
        const CliRun text = cli.run({"peers"});
        QVERIFY2(text.out.contains("blocks and filters"), text.out.constData());
    }

    void nobodyThereIsSaid()
    {
        CliProgram cli(QStringLiteral("regtest"));
        const CliRun run = cli.json({"peers", "--timeout", "1", "--connect", "127.0.0.1:1"});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errorCode(), QString("timeout"));
        QVERIFY2(run.err.contains("No peer answered in time."), qPrintable(run.err));
    }
};

QTEST_GUILESS_MAIN(TestCliNetwork)
#include "tst_clinetwork.moc"
