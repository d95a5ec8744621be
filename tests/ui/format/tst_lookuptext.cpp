// SPDX-License-Identifier: MIT

#include "ui/format/payments/lookuptext.h"

#include <QTest>

using namespace lockstep;

class TestLookupText final : public QObject
{
    Q_OBJECT

private slots:
    void everyAnswerHasItsSignAndTitle_data()
    {
        QTest::addColumn<OutpointVerdict>("verdict");
        QTest::addColumn<JobState>("state");
        QTest::addColumn<QString>("sign");
        QTest::addColumn<QString>("title");
        using V = OutpointVerdict;
        QTest::newRow("queued") << V::Open << JobState::Queued << QStringLiteral("◔") << "Looking for it";
        QTest::newRow("running") << V::Open << JobState::Running << QStringLiteral("◔") << "Looking for it";
        QTest::newRow("paused") << V::Open << JobState::Paused << QStringLiteral("▮▮") << "Paused";
        QTest::newRow("failed") << V::Open << JobState::Failed << QStringLiteral("⚠") << "Stopped";
        QTest::newRow("unspent") << V::Unspent << JobState::Done << QStringLiteral("✓") << "Unspent";
        QTest::newRow("spent") << V::Spent << JobState::Done << QStringLiteral("✕") << "Spent";
        QTest::newRow("unknown") << V::Unknown << JobState::Done << QStringLiteral("?") << "Not known";
    }

    /// What is told by colour has to be told by shape, too; and one that stands still has not the sign of one that
    /// moves.
    void everyAnswerHasItsSignAndTitle()
    {
        LookupView lookup;
        QFETCH(OutpointVerdict, verdict);
        QFETCH(JobState, state);
        lookup.row.verdict = verdict;
        lookup.state = state;
        QTEST(verdictSymbol(lookup), "sign");
        QTEST(verdictTitle(lookup), "title");
    }

    void anAnswerOfAChainThatChangedIsDoubted()
    {
        LookupView lookup;
        lookup.state = JobState::Done;
        lookup.row.verdict = OutpointVerdict::Unspent;
        lookup.row.isAgreed = true;
        QCOMPARE(verdictDoubt(lookup), "");
        lookup.isStale = true;
        QVERIFY(verdictDoubt(lookup).startsWith("The chain has changed since"));
        lookup.isStale = false;
        lookup.row.isAgreed = false;
        QVERIFY(verdictDoubt(lookup).startsWith("This rests on the word of one peer"));
        lookup.row.verdict = OutpointVerdict::Spent; // a block that is here shows it
        QCOMPARE(verdictDoubt(lookup), "");
    }
};

QTEST_GUILESS_MAIN(TestLookupText)
#include "tst_lookuptext.moc"
