// SPDX-License-Identifier: MIT

#include "core/api/words.h"
#include "tests/support/snapshots.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/createwalletdialog.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/wordentry.h"
#include "ui/widgets/wordgrid.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QToolButton>

#include <utility>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestCreateWalletDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_dialog; }
    void aPersonCreatesAWalletWithAPassphrase();
    void asksForAName();
    void aNameThatAnotherWalletHasIsRefusedBeforeTheWords();
    void whatWasWrongIsSaidUntilItIsChanged();
    void whoClosesItBeforeTheWordsWereShownIsAskedNothing();
    void wordsThatWereShownAreNotThrownAwayUnasked_data();
    void wordsThatWereShownAreNotThrownAwayUnasked();
    void theProgramClosesItWithoutAQuestion();
    void aWalletThatIsBeingMadeIsNotCalledDiscarded();
    void noWordIsShownBeforeItIsUnderstood();
    void wantsTheWordsToBeSeenFirst();
    void whoHearsEveryWordMayGoOn();
    void allWordsFitIntoTheDialog_data();
    void allWordsFitIntoTheDialog();
    void namesThePlaceOfAWrongWord();
    void enterInTheLastWordGoesOn();
    void aPersonPutsTheTypingOffKnowingly();
    void theResultSaysWhereNobodyCheckedThePaper();
    void wantsThePassphraseTwiceOrKnowinglyNone();
    void keepsTheBip39PassphraseApartFromTheOneForThisComputer();
    void whatIsTypedTwiceCanBeLookedAt();
    void capsLockIsSaidWhereAPassphraseIsMade();
    void refusesABip39PassphraseThatWasTypedTwoWays();
    void endsInAResultThatHoldsUpNothing();
    void nothingOfTheWordsIsInAnyText();
    void everyControlHasANameForScreenReaders();

private:
    QPushButton& next() { return child<QPushButton>(*m_dialog, "acceptButton"); }
    QString problem() { return complaint(*m_dialog); }
    void nameIt();
    void seeTheWords();
    void chooseNone();
    QStringList words(); ///< Read from the wallet that the dialog would hand out.
    void typeWords(QStringList words);
    QPointer<CreateWalletDialog> m_dialog;
};

void TestCreateWalletDialog::init()
{
    failOnAnyWarning();
    m_dialog = new CreateWalletDialog(Network::Regtest);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestCreateWalletDialog::nameIt()
{
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Savings");
    click(next());
    understand(*m_dialog);
}

void TestCreateWalletDialog::chooseNone()
{
    tick(*m_dialog, "noPassphraseBox");
    tick(*m_dialog, "noPassphraseSureBox");
}

void TestCreateWalletDialog::seeTheWords()
{
    click(child<QPushButton>(*m_dialog, "showWordsButton"));
    click(next());
}

QStringList TestCreateWalletDialog::words()
{
    const NewWallet wallet = m_dialog->takeWallet();
    const std::string_view text = std::get<KeysOrigin>(wallet.origin).words.text();
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())).split(' ');
}

void TestCreateWalletDialog::typeWords(QStringList words)
{
    for (int place = 1; place <= words.size(); ++place)
        QTest::keyClicks(&child<WordEdit>(*m_dialog, qPrintable(QStringLiteral("word%1Edit").arg(place))),
                         words[place - 1]);
}

void TestCreateWalletDialog::aPersonCreatesAWalletWithAPassphrase()
{
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    nameIt();
    seeTheWords();
    typeWords(words());
    click(next());
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "passphraseEdit"), "long enough");
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "passphraseAgainEdit"), "long enough");
    click(next());

    QCOMPARE(submitted.count(), 1);
    const NewWallet wallet = m_dialog->takeWallet();
    const auto& origin = std::get<KeysOrigin>(wallet.origin);
    QCOMPARE(wallet.name, "Savings");
    QVERIFY(std::holds_alternative<Birthday::Now>(wallet.birthday.since));
    QVERIFY(checkRecoveryWords(origin.words.span()));
    QCOMPARE(origin.protection.passphrase->text(), std::string_view("long enough"));
    QVERIFY(!next().isEnabled()); // busy until somebody answers

    m_dialog->showError(Error{Errc::Duplicate, "Daily"});
    QVERIFY(problem().contains("Daily"));
    QVERIFY(next().isEnabled());
}

