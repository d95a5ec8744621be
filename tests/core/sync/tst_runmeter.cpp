// SPDX-License-Identifier: MIT

#include "core/sync/fetch/filtersizes.h"
#include "core/sync/fetch/runmeter.h"

#include <QTest>

using namespace lockstep;
using namespace std::chrono_literals;

class TestRunMeter final : public QObject
{
    Q_OBJECT

private slots:
    void typicalSizesAddUpToThePublishedSums_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<double>("gigabytes");
        QTest::newRow("segwit to 2020") << 481'824 << 620'831 << 2.63;
        QTest::newRow("480,000 to 940,000") << 480'000 << 940'000 << 10.29;
        QTest::newRow("830,000 to 895,000") << 830'000 << 894'999 << 1.5;
    }
    void typicalSizesAddUpToThePublishedSums()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(double, gigabytes);
        const double sum = static_cast<double>(typicalFilterBytes(Network::Mainnet, {from}, {to})) / 1e9;
        QVERIFY2(qAbs(sum - gigabytes) < gigabytes * 0.05, qPrintable(QString::number(sum)));
    }

    void typicalSizesOfPartsAddUpToTheWhole()
    {
        const std::int64_t whole = typicalFilterBytes(Network::Mainnet, {0}, {900'000});
        const std::int64_t parts = typicalFilterBytes(Network::Mainnet, {0}, {333'333})
            + typicalFilterBytes(Network::Mainnet, {333'334}, {900'000});
        QCOMPARE(parts, whole);
        QCOMPARE(typicalFilterBytes(Network::Mainnet, {10}, {9}), 0);
    }

    void nothingIsKnownBeforeAnythingCame()
    {
        const RunMeter meter(Network::Mainnet);
        QCOMPARE(meter.sizeRatio(), 1.0);
        QCOMPARE(meter.paces().bytesPerSecond, 0.0);
    }

    void untilThisRunHasMeasuredAnEarlierOneCounts()
    {
        RunMeter meter(Network::Mainnet);
        meter.setEarlier({1'000'000, 15'000});
        QCOMPARE(meter.paces(), (RunPaces{1'000'000, 15'000}));
        meter.noteBatch({{1}, {100}, 0, 2'400'000, 0, 2'400'000, 0, 1'000ms, 1ms});
        QCOMPARE(meter.paces(), (RunPaces{2'400'000, 15'000}));
    }

    void sizesAreCorrectedByWhatCame()
    {
        RunMeter meter(Network::Mainnet);
        meter.noteBatch(
            {{700'001}, {700'100}, 0, 100 * 12'000, 0, 100 * 12'000, 3, 500ms, 1ms}); // half of what is typical there
        QCOMPARE(meter.sizeRatio(), 0.5);
        QCOMPARE(meter.counters().filters, 100);
        QCOMPARE(meter.counters().filterBytes, 1'200'000);
        QCOMPARE(meter.counters().blocks, 3);
    }

    void theSpeedOfSingleBlocksAtTheTipSaysNothing()
    {
        RunMeter meter(Network::Mainnet);
        for (std::int32_t height = 900'000; height < 900'100; ++height)
            meter.noteBatch({{height}, {height}, 0, 23'000, 0, 23'000, 0, 900ms, 1ms});
        QCOMPARE(meter.paces().bytesPerSecond, 0.0);
        meter.noteBatch({{900'100}, {900'199}, 0, 2'400'000, 0, 2'400'000, 0, 1'000ms, 1ms});
        QCOMPARE(meter.paces().bytesPerSecond, 2'400'000.0);
    }

    void whatWasOnTheDiskCountsApart()
    {
        RunMeter meter(Network::Mainnet);
        meter.noteBatch({{1}, {100}, 100, 9'000'000, 9'000'000, 0, 2, 1'000ms, 10ms});
        QCOMPARE(meter.counters().filters, 0);
        QCOMPARE(meter.counters().filterBytes, 0);
        QCOMPARE(meter.paces().bytesPerSecond, 0.0);
        QCOMPARE(meter.paces().storedPerSecond, 10'000.0); // without the blocks that it waited for
    }

    void theSpeedOfPeersIsThatOfWhatTheySent()
    {
        RunMeter meter(Network::Mainnet);
        meter.noteBatch({{1}, {100}, 99, 1'000'000, 990'000, 10'000, 0, 1'000ms, 1'000ms}); // hardly any
        QCOMPARE(meter.counters().filters, 1);
        QCOMPARE(meter.counters().filterBytes, 10'000);
        QCOMPARE(meter.paces().bytesPerSecond, 0.0);
        meter.noteBatch({{101}, {200}, 20, 1'000'000, 200'000, 2'500'000, 1, 1'000ms, 500ms});
        QCOMPARE(meter.paces().bytesPerSecond, 2'500'000.0); // blocks and all
        QCOMPARE(meter.paces().storedPerSecond, 0.0);
    }

    void aShortFirstBatchIsSoonOutweighed()
    {
        RunMeter meter(Network::Mainnet);
        meter.noteBatch({{1}, {25}, 25, 25'000, 25'000, 0, 0, 100ms, 100ms}); // the file was opened
        for (int i = 0; i < 4; ++i) meter.noteBatch({{1}, {5'000}, 5'000, 5'000'000, 5'000'000, 0, 0, 250ms, 250ms});
        QVERIFY2(meter.paces().storedPerSecond > 17'000, qPrintable(QString::number(meter.paces().storedPerSecond)));
    }

    void theSpeedFollowsTheLastHalfMinute()
    {
        RunMeter meter(Network::Mainnet);
        meter.noteBatch({{1}, {100}, 0, 1'000'000, 0, 1'000'000, 0, 1'000ms, 1ms});
        for (int i = 0; i < 100; ++i) meter.noteBatch({{101}, {200}, 0, 4'000'000, 0, 4'000'000, 0, 1'000ms, 1ms});
        QVERIFY(meter.paces().bytesPerSecond > 3'500'000);
    }
};

QTEST_APPLESS_MAIN(TestRunMeter)
#include "tst_runmeter.moc"
