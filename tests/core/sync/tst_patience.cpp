// SPDX-License-Identifier: MIT

#include "core/sync/loop/branchwatch.h"
#include "core/sync/loop/importwatch.h"
#include "tests/support/fakeclock.h"

#include <QTest>

#include <functional>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// Second by second, looked at after each.
void passes(FakeClock& clock, std::int64_t seconds, const std::function<void(std::int64_t)>& look)
{
    for (std::int64_t passed = 0; passed < seconds; ++passed) {
        clock.advance(std::chrono::seconds(1));
        look(clock.unixSeconds());
    }
}

} // namespace

/// How long the loop waits before what else there is has its turn.
class TestPatience final : public QObject
{
    Q_OBJECT

private slots:
    void eachVainWaitMayTakeTwiceAsLongUntilSomethingComes()
    {
        FakeClock clock;
        Patience patience;
        const auto look = [&](std::int64_t now) { patience.look(now); };
        patience.noteProgress(clock.unixSeconds());
        passes(clock, 29, look);
        QVERIFY(!patience.runsOut());
        passes(clock, 1, look);
        QVERIFY(patience.runsOut());
        passes(clock, 59, look);
        QVERIFY(!patience.runsOut());
        passes(clock, 1, look);
        QVERIFY(patience.runsOut());
        for (int i = 0; i < 5; ++i) {
            passes(clock, Patience::Most, look);
            QVERIFY(patience.runsOut());
        }
        passes(clock, Patience::Most - 1, look);
        QVERIFY(!patience.runsOut());
        patience.noteProgress(clock.unixSeconds());
        passes(clock, 30, look);
        QVERIFY(patience.isOver());
    }

    void onlyWhatIsSeenToPassIsWaited_data()
    {
        QTest::addColumn<std::int64_t>("jump"); // seconds
        QTest::newRow("the clock is put back") << std::int64_t{-3'600};
        QTest::newRow("the machine slept") << std::int64_t{8 * 3'600};
        QTest::newRow("nobody looked for a while") << Patience::LongestStep + 1;
    }
    void onlyWhatIsSeenToPassIsWaited()
    {
        QFETCH(std::int64_t, jump);
        FakeClock clock;
        ImportWatch watch;
        bool isStuck = false;
        const auto look = [&](std::int64_t now) { isStuck |= watch.look(now); };
        watch.follow({1}, clock.unixSeconds());
        passes(clock, 10, look);
        clock.advance(std::chrono::seconds(jump));
        look(clock.unixSeconds());
        passes(clock, ImportWatch::StuckAfter - 11, look);
        QVERIFY(!isStuck);
        passes(clock, 1, look);
        QVERIFY(isStuck);
        QVERIFY(!watch.look(clock.unixSeconds())); // it is no news
        QVERIFY(watch.isStuck());
        watch.follow({2}, clock.unixSeconds()); // another one's turn
        QVERIFY(!watch.isStuck());
    }

    void whatTheOthersTakeIsNotTheImportsTime()
    {
        FakeClock clock;
        ImportWatch watch;
        bool isStuck = false;
        const auto look = [&](std::int64_t now) { isStuck |= watch.look(now); };
        watch.follow({1}, clock.unixSeconds());
        passes(clock, 29, look);
        watch.letOthers(clock.unixSeconds());
        passes(clock, 29, look);
        QVERIFY(!watch.givesWay());
        passes(clock, 1, look);
        QVERIFY(watch.givesWay());
        QVERIFY(watch.doOthersRest());
        watch.endOthers(clock.unixSeconds());
        QVERIFY(!isStuck);
        QVERIFY(!watch.givesWay());
        passes(clock, 1, look);
        QVERIFY(isStuck);
        passes(clock, 2 * Patience::First - 2, look);
        QVERIFY(watch.doOthersRest());
        passes(clock, 1, look);
        QVERIFY(!watch.doOthersRest());
    }

    void oneThatGivesWayRestsAsLongAsItMayBeWaitedForNext()
    {
        FakeClock clock;
        ImportWatch watch;
        const auto look = [&](std::int64_t now) { (void)watch.look(now); };
        watch.follow({1}, clock.unixSeconds());
        passes(clock, ImportWatch::StuckAfter, look);
        QVERIFY(watch.givesWay());
        QVERIFY(watch.doesRest({1}));
        watch.follow({2}, clock.unixSeconds());
        QVERIFY(!watch.isStuck());
        QVERIFY(watch.isStuck({1}));
        passes(clock, 20, look);
        watch.noteProgress({2}, clock.unixSeconds());
        passes(clock, 29, look);
        watch.noteProgress({2}, clock.unixSeconds());
        passes(clock, 10, look);
        QVERIFY(watch.doesRest({1}));
        passes(clock, 1, look);
        QVERIFY(!watch.doesRest({1}));
        watch.follow({1}, clock.unixSeconds());
        QVERIFY(watch.isStuck()); // until a batch of it is done
        passes(clock, 2 * Patience::First - 1, look);
        QVERIFY(!watch.givesWay());
        passes(clock, 1, look);
        QVERIFY(watch.givesWay());
        watch.noteProgress({1}, clock.unixSeconds());
        QVERIFY(!watch.isStuck({1}));
    }

    void whatAPersonWantsTriedIsTriedAnew()
    {
        FakeClock clock;
        ImportWatch watch;
        const auto look = [&](std::int64_t now) { (void)watch.look(now); };
        watch.follow({1}, clock.unixSeconds());
        passes(clock, ImportWatch::StuckAfter, look);
        watch.rest(clock.unixSeconds());
        watch.follow({2}, clock.unixSeconds());
        QCOMPARE(watch.resting(), std::vector<JobId>{{1}});
        watch.forget({1});
        QVERIFY(watch.resting().empty());
        QVERIFY(!watch.isStuck({1}));
    }

    void aBranchOfWhichNothingComesIsGivenUpAfterHalfAMinute()
    {
        FakeClock clock;
        BranchWatch watch;
        BlockHeight filterHeaders{100};
        const auto look = [&](std::int64_t now) { watch.look(filterHeaders, now); };
        look(clock.unixSeconds());
        passes(clock, 29, look);
        filterHeaders = {101};
        passes(clock, 30, look); // the first of them brings filter headers
        QVERIFY(!watch.givesUp());
        watch.noteProgress(clock.unixSeconds()); // headers, or a batch
        passes(clock, 29, look);
        QVERIFY(!watch.givesUp());
        passes(clock, 1, look);
        QVERIFY(watch.givesUp());
        passes(clock, Patience::First, look);
        QVERIFY(!watch.givesUp()); // twice as long
        watch.begin(clock.unixSeconds()); // the news were looked at
        passes(clock, 2 * Patience::First - 1, look);
        QVERIFY(!watch.givesUp());
        passes(clock, 1, look);
        QVERIFY(watch.givesUp());
    }
};

QTEST_GUILESS_MAIN(TestPatience)
#include "tst_patience.moc"
