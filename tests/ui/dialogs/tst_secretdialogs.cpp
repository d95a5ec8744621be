// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/wallet/changepassphrasedialog.h"
#include "ui/dialogs/wallet/showsecretsdialog.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/secrets/secrettext.h"
#include "ui/widgets/secrets/wordgrid.h"

#include <QAccessible>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr const char* Words
    = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
constexpr const char* Private
    = "wpkh([73c5da0a/84h/1h/0h]tprv8ZgxMBicQKsPe5YMU9gHen4Ez3ApihUfykaqUorj9t6FDqy3nP6eoXiAo2"
      "ssvpAjoLroQxHqr3R5nE3a5dU3DHTjTgJDd7zrbniJr6nrCzd/<0;1>/*)#aaaaaaaa";

RevealedSecrets secrets(const char* words = Words)
{
    return {SecureBytes::copyOf(bytesOf(words)), SecureBytes::copyOf(bytesOf(Private))};
}

} // namespace

class TestSecretDialogs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aPersonSeesTheWordsAfterThePassphrase();
    void aWrongPassphraseChangesNothing();
    void theThirdWrongPassphraseCostsTime();
    void theWordsCoverThemselvesWhenTheWindowIsLeft();
    void thePrivateDescriptorAsksForTheName();
    void returnShowsNothingThatWasNotAskedFor();
    void aPersonComesBackToTheWords();
    void aWalletWithoutWordsGoesOnToTheDescriptor();
    void aWalletWithoutAPassphraseAsksForNothing();
    void closingForgetsEverything();
    void noSecretIsInAnyText();

    void aPersonChangesThePassphrase();
    void theFieldsBeginInOneColumn();
    void theNewPassphraseIsTypedTwiceAlike();
    void aWrongOldPassphraseChangesNothing();
    void noneIsAskedForTwice();
    void aWalletWithoutAPassphraseGetsOne();
    void theStrengthIsSaidWhileTyping();
    void closingWipesWhatWasTyped();

private:
    void openSecrets(bool hasPassphrase = true);
    void openChange(bool hasPassphrase = true);
    QPushButton& accept() { return child<QPushButton>(*m_dialog, "acceptButton"); }
    QString problem() { return child<QLabel>(*m_dialog, "problemLabel").text(); }
    void typePassphrase(const QString& text)
    {
        QTest::keyClicks(&child<SecretEdit>(*m_dialog, "passphraseEdit"), text);
    }
    SecretEdit& field(const char* group, const char* name)
    {
        return child<SecretEdit>(child<QWidget>(*m_dialog, group), name);
    }
    ShowSecretsDialog& shown() { return dynamic_cast<ShowSecretsDialog&>(*m_dialog); }
    ChangePassphraseDialog& change() { return dynamic_cast<ChangePassphraseDialog&>(*m_dialog); }

    std::shared_ptr<RetryDelay> m_delay;
    std::unique_ptr<FormDialog> m_dialog;
};

void TestSecretDialogs::init()
{
    failOnAnyWarning();
    m_delay = std::make_shared<RetryDelay>();
}

