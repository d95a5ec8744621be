// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"

#include <QTest>

using namespace lockstep::test;

/// What the command line tells of the peers, and of what transactions pay.
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
        for (const char* verb : {"peers", "fees"}) {
            const CliRun run = cli.json({verb, "--timeout", "1", "--connect", "127.0.0.1:1"});
            QCOMPARE(run.exitCode, 1);
            QCOMPARE(run.errorCode(), QString("timeout"));
            QVERIFY2(run.err.contains("No peer answered in time."), qPrintable(run.err));
        }
    }

    void feesAreThoseOfTheNewestBlocks()
    {
        CliProgram cli;
        const QStringList watch{"wallet", "add", "--name", "W", "--xpub", AccountKey};
        QCOMPARE(cli.run(watch).exitCode, 0);
        for (int i = 0; i < 7; ++i) QCOMPARE(cli.run({"practice", "send", "W", "0.5"}).exitCode, 0);
        const CliRun run = cli.json({"fees"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        const QJsonObject fees = run.object();
        QCOMPARE(fees["average"].toInt(), 2'000); // what the practice treasury pays
        QCOMPARE(fees["lowest"].toInt(), 2'000);
        QCOMPARE(fees["highest"].toInt(), 2'000);
        QCOMPARE(fees["blocks"].toInt(), 6);
        QCOMPARE(fees["to"].toInt() - fees["from"].toInt(), 5);
        QCOMPARE(fees["tip"].toObject()["height"].toInt(), fees["to"].toInt());
        QCOMPARE(fees["confidence"].toString(), QString("high"));
        QVERIFY(fees["floor"].isNull());
        const CliRun text = cli.run({"fees"});
        for (const char* part : {"2.0\u00a0sat/vB", "exact", "no peer has said so", "Confidence: high"})
            QVERIFY2(text.out.contains(part), text.out.constData());
    }

    void blocksWithoutPaymentsPaidNothing()
    {
        CliProgram cli;
        QCOMPARE(cli.run({"practice", "mine", "8"}).exitCode, 0);
        const CliRun run = cli.json({"fees"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QVERIFY(run.object()["average"].isNull());
        QCOMPARE(run.object()["blocks"].toInt(), 6);
        QVERIFY(cli.run({"fees"}).err.contains("Nobody paid a fee"));
    }
};

QTEST_GUILESS_MAIN(TestCliNetwork)
#include "tst_clinetwork.moc"
