// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakepeer.h"

#include <QDateTime>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// A computer whose clock is hours behind that of its peers.
class TestCliClock final : public QObject
{
    Q_OBJECT

private slots:
    void syncIsNotDoneWhileTheClockRefusesTheNewestBlock()
    {
        const CliProgram cli;
        QCOMPARE(cli.run({"wallet", "add", "--name", "W", "--xpub", AccountKey, "--birthday", "1"}).exitCode, 0);
        const FakeClock clock;
        PracticeChain chain(clock);
        QVERIFY(chain.mine(30));
        chain.setNextTime(static_cast<std::uint32_t>(QDateTime::currentSecsSinceEpoch() + 3 * 60 * 60));
        QVERIFY(chain.mine(1));

        const FakePeer peer(chain); // it lives in this event loop, which goes on beside the program
        const QString address = QString("%1:%2").arg(peer.address().host).arg(peer.address().port);
        QProcess sync;
        sync.start(LOCKSTEP_CLI, QStringList{"sync", "--connect", address} + cli.common());
        QVERIFY(QTest::qWaitFor([&] { return sync.state() == QProcess::NotRunning; }, 60'000));
        const QString errors = QString::fromUtf8(sync.readAllStandardError());
        QVERIFY2(sync.exitCode() != 0, qPrintable(errors));
        QVERIFY2(errors.contains("more than two hours ahead of this computer's clock"), qPrintable(errors));
        QVERIFY(!sync.readAllStandardOutput().contains("Up to date"));
    }
};

QTEST_GUILESS_MAIN(TestCliClock)
#include "tst_cliclock.moc"
