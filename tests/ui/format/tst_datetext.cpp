// SPDX-License-Identifier: MIT

#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"

#include <QLocale>
#include <QTest>

using namespace lockstep;

class TestDateText final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void momentsReadTheSameInEveryLanguage()
    {
        QCOMPARE(dateTimeText(1'231'006'505), QStringLiteral("2009-01-03 18:15"));
        QCOMPARE(dateText(1'231'006'505), QStringLiteral("2009-01-03"));
    }

    void momentsReadAsTheCountryWritesThemWhereAPersonWantsIt()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        DateDisplay::set(DateStyle::Local);
        QCOMPARE(dateTimeText(1'231'006'505), QStringLiteral("03.01.09 18:15"));
        QCOMPARE(dateText(1'231'006'505), QStringLiteral("03.01.09"));
        QCOMPARE(dateTimeText(1'231'006'505, DateStyle::Iso), QStringLiteral("2009-01-03 18:15"));
        DateDisplay::set(DateStyle::Iso);
        QLocale::setDefault(before);
    }

    void sinceNamesTheDayOnlyWhenItIsAnother()
    {
        QCOMPARE(sinceText(1'231'006'505, 1'231'010'000), QStringLiteral("18:15"));
        QCOMPARE(sinceText(1'231'006'505, 1'231'106'505), QStringLiteral("2009-01-03 18:15"));
    }

    void agoIsRoundedDown_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("text");
        QTest::newRow("a clock ahead") << qint64{-5} << "just now";
        QTest::newRow("seconds") << qint64{59} << "just now";
        QTest::newRow("minutes") << qint64{119} << "1\u00a0min ago";
        QTest::newRow("hours") << qint64{7'300} << "2\u00a0h ago";
        QTest::newRow("days") << qint64{5 * 86'400 + 80'000} << "5 days ago";
    }

    void agoIsRoundedDown()
    {
        QFETCH(qint64, age);
        QFETCH(QString, text);
        QCOMPARE(agoText(1'000'000'000 - age, 1'000'000'000), text);
    }

    void durationsAreRoundedUp_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64{0} << "0\u00a0s";
        QTest::newRow("seconds") << qint64{9} << "9\u00a0s";
        QTest::newRow("minutes") << qint64{121} << "3\u00a0min";
        QTest::newRow("hours") << qint64{3'601} << "2\u00a0h";
        QTest::newRow("days") << qint64{2 * 86'400 + 1} << "3 days";
    }

    void durationsAreRoundedUp()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(durationText(seconds), text);
    }

    void unknownTimeLeftIsNotSaid()
    {
        QCOMPARE(timeLeftText(-1), QString());
        QCOMPARE(timeLeftText(170), QStringLiteral("about 3\u00a0min left"));
    }

    void numbersAreGroupedAndBlocksCounted()
    {
        QCOMPARE(numberText(910'118), QStringLiteral("910,118"));
        QCOMPARE(blocksText(1), QStringLiteral("1 block"));
        QCOMPARE(blocksText(1'204), QStringLiteral("1,204 blocks"));
    }
};

QTEST_GUILESS_MAIN(TestDateText)
#include "tst_datetext.moc"
