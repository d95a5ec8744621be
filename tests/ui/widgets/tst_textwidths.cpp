// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/style/fonts.h"
#include "ui/widgets/text/textwidths.h"

#include <QFontMetrics>

using namespace lockstep::ui;

class TestTextWidths final : public QObject
{
    Q_OBJECT

private slots:
    void aTextIsAsWideAsItsFontSays();
    void whatItKnowsIsNotMeasuredAgain();
    void numbersOfAsManyDigitsAreMeasuredOnce();
};

void TestTextWidths::aTextIsAsWideAsItsFontSays()
{
    for (const QFont& font : {QFont(), amountFont(QFont()), scaledFont(QFont(), 1.5, QFont::DemiBold)}) {
        TextWidths widths(font);
        const QFontMetrics metrics(font);
        for (const QString& text : {QString(), QString("Savings"), QString("+0.00123456"), QString("◐ Importing 98 %"),
                                    QString("1,111,111"), QString("WAVE AVATAR 17")})
            for (int again = 0; again < 2; ++again) QCOMPARE(widths.of(text), metrics.horizontalAdvance(text));
    }
}

void TestTextWidths::whatItKnowsIsNotMeasuredAgain()
{
    TextWidths widths{QFont()};
    for (int round = 0; round < 3; ++round)
        for (const char* name : {"Daily", "Savings"}) widths.of(name);
    QCOMPARE(widths.measured(), 2);
}

void TestTextWidths::numbersOfAsManyDigitsAreMeasuredOnce()
{
    TextWidths widths{amountFont(QFont())};
    for (int block = 900'000; block < 910'000; ++block) widths.of(QString::number(block));
    QCOMPARE(widths.measured(), 1);
}

QTEST_MAIN(TestTextWidths)
#include "tst_textwidths.moc"
