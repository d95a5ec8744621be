// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/widgets/secrets/passphrasefield.h"
#include "ui/widgets/secrets/passphrasestrength.h"
#include "ui/widgets/secrets/secretedit.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestPassphraseField : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theWaitGrowsWithWrongOnes_data();
    void theWaitGrowsWithWrongOnes();
    void aWrongOneIsWipedAndTypedAnew();
    void theThirdWrongOneCostsASecond();
    void theWaitOutlivesTheDialog();
    void aRightOneEndsTheWait();
    void capsLockIsSaidInWords();
    void aPersonLooksAtWhatIsTyped();
    void tabNeverStopsAtTheEye();
    void strengthFollowsWhatHasToBeGuessed_data();
    void strengthFollowsWhatHasToBeGuessed();

private:
    SecretEdit& edit() { return child<SecretEdit>(*m_field, "passphraseEdit"); }
    QLabel& hint() { return child<QLabel>(*m_field, "passphraseHintLabel"); }
    std::shared_ptr<RetryDelay> m_delay;
    std::unique_ptr<PassphraseField> m_field;
};

void TestPassphraseField::init()
{
    failOnAnyWarning();
    m_delay = std::make_shared<RetryDelay>();
    m_field = std::make_unique<PassphraseField>(m_delay, "Passphrase of Savings");
    m_field->show();
    QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
    edit().setFocus();
}

void TestPassphraseField::theWaitGrowsWithWrongOnes_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("seconds");
    constexpr int Expected[]{0, 0, 0, 1, 2, 4, 8, 16, 30, 30};
    for (int failures = 0; failures < 10; ++failures)
        QTest::addRow("%d wrong", failures) << failures << Expected[failures];
    QTest::newRow("a thousand wrong") << 1'000 << 30;
}

void TestPassphraseField::theWaitGrowsWithWrongOnes()
{
    QFETCH(int, failures);
    QFETCH(int, seconds);
    QCOMPARE(RetryDelay::after(failures), std::chrono::seconds(seconds));
}

void TestPassphraseField::aWrongOneIsWipedAndTypedAnew()
{
    QTest::keyClicks(&edit(), "guess");
    QCOMPARE(m_field->passphrase().text(), std::string_view("guess"));
    m_field->refuse();
    QVERIFY(m_field->isEmpty());
    QVERIFY(edit().hasFocus());
    QVERIFY(m_field->mayTry());
    QVERIFY(!hint().isVisible());
}

void TestPassphraseField::theThirdWrongOneCostsASecond()
{
    m_field->refuse();
    m_field->refuse();
    QVERIFY(m_field->mayTry());
    QSignalSpy changed(m_field.get(), &PassphraseField::changed);
    m_field->refuse();
    QVERIFY(!m_field->mayTry());
    QVERIFY2(hint().text().contains("Wait 1\u00a0s"), qPrintable(hint().text()));
    QTest::keyClicks(&edit(), "meanwhile");
    QTRY_VERIFY(m_field->mayTry());
    QTRY_VERIFY(!hint().isVisible());
    QCOMPARE(m_field->passphrase().text(), std::string_view("meanwhile"));
    QVERIFY(changed.count() > 0);
}

void TestPassphraseField::theWaitOutlivesTheDialog()
{
    for (int i = 0; i < 5; ++i) m_field->refuse();
    const PassphraseField next(m_delay, "Passphrase of Savings");
    QVERIFY(!next.mayTry());
}

void TestPassphraseField::aRightOneEndsTheWait()
{
    for (int i = 0; i < 5; ++i) m_field->refuse();
    m_field->accept();
    QVERIFY(m_field->mayTry());
    m_field->refuse();
    QVERIFY(m_field->mayTry());
}

