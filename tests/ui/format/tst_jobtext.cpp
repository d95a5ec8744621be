// SPDX-License-Identifier: MIT

#include "tests/ui/format/states.h"
#include "ui/format/sync/jobtext.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestJobText final : public QObject
{
    Q_OBJECT

private slots:
    void aJobThatWaitsSaysForWhat()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Connected, 910'118, 910'118);
        const JobView job;
        QCOMPARE(jobLine(job, snapshot), "waiting for a connection");
        snapshot.peers = {peerAt(920'000)};
        snapshot.manager = ManagerState::Syncing;
        QCOMPARE(jobLine(job, snapshot), "waiting for the headers of the chain");
        snapshot.manager = ManagerState::Connected;
        snapshot.savesData = true;
        QCOMPARE(jobLine(job, snapshot), "waiting until the connection is no longer metered");
        snapshot.savesData = false;
        QCOMPARE(jobLine(job, snapshot), "waiting for its turn");
    }

    void whatHasBegunIsNotSaidToWait()
    {
        JobView job;
        job.next = {5};
        job.state = JobState::Paused;
        const SyncSnapshot offline = snapshotAt(ManagerState::Offline, 910'118, 910'118);
        QVERIFY(lackOf(offline) == Lack::Connection);
        QCOMPARE(jobLine(job, offline), "paused at block 4");
    }

    void oneLiarsHeightKeepsNoJobWaiting()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 455'059, 910'118);
        snapshot.peers = {peerAt(10'000'000), peerAt(910'118), peerAt(910'118)};
        QVERIFY(lackOf(snapshot) == Lack::Nothing);
    }

    void jobsSayWhereTheyAre()
    {
        JobView job;
        job.walletName = QStringLiteral("Old phone");
        job.from = {1};
        job.next = {612'341};
        job.to = {910'118};
        job.state = JobState::Running;
        job.secondsLeft = 170;
        QCOMPARE(jobTitle(job), QStringLiteral("Importing \"Old phone\""));
        QCOMPARE(jobLine(job), QStringLiteral("block 612,340 of 910,118 (67\u00a0%), about 3\u00a0min left"));
        job.state = JobState::Queued;
        QCOMPARE(jobLine(job), QStringLiteral("waiting for its turn"));
        job.startsWhenIdle = true;
        QCOMPARE(jobLine(job), QStringLiteral("waiting for an idle moment; new blocks and other imports go first"));
        job.joinsAt = BlockHeight{700'000};
        QCOMPARE(jobLine(job), QStringLiteral("goes along from block 700,000 on"));
        job.isStuck = true;
        QCOMPARE(jobLine(job),
                 QStringLiteral("at block 612,340; its next blocks have not come yet, and other imports go "
                                "first"));
        job.isStuck = false;
        job.state = JobState::Failed;
        job.problem = Error{Errc::NoPeers, {}};
        QCOMPARE(jobLine(job), QStringLiteral("stopped at block 612,341: No peer offers block filters."));
        job.kind = JobKind::Scripts;
        job.scripts = 1;
        QCOMPARE(jobTitle(job), QStringLiteral("Scanning 1 address in \"Old phone\""));
        job.scripts = 3;
        QCOMPARE(jobTitle(job), QStringLiteral("Scanning 3 addresses in \"Old phone\""));
    }

    void cancellingIsExplained_data()
    {
        QTest::addColumn<JobKind>("kind");
        QTest::addColumn<QString>("begins");
        QTest::newRow("an import") << JobKind::Wallet << "The wallet stays, stopped where the import has come to.";
        QTest::newRow("a question") << JobKind::Outpoint << "The question is forgotten.";
        QTest::newRow("a search") << JobKind::Search << "No wallet is added.";
        QTest::newRow("some scripts") << JobKind::Scripts << "What was found so far stays and is right";
        QTest::newRow("a rescan") << JobKind::Rescan << "What was found so far stays and is right";
    }

    void cancellingIsExplained()
    {
        QFETCH(JobKind, kind);
        QFETCH(QString, begins);
        JobView job;
        job.kind = kind;
        QVERIFY2(cancelMeaning(job).startsWith(begins), qPrintable(cancelMeaning(job)));
        QVERIFY(!cancelMeaning(job).contains("cannot be cancelled"));
    }

    /// Which may be all that it does by now: then it is refused.
    void cancellingAnIdleLookForScriptsSaysWhatCannotBeCancelled()
    {
        JobView job;
        job.kind = JobKind::Scripts;
        job.startsWhenIdle = true;
        for (const JobState state : {JobState::Queued, JobState::Running, JobState::Paused}) {
            job.state = state;
            QVERIFY2(cancelMeaning(job).endsWith("goes on in idle moments and cannot be cancelled."),
                     qPrintable(cancelMeaning(job)));
        }
        job.kind = JobKind::Rescan;
        QVERIFY(!cancelMeaning(job).contains("cannot be cancelled"));
    }
};

QTEST_GUILESS_MAIN(TestJobText)
#include "tst_jobtext.moc"