void TestCreateWalletDialog::asksForAName()
{
    click(next());
    QVERIFY(!problem().isEmpty());
    QVERIFY(child<QLineEdit>(*m_dialog, "nameEdit").isVisible());
}

void TestCreateWalletDialog::aNameThatAnotherWalletHasIsRefusedBeforeTheWords()
{
    m_dialog->setSnapshot(snapshotOf({walletView(1, "Savings"), walletView(2, QString::fromUtf8("Äpfel"))}));
    auto& name = child<QLineEdit>(*m_dialog, "nameEdit");
    QTest::keyClicks(&name, " savings ");
    click(next());
    QCOMPARE(problem(), "A wallet is called \"Savings\" already. Choose another name.");
    QVERIFY(name.isVisible() && name.hasFocus());
    QCOMPARE(name.accessibleDescription(), problem());
    name.setText(QString::fromUtf8("äPFEL"));
    click(next());
    QVERIFY2(problem().contains(QString::fromUtf8("Äpfel")), qPrintable(problem()));
    retype(name, "Holiday");
    goOn(*m_dialog);
}

void TestCreateWalletDialog::whatWasWrongIsSaidUntilItIsChanged()
{
    click(next());
    QVERIFY(!problem().isEmpty());
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "My ");
    QCOMPARE(problem(), QString());
    nameIt();
    seeTheWords();
    QStringList typed = words();
    const QString right = std::exchange(typed[11], typed[11] == "zoo" ? "zebra" : "zoo");
    typeWords(typed);
    click(next());
    auto& last = child<WordEdit>(*m_dialog, "word12Edit");
    QVERIFY(problem().contains("12") && last.accessibleDescription() == problem());
    last.wipe();
    QTest::keyClicks(&last, right);
    QVERIFY(problem().isEmpty() && last.accessibleDescription().isEmpty());
    goOn(*m_dialog);

    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "passphraseEdit"), "one");
    click(next());
    QCOMPARE(problem(), "The two passphrases differ.");
    tick(*m_dialog, "noPassphraseBox");
    QCOMPARE(problem(), QString());
    click(next());
    QVERIFY(!problem().isEmpty());
    tick(*m_dialog, "noPassphraseSureBox");
    QCOMPARE(problem(), QString());
}

void TestCreateWalletDialog::whoClosesItBeforeTheWordsWereShownIsAskedNothing()
{
    nameIt();
    QVERIFY(!child<WordGrid>(*m_dialog, "wordGrid").isShown());
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void TestCreateWalletDialog::wordsThatWereShownAreNotThrownAwayUnasked_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("Escape") << true;
    QTest::newRow("Cancel") << false;
}

void TestCreateWalletDialog::wordsThatWereShownAreNotThrownAwayUnasked()
{
    QFETCH(bool, byKey);
    const auto leave = [&] {
        byKey ? QTest::keyClick(m_dialog, Qt::Key_Escape) : click(child<QPushButton>(*m_dialog, "cancelButton"));
    };
    nameIt();
    seeTheWords();
    const QStringList shown = words();
    leave();
    DiscardDialog* question = questionOf(*m_dialog);
    QVERIFY(question && m_dialog->isVisible());
    QVERIFY(child<QLabel>(*question, "discardLabel").text().contains("destroy the paper"));
    auto& stay = child<QPushButton>(*question, "cancelButton");
    QVERIFY(stay.isDefault() && question->focusWidget() == &stay);
    QTest::keyClick(question, Qt::Key_Escape);
    QVERIFY(!questionOf(*m_dialog) && m_dialog->isVisible());
    QCOMPARE(words(), shown);
    QTRY_VERIFY(!m_dialog->findChild<DiscardDialog*>());
    closeAndDiscard(*m_dialog);
    QTRY_VERIFY(!m_dialog);
}

/// As when the window locks: nobody sits there.
void TestCreateWalletDialog::theProgramClosesItWithoutAQuestion()
{
    nameIt();
    seeTheWords();
    m_dialog->close();
    QVERIFY(!questionOf(*m_dialog));
    QVERIFY(!m_dialog->isVisible());
    QTRY_VERIFY(!m_dialog);
}

