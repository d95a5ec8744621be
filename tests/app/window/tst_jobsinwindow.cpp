// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <memory>

using namespace lockstep::test;

namespace {

/// One of regtest for each number: in base58, with its checksum.
QByteArray addressOf(int number)
{
    QByteArray bytes = QByteArray(1, '\x6f') + QByteArray::number(number).rightJustified(20, '0');
    const auto hash = [](const QByteArray& data) { return QCryptographicHash::hash(data, QCryptographicHash::Sha256); };
    bytes += hash(hash(bytes)).first(4);
    QByteArray text;
    while (!bytes.isEmpty()) {
        int rest = 0;
        for (char& byte : bytes) {
            rest = rest * 256 + static_cast<unsigned char>(byte);
            byte = static_cast<char>(rest / 58);
            rest %= 58;
        }
        text.prepend("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[rest]);
        if (bytes.front() == 0) bytes.remove(0, 1);
    }
    return text;
}

} // namespace

/// A person types at the command line about an import of the window that is open.
class TestJobsInWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void anImportIsPausedAndResumedInTheWindow();
    void anImportIsCancelledInTheWindowAndItsWalletKept();
    void aFirstImportIsDiscardedInTheWindowAndItsWalletRemoved();
    void aJobThatIsNotThereIsNamed();
    void whatOnlyReadsIsAnsweredByTheWindow_data();
    void whatOnlyReadsIsAnsweredByTheWindow();
    void aListThatIsLongComesFromTheWindowInParts();
    void aWalletThatIsNotThereIsNamed();
    void jobsAreListedAsTheWindowHasThem();
    void aJobIsMovedAheadInTheWindow();
    void whatAWalletHadBeforeIsNotDiscardedInTheWindow();
    void whatBlocksPaidIsNotMeasuredOffline();
    void whatTheWindowTakesNoWishForIsRefusedInWords();

private:
    static constexpr int Patience = 30'000;
    static constexpr const char* AccountKey
        = "tpubDC8msFGeGuwnKG9Upg7DM2b4DaRqg3CUZa5g8v2SRQ6K4NSkxUgd7HsL2XVWbVm39yBA4LAxysQAm397"
          "zwQSQoQgewGiYZqrA9DsP4zbQ1M";

    void openWindow();
    void closeWindow();
    QJsonArray jobs() const { return m_cli->json({"jobs", "list"}).array(); }

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<QProcess> m_window;
    QString m_job; ///< The number of the import that waits.
};

/// A wallet whose past waits to be looked through: there is no connection.
void TestJobsInWindow::init()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    m_cli = std::make_unique<CliProgram>("regtest");
    QCOMPARE(m_cli->run({"wallet", "add", "--name", "Old phone", "--xpub", AccountKey, "--offline"}).exitCode, 0);
    QCOMPARE(jobs().size(), 1);
    m_job = QString::number(jobs()[0].toObject()["job"].toInt());
    QFile hides(m_cli->folder() + "/preferences.ini");
    QVERIFY(hides.open(QIODevice::WriteOnly));
    hides.write("[General]\nhideAmounts=true\n");
    hides.close();
    openWindow();
}

void TestJobsInWindow::cleanup()
{
    m_window.reset();
    m_cli.reset();
}

void TestJobsInWindow::openWindow()
{
    m_window = std::make_unique<QProcess>();
    m_window->start(LOCKSTEP_WINDOW, m_cli->common() + QStringList{"--offline"});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(m_cli->folder() + "/.window"), Patience);
}

void TestJobsInWindow::closeWindow()
{
    QCOMPARE(m_window->state(), QProcess::Running);
    m_window->terminate();
    QVERIFY(m_window->waitForFinished(Patience));
    QCOMPARE(m_window->exitCode(), 0);
}

void TestJobsInWindow::anImportIsPausedAndResumedInTheWindow()
{
    const CliRun paused = m_cli->run({"jobs", "pause", m_job});
    QVERIFY2(paused.exitCode == 0, qPrintable(paused.err));
    QVERIFY2(paused.out.contains("is paused"), paused.out.constData());
    closeWindow();
    QCOMPARE(jobs()[0].toObject()["state"].toString(), "paused");

    openWindow();
    const CliRun resumed = m_cli->run({"jobs", "resume", m_job});
    QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.err));
    QVERIFY2(resumed.out.contains("goes on in the window"), resumed.out.constData());
    closeWindow();
    QCOMPARE(jobs()[0].toObject()["state"].toString(), "queued");
}

void TestJobsInWindow::anImportIsCancelledInTheWindowAndItsWalletKept()
{
    const CliRun run = m_cli->json({"jobs", "cancel", m_job});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QCOMPARE(run.object()["wallet"].toString(), "Old phone");
    closeWindow();
    QCOMPARE(jobs().size(), 0);
    QCOMPARE(m_cli->json({"wallet", "list"}).array()[0].toObject()["lifecycle"].toString(), "stopped");
}

void TestJobsInWindow::aJobThatIsNotThereIsNamed()
{
    const CliRun run = m_cli->json({"jobs", "pause", "77"});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.errorCode(), "not-found");
    QVERIFY2(run.err.contains("There is no job 77"), qPrintable(run.err));
    closeWindow();
}