void TestSecretDialogs::openSecrets(bool hasPassphrase)
{
    m_dialog = std::make_unique<ShowSecretsDialog>("Daily", hasPassphrase, m_delay);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestSecretDialogs::openChange(bool hasPassphrase)
{
    m_dialog = std::make_unique<ChangePassphraseDialog>("Daily", hasPassphrase, m_delay);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestSecretDialogs::aPersonSeesTheWordsAfterThePassphrase()
{
    openSecrets();
    QVERIFY(m_dialog->windowTitle().contains("Daily"));
    QSignalSpy submitted(m_dialog.get(), &FormDialog::submitted);
    click(accept());
    QVERIFY(problem().contains("Type the passphrase"));
    typePassphrase("hunter2");
    QTest::keyClick(&child<SecretEdit>(*m_dialog, "passphraseEdit"), Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(shown().passphrase().text(), std::string_view("hunter2"));
    shown().setSecrets(secrets());
    auto& grid = child<WordGrid>(*m_dialog, "wordGrid");
    QVERIFY(grid.isVisible() && !grid.isShown());
    grid.setFocus();
    QTest::keyClick(&grid, Qt::Key_Space); // who cannot see them hears them here too
    const QString heard = QAccessible::queryAccessibleInterface(&grid)->child(0)->text(QAccessible::Name);
    QVERIFY2(heard.startsWith("1: "), qPrintable(heard));
    QVERIFY(shown().passphrase().empty());
    click(child<QPushButton>(*m_dialog, "showWordsButton"));
    QVERIFY(grid.isShown());
    click(child<QPushButton>(*m_dialog, "showWordsButton"));
    QVERIFY(!grid.isShown());
}

void TestSecretDialogs::aWrongPassphraseChangesNothing()
{
    openSecrets();
    typePassphrase("guess");
    click(accept());
    QVERIFY(!accept().isEnabled()); // the answer is on its way
    shown().showError(Error{Errc::WrongPassphrase, {}});
    QVERIFY2(problem().startsWith("That passphrase did not match. Nothing was changed."), qPrintable(problem()));
    QVERIFY(child<SecretEdit>(*m_dialog, "passphraseEdit").isEmpty());
    QVERIFY(child<SecretEdit>(*m_dialog, "passphraseEdit").hasFocus());
    QVERIFY(accept().isEnabled());
    QVERIFY(!child<WordGrid>(*m_dialog, "wordGrid").isVisible());
}

void TestSecretDialogs::theThirdWrongPassphraseCostsTime()
{
    openSecrets();
    for (int i = 0; i < 3; ++i) shown().showError(Error{Errc::WrongPassphrase, {}});
    QVERIFY(!accept().isEnabled());
    QVERIFY(child<QLabel>(*m_dialog, "passphraseHintLabel").text().contains("Wait 1\u00a0s"));
    typePassphrase("right");
    QVERIFY(!accept().isEnabled());
    QTRY_VERIFY(accept().isEnabled());
    click(accept());
    shown().setSecrets(secrets());
    QCOMPARE(m_delay->left().count(), 0);
}

void TestSecretDialogs::theWordsCoverThemselvesWhenTheWindowIsLeft()
{
    openSecrets();
    shown().setSecrets(secrets());
    click(child<QPushButton>(*m_dialog, "showWordsButton"));
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_VERIFY(!child<WordGrid>(*m_dialog, "wordGrid").isShown());
    QVERIFY(m_dialog->isVisible());
}

void TestSecretDialogs::thePrivateDescriptorAsksForTheName()
{
    openSecrets();
    shown().setSecrets(secrets());
    QSignalSpy submitted(m_dialog.get(), &FormDialog::submitted);
    click(child<QPushButton>(*m_dialog, "privateDescriptorButton"));
    QVERIFY(!accept().isEnabled());
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "typedNameEdit"), "Dail");
    QVERIFY(!accept().isEnabled());
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "typedNameEdit"), "y");
    click(accept());
    auto& view = child<SecretText>(*m_dialog, "privateDescriptorView");
    QVERIFY(view.isVisible() && !view.isShown());
    click(child<QPushButton>(*m_dialog, "showDescriptorButton"));
    QVERIFY(view.isShown());
    QVERIFY(!accept().isVisible());
    QCOMPARE(submitted.count(), 0); // nobody else is asked
}

void TestSecretDialogs::returnShowsNothingThatWasNotAskedFor()
{
    openSecrets();
    shown().setSecrets(secrets());
    QVERIFY(child<QPushButton>(*m_dialog, "showWordsButton").hasFocus());
    QVERIFY(!accept().isVisible());
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Space); // who goes on by keyboard sees the words
    QVERIFY(child<WordGrid>(*m_dialog, "wordGrid").isShown());
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(!child<SecretText>(*m_dialog, "privateDescriptorView").isVisible());
    QVERIFY(!m_dialog->isVisible());
}