void TestCreateWalletDialog::aWalletThatIsBeingMadeIsNotCalledDiscarded()
{
    nameIt();
    seeTheWords();
    tick(*m_dialog, "laterBox");
    goOn(*m_dialog);
    chooseNone();
    click(next());
    QVERIFY(!next().isEnabled());
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(!questionOf(*m_dialog) && !m_dialog->isVisible());
}

void TestCreateWalletDialog::noWordIsShownBeforeItIsUnderstood()
{
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Savings");
    click(next());
    QCOMPARE(stepTitle(*m_dialog), "Before you see the words");
    auto& understood = child<QCheckBox>(*m_dialog, "understandBox");
    QVERIFY(understood.isVisible() && understood.hasFocus() && !understood.isChecked());
    click(next());
    QVERIFY2(problem().contains("understand"), qPrintable(problem()));
    QVERIFY(!child<WordGrid>(*m_dialog, "wordGrid").isVisible());
    understand(*m_dialog);
    QVERIFY(child<WordGrid>(*m_dialog, "wordGrid").isVisible());
}

void TestCreateWalletDialog::wantsTheWordsToBeSeenFirst()
{
    nameIt();
    click(next());
    QVERIFY(!problem().isEmpty());
    QVERIFY(child<WordGrid>(*m_dialog, "wordGrid").isVisible());
}

void TestCreateWalletDialog::whoHearsEveryWordMayGoOn()
{
    nameIt();
    auto& grid = child<WordGrid>(*m_dialog, "wordGrid");
    grid.setFocus();
    for (int place = 1; place < grid.wordCount(); ++place) {
        QTest::keyClick(&grid, Qt::Key_Space);
        QTest::keyClick(&grid, Qt::Key_Right);
    }
    click(next());
    QVERIFY2(problem().contains("hear each of them"), qPrintable(problem())); // all but the last
    grid.setFocus();
    QTest::keyClick(&grid, Qt::Key_End);
    QTest::keyClick(&grid, Qt::Key_Space);
    click(next());
    QVERIFY(!grid.isVisible());
}

void TestCreateWalletDialog::allWordsFitIntoTheDialog_data()
{
    QTest::addColumn<QString>("length");
    QTest::newRow("12") << "twelveWordsButton";
    QTest::newRow("24") << "twentyFourWordsButton";
}

void TestCreateWalletDialog::allWordsFitIntoTheDialog()
{
    QFETCH(QString, length);
    choose(*m_dialog, qPrintable(length));
    nameIt();
    const auto& grid = child<WordGrid>(*m_dialog, "wordGrid");
    QTRY_VERIFY(grid.height() >= grid.sizeHint().height());
    const QRect inDialog(grid.mapTo(m_dialog, QPoint()), grid.size());
    QTRY_VERIFY(m_dialog->rect().contains(inDialog));
}

void TestCreateWalletDialog::namesThePlaceOfAWrongWord()
{
    nameIt();
    seeTheWords();
    QStringList typed = words();
    typed[6] = typed[6] == "zoo" ? "zebra" : "zoo";
    typeWords(typed);
    click(next());
    QVERIFY2(problem().contains("7"), qPrintable(problem()));
    QVERIFY(child<WordEdit>(*m_dialog, "word7Edit").hasFocus());
    QCOMPARE(child<QLabel>(*m_dialog, "word7Mark").text(), QString::fromUtf8("✗"));
}

void TestCreateWalletDialog::enterInTheLastWordGoesOn()
{
    nameIt();
    seeTheWords();
    typeWords(words());
    QTest::keyClick(&child<WordEdit>(*m_dialog, "word12Edit"), Qt::Key_Return);
    QVERIFY2(child<SecretEdit>(*m_dialog, "passphraseEdit").isVisible(), qPrintable(problem()));
}

