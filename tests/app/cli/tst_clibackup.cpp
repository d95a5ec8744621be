// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"

#include <QTest>

using namespace lockstep::test;

namespace {

/// "Savings", with a passphrase of its own, and where it is paid.
QStringList addSavings(const CliProgram& cli)
{
    return {"wallet",
            "add",
            "--name",
            "Savings",
            "--mnemonic-file",
            cli.file("words", PublicWords),
            "--passphrase-file",
            cli.file("wallet-passphrase", "of the wallet\n")};
}

QStringList withBoth(const CliProgram& cli, QStringList words)
{
    return words << "--passphrase-file" << cli.file("wallet-passphrase", "of the wallet\n")
                 << "--backup-passphrase-file" << cli.file("file-passphrase", "of the file\n");
}

} // namespace

/// Wallets into a file and back, from a script.
class TestCliBackup final : public QObject
{
    Q_OBJECT
private slots:
    void walletsComeBackFromAFileWithTheirMoney()
    {
        const CliProgram cli;
        QVERIFY2(cli.run(addSavings(cli)).exitCode == 0, "add");
        QCOMPARE(cli.run({"practice", "send", "Savings", "0.25"}).exitCode, 0);
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        const QString file = cli.path("Savings.lockstep-backup");
        const CliRun saved = cli.json(withBoth(cli, {"backup", "save", file}));
        QVERIFY2(saved.exitCode == 0, qPrintable(saved.err));
        QCOMPARE(saved.object()["wallets"].toInt(), 1);
        QCOMPARE(QFile::permissions(file) & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());

        const CliRun shown
            = cli.json({"backup", "show", file, "--backup-passphrase-file", cli.path("file-passphrase")});
        QVERIFY2(shown.exitCode == 0, qPrintable(shown.err));
        QVERIFY(shown.object()["sealed"].toBool() && shown.object()["whole"].toBool());
        const QJsonObject wallet = shown.object()["wallets"].toArray()[0].toObject();
        QCOMPARE(wallet["firstAddress"].toString(), QString("bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk"));
        QCOMPARE(wallet["existing"].toString(), QString("Savings"));

        QCOMPARE(cli.run({"wallet", "remove", "Savings"}).exitCode, 0);
        const CliRun restored = cli.run(withBoth(cli, {"backup", "restore", file}));
        QVERIFY2(restored.exitCode == 0, qPrintable(restored.err));
        QVERIFY2(restored.out.contains("Savings"), restored.out.constData());
        QCOMPARE(cli.run({"sync"}).exitCode, 0);
        QCOMPARE(cli.json({"balance", "Savings"}).object()["confirmed"].toInt(), 25'000'000);

        const CliRun again = cli.json(withBoth(cli, {"backup", "restore", file}));
        QCOMPARE(again.exitCode, 0);
        const QJsonObject skipped = again.object()["wallets"].toArray()[0].toObject();
        QVERIFY(!skipped["added"].toBool());
        QCOMPARE(skipped["error"].toString(), QString("duplicate"));
        QCOMPARE(skipped["detail"].toString(), QString("Savings"));
    }

    void aPublicFileAsksForNoPassphraseAndIsShownToAnybody()
    {
        const CliProgram cli;
        QCOMPARE(cli.run(addSavings(cli)).exitCode, 0);
        const QString file = cli.path("public.lockstep-backup");
        const CliRun saved = cli.run({"backup", "save", file, "--public-only", "--wallet", "savings"});
        QVERIFY2(saved.exitCode == 0, qPrintable(saved.err));
        const CliRun shown = cli.run({"backup", "show", file});
        QVERIFY2(shown.exitCode == 0 && shown.out.contains("Savings"), qPrintable(shown.err));
    }

    void wrongPassphrasesAndFilesAreCalledWhatTheyAre()
    {
        const CliProgram cli;
        QCOMPARE(cli.run(addSavings(cli)).exitCode, 0);
        const QString file = cli.path("x.lockstep-backup");
        const QString wrong = cli.file("wrong", "wrong\n");
        QCOMPARE(cli.json({"backup", "save", file}).errorCode(), QString("refused")); // no terminal to ask at
        QCOMPARE(cli.json({"backup", "save", file, "--passphrase-file", wrong, "--backup-passphrase-file", wrong})
                     .errorCode(),
                 QString("wrong-passphrase"));
        QVERIFY(!QFile::exists(file));
        QCOMPARE(cli.run(withBoth(cli, {"backup", "save", file})).exitCode, 0);
        QCOMPARE(cli.json({"backup", "show", file, "--backup-passphrase-file", wrong}).errorCode(),
                 QString("wrong-passphrase"));
        QCOMPARE(cli.json({"backup", "show", cli.path("words")}).errorCode(), QString("malformed"));
        QCOMPARE(cli.json({"backup", "show", cli.path("nothing")}).errorCode(), QString("not-found"));
        QCOMPARE(cli.json({"backup", "save", file, "--wallet", "Nobody"}).errorCode(), QString("no-such-wallet"));
    }
};

QTEST_GUILESS_MAIN(TestCliBackup)
#include "tst_clibackup.moc"
