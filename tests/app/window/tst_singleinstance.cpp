// SPDX-License-Identifier: MIT

#include "app/common/handover.h"
#include "core/api/datafolder.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace std::chrono_literals;

/// The built program twice, on one data folder, as a desktop starts it.
class TestSingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aSecondStartHandsOverItsLinkAndEnds();
    void aSecondStartWhileTheFirstIsOpeningEndsToo();
    void anotherFolderIsAnotherWindow();
    void aWordThatIsNoLinkIsRefusedInWords();
    void withoutAWindowItSaysWhatToDoAndWhatQtSays();
    void afterACrashTheNextStartIsTheFirst();
    void aStartWhileAClosedWindowEndsItsWorkWaitsForIt();
    void aStartBesideAWindowOfAnotherVersionSaysSoAtOnce();

private:
    static constexpr int Patience = 30'000;
    static constexpr const char* Link = "bitcoin:bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080?amount=0.1";

    QString folder(const char* name = "data") const { return m_folder->filePath(QString(name) + "/regtest"); }
    bool isListening(const char* name = "data") const { return QFileInfo::exists(folder(name) + "/.window"); }
    std::unique_ptr<QProcess> start(const QStringList& more = {}, const char* name = "data") const
    {
        auto program = std::make_unique<QProcess>();
        program->start(LOCKSTEP_WINDOW,
                       QStringList{"--datadir", m_folder->filePath(name), "--network", "regtest", "--offline"} + more);
        return program;
    }
    static void end(QProcess& program)
    {
        program.terminate();
        QVERIFY(program.waitForFinished(Patience));
        QCOMPARE(program.exitCode(), 0);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSingleInstance::init()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSingleInstance::cleanup() { m_folder.reset(); }

void TestSingleInstance::aSecondStartHandsOverItsLinkAndEnds()
{
    const auto first = start();
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), Patience);
    for (const QStringList& words : {QStringList{Link}, QStringList{}}) {
        const auto second = start(words);
        QVERIFY(second->waitForFinished(Patience));
        QCOMPARE(second->exitStatus(), QProcess::NormalExit);
        QCOMPARE(second->exitCode(), 0);
        QCOMPARE(first->state(), QProcess::Running);
    }
    end(*first);
    QVERIFY(!isListening());
}

void TestSingleInstance::aSecondStartWhileTheFirstIsOpeningEndsToo()
{
    const auto one = start();
    const auto other = start({Link});
    QTRY_VERIFY_WITH_TIMEOUT(one->state() == QProcess::NotRunning || other->state() == QProcess::NotRunning, Patience);
    const bool isOneFirst = one->state() == QProcess::Running;
    QCOMPARE((isOneFirst ? other : one)->exitCode(), 0);
    end(isOneFirst ? *one : *other);
}

void TestSingleInstance::anotherFolderIsAnotherWindow()
{
    const auto first = start();
    const auto second = start({}, "other");
    QTRY_VERIFY_WITH_TIMEOUT(isListening() && isListening("other"), Patience);
    QCOMPARE(first->state(), QProcess::Running);
    end(*first);
    QCOMPARE(second->state(), QProcess::Running);
    end(*second);
}

void TestSingleInstance::aWordThatIsNoLinkIsRefusedInWords()
{
    for (const QStringList& words : {QStringList{"https://example.org"}, QStringList{Link, Link}}) {
        const auto program = start(words);
        QVERIFY(program->waitForFinished(Patience));
        QCOMPARE(program->exitCode(), 2);
        const QString said = QString::fromUtf8(program->readAllStandardError());
        QVERIFY2(said.contains("link"), qPrintable(said));
    }
}

void TestSingleInstance::withoutAWindowItSaysWhatToDoAndWhatQtSays()
{
    qputenv("QT_QPA_PLATFORM", "nosuchplatform");
    const auto program = start();
    QVERIFY(program->waitForFinished(Patience));
    QCOMPARE(program->exitStatus(), QProcess::NormalExit);
    QCOMPARE(program->exitCode(), 2);
    const QString said = QString::fromUtf8(program->readAllStandardError());
    const qsizetype ours = said.indexOf("lockstep-cli");
    QVERIFY2(ours >= 0 && said.indexOf("platform plugin could be initialized") > ours, qPrintable(said));
    QVERIFY2(!said.contains("./dev"), qPrintable(said));
}

void TestSingleInstance::afterACrashTheNextStartIsTheFirst()
{
    const auto crashed = start();
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), Patience);
    crashed->kill();
    QVERIFY(crashed->waitForFinished(Patience));
    QVERIFY(isListening()); // What the crash left behind.
    const auto next = start();
    QTRY_COMPARE_WITH_TIMEOUT(handOver(folder(), {}, 0ms), HandOver::Taken, Patience);
    end(*next);
}

/// Its folder is held still when the call to it is cut off.
void TestSingleInstance::aStartWhileAClosedWindowEndsItsWorkWaitsForIt()
{
    auto held = DataFolder::open(folder());
    QVERIFY(held);
    auto closing = std::make_unique<QLocalServer>();
    QVERIFY(closing->listen(folder() + "/.window"));
    const auto next = start();
    QTRY_VERIFY_WITH_TIMEOUT(closing->hasPendingConnections(), Patience);
    closing.reset();
    held->reset();
    QTRY_COMPARE_WITH_TIMEOUT(handOver(folder(), {}, 0ms), HandOver::Taken, Patience);
    end(*next);
}

void TestSingleInstance::aStartBesideAWindowOfAnotherVersionSaysSoAtOnce()
{
    const auto held = DataFolder::open(folder());
    QVERIFY(held);
    QLocalServer other;
    QVERIFY(other.listen(folder() + "/.window"));
    int calls = 0;
    connect(&other, &QLocalServer::newConnection, &other, [&] {
        while (QLocalSocket* caller = other.nextPendingConnection()) {
            ++calls;
            connect(caller, &QLocalSocket::readyRead, caller, [caller] {
                caller->write("refused\n");
                caller->disconnectFromServer();
            });
        }
    });
    const auto program = start();
    QString said;
    const auto hears = [&] { return said += QString::fromUtf8(program->readAllStandardError()); };
    QTRY_VERIFY_WITH_TIMEOUT(hears().contains("holds this data folder"), Patience);
    QVERIFY2(calls <= 2, qPrintable(QString::number(calls)));
    program->kill(); // its message waits for a click
    QVERIFY(program->waitForFinished(Patience));
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
