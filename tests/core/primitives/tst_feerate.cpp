// SPDX-License-Identifier: MIT

#include "core/primitives/feerate.h"

#include <QTest>

using namespace lockstep;

static_assert(FeeRate::fromSatoshisPerKilobyte(0) && FeeRate::fromSatoshisPerKilobyte(FeeRate::Most));
static_assert(!FeeRate::fromSatoshisPerKilobyte(-1) && !FeeRate::fromSatoshisPerKilobyte(FeeRate::Most + 1));

class TestFeeRate final : public QObject
{
    Q_OBJECT
private slots:
    void aFeeBySizeIsRoundedToTheNearest_data()
    {
        QTest::addColumn<qint64>("fee");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qint64>("rate"); // -1: none
        QTest::newRow("one to one") << qint64{141} << qint64{141} << qint64{1'000};
        QTest::newRow("a third") << qint64{1} << qint64{3} << qint64{333};
        QTest::newRow("two thirds") << qint64{2} << qint64{3} << qint64{667};
        QTest::newRow("half is more") << qint64{1} << qint64{2'000} << qint64{1};
        QTest::newRow("less than half is nothing") << qint64{1} << qint64{2'001} << qint64{0};
        QTest::newRow("nothing paid") << qint64{0} << qint64{200} << qint64{0};
        QTest::newRow("no size") << qint64{10} << qint64{0} << qint64{-1};
        QTest::newRow("a negative size") << qint64{10} << qint64{-5} << qint64{-1};
        QTest::newRow("the highest") << qint64{FeeRate::Most} << qint64{1'000} << qint64{FeeRate::Most};
        QTest::newRow("beyond") << qint64{FeeRate::Most + 1} << qint64{1'000} << qint64{-1};
        QTest::newRow("all coins do not overflow") << qint64{Amount::MaxSatoshis} << qint64{1} << qint64{-1};
    }

    void aFeeBySizeIsRoundedToTheNearest()
    {
        QFETCH(qint64, fee);
        QFETCH(qint64, size);
        const auto rate = FeeRate::of(*Amount::fromSatoshis(fee), size);
        QTEST(rate ? qint64{rate->satoshisPerKilobyte()} : qint64{-1}, "rate");
    }
};

QTEST_GUILESS_MAIN(TestFeeRate)
#include "tst_feerate.moc"