void TestJobsInWindow::aFirstImportIsDiscardedInTheWindowAndItsWalletRemoved()
{
    const CliRun run = m_cli->run({"jobs", "cancel", m_job, "--discard"});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QVERIFY2(run.out.contains("\"Old phone\" is removed"), run.out.constData());
    QCOMPARE(jobs().size(), 0);
    closeWindow();
    QCOMPARE(m_cli->json({"wallet", "list"}).array().size(), 0);
}

void TestJobsInWindow::whatOnlyReadsIsAnsweredByTheWindow_data()
{
    QTest::addColumn<QStringList>("verb");
    QTest::newRow("jobs") << QStringList{"jobs", "list"};
    QTest::newRow("status") << QStringList{"status"};
    QTest::newRow("wallets") << QStringList{"wallet", "list"};
    QTest::newRow("balance") << QStringList{"balance", "old phone"};
    QTest::newRow("history") << QStringList{"history", "Old phone"};
    QTest::newRow("coins") << QStringList{"coins", "Old phone"};
    QTest::newRow("addresses") << QStringList{"addresses", "Old phone"};
}

/// In the words that lockstep-cli has when it is alone with the folder, whatever the window shows.
void TestJobsInWindow::whatOnlyReadsIsAnsweredByTheWindow()
{
    QFETCH(QStringList, verb);
    const CliRun text = m_cli->run(verb), json = m_cli->json(verb);
    closeWindow();
    for (const CliRun& run : {text, json}) QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    const QStringList alone = verb + QStringList{"--offline"};
    QCOMPARE(text.out, m_cli->run(alone).out);
    QCOMPARE(json.out, m_cli->json(alone).out);
}

void TestJobsInWindow::aListThatIsLongComesFromTheWindowInParts()
{
    constexpr int Count = 1'100; // more than twice of what is handed over at a time
    closeWindow();
    QFile list(m_cli->folder() + "/addresses.txt");
    QVERIFY(list.open(QIODevice::WriteOnly));
    for (int i = 0; i < Count; ++i) list.write(addressOf(i) + '\n');
    list.close();
    const QStringList add{"wallet", "add", "--name", "Paper", "--addresses-file", list.fileName(), "--offline"};
    QCOMPARE(m_cli->run(add).exitCode, 0);
    openWindow();
    const QStringList verb{"addresses", "Paper"}, alone{"addresses", "Paper", "--offline"};
    const CliRun text = m_cli->run(verb), json = m_cli->json(verb);
    closeWindow();
    for (const CliRun& run : {text, json}) QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QCOMPARE(json.array().size(), Count);
    QCOMPARE(text.out, m_cli->run(alone).out); // aligned as a whole
    QCOMPARE(json.out, m_cli->json(alone).out);
}

void TestJobsInWindow::jobsAreListedAsTheWindowHasThem()
{
    QCOMPARE(m_cli->run({"jobs", "pause", m_job}).exitCode, 0);
    QCOMPARE(jobs().size(), 1);
    QCOMPARE(jobs()[0].toObject()["state"].toString(), "paused");
    QVERIFY(m_cli->run({"jobs", "list"}).out.contains("paused at block"));
    const CliRun peers = m_cli->json({"peers"});
    QVERIFY2(peers.exitCode == 0, qPrintable(peers.err));
    QVERIFY(peers.array().isEmpty()); // it is offline, whatever --offline says here
    closeWindow();
}

void TestJobsInWindow::aJobIsMovedAheadInTheWindow()
{
    const CliRun run = m_cli->run({"jobs", "first", m_job});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QVERIFY2(run.out.contains("has its turn first"), run.out.constData());
    closeWindow();
}

void TestJobsInWindow::whatAWalletHadBeforeIsNotDiscardedInTheWindow()
{
    closeWindow();
    const QString script = "0014751e76e8199196d454941c45d1b3a323f1433bd6";
    QCOMPARE(m_cli->run({"import", "Old phone", "--script", script}).exitCode, 0);
    QCOMPARE(jobs().size(), 2);
    openWindow();
    const CliRun run = m_cli->json({"jobs", "cancel", QString::number(m_job.toInt() + 1), "--discard"});
    QCOMPARE(run.errorCode(), "refused");
    QVERIFY2(run.err.contains("found stays: blocks show that it belongs to \"Old phone\""), qPrintable(run.err));
    QCOMPARE(jobs().size(), 2);
    closeWindow();
}

void TestJobsInWindow::whatBlocksPaidIsNotMeasuredOffline()
{
    const CliRun run = m_cli->json({"fees"});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.errorCode(), "timeout");
    closeWindow();
}

void TestJobsInWindow::aWalletThatIsNotThereIsNamed()
{
    const CliRun run = m_cli->json({"balance", "Nobody"});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.errorCode(), "no-such-wallet");
    closeWindow();
    QCOMPARE(m_cli->json({"balance", "Nobody"}).out, run.out);
}

/// Whoever changes wallets does it in the window, and be it by an address that is handed out.
void TestJobsInWindow::whatTheWindowTakesNoWishForIsRefusedInWords()
{
    for (const QStringList& words :
         {QStringList{"wallet", "remove", "Old phone"}, QStringList{"receive", "Old phone"}}) {
        const CliRun run = m_cli->json(words);
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.errorCode(), "in-use");
        QVERIFY2(run.err.contains("Use that one, or close it"), qPrintable(run.err));
    }
    closeWindow();
    QCOMPARE(jobs().size(), 1);
}

QTEST_GUILESS_MAIN(TestJobsInWindow)
#include "tst_jobsinwindow.moc"
