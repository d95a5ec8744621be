// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"

#include <QTest>

using namespace lockstep::test;

namespace {

/// The first addresses of BIP39's first test vector on test networks: BIP49, BIP84 and BIP86, account 0.
constexpr const char* Nested = "2Mww8dCYPUpKHofjgcXcBCEGmniw9CoaiD2";
constexpr const char* Taproot = "bcrt1p8wpt9v4frpf3tkn0srd97pksgsxc5hs52lafxwru9kgeephvs7rqjeprhg";

QStringList restore(const CliProgram& cli, const QString& name = "Old")
{
    return {"wallet",          "add",    "--name", name, "--mnemonic-file", cli.file("words", PublicWords),
            "--no-passphrase", "--type", "all"};
}

} // namespace

/// Recovery words of which nobody knows what kind of wallet they were.
class TestCliRestore final : public QObject
{
    Q_OBJECT
private slots:
    void everyTypeThatWasUsedBecomesAWallet()
    {
        CliProgram cli;
        QCOMPARE(cli.run({"practice", "send", Nested, "0.25"}).exitCode, 0);
        QCOMPARE(cli.run({"practice", "send", Taproot, "0.5"}).exitCode, 0);
        QCOMPARE(cli.run({"practice", "mine", "5"}).exitCode, 0);
        const CliRun run = cli.json(restore(cli));
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        const QJsonArray found = run.object()["found"].toArray();
        QCOMPARE(found.size(), 2);
        const QJsonObject nested = found[0].toObject();
        QCOMPARE(nested["wallet"].toString(), QString("Old (bip49)"));
        QCOMPARE(nested["type"].toString(), QString("bip49"));
        QCOMPARE(nested["path"].toString(), QString("m/49h/1h/0h"));
        QCOMPARE(nested["account"].toInt(), 0);
        QCOMPARE(nested["transactions"].toInt(), 1);
        QCOMPARE(nested["balance"].toInt(), 25'000'000);
        QVERIFY(nested["added"].toBool());
        QCOMPARE(nested["firstBlock"], nested["lastBlock"]);
        QVERIFY(run.object()["agreed"].toBool());

        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(cli.json({"balance", "Old (bip49)"}).object()["confirmed"].toInt(), 25'000'000);
        QCOMPARE(cli.json({"balance", "Old (bip86)"}).object()["confirmed"].toInt(), 50'000'000);
        QCOMPARE(cli.json({"wallet", "list"}).array().size(), 2);
    }

    void theOnlyOneKeepsTheName()
    {
        CliProgram cli;
        QCOMPARE(cli.run({"practice", "send", Taproot, "0.5"}).exitCode, 0);
        const CliRun run = cli.run(restore(cli));
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QVERIFY2(run.out.contains("Old") && run.out.contains("bip86") && run.out.contains("m/86h/1h/0h"),
                 run.out.constData());
        QCOMPARE(cli.json({"wallet", "list"}).array()[0].toObject()["name"].toString(), QString("Old"));

        const CliRun again = cli.json(restore(cli, "Again"));
        QCOMPARE(again.exitCode, 0);
        const QJsonObject found = again.object()["found"].toArray()[0].toObject();
        QVERIFY(!found["added"].toBool());
        QCOMPARE(found["wallet"].toString(), QString("Old")); // which has these keys already
        QCOMPARE(cli.json({"wallet", "list"}).array().size(), 1);
        QCOMPARE(cli.json(restore(cli)).errorCode(), QString("duplicate")); // by its name, before anything is searched
    }

    void nothingFoundAddsNothingAndSaysWhatToTry()
    {
        CliProgram cli;
        QCOMPARE(cli.run({"practice", "mine", "5"}).exitCode, 0);
        const CliRun run = cli.run(restore(cli));
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QVERIFY2(run.out.contains("Nothing was found in blocks 1 to 5") && run.out.contains("--birthday"),
                 run.out.constData());
        QCOMPARE(cli.json({"wallet", "list"}).array().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCliRestore)
#include "tst_clirestore.moc"
