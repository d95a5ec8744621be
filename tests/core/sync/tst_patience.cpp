// SPDX-License-Identifier: MIT

#include "core/sync/branchwatch.h"
#include "core/sync/importwatch.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// How long the loop waits before what else there is has its turn.
class TestPatience final : public QObject
{
    Q_OBJECT

private slots:
    void eachVainWaitMayTakeTwiceAsLongUntilSomethingComes()
    {
        Patience patience;
        patience.noteProgress(1'000);
        QVERIFY(!patience.runsOut(1'029));
        QVERIFY(patience.runsOut(1'030));
        QVERIFY(!patience.runsOut(1'089));
        QVERIFY(patience.runsOut(1'090));
        for (std::int64_t now = 2'000; now < 10'000; now += Patience::Most) (void)patience.runsOut(now);
        patience.begin(10'000);
        QVERIFY(!patience.isOver(10'000 + Patience::Most - 1));
        QVERIFY(patience.isOver(10'000 + Patience::Most));
        patience.noteProgress(20'000);
        QVERIFY(patience.isOver(20'030));
        QVERIFY(!patience.isOver(100)); // the clock was put back
    }

    void aBranchOfWhichNothingComesIsGivenUpAfterHalfAMinute()
    {
        FakeClock clock;
        BranchWatch watch;
        const auto passes = [&](std::int64_t seconds) { clock.advance(std::chrono::seconds(seconds)); };
        watch.look({100}, clock.unixSeconds());
        passes(29);
        QVERIFY(!watch.givesUp(clock.unixSeconds()));
        watch.look({101}, clock.unixSeconds()); // filter headers move
        passes(29);
        QVERIFY(!watch.givesUp(clock.unixSeconds()));
        watch.noteProgress(clock.unixSeconds()); // headers, or a batch
        passes(29);
        watch.look({101}, clock.unixSeconds());
        QVERIFY(!watch.givesUp(clock.unixSeconds()));
        passes(1);
        QVERIFY(watch.givesUp(clock.unixSeconds()));
        passes(Patience::First);
        QVERIFY(!watch.givesUp(clock.unixSeconds())); // twice as long
        watch.begin(clock.unixSeconds()); // the news were looked at
        passes(2 * Patience::First - 1);
        QVERIFY(!watch.givesUp(clock.unixSeconds()));
        passes(1);
        QVERIFY(watch.givesUp(clock.unixSeconds()));
    }

    void aClockThatIsPutBackMakesNoImportStuck()
    {
        constexpr std::int64_t Now = 1'700'000'000;
        ImportWatch watch;
        watch.follow({1}, Now);
        QVERIFY(!watch.look(Now - 3'600));
        QVERIFY(!watch.look(Now - 3'600 + ImportWatch::StuckAfter - 1));
        QVERIFY(watch.look(Now - 3'600 + ImportWatch::StuckAfter));
        QVERIFY(!watch.look(Now)); // it is no news
        QVERIFY(watch.isStuck());
        watch.follow({2}, Now); // another one's turn
        QVERIFY(!watch.isStuck());
    }
};

QTEST_GUILESS_MAIN(TestPatience)
#include "tst_patience.moc"