void TestSecretDialogs::aPersonComesBackToTheWords()
{
    openSecrets();
    shown().setSecrets(secrets());
    click(child<QPushButton>(*m_dialog, "showWordsButton"));
    click(child<QPushButton>(*m_dialog, "privateDescriptorButton"));
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "typedNameEdit"), "Daily");
    click(accept());
    QVERIFY(child<SecretText>(*m_dialog, "privateDescriptorView").isVisible());
    click(child<QPushButton>(*m_dialog, "backButton"));
    QVERIFY(child<WordGrid>(*m_dialog, "wordGrid").isVisible());
    QVERIFY(!child<WordGrid>(*m_dialog, "wordGrid").isShown());
    QVERIFY(!child<QPushButton>(*m_dialog, "backButton").isVisible());
    click(child<QPushButton>(*m_dialog, "privateDescriptorButton"));
    QVERIFY(!accept().isEnabled()); // the name is typed again
}

void TestSecretDialogs::aWalletWithoutWordsGoesOnToTheDescriptor()
{
    openSecrets();
    shown().setSecrets(secrets(""));
    QVERIFY(!child<WordGrid>(*m_dialog, "wordGrid").isVisible());
    QVERIFY(child<QLineEdit>(*m_dialog, "typedNameEdit").isVisible());
}

void TestSecretDialogs::aWalletWithoutAPassphraseAsksForNothing()
{
    openSecrets(false);
    QSignalSpy submitted(m_dialog.get(), &FormDialog::submitted);
    QVERIFY(!m_dialog->findChild<SecretEdit*>("passphraseEdit"));
    click(accept());
    QCOMPARE(submitted.count(), 1);
    QVERIFY(shown().passphrase().empty());
}

void TestSecretDialogs::closingForgetsEverything()
{
    openSecrets();
    shown().setSecrets(secrets());
    click(child<QPushButton>(*m_dialog, "showWordsButton"));
    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(child<WordGrid>(*m_dialog, "wordGrid").isEmpty());
    QVERIFY(child<SecretText>(*m_dialog, "privateDescriptorView").isEmpty());
}

void TestSecretDialogs::noSecretIsInAnyText()
{
    openSecrets();
    typePassphrase("hunter2");
    shown().setSecrets(secrets());
    click(child<QPushButton>(*m_dialog, "showWordsButton"));
    for (const QWidget* widget : m_dialog->findChildren<QWidget*>()) {
        QStringList texts{widget->accessibleName(), widget->accessibleDescription(), widget->toolTip()};
        for (const char* property : {"text", "plainText"}) texts += widget->property(property).toString();
        for (const char* secret : {"abandon", "tprv", "hunter2"})
            QVERIFY2(!texts.join(' ').contains(secret), qPrintable(widget->objectName()));
    }
}

