// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

using namespace lockstep::test;

namespace {

constexpr int Patience = 60'000;

/// `practice serve` of another data directory, for as long as the object lives.
class Server
{
public:
    explicit Server(const CliProgram& cli)
    {
        m_process.start(LOCKSTEP_CLI, QStringList{"practice", "serve", "--json"} + cli.common());
        if (!m_process.waitForReadyRead(Patience)) qFatal("practice serve says nothing");
        m_port = QJsonDocument::fromJson(m_process.readLine()).object()["port"].toInt();
    }
    ~Server()
    {
        m_process.terminate();
        m_process.waitForFinished(Patience);
    }
    QString address() const { return QString("127.0.0.1:%1").arg(m_port); }

private:
    QProcess m_process;
    int m_port = 0;
};

/// A terminal of the test's own.
class Terminal
{
public:
    Terminal() : m_master(::posix_openpt(O_RDWR | O_NOCTTY))
    {
        if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0) qFatal("no pseudo-terminal");
    }
    ~Terminal() { ::close(m_master); }
    QString name() const { return QString::fromLocal8Bit(::ptsname(m_master)); }
    void type(const QByteArray& line)
    {
        if (::write(m_master, line.constData(), static_cast<size_t>(line.size())) != line.size()) qFatal("cannot type");
    }
    QByteArray shown() const
    {
        QByteArray text(4096, '\0');
        ::fcntl(m_master, F_SETFL, O_NONBLOCK);
        const ssize_t count = ::read(m_master, text.data(), static_cast<size_t>(text.size()));
        return text.left(count > 0 ? count : 0);
    }

private:
    int m_master;
};

/// Waits until stderr has said `text`.
bool says(QProcess& process, QByteArray& heard, const char* text)
{
    while (!heard.contains(text)) {
        if (!process.waitForReadyRead(Patience)) return false;
        heard += process.readAllStandardError();
    }
    return true;
}

/// Little endian, as transactions have it.
QByteArray number(quint64 value, int bytes)
{
    QByteArray raw;
    for (int i = 0; i < bytes; ++i) raw += static_cast<char>(value >> (8 * i));
    return raw.toHex();
}

QByteArray reversed(const QString& hash)
{
    QByteArray raw = QByteArray::fromHex(hash.toLatin1());
    std::reverse(raw.begin(), raw.end());
    return raw.toHex();
}

} // namespace

/// Two programs, signals and terminals.
class TestCliConnected final : public QObject
{
    Q_OBJECT
private slots:
    void aServedChainIsFollowedFromAnotherFolder()
    {
        CliProgram miner, follower;
        QCOMPARE(miner.run({"wallet", "add", "--name", "W", "--xpub", AccountKey}).exitCode, 0);
        QCOMPARE(miner.run({"practice", "history", "120", "--payments", "7"}).exitCode, 0);
        QCOMPARE(follower.run({"wallet", "add", "--name", "W", "--xpub", AccountKey}).exitCode, 0);
        const Server server(miner);
        const CliRun sync = follower.json({"sync", "--connect", server.address()});
        QVERIFY2(sync.exitCode == 0, qPrintable(sync.err));
        QCOMPARE(follower.json({"history", "W"}).array().size(), 7);
    }

    void followingStaysUntilItIsInterrupted()
    {
        CliProgram cli;
        QProcess process;
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(LOCKSTEP_CLI, QStringList{"sync", "--follow", "--json"} + cli.common());
        QByteArray out;
        while (!out.contains("\"done\"")) {
            QVERIFY(process.waitForReadyRead(Patience));
            out += process.readAllStandardOutput();
        }
        QVERIFY(!process.waitForFinished(300)); // It stays.
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(Patience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(cli.json({"status"}).exitCode, 0);
    }

    void aTransactionIsTakenByThePeer()
    {
        CliProgram cli;
        addPaidWallet(cli);
        const CliRun run = cli.json({"broadcast", spendOfItsCoin(cli)});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QCOMPARE(run.object()["peers"].toInt(), 1);
        QCOMPARE(run.object()["txid"].toString().size(), 64);
        QCOMPARE(run.object()["state"].toString(), "asked-for");
        const QJsonArray outgoing = cli.json({"status"}).object()["outgoing"].toArray(); // kept from run to run
        QCOMPARE(outgoing.size(), 1);
        QCOMPARE(outgoing[0].toObject()["state"].toString(), "asked-for");
        QCOMPARE(cli.json({"history", "W"}).array()[0].toObject()["state"].toString(), "pending");
    }

    void whatIsNotSignedIsNotKept()
    {
        CliProgram cli;
        addPaidWallet(cli);
        const CliRun run = cli.run({"broadcast", spendOfItsCoin(cli, false)});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("it is not signed"), qPrintable(run.err));
        QVERIFY(cli.json({"status"}).object()["outgoing"].toArray().isEmpty());
        QCOMPARE(cli.json({"balance", "W"}).object()["confirmed"].toInteger(), 50'000'000);
    }

