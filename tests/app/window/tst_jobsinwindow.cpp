// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"

#include <QFileInfo>
#include <QTest>

#include <memory>

using namespace lockstep::test;

/// A person types at the command line about an import of the window that is open.
class TestJobsInWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void anImportIsPausedAndResumedInTheWindow();
    void anImportIsCancelledInTheWindowAndItsWalletKept();
    void aJobThatIsNotThereIsNamed();
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

/// To discard takes a wallet with it: that is asked and confirmed in the window alone.
void TestJobsInWindow::whatTheWindowTakesNoWishForIsRefusedInWords()
{
    const CliRun run = m_cli->json({"jobs", "cancel", m_job, "--discard"});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.errorCode(), "in-use");
    QVERIFY2(run.err.contains("Use that one, or close it"), qPrintable(run.err));
    closeWindow();
    QCOMPARE(jobs().size(), 1);
}

QTEST_GUILESS_MAIN(TestJobsInWindow)
#include "tst_jobsinwindow.moc"
