// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace lockstep::test;

namespace {

constexpr const char* Descriptor = "wpkh([73c5da0a/84h/1h/"
                                   "0h]"
                                   "tpubDC8msFGeGuwnKG9Upg7DM2b4DaRqg3CUZa5g8v2SRQ6K4NSkxUgd7HsL2XVWbVm39yBA4LAxysQAm39"
                                   "7zwQSQoQgewGiYZqrA9DsP4zbQ1M/<0;1>/*)";

/// Three sentences on stderr, whatever the error.
bool saysWhatMoneyAdvice(const QString& text) { return text.count(u'.') >= 2 || text.contains("--help"); }

} // namespace

/// What a person types wrong: exit code, code in JSON, and a sentence.
class TestCliWrong final : public QObject
{
    Q_OBJECT
private slots:
    void wrongInputIsAnsweredByASentence_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("sentence");
        const auto misuse = [](const char* name, const QStringList& words, const char* sentence) {
            QTest::newRow(name) << words << 2 << "usage" << QString(sentence);
        };
        misuse("no verb", {}, "No command given.");
        misuse("unknown verb", {"dance"}, "There is no verb \"dance\".");
        misuse("half a verb", {"wallet"}, "\"wallet\" needs one more word: wallet add, wallet list");
        misuse("missing argument", {"balance"}, "\"balance\" takes N.");
        misuse("too many arguments", {"status", "now"}, "\"status\" takes no argument.");
        misuse("unknown option", {"status", "--loud"}, "Unknown option 'loud'");
        misuse("option of another verb", {"status", "--birthday", "1"}, "\"status\" knows no --birthday.");
        misuse("no name", {"wallet", "add", "--xpub", "x"}, "\"wallet add\" needs --name.");
        misuse("no origin", {"wallet", "add", "--name", "a"}, "needs exactly one of");
        misuse("two origins", {"wallet", "add", "--name", "a", "--xpub", "x", "--descriptor", "y"},
               "needs exactly one of");
        misuse("all types of a key that has one", {"wallet", "add", "--name", "a", "--xpub", "x", "--type", "all"},
               "--type all belongs to --mnemonic-file.");
        misuse("all types without a network",
               {"wallet", "add", "--name", "a", "--mnemonic-file", words(PublicWords), "--no-passphrase", "--type",
                "all", "--offline"},
               "--type all looks in the chain");
        misuse("all types under a long name",
               {"wallet", "add", "--name", QString(41, 'n'), "--mnemonic-file", words(PublicWords), "--no-passphrase",
                "--type", "all"},
               "at most 40 characters");
        misuse("patience without a search", {"wallet", "add", "--name", "a", "--xpub", "x", "--timeout", "9"},
               "--timeout belongs to --type all");
        misuse("unknown type", {"wallet", "add", "--name", "a", "--xpub", "x", "--type", "bip45"},
               "There is no type \"bip45\".");
        misuse("birthday", {"wallet", "add", "--name", "a", "--xpub", "x", "--birthday", "2024-13-01"},
               "\"2024-13-01\" is not a birthday.");
        misuse("future birthday", {"wallet", "add", "--name", "a", "--xpub", "x", "--birthday", "2999-01-01"},
               "\"2999-01-01\" is not a birthday.");
        misuse("lookahead", {"wallet", "add", "--name", "a", "--xpub", "x", "--lookahead", "0"},
               "--lookahead takes a number");
        misuse("passphrase for a watch-only wallet", {"wallet", "add", "--name", "a", "--xpub", "x", "--no-passphrase"},
               "belongs to --mnemonic-file");
        misuse("no terminal to ask", {"wallet", "add", "--name", "a", "--mnemonic-file", words(PublicWords)},
               "There is no terminal to ask for a passphrase.");
        misuse("height", {"import", "a", "--script", "51", "--from", "-1"}, "--from takes a block height");
        misuse("window", {"import", "a", "--script", "51", "--from", "9", "--to", "8"}, "--to lies before --from");
        misuse("half of jobs", {"jobs"}, "\"jobs\" needs one more word: jobs list, jobs pause");
        misuse("number of a job", {"jobs", "pause", "first"}, "\"first\" is not the number of a job");
        misuse("discarding a pause", {"jobs", "pause", "1", "--discard"}, "\"jobs pause\" knows no --discard.");
        misuse("peers without a network", {"peers", "--offline"}, "\"peers\" needs the network");
        misuse("fees without a network", {"fees", "--offline"}, "\"fees\" needs the network");
        misuse("patience", {"peers", "--timeout", "soon"}, "--timeout takes a number from 1 to");
        misuse("blocks", {"practice", "mine", "many"}, "\"many\" is not a number of blocks.");
        misuse("amount", {"practice", "send", "a", "1,5"}, "\"1,5\" is not an amount of BTC");

