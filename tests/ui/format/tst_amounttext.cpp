// SPDX-License-Identifier: MIT

#include "ui/format/plain/amounttext.h"

#include <QTest>

using namespace lockstep;

class TestAmountText final : public QObject
{
    Q_OBJECT
private slots:
    void groupsKeepTheirOrderInEveryDirection()
    {
        for (const QChar c : amountText(2'100'000'012'345'678, AmountUnit::Bitcoin))
            QVERIFY(c.direction() == QChar::DirEN || c.direction() == QChar::DirCS);
    }

    void bitcoinHasEightPlacesInThinGroups_data()
    {
        QTest::addColumn<qint64>("satoshis");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64{0} << QStringLiteral("0.000 000 00");
        QTest::newRow("one satoshi") << qint64{1} << QStringLiteral("0.000 000 01");
        QTest::newRow("the wireframe's") << qint64{120'455'000} << QStringLiteral("1.204 550 00");
        QTest::newRow("a loss") << qint64{-120'455'000} << QStringLiteral(u"\u22121.204 550 00");
        QTest::newRow("all there is") << qint64{Amount::MaxSatoshis} << QStringLiteral("21 000 000.000 000 00");
        QTest::newRow("beyond, not wrapped")
            << std::numeric_limits<qint64>::min() << QStringLiteral(u"\u221292 233 720 368.547 758 08");
    }

    void bitcoinHasEightPlacesInThinGroups()
    {
        QFETCH(qint64, satoshis);
        QFETCH(QString, text);
        QCOMPARE(amountText(satoshis), text.replace(QChar(' '), QChar(u'\u202f')));
    }

    void satoshisAreGroupedFromTheRight()
    {
        QCOMPARE(amountText(120'455'000, AmountUnit::Satoshi), QStringLiteral(u"120\u202f455\u202f000"));
        QCOMPARE(amountWithUnit(7, AmountUnit::Satoshi), QStringLiteral("7 sat"));
    }

    void aLossHasAMinusSignOnlyWherePeopleReadIt()
    {
        QCOMPARE(signedAmountText(-5), QStringLiteral(u"\u22120.000\u202f000\u202f05"));
        QCOMPARE(amountWithUnit(-5), QStringLiteral(u"\u22120.000\u202f000\u202f05 BTC"));
        QCOMPARE(amountWithUnit(-5, AmountUnit::Satoshi), QStringLiteral("-5 sat")); // typed, copied, signed
        QCOMPARE(plainAmountText(-5, AmountUnit::Satoshi), QStringLiteral("-5"));
    }

    void onlyGainsHaveAPlus()
    {
        QCOMPARE(signedAmountText(5, AmountUnit::Satoshi), QStringLiteral("+5"));
        QCOMPARE(signedAmountText(0, AmountUnit::Satoshi), QStringLiteral("0"));
        QCOMPARE(signedAmountText(-5, AmountUnit::Satoshi), QStringLiteral("-5"));
    }

    void withoutAUnitAmountsFollowThePersonsChoice()
    {
        QCOMPARE(amountWithUnit(7), QStringLiteral(u"0.000\u202f000\u202f07 BTC"));
        AmountDisplay::set({AmountUnit::Satoshi, false});
        QCOMPARE(amountWithUnit(7), QStringLiteral("7 sat"));
        AmountDisplay::set({AmountUnit::Satoshi, true});
        QCOMPARE(amountWithUnit(7), QStringLiteral(u"\u2022\u2022\u2022\u2022\u2022 sat"));
        QCOMPARE(signedAmountText(-7), QStringLiteral(u"\u2212\u2022\u2022\u2022\u2022\u2022"));
        QCOMPARE(amountText(7, AmountUnit::Satoshi), QStringLiteral("7")); // what is signed or typed is never hidden
        AmountDisplay::set({});
    }

    void plainTextHasNoGroups()
    {
        QCOMPARE(plainAmountText(120'455'000), QStringLiteral("1.20455000"));
        QCOMPARE(plainAmountText(-1), QStringLiteral("-0.00000001"));
    }

    void whatAPersonTypesIsReadOrRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("satoshis"); // -1: refused
        QTest::newRow("plain") << "1.20455" << qint64{120'455'000};
        QTest::newRow("with groups") << QStringLiteral(u"1.204\u202f550\u202f00") << qint64{120'455'000};
        QTest::newRow("no whole part") << ".5" << qint64{50'000'000};
        QTest::newRow("no places") << "2." << qint64{200'000'000};
        QTest::newRow("all there is") << "21000000" << qint64{Amount::MaxSatoshis};
        QTest::newRow("a satoshi more") << "21000000.00000001" << qint64{-1};
        QTest::newRow("sixteen digits") << "9999999999999999" << qint64{-1};
        QTest::newRow("seventeen digits") << "10000000000000000" << qint64{-1};
        QTest::newRow("nine places") << "0.000000001" << qint64{-1};
        QTest::newRow("comma") << "1,5" << qint64{-1};
        QTest::newRow("two points") << "1.5.0" << qint64{-1};
        QTest::newRow("minus") << "-1" << qint64{-1};
        QTest::newRow("exponent") << "1e3" << qint64{-1};
        QTest::newRow("arabic digits") << QStringLiteral(u"\u0661") << qint64{-1};
        QTest::newRow("point alone") << "." << qint64{-1};
        QTest::newRow("empty") << "" << qint64{-1};
    }

    void whatAPersonTypesIsReadOrRefused()
    {
        QFETCH(QString, text);
        QFETCH(qint64, satoshis);
        const auto amount = amountFromText(text);
        QCOMPARE(amount ? amount->satoshis() : -1, satoshis);
    }

    void satoshisHaveNoPlaces()
    {
        QCOMPARE(amountFromText(QStringLiteral("1 000"), AmountUnit::Satoshi), Amount::fromSatoshis(1000));
        QVERIFY(!amountFromText(QStringLiteral("1.5"), AmountUnit::Satoshi));
        QVERIFY(!amountFromText(QStringLiteral("1."), AmountUnit::Satoshi));
    }

    void everyAmountSurvivesTheWayThroughText()
    {
        for (qint64 satoshis = 1; satoshis < Amount::MaxSatoshis; satoshis = satoshis * 7 + 3)
            QCOMPARE(amountFromText(amountText(satoshis)), Amount::fromSatoshis(satoshis));
    }
};

QTEST_GUILESS_MAIN(TestAmountText)
#include "tst_amounttext.moc"