    void aPaymentIsGivenUp()
    {
        CliProgram cli;
        addPaidWallet(cli);
        const QString payment = spendOfItsCoin(cli);
        const CliRun sent = cli.json({"broadcast", payment});
        QVERIFY2(sent.exitCode == 0, qPrintable(sent.err));
        const QString txid = sent.object()["txid"].toString();
        QCOMPARE(cli.json({"balance", "W"}).object()["confirmed"].toInteger(), 0);

        const CliRun given = cli.json({"give-up", txid});
        QVERIFY2(given.exitCode == 0, qPrintable(given.err));
        QCOMPARE(given.object()["txid"].toString(), txid);
        QCOMPARE(given.object()["state"].toString(), "failed");
        QCOMPARE(cli.json({"balance", "W"}).object()["confirmed"].toInteger(), 50'000'000);
        QCOMPARE(paymentIn(cli, "abandoned"), txid);
        QCOMPARE(cli.json({"give-up", txid}).errorCode(), "not-found"); // once is enough
        const CliRun late = cli.run({"give-up", paymentIn(cli, "confirmed")});
        QCOMPARE(late.exitCode, 1);
        QVERIFY2(late.err.contains("A block has the payment already."), qPrintable(late.err));
        QCOMPARE(cli.run({"give-up", "9f01"}).exitCode, 2);
    }

    void whatIsGivenUpIsSaidForWhatItIs()
    {
        CliProgram cli;
        addPaidWallet(cli);
        const QString txid = cli.json({"broadcast", spendOfItsCoin(cli)}).object()["txid"].toString();
        const CliRun given = cli.run({"give-up", txid});
        QCOMPARE(given.exitCode, 0);
        QVERIFY2(given.out.contains(txid.toLatin1()) && given.out.contains("not a way to take money back"), given.out);
    }

    void thePassphraseIsAskedTwiceAndNotShown()
    {
        CliProgram cli;
        QCOMPARE(addByTerminal(cli, "horse\n", "horse\n"), 0);
        const QJsonArray wallets = cli.json({"status"}).object()["wallets"].toArray();
        QCOMPARE(wallets.size(), 1);
        QCOMPARE(wallets[0].toObject()["auth"].toString(), QString("locked"));
    }

    void twoDifferentPassphrasesAddNothing()
    {
        CliProgram cli;
        QCOMPARE(addByTerminal(cli, "horse\n", "house\n"), 1);
        QCOMPARE(cli.json({"wallet", "list"}).array().size(), 0);
    }

private:
    /// The id of the first one in that state.
    static QString paymentIn(const CliProgram& cli, const QString& state)
    {
        for (const QJsonValue& payment : cli.json({"history", "W"}).array())
            if (payment["state"].toString() == state) return payment["txid"].toString();
        return {};
    }
    static void addPaidWallet(const CliProgram& cli)
    {
        for (const QStringList& verb : {QStringList{"wallet", "add", "--name", "W", "--xpub", AccountKey},
                                        QStringList{"practice", "send", "W", "0.5"}, QStringList{"sync"}})
            if (cli.run(verb).exitCode != 0) qFatal("%s", qPrintable(verb.join(' ')));
    }
    /// The practice node checks amounts and coins, and runs no scripts: any witness will do as a signature.
    static QString spendOfItsCoin(const CliProgram& cli, bool isSigned = true)
    {
        const QString outpoint = cli.json({"coins", "W"}).array()[0].toObject()["outpoint"].toString();
        const QByteArray signature = isSigned ? "010101" : ""; // one item of one byte
        return QString::fromLatin1(
            number(2, 4) + (isSigned ? "0001" : "") + "01" + reversed(outpoint.section(':', 0, 0))
            + number(outpoint.section(':', 1).toULongLong(), 4) + "00ffffffff01" + number(49'990'000, 8)
            + "160014751e76e8199196d454941c45d1b3a323f1433bd6" + signature + number(0, 4));
    }
    static int addByTerminal(const CliProgram& cli, const QByteArray& first, const QByteArray& second)
    {
        Terminal terminal;
        QProcess process;
        process.setReadChannel(QProcess::StandardError);
        process.setStandardInputFile(terminal.name());
        process.start(LOCKSTEP_CLI,
                      QStringList{"wallet", "add", "--name", "W", "--mnemonic-file", cli.file("words", PublicWords)}
                          + cli.common());
        QByteArray heard;
        if (!says(process, heard, "Passphrase for the new wallet: ")) return -1;
        terminal.type(first);
        if (!says(process, heard, "once more: ")) return -2;
        terminal.type(second);
        if (!process.waitForFinished(Patience)) return -3;
        return terminal.shown().contains("ho") ? -4 : process.exitCode();
    }
};

QTEST_GUILESS_MAIN(TestCliConnected)
#include "tst_cliconnected.moc"
