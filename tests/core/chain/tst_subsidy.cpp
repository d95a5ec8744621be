// SPDX-License-Identifier: MIT

#include "core/chain/subsidy.h"

#include <QTest>

using namespace lockstep;

class TestSubsidy final : public QObject
{
    Q_OBJECT
private slots:
    void halvesEvery210000Blocks_data();
    void halvesEvery210000Blocks();
    void regtestHalvesEvery150Blocks();
    void allSubsidiesStayBelow21Million();
};

void TestSubsidy::halvesEvery210000Blocks_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<qint64>("satoshis");
    QTest::newRow("genesis") << 0 << qint64{5'000'000'000};
    QTest::newRow("last of the first era") << 209'999 << qint64{5'000'000'000};
    QTest::newRow("first halving") << 210'000 << qint64{2'500'000'000};
    QTest::newRow("fourth halving") << 840'000 << qint64{312'500'000};
    QTest::newRow("the last satoshi") << 33 * 210'000 - 1 << qint64{1};
    QTest::newRow("none left") << 33 * 210'000 << qint64{0};
    QTest::newRow("the highest height") << std::numeric_limits<int>::max() << qint64{0};
}

void TestSubsidy::halvesEvery210000Blocks()
{
    QFETCH(int, height);
    QFETCH(qint64, satoshis);
    QCOMPARE(qint64{blockSubsidy({height}, networkParams(Network::Mainnet)).satoshis()}, satoshis);
}

void TestSubsidy::regtestHalvesEvery150Blocks()
{
    const NetworkParams& params = networkParams(Network::Practice);
    QCOMPARE(qint64{blockSubsidy({149}, params).satoshis()}, qint64{5'000'000'000});
    QCOMPARE(qint64{blockSubsidy({150}, params).satoshis()}, qint64{2'500'000'000});
}

void TestSubsidy::allSubsidiesStayBelow21Million()
{
    const NetworkParams& params = networkParams(Network::Mainnet);
    std::int64_t sum = 0;
    for (std::int32_t era = 0; era < 40; ++era) sum += 210'000 * blockSubsidy({era * 210'000}, params).satoshis();
    QCOMPARE(qint64{sum}, qint64{2'099'999'997'690'000});
}

QTEST_APPLESS_MAIN(TestSubsidy)
#include "tst_subsidy.moc"
