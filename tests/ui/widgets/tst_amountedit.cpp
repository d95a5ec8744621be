// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/widgets/fields/amountedit.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestAmountEdit : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatAPersonTypesIsReadExactly_data();
    void whatAPersonTypesIsReadExactly();
    void whatIsNoAmountIsSaidInWords_data();
    void whatIsNoAmountIsSaidInWords();
    void nothingIsNoProblem();
    void choosingTheOtherUnitKeepsTheSum();
    void aPersonChoosesTheUnitByKeyboard();
    void aTextThatIsNoAmountIsJudgedAnewInTheOtherUnit();
    void anAmountThatWasSetIsReadBack();
    void aReadOnlyFieldTakesNoKeys();
    void itBeginsInThePersonsUnitAndFollowsItWhileItIsEmpty();
    void aUnitThatThePersonChoseHereStays();
    void whatNobodyTypesIsHiddenWithAllAmounts();
    void whereASumIsNeededNothingIsNoAdvice();

private:
    /// Pasted where the keyboard has no such keys.
    void type(const QString& text)
    {
        QGuiApplication::clipboard()->setText(text);
        const bool hasKeys = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
        hasKeys ? QTest::keyClicks(&field(), text) : QTest::keyClick(&field(), Qt::Key_V, Qt::ControlModifier);
    }
    QLineEdit& field() { return child<QLineEdit>(*m_edit, "amountEdit"); }
    QComboBox& unit() { return child<QComboBox>(*m_edit, "amountUnitBox"); }
    std::unique_ptr<AmountEdit> m_edit;
};

void TestAmountEdit::init()
{
    failOnAnyWarning();
    AmountDisplay::set({});
    m_edit = std::make_unique<AmountEdit>();
    m_edit->show();
    QVERIFY(QTest::qWaitForWindowActive(m_edit.get()));
    m_edit->setFocus();
    QVERIFY(field().hasFocus());
}