void TestSecretDialogs::aPersonChangesThePassphrase()
{
    openChange();
    QSignalSpy submitted(m_dialog.get(), &FormDialog::submitted);
    click(accept());
    QVERIFY(problem().contains("current passphrase"));
    QTest::keyClicks(&field("oldPassphraseField", "passphraseEdit"), "old one");
    QTest::keyClicks(&field("newPassphraseFields", "passphraseEdit"), "new one");
    QTest::keyClicks(&field("newPassphraseFields", "passphraseAgainEdit"), "new one");
    QTest::keyClick(&field("newPassphraseFields", "passphraseAgainEdit"), Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(change().oldPassphrase().text(), std::string_view("old one"));
    QCOMPARE(change().newPassphrase()->text(), std::string_view("new one"));
}

void TestSecretDialogs::theFieldsBeginInOneColumn()
{
    openChange(true);
    QList<int> lefts;
    for (const SecretEdit* edit : m_dialog->findChildren<SecretEdit*>())
        lefts += edit->mapTo(m_dialog.get(), QPoint()).x();
    QCOMPARE(lefts.size(), 3);
    QVERIFY2(lefts.count(lefts[0]) == 3,
             qPrintable(QStringLiteral("%1 %2 %3").arg(lefts[0]).arg(lefts[1]).arg(lefts[2])));
}

void TestSecretDialogs::theNewPassphraseIsTypedTwiceAlike()
{
    openChange();
    QSignalSpy submitted(m_dialog.get(), &FormDialog::submitted);
    QTest::keyClicks(&field("oldPassphraseField", "passphraseEdit"), "old one");
    QTest::keyClicks(&field("newPassphraseFields", "passphraseEdit"), "new one");
    QTest::keyClicks(&field("newPassphraseFields", "passphraseAgainEdit"), "new ome");
    click(accept());
    QCOMPARE(submitted.count(), 0);
    QVERIFY(problem().contains("differ"));
}

void TestSecretDialogs::aWrongOldPassphraseChangesNothing()
{
    openChange();
    QTest::keyClicks(&field("oldPassphraseField", "passphraseEdit"), "guess");
    QTest::keyClicks(&field("newPassphraseFields", "passphraseEdit"), "new one");
    QTest::keyClicks(&field("newPassphraseFields", "passphraseAgainEdit"), "new one");
    click(accept());
    change().showError(Error{Errc::WrongPassphrase, {}});
    QVERIFY(problem().startsWith("That passphrase did not match. Nothing was changed."));
    QVERIFY(field("oldPassphraseField", "passphraseEdit").isEmpty());
    QVERIFY(!field("newPassphraseFields", "passphraseEdit").isEmpty()); // need not be typed again
    for (int i = 0; i < 2; ++i) change().showError(Error{Errc::WrongPassphrase, {}});
    QVERIFY(!accept().isEnabled());
    QTRY_VERIFY(accept().isEnabled());
}

void TestSecretDialogs::noneIsAskedForTwice()
{
    openChange();
    QSignalSpy submitted(m_dialog.get(), &FormDialog::submitted);
    QTest::keyClicks(&field("oldPassphraseField", "passphraseEdit"), "old one");
    tick(*m_dialog, "noPassphraseBox");
    click(accept());
    QCOMPARE(submitted.count(), 0);
    QVERIFY(child<QLabel>(*m_dialog, "noPassphraseMeaningLabel").text().contains("whoever uses this computer"));
    tick(*m_dialog, "noPassphraseSureBox");
    tick(*m_dialog, "noPassphraseBox");
    QVERIFY(!child<QCheckBox>(*m_dialog, "noPassphraseSureBox").isVisible());
    tick(*m_dialog, "noPassphraseBox"); // a change of mind is asked about again
    click(accept());
    QCOMPARE(submitted.count(), 0);
    tick(*m_dialog, "noPassphraseSureBox");
    click(accept());
    QCOMPARE(submitted.count(), 1);
    QVERIFY(!change().newPassphrase());
}

void TestSecretDialogs::aWalletWithoutAPassphraseGetsOne()
{
    openChange(false);
    QVERIFY(m_dialog->windowTitle().startsWith("Set a passphrase"));
    QVERIFY(!child<QCheckBox>(*m_dialog, "noPassphraseBox").isVisible()); // it has none already
    for (const QLabel* label : m_dialog->findChildren<QLabel*>()) QVERIFY(!label->text().contains("old one"));
    QSignalSpy submitted(m_dialog.get(), &FormDialog::submitted);
    click(accept());
    QCOMPARE(problem(), "Type a passphrase for the wallet.");
    QTest::keyClicks(&field("newPassphraseFields", "passphraseEdit"), "first");
    QVERIFY(problem().isEmpty());
    QTest::keyClicks(&field("newPassphraseFields", "passphraseAgainEdit"), "first");
    click(accept());
    QCOMPARE(submitted.count(), 1);
    QVERIFY(change().oldPassphrase().empty());
}

void TestSecretDialogs::theStrengthIsSaidWhileTyping()
{
    openChange();
    const auto& hint = child<QLabel>(*m_dialog, "strengthLabel");
    QTest::keyClicks(&field("newPassphraseFields", "passphraseEdit"), "password");
    QVERIFY(hint.text().startsWith("Weak"));
    QTest::keyClicks(&field("newPassphraseFields", "passphraseEdit"), " horse staple battery");
    QVERIFY(hint.text().startsWith("Strong"));
    QCOMPARE(field("newPassphraseFields", "passphraseEdit").accessibleDescription(), hint.text());
}

void TestSecretDialogs::closingWipesWhatWasTyped()
{
    openChange();
    QTest::keyClicks(&field("oldPassphraseField", "passphraseEdit"), "old one");
    QTest::keyClicks(&field("newPassphraseFields", "passphraseEdit"), "new one");
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(change().oldPassphrase().empty());
    QVERIFY(field("newPassphraseFields", "passphraseEdit").isEmpty());
}

QTEST_MAIN(TestSecretDialogs)
#include "tst_secretdialogs.moc"