        const auto failure = [](const char* name, const QStringList& typed, const char* code, const char* sentence) {
            QTest::newRow(name) << typed << 1 << code << QString(sentence);
        };
        const auto restore = [this](const char* text) {
            return QStringList{"wallet", "add", "--name", "a", "--no-passphrase", "--mnemonic-file", words(text)};
        };
        failure("wrong word",
                restore("abandon abandon abandonne abandon abandon abandon abandon abandon abandon abandon "
                        "abandon about"),
                "unknown-word", "Word 3 is not in the list of recovery words.");
        failure("checksum of words",
                restore("abandon abandon abandon abandon abandon abandon abandon abandon abandon "
                        "abandon abandon abandon"),
                "bad-checksum", "The checksum does not match");
        failure("words of Electrum's",
                restore("wild father tree among universe such mobile favorite target dynamic credit identify"),
                "bad-checksum", "copy the master public key in Electrum (Wallet, Information) and add it with");
        failure("words of Electrum's, of a type to be found",
                restore("wild father tree among universe such mobile favorite target dynamic credit identify")
                    + QStringList{"--type", "all"},
                "bad-checksum", "the words of an Electrum seed");
        failure("words of Electrum's with two factors",
                restore("science dawn member doll dutch real can brick knife deny drive list"), "bad-checksum",
                "Electrum wallet with two-factor authentication");
        failure("number of words", restore("abandon about"), "out-of-range",
                "That is not a full set of recovery words");
        failure("missing file", {"wallet", "add", "--name", "a", "--no-passphrase", "--mnemonic-file", "/nowhere/x"},
                "io", "/nowhere/x: No such file");
        failure("no descriptor", watch("wpkh(what)"), "malformed",
                "This is not an extended public key, descriptor or address");
        failure("checksum of a descriptor", watch(QString(Descriptor) + "#qqqqqqqq"), "bad-checksum",
                "checksum does not match");
        failure("unsupported descriptor", watch(QString(Descriptor).replace("wpkh(", "combo(")), "unsupported",
                "not supported yet");
        failure("private key",
                {"wallet", "add", "--name", "a", "--xpub",
                 "tprv8ZgxMBicQKsPe5YMU9gHen4Ez3ApihUfykaqUorj9t6FDqy3nP6eoXiAo2ssvpAjoLroQxHqr3R5nE3a5dU3DH"
                 "jTjgJDd7zrbniJr6nrCzd"},
                "private-key-given", "This is a private key");
        failure("key of another network",
                {"wallet", "add", "--name", "a", "--xpub",
                 "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG86"
                 "8RvUUkgDKf31mGDtKsAYz2oz2AGutZYs"},
                "wrong-network", "another Bitcoin network");
        failure("bad name", {"wallet", "add", "--name", " ", "--descriptor", Descriptor}, "bad-name",
                "That name cannot be used.");
        failure("no such wallet", {"balance", "Nobody"}, "no-such-wallet", "There is no wallet named \"Nobody\".");
        failure("no transaction", {"broadcast", "00zz"}, "malformed", "This is not a transaction");
    }

    void wrongInputIsAnsweredByASentence()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, sentence);
        const CliRun run = m_cli.json(words);
        QVERIFY2(run.err.contains(sentence), qPrintable(run.err));
        QVERIFY2(saysWhatMoneyAdvice(run.err), qPrintable(run.err));
        QTEST(run.exitCode, "exitCode");
        QTEST(run.errorCode(), "code");
    }

    void wrongNetworkIsAnsweredByASentence()
    {
        const CliRun run = CliProgram::runPlain({"status", "--network", "moonnet"});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.err.contains("There is no network \"moonnet\"."));
    }

    void wrongAddressesAreNamedByTheirLine()
    {
        const QString list = m_cli.file("list", "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080\nnonsense\n");
        const CliRun run = m_cli.json({"wallet", "add", "--name", "a", "--addresses-file", list});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("line 2"), qPrintable(run.err));
    }

    void theSameKeysTwiceAreADuplicate()
    {
        CliProgram cli;
        QCOMPARE(cli.run({"wallet", "add", "--name", "First", "--descriptor", Descriptor}).exitCode, 0);
        const CliRun again = cli.json({"wallet", "add", "--name", "Second", "--descriptor", Descriptor});
        QCOMPARE(again.exitCode, 1);
        QCOMPARE(again.errorCode(), QString("duplicate"));
        QVERIFY2(again.err.contains("\"First\""), qPrintable(again.err));
        QCOMPARE(cli.json({"wallet", "list"}).array().size(), 1);
    }

    void theSecondProgramSaysWhoHoldsTheFolder()
    {
        CliProgram cli;
        QProcess first;
        first.start(LOCKSTEP_CLI, QStringList{"practice", "serve"} + cli.common());
        QVERIFY(first.waitForReadyRead(60'000)); // It serves: so it holds the lock.
        for (const QStringList& verb :
             {QStringList{"status"}, QStringList{"sync"}, QStringList{"practice", "mine", "1"}}) {
            const CliRun second = cli.json(verb);
            QCOMPARE(second.exitCode, 1);
            QCOMPARE(second.errorCode(), QString("in-use"));
            QVERIFY2(second.err.contains("lockstep-cli"), qPrintable(second.err));
            QVERIFY2(second.err.contains(QString::number(first.processId())), qPrintable(second.err));
        }
        first.terminate();
        QVERIFY(first.waitForFinished(60'000));
        QCOMPARE(first.exitCode(), 0);
        QCOMPARE(cli.json({"status"}).exitCode, 0);
    }

    void aNewerDatabaseIsRefused()
    {
        CliProgram cli;
        QCOMPARE(cli.run({"status"}).exitCode, 0);
        cli.changeDatabase("PRAGMA user_version = 9999");
        const CliRun run = cli.json({"status"});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errorCode(), QString("schema-too-new"));
    }

    void anotherNetworksDatabaseIsRefused()
    {
        CliProgram regtest(QStringLiteral("regtest"));
        QCOMPARE(regtest.run({"status"}).exitCode, 0);
        QVERIFY(QDir().rename(regtest.folder(), regtest.path("signet")));
        const CliRun run = CliProgram::runPlain(
            {"status", "--json", "--network", "signet", "--datadir", QFileInfo(regtest.folder()).path()});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errorCode(), QString("foreign-database"));
    }

    void syncWithoutAPeerGivesUp()
    {
        CliProgram cli(QStringLiteral("regtest"));
        const CliRun run = cli.run({"sync", "--timeout", "1", "--connect", "127.0.0.1:1"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("No peer answered in time."), qPrintable(run.err));
    }

    void passphrasesComeFromTheFilesFirstLine()
    {
        CliProgram cli;
        const QString secret = cli.file("secret", "correct horse\nnot this\n");
        const CliRun run = cli.run({"wallet", "add", "--name", "Sealed", "--mnemonic-file", cli.file("w", PublicWords),
                                    "--passphrase-file", secret});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        const QJsonObject wallet = cli.json({"status"}).object()["wallets"].toArray()[0].toObject();
        QCOMPARE(wallet["auth"].toString(), QString("locked"));
        QFile database(cli.folder() + "/lockstep.sqlite");
        QVERIFY(database.open(QIODevice::ReadOnly));
        const QByteArray bytes = database.readAll();
        QVERIFY(!bytes.contains("correct horse"));
        QVERIFY(!bytes.contains("abandon"));
    }

    void theProgramLinksNoWidgets()
    {
        QProcess readelf;
        readelf.start("readelf", {"-d", LOCKSTEP_CLI});
        QVERIFY(readelf.waitForFinished());
        const QByteArray needed = readelf.readAllStandardOutput();
        QVERIFY(needed.contains("libQt6Core"));
        QVERIFY2(!needed.contains("Widgets") && !needed.contains("libQt6Gui"), needed.constData());
    }

    void helpNamesEveryVerbAndTheExitCodes()
    {
        const CliRun run = CliProgram::runPlain({"--help"});
        QCOMPARE(run.exitCode, 0);
        for (const char* part : {"wallet add", "import N", "sync", "practice serve", "--no-passphrase", "--follow",
                                 "Exit codes: 0 done; 1 it failed"})
            QVERIFY2(run.out.contains(part), part);
    }

private:
    QString words(const char* text) { return m_cli.file("words" + QString::number(++m_files), text); }
    static QStringList watch(const QString& descriptor)
    {
        return {"wallet", "add", "--name", "a", "--descriptor", descriptor};
    }

    CliProgram m_cli;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestCliWrong)
#include "tst_cliwrong.moc"