void TestAmountEdit::whatAPersonTypesIsReadExactly_data()
{
    QTest::addColumn<AmountUnit>("unit");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("satoshis");
    const auto row = [](const char* name, AmountUnit unit, const char16_t* typed, qint64 satoshis) {
        QTest::newRow(name) << unit << QString::fromUtf16(typed) << satoshis;
    };
    constexpr AmountUnit Btc = AmountUnit::Bitcoin;
    constexpr AmountUnit Sat = AmountUnit::Satoshi;
    row("one satoshi", Btc, u"0.00000001", 1);
    row("a tenth, which no double holds", Btc, u"0.1", 10'000'000);
    row("three tenths", Btc, u"0.3", 30'000'000);
    row("no whole part", Btc, u".5", 50'000'000);
    row("no places", Btc, u"2.", 200'000'000);
    row("whole", Btc, u"21", 2'100'000'000);
    row("leading zeros", Btc, u"0021", 2'100'000'000);
    row("trailing zeros", Btc, u"1.50000000", 150'000'000);
    row("thin spaces", Btc, u"1.204\u2009550\u200900", 120'455'000);
    row("narrow spaces, as they are shown", Btc, u"1.204\u202f550\u202f00", 120'455'000);
    row("narrow no-break spaces", Btc, u"1\u202f204.5", 120'450'000'000);
    row("no-break spaces", Btc, u"1\u00a0204.5", 120'450'000'000);
    row("ordinary spaces", Btc, u" 1 204.5 ", 120'450'000'000);
    row("all there is", Btc, u"21000000", 2'100'000'000'000'000);
    row("the last satoshi of all", Btc, u"20999999.99999999", 2'099'999'999'999'999);
    row("beyond what a double counts in satoshis", Btc, u"16000000.00000001", 1'600'000'000'000'001);
    row("satoshis", Sat, u"8100", 8'100);
    row("grouped satoshis", Sat, u"120\u202f455\u202f000", 120'455'000);
    row("all there is in satoshis", Sat, u"2100000000000000", 2'100'000'000'000'000);
}

void TestAmountEdit::whatAPersonTypesIsReadExactly()
{
    QFETCH(AmountUnit, unit);
    QFETCH(QString, typed);
    QFETCH(qint64, satoshis);
    m_edit->setUnit(unit);
    type(typed);
    QCOMPARE(m_edit->problem(), QString());
    QVERIFY(m_edit->amount());
    QCOMPARE(m_edit->amount()->satoshis(), satoshis);
}

void TestAmountEdit::whatIsNoAmountIsSaidInWords_data()
{
    QTest::addColumn<AmountUnit>("unit");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("words");
    constexpr AmountUnit Btc = AmountUnit::Bitcoin;
    constexpr AmountUnit Sat = AmountUnit::Satoshi;
    QTest::newRow("zero") << Btc << "0"
                          << "more than zero";
    QTest::newRow("zero with places") << Btc << "0.00000000"
                                      << "more than zero";
    QTest::newRow("decimal comma") << Btc << "1,5"
                                   << "point for the decimals";
    QTest::newRow("comma between groups") << Btc << "1,000.5"
                                          << "no commas";
    QTest::newRow("minus") << Btc << "-1"
                           << "leave out the minus sign";
    QTest::newRow("letters") << Btc << "one"
                             << "not a number";
    QTest::newRow("exponent") << Btc << "1e3"
                              << "not a number";
    QTest::newRow("hex") << Btc << "0x10"
                         << "not a number";
    QTest::newRow("plus") << Btc << "+1"
                          << "not a number";
    QTest::newRow("two points") << Btc << "1.5.0"
                                << "not a number";
    QTest::newRow("point alone") << Btc << "."
                                 << "not a number";
    QTest::newRow("digits of another script") << Btc << QStringLiteral(u"\u0661") << "not a number";
    QTest::newRow("nine places") << Btc << "0.000000001"
                                 << "eight places";
    QTest::newRow("a satoshi too many") << Btc << "21000000.00000001"
                                        << "21 000 000";
    QTest::newRow("more than sixteen digits") << Btc << "99999999999999999999"
                                              << "21 000 000";
    QTest::newRow("parts of a satoshi") << Sat << "1.5"
                                        << "no parts";
    QTest::newRow("too many satoshis") << Sat << "2100000000000001"
                                       << "21 000 000";
}

void TestAmountEdit::whatIsNoAmountIsSaidInWords()
{
    QFETCH(AmountUnit, unit);
    QFETCH(QString, typed);
    QFETCH(QString, words);
    m_edit->setUnit(unit);
    type(typed);
    QVERIFY(!m_edit->amount());
    const auto& label = child<QLabel>(*m_edit, "amountProblemLabel");
    QVERIFY(label.isVisible());
    QVERIFY2(label.text().contains(words), qPrintable(label.text()));
    QCOMPARE(field().accessibleDescription(), label.text());
}

void TestAmountEdit::nothingIsNoProblem()
{
    type("7");
    QTest::keyClick(&field(), Qt::Key_Backspace);
    QVERIFY(m_edit->isEmpty());
    QVERIFY(!m_edit->amount());
    QVERIFY(!child<QLabel>(*m_edit, "amountProblemLabel").isVisible());
}

void TestAmountEdit::choosingTheOtherUnitKeepsTheSum()
{
    type("0.00012");
    QSignalSpy changed(m_edit.get(), &AmountEdit::changed);
    m_edit->setUnit(AmountUnit::Satoshi);
    QVERIFY(changed.count() > 0);
    QCOMPARE(m_edit->amount(), sats(12'000));
    QCOMPARE(field().text(), amountText(12'000, AmountUnit::Satoshi));
    m_edit->setUnit(AmountUnit::Bitcoin);
    QCOMPARE(m_edit->amount(), sats(12'000));
}

void TestAmountEdit::aPersonChoosesTheUnitByKeyboard()
{
    type("1");
    QTest::keyClick(&field(), Qt::Key_Tab);
    QVERIFY(unit().hasFocus());
    QTest::keyClick(&unit(), Qt::Key_Down);
    QCOMPARE(m_edit->unit(), AmountUnit::Satoshi);
    QCOMPARE(m_edit->amount(), sats(100'000'000));
}

void TestAmountEdit::aTextThatIsNoAmountIsJudgedAnewInTheOtherUnit()
{
    m_edit->setUnit(AmountUnit::Satoshi);
    type("1.5");
    QVERIFY(!m_edit->amount());
    m_edit->setUnit(AmountUnit::Bitcoin);
    QCOMPARE(m_edit->amount(), sats(150'000'000));
    QVERIFY(!child<QLabel>(*m_edit, "amountProblemLabel").isVisible());
}

void TestAmountEdit::anAmountThatWasSetIsReadBack()
{
    for (qint64 satoshis = 1; satoshis < Amount::MaxSatoshis; satoshis = satoshis * 11 + 7) {
        m_edit->setAmount(sats(satoshis));
        QCOMPARE(m_edit->amount(), sats(satoshis));
    }
    m_edit->setAmount(std::nullopt);
    QVERIFY(m_edit->isEmpty());
}

void TestAmountEdit::aReadOnlyFieldTakesNoKeys()
{
    m_edit->setAmount(sats(5));
    m_edit->setReadOnly(true);
    type("9");
    QCOMPARE(m_edit->amount(), sats(5));
}

void TestAmountEdit::itBeginsInThePersonsUnitAndFollowsItWhileItIsEmpty()
{
    const auto prefer = [this](AmountUnit unit) {
        AmountDisplay::set({unit, false});
        m_edit->followUnit();
    };
    AmountDisplay::set({AmountUnit::Satoshi, false});
    QCOMPARE(AmountEdit().unit(), AmountUnit::Satoshi);
    QCOMPARE(m_edit->unit(), AmountUnit::Bitcoin);
    m_edit->followUnit();
    QCOMPARE(m_edit->unit(), AmountUnit::Satoshi);
    QCOMPARE(unit().currentText(), "sat");
    type("1500");
    prefer(AmountUnit::Bitcoin);
    QCOMPARE(field().text(), "1500"); // what is being typed is not taken away
    QCOMPARE(m_edit->amount(), sats(1'500));
    m_edit->setAmount(std::nullopt);
    prefer(AmountUnit::Satoshi);
    prefer(AmountUnit::Bitcoin);
    QCOMPARE(m_edit->unit(), AmountUnit::Bitcoin);
}

void TestAmountEdit::aUnitThatThePersonChoseHereStays()
{
    m_edit->setUnit(AmountUnit::Satoshi);
    AmountDisplay::set({AmountUnit::Bitcoin, true});
    m_edit->followUnit(); // amounts are hidden: the unit is the same
    QCOMPARE(m_edit->unit(), AmountUnit::Satoshi);
}

void TestAmountEdit::whatNobodyTypesIsHiddenWithAllAmounts()
{
    type("0.00012");
    AmountDisplay::set({AmountUnit::Bitcoin, true});
    m_edit->followUnit();
    QCOMPARE(field().text(), "0.00012"); // the person is typing it
    m_edit->setReadOnly(true);
    QVERIFY2(!field().text().contains('1'), qPrintable(field().text()));
    QCOMPARE(m_edit->amount(), sats(12'000));
    QCOMPARE(m_edit->problem(), QString());
    m_edit->setUnit(AmountUnit::Satoshi);
    QVERIFY2(!field().text().contains('1'), qPrintable(field().text()));
    AmountDisplay::set({AmountUnit::Bitcoin, false});
    m_edit->followUnit();
    QCOMPARE(field().text(), amountText(12'000, AmountUnit::Satoshi));
    AmountDisplay::set({AmountUnit::Satoshi, true});
    m_edit->followUnit();
    m_edit->setReadOnly(false);
    QCOMPARE(field().text(), amountText(12'000, AmountUnit::Satoshi)); // to be typed on
}

void TestAmountEdit::whereASumIsNeededNothingIsNoAdvice()
{
    m_edit->setRequired();
    type("0");
    QCOMPARE(m_edit->problem(), "Type an amount greater than zero.");
}

QTEST_MAIN(TestAmountEdit)
#include "tst_amountedit.moc"
