// SPDX-License-Identifier: MIT

#include "core/util/hex.h"

#include <QTest>

using namespace lockstep;

class TestHex final : public QObject
{
    Q_OBJECT

private slots:
    void writesAndReadsBackBothCases()
    {
        QCOMPARE(toHex(*fromHex("00FFa0")), std::string("00ffa0"));
        QVERIFY(fromHex("")->empty());
    }

    void refusesWhatIsNotHex()
    {
        QCOMPARE(fromHex("abc").error().code, Errc::Malformed);
        QCOMPARE(fromHex("0g").error().code, Errc::Malformed);
    }
};

QTEST_APPLESS_MAIN(TestHex)
#include "tst_hex.moc"