void TestPassphraseField::capsLockIsSaidInWords()
{
    QTest::keyClick(&edit(), Qt::Key_A);
    QVERIFY(!hint().isVisible());
    QKeyEvent shouted(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, "A");
    QCoreApplication::sendEvent(&edit(), &shouted);
    QVERIFY2(hint().isVisible() && hint().text().contains("Caps Lock"), qPrintable(hint().text()));
    QTest::keyClick(&edit(), 'B', Qt::ShiftModifier);
    QVERIFY(!hint().isVisible());
}

void TestPassphraseField::aPersonLooksAtWhatIsTyped()
{
    QTest::keyClicks(&edit(), "secret");
    auto& button = child<QToolButton>(*m_field, "revealPassphraseButton");
    click(button);
    QVERIFY(edit().isRevealed());
    QVERIFY(!edit().text().contains("secret"));
    QVERIFY(!button.accessibleName().isEmpty());
    click(button);
    QVERIFY(!edit().isRevealed());
}

/// Who types one passphrase after the other: a space in the second must not show the first.
void TestPassphraseField::tabNeverStopsAtTheEye()
{
    QWidget form;
    auto* first = new PassphraseField(m_delay, "Passphrase of Daily", &form);
    auto* second = new PassphraseField(m_delay, "Passphrase of Savings", &form);
    auto* column = new QVBoxLayout(&form);
    column->addWidget(first);
    column->addWidget(second);
    form.show();
    QVERIFY(QTest::qWaitForWindowActive(&form));
    auto& above = child<SecretEdit>(*first, "passphraseEdit");
    auto& below = child<SecretEdit>(*second, "passphraseEdit");
    above.setFocus();
    QTest::keyClicks(&above, "correct horse");
    QTest::keyClick(&above, Qt::Key_Tab);
    QVERIFY(below.hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), " staple");
    QVERIFY(!above.isRevealed() && !below.isRevealed());
    QCOMPARE(second->passphrase().text(), std::string_view(" staple"));
    QTest::keyClick(&below, Qt::Key_T, Qt::ControlModifier);
    QVERIFY(below.isRevealed() && !above.isRevealed());
    QVERIFY(child<QToolButton>(*second, "revealPassphraseButton").toolTip().contains("Ctrl+T"));
    QTest::keyClick(&below, Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!below.isRevealed());
}

void TestPassphraseField::strengthFollowsWhatHasToBeGuessed_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<Strength>("strength");
    QTest::newRow("none") << QByteArray() << Strength::None;
    QTest::newRow("one word") << QByteArray("password") << Strength::Weak;
    QTest::newRow("a word and a digit") << QByteArray("password1") << Strength::Weak;
    QTest::newRow("one long word") << QByteArray("incomprehensibilities") << Strength::Weak;
    QTest::newRow("one letter often") << QByteArray(40, 'a') << Strength::Weak;
    QTest::newRow("a row of digits") << QByteArray("1234567890") << Strength::Weak;
    QTest::newRow("two words") << QByteArray("horse staple") << Strength::Fair;
    QTest::newRow("three words") << QByteArray("horse staple battery") << Strength::Good;
    QTest::newRow("four words") << QByteArray("donkey horse battery staple") << Strength::Strong;
    QTest::newRow("the famous example") << QByteArray("Correct-horse battery staple!") << Strength::Weak;
    QTest::newRow("three words of it") << QByteArray("correct horse battery") << Strength::Weak;
    QTest::newRow("it and more") << QByteArray("correct horse battery staple donkey") << Strength::Strong;
    QTest::newRow("of a generator") << QByteArray("x7#Kq2!vR9$mZ4w") << Strength::Strong;
}

void TestPassphraseField::strengthFollowsWhatHasToBeGuessed()
{
    QFETCH(QByteArray, passphrase);
    QFETCH(Strength, strength);
    QCOMPARE(passphraseStrength(bytesOf(std::string_view(passphrase.constData(), std::size_t(passphrase.size())))),
             strength);
}

QTEST_MAIN(TestPassphraseField)
#include "tst_passphrasefield.moc"
