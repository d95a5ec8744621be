// SPDX-License-Identifier: MIT

#include "core/api/scanestimate.h"

#include <QTest>

using namespace lockstep;

namespace {

ScanFigures figuresOf(std::int32_t from, std::int32_t to)
{
    ScanFigures figures;
    figures.network = Network::Mainnet;
    figures.from = {from};
    figures.to = {to};
    figures.headersAreCurrent = true;
    figures.pausing = {QStringLiteral("Daily")};
    figures.pausingAt = BlockHeight{910'118};
    return figures;
}

} // namespace

class TestScanEstimate final : public QObject
{
    Q_OBJECT

private slots:
    void everyFilterIsToBeFetched()
    {
        const ScanEstimate estimate = estimateOf(figuresOf(700'001, 710'000));
        QCOMPARE(estimate.blocks, 10'000);
        QCOMPARE(estimate.filtersHere, 0);
        QCOMPARE(estimate.bytesToFetch, 10'000 * 24'000);
        QCOMPARE(estimate.pausing, QStringList({"Daily"}));
        QCOMPARE(estimate.pausingAt, BlockHeight{910'118});
    }

    void manyScriptsFetchBlocksByChance()
    {
        ScanFigures figures = figuresOf(700'001, 710'000);
        figures.scripts = 2'000; // 25 of 10,000 blocks, of about 1.7 MB
        const std::int64_t bytes = estimateOf(figures).bytesToFetch - 10'000 * 24'000;
        QVERIFY2(bytes > 40'000'000 && bytes < 47'000'000, qPrintable(QString::number(bytes)));
    }

    void theTimeIsAGuessBeforeASpeedIsKnown()
    {
        ScanFigures figures = figuresOf(700'001, 710'000);
        QCOMPARE(estimateOf(figures).seconds, 240); // 1 MB/s
        QVERIFY(estimateOf(figures).isGuess);
        figures.paces.bytesPerSecond = 2'400'000;
        QCOMPARE(estimateOf(figures).seconds, 100);
        QVERIFY(!estimateOf(figures).isGuess);
        figures.sizeRatio = 0.5;
        QCOMPARE(estimateOf(figures).seconds, 50);
    }

    void whatIsOnTheDiskIsNotFetched()
    {
        ScanFigures figures = figuresOf(700'001, 710'000);
        figures.paces.bytesPerSecond = 2'400'000;
        figures.filtersHere = 7'500;
        figures.paces.storedPerSecond = 3'750;
        const ScanEstimate most = estimateOf(figures);
        QCOMPARE(most.filtersHere, 7'500);
        QCOMPARE(most.bytesToFetch, 2'500 * 24'000);
        QCOMPARE(most.seconds, 27); // 25 for the network, 2 for the disk
        figures.filtersHere = 10'000;
        figures.paces.bytesPerSecond = 0; // nothing was fetched in this run: the time is known all the same
        const ScanEstimate all = estimateOf(figures);
        QCOMPARE(all.bytesToFetch, 0);
        QCOMPARE(all.seconds, 3);
        QVERIFY(!all.isGuess);
    }

    void whatIsOnTheDiskIsScannedWithinSeconds()
    {
        ScanFigures figures = figuresOf(740'001, 920'000);
        figures.filtersHere = 180'000;
        QCOMPARE(estimateOf(figures).seconds, 9); // before a speed was measured
    }

    void blocksThatMatchByChanceTakeTheirTime()
    {
        ScanFigures figures = figuresOf(700'001, 710'000);
        figures.filtersHere = 10'000;
        figures.paces.storedPerSecond = 10'000;
        figures.scripts = 2'000; // 25 blocks of 1.7 MB
        figures.paces.bytesPerSecond = 4'300'000;
        const std::int64_t seconds = estimateOf(figures).seconds;
        QVERIFY2(seconds == 11 || seconds == 12, qPrintable(QString::number(seconds)));
    }

    void nothingToLookAtCostsNothingAndPausesNobody()
    {
        const ScanEstimate estimate = estimateOf(figuresOf(101, 100));
        QCOMPARE(estimate.blocks, 0);
        QCOMPARE(estimate.bytesToFetch, 0);
        QCOMPARE(estimate.seconds, 0);
        QVERIFY(estimate.pausing.isEmpty() && !estimate.pausingAt);
    }

    void whileHeadersAreFetchedNobodyKnowsWhereTheOthersWillPause()
    {
        ScanFigures figures = figuresOf(700'001, 710'000);
        figures.headersAreCurrent = false;
        QVERIFY(!estimateOf(figures).pausingAt);
    }

    void whileHeadersAreFetchedTheFiguresAreLowerBounds()
    {
        ScanFigures figures = figuresOf(101, 100);
        figures.headersAreCurrent = false;
        const ScanEstimate estimate = estimateOf(figures);
        QVERIFY(!estimate.headersAreCurrent);
        QCOMPARE(estimate.seconds, -1);
    }
};

QTEST_APPLESS_MAIN(TestScanEstimate)
#include "tst_scanestimate.moc"