void TestCreateWalletDialog::aPersonPutsTheTypingOffKnowingly()
{
    QVERIFY(std::get<KeysOrigin>(m_dialog->takeWallet().origin).wordsConfirmed);
    nameIt();
    seeTheWords();
    const auto& meaning = child<QLabel>(*m_dialog, "laterMeaningLabel");
    QVERIFY(!meaning.isVisible());
    click(next()); // nothing typed, nothing chosen
    QVERIFY(!problem().isEmpty());
    tick(*m_dialog, "laterBox");
    QVERIFY(meaning.isVisible() && meaning.text().contains("all coins of this wallet are lost"));
    QVERIFY(problem().isEmpty());
    QVERIFY(!child<WordEdit>(*m_dialog, "word1Edit").isVisible());
    click(next());
    chooseNone();
    QVERIFY(!std::get<KeysOrigin>(m_dialog->takeWallet().origin).wordsConfirmed);

    click(child<QPushButton>(*m_dialog, "backButton")); // thinks better of it
    tick(*m_dialog, "laterBox");
    QVERIFY(!meaning.isVisible());
    typeWords(words());
    click(next());
    QVERIFY(std::get<KeysOrigin>(m_dialog->takeWallet().origin).wordsConfirmed);
}

void TestCreateWalletDialog::keepsTheBip39PassphraseApartFromTheOneForThisComputer()
{
    QVERIFY(!child<SecretEdit>(*m_dialog, "bip39PassphraseEdit").isVisible());
    tick(*m_dialog, "bip39Box");
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "bip39PassphraseEdit"), "thirteenth");
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "bip39PassphraseAgainEdit"), "thirteenth");
    nameIt();
    seeTheWords();
    typeWords(words());
    click(next());
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "passphraseEdit"), "long enough");
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "passphraseAgainEdit"), "long enough");
    click(next());
    const NewWallet wallet = m_dialog->takeWallet();
    const auto& origin = std::get<KeysOrigin>(wallet.origin);
    QCOMPARE(origin.bip39Passphrase.text(), std::string_view("thirteenth"));
    QCOMPARE(origin.protection.passphrase->text(), std::string_view("long enough"));
}

void TestCreateWalletDialog::whatIsTypedTwiceCanBeLookedAt()
{
    nameIt();
    seeTheWords();
    typeWords(words());
    click(next());
    auto& first = child<SecretEdit>(*m_dialog, "passphraseEdit");
    auto& again = child<SecretEdit>(*m_dialog, "passphraseAgainEdit");
    auto& eye = child<QToolButton>(*m_dialog, "revealPassphraseButton");
    QTest::keyClicks(&first, "long enough");
    QVERIFY(!first.isRevealed() && !again.isRevealed());
    QCOMPARE(again.width(), first.width()); // though the eye is beside one
    click(eye);
    QVERIFY(first.isRevealed() && again.isRevealed());
    QVERIFY(!first.text().contains("long")); // painted, and nobody's text
    QTest::keyClick(&again, Qt::Key_T, Qt::ControlModifier); // as the eye's tooltip says
    QVERIFY(!first.isRevealed() && !again.isRevealed());
    QTest::keyClick(&first, Qt::Key_T, Qt::ControlModifier);
    QVERIFY(first.isRevealed() && again.isRevealed());
    click(child<QPushButton>(*m_dialog, "backButton"));
    QVERIFY(!first.isRevealed() && !again.isRevealed()); // covered when nobody looks
    goOn(*m_dialog);
    click(eye);
    tick(*m_dialog, "noPassphraseBox");
    QVERIFY(!eye.isEnabled() && !first.isRevealed());
}

void TestCreateWalletDialog::capsLockIsSaidWhereAPassphraseIsMade()
{
    nameIt();
    seeTheWords();
    typeWords(words());
    click(next());
    const auto& hint = child<QLabel>(*m_dialog, "capsLockLabel");
    QVERIFY(!hint.isVisible());
    QTest::keyClick(&child<SecretEdit>(*m_dialog, "passphraseEdit"), 'A', Qt::NoModifier);
    QVERIFY2(hint.isVisible() && hint.text().contains("Caps Lock"), qPrintable(hint.text()));
    QTest::keyClick(&child<SecretEdit>(*m_dialog, "passphraseAgainEdit"), 'a', Qt::NoModifier);
    QVERIFY(!hint.isVisible());
}

