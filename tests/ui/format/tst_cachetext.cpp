// SPDX-License-Identifier: MIT

#include "ui/format/sync/cachetext.h"

#include <QTest>

using namespace lockstep;

/// What a person reads about the filters and blocks on the disk.
class TestCacheText final : public QObject
{
    Q_OBJECT

private slots:
    void eachChoiceHasItsWords()
    {
        using Filters = CacheKeeping::Filters;
        QCOMPARE(keepingText({}), QString("From my oldest wallet on"));
        QCOMPARE(keepingText({Filters::Everything}), QString("Everything since segwit"));
        QVERIFY(keepingText({Filters::LastMonths, 7}).contains("7"));
        QCOMPARE(keepingText({Filters::None}), QString("None"));
    }

    void sizesAreReadable()
    {
        CacheState state;
        state.filterBytes = 1'200'000'000;
        state.blockBytes = 40'000'000;
        QCOMPARE(cacheSizeText(state), QString("Block filters: 1.2\u00a0GB · blocks: 40\u00a0MB"));
    }

    void whatEverythingCostsIsSaidBefore()
    {
        const QString cost = everyFilterCost({448'000, 10'100'000'000, {}, false});
        QVERIFY2(cost.startsWith("About 10.1\u00a0GB for 448,000 blocks."), qPrintable(cost));
    }

    void aSizeTooSmallForEverythingIsToldBefore()
    {
        const EveryFilter every{448'000, 10'100'000'000, {}, false};
        QVERIFY(everyFilterRoom(every, 10'100'000'000).isEmpty());
        const QString room = everyFilterRoom(every, 5'000'000'000);
        QVERIFY2(room.startsWith("Everything takes about 10.1\u00a0GB, more than the 5.0\u00a0GB you allow"),
                 qPrintable(room));
    }

    void howFarItIsIsSaidInNumbers()
    {
        CacheState state;
        EveryFilter& every = state.every;
        every = {400'000, 8'400'000'000, {}, false};
        QVERIFY(everyFilterText(state).isEmpty()); // nobody has counted them
        every.here = 100'000;
        QVERIFY(everyFilterText(state).endsWith("The others, about 6.3\u00a0GB, come in idle moments."));
        every.isComing = true;
        QCOMPARE(everyFilterText(state), QString("Keeping filters: 100,000 of 400,000 · about 6.3\u00a0GB to come"));
        every.here = 400'000;
        QCOMPARE(everyFilterText(state), QString("All filters since segwit are here: 400,000."));
        state.problem = Error{Errc::OutOfRange, ""}; // of other filters
        QCOMPARE(everyFilterText(state), QString("All filters since segwit are here: 400,000."));
    }

    void whatAMeteredConnectionIsSparedIsSaid()
    {
        CacheState state;
        state.every = {400'000, 8'400'000'000, 100'000, true}; // as it was told last, before
        const QString words = everyFilterText(state, true);
        QCOMPARE(words,
                 "100,000 of 400,000 filters since segwit are here. The others, about 6.3\u00a0GB, are not fetched "
                 "while the connection is metered.");
        state.every.isComing = false;
        state.problem = Error{Errc::DiskFull, ""}; // then they would not come on another one either
        QVERIFY(everyFilterText(state, true).endsWith("come once the disk has room again."));
        state.problem.reset();
        state.every.here = 400'000;
        QCOMPARE(everyFilterText(state, true), QString("All filters since segwit are here: 400,000."));
    }

    void whyTheOthersDoNotComeIsSaid_data()
    {
        QTest::addColumn<Errc>("code");
        QTest::addColumn<QString>("why");
        QTest::newRow("disk full") << Errc::DiskFull << "come once the disk has room again.";
        QTest::newRow("read-only") << Errc::Io << "come once they can be written to the disk.";
        QTest::newRow("own cap") << Errc::OutOfRange << "do not fit into the size you allow.";
    }

    void whyTheOthersDoNotComeIsSaid()
    {
        QFETCH(Errc, code);
        QFETCH(QString, why);
        CacheState state;
        state.every = {400'000, 8'400'000'000, 100'000, false};
        state.problem = Error{code, "/secret/path"};
        QCOMPARE(everyFilterText(state),
                 QString("100,000 of 400,000 filters since segwit are here. The others, about 6.3\u00a0GB, ") + why);
    }

    void aProblemSaysThatNoWalletSuffers_data()
    {
        QTest::addColumn<Errc>("code");
        QTest::newRow("disk full") << Errc::DiskFull;
        QTest::newRow("read-only") << Errc::Io;
        QTest::newRow("own cap") << Errc::OutOfRange;
    }

    void aProblemSaysThatNoWalletSuffers()
    {
        QFETCH(Errc, code);
        CacheState state;
        QVERIFY(cacheProblemText(state).isEmpty());
        state.problem = Error{code, "/secret/path"};
        QVERIFY(cacheProblemText(state).contains("again"));
        QVERIFY(!cacheProblemText(state).contains("/secret"));
    }
};

QTEST_GUILESS_MAIN(TestCacheText)
#include "tst_cachetext.moc"