void TestCreateWalletDialog::refusesABip39PassphraseThatWasTypedTwoWays()
{
    tick(*m_dialog, "bip39Box");
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "bip39PassphraseEdit"), "thirteenth");
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "bip39PassphraseAgainEdit"), "thirteen");
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Savings");
    click(next());
    QVERIFY2(problem().contains("differ"), qPrintable(problem()));
    QVERIFY(child<QLineEdit>(*m_dialog, "nameEdit").isVisible());
    tick(*m_dialog, "bip39Box"); // thinks better of it
    click(next());
    QVERIFY(m_dialog->takeWallet().name == "Savings");
    QVERIFY(std::get<KeysOrigin>(m_dialog->takeWallet().origin).bip39Passphrase.empty());
}

void TestCreateWalletDialog::endsInAResultThatHoldsUpNothing()
{
    QSignalSpy wanted(m_dialog, &ImportWizard::walletWanted);
    nameIt();
    seeTheWords();
    typeWords(words());
    click(next());
    chooseNone();
    click(next());
    m_dialog->setStored(WalletId{7});
    QTRY_VERIFY(m_dialog->isVisible());
    QCOMPARE(m_dialog->windowModality(), Qt::NonModal);
    QVERIFY(child<QLabel>(*m_dialog, "resultLabel").text().contains("Savings"));
    QVERIFY(!child<QPushButton>(*m_dialog, "backButton").isVisible());
    click(next());
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!m_dialog || !m_dialog->isVisible());
}

void TestCreateWalletDialog::theResultSaysWhereNobodyCheckedThePaper()
{
    nameIt();
    seeTheWords();
    tick(*m_dialog, "laterBox");
    click(next());
    chooseNone();
    click(next());
    m_dialog->setStored(WalletId{7});
    const QString more = child<QLabel>(*m_dialog, "resultMoreLabel").text();
    QVERIFY2(more.contains("Nobody has checked") && more.contains("receive little"), qPrintable(more));
    QVERIFY2(!more.contains("Keep the paper"), qPrintable(more));
}

void TestCreateWalletDialog::wantsThePassphraseTwiceOrKnowinglyNone()
{
    nameIt();
    seeTheWords();
    typeWords(words());
    click(next());
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    click(next());
    QVERIFY(!problem().isEmpty());
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "passphraseEdit"), "one");
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "passphraseAgainEdit"), "two");
    click(next());
    QCOMPARE(submitted.count(), 0);
    tick(*m_dialog, "noPassphraseBox");
    click(next());
    QCOMPARE(submitted.count(), 0); // it has a sentence to be read and ticked
    QVERIFY(child<QLabel>(*m_dialog, "noPassphraseMeaningLabel").text().contains("spend all its coins"));
    QVERIFY(child<QCheckBox>(*m_dialog, "noPassphraseSureBox").hasFocus());
    tick(*m_dialog, "noPassphraseSureBox");
    click(next());
    QCOMPARE(submitted.count(), 1);
    QVERIFY(!std::get<KeysOrigin>(m_dialog->takeWallet().origin).protection.passphrase);
}

void TestCreateWalletDialog::nothingOfTheWordsIsInAnyText()
{
    const auto everyText = [this] {
        nameIt();
        click(child<QPushButton>(*m_dialog, "showWordsButton"));
        QStringList all;
        for (const QWidget* widget : m_dialog->findChildren<QWidget*>())
            for (const char* property :
                 {"text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText"})
                all += widget->property(property).toString();
        return all;
    };
    const QStringList first = everyText();
    const QStringList firstWords = words();
    cleanup();
    init();
    QCOMPARE(everyText(), first);
    QVERIFY(words() != firstWords);
}

void TestCreateWalletDialog::everyControlHasANameForScreenReaders()
{
    nameIt();
    for (const QAbstractButton* button : m_dialog->findChildren<QAbstractButton*>())
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    for (const QLineEdit* edit : m_dialog->findChildren<QLineEdit*>())
        QVERIFY2(!edit->accessibleName().isEmpty(), qPrintable(edit->objectName()));
}

QTEST_MAIN(TestCreateWalletDialog)
#include "tst_createwalletdialog.moc"
