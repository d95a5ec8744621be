// SPDX-License-Identifier: MIT

#include "core/api/engine/walletmaking.h"
#include "core/api/words.h"
#include "tests/support/snapshots.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/secrets/wordentry.h"
#include "ui/widgets/secrets/wordgrid.h"

#include <QCheckBox>
#include <QComboBox>
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
    void whatFewNeedIsFoldedAwayAndThenNotInForce();
    void aWalletOnAPathOfItsOwnIsRestoredFromItsWordsAndPath();
    void aPathThatIsNoneIsRefusedUnderItsField_data();
    void aPathThatIsNoneIsRefusedUnderItsField();
    void aPersonMixesInRolls();
    void tooFewRollsAreRefusedByHowManyAreMissing();
    void whatIsNoRollIsSaidWhileItIsTyped();
    void wordsStayUntilOtherRollsAreTyped();
    void rollsAreInNoText();
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
    void typeRolls(int count);
    QString rollsCounted() { return child<QLabel>(*m_dialog, "randomnessCountLabel").text(); }
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
    tick(*m_dialog, "advancedBox");
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
    tick(*m_dialog, "advancedBox");
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

void TestCreateWalletDialog::whatFewNeedIsFoldedAwayAndThenNotInForce()
{
    auto& path = child<QLineEdit>(*m_dialog, "accountPathEdit");
    QVERIFY(!path.isVisible() && !child<QCheckBox>(*m_dialog, "ownRandomnessBox").isVisible());
    tick(*m_dialog, "advancedBox");
    QVERIFY(path.isVisible());
    QCOMPARE(path.text(), "m/84h/1h/0h");
    retype(path, "m/84h/1h/7h");
    tick(*m_dialog, "bip39Box");
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "bip39PassphraseEdit"), "one");
    typeRolls(3);
    tick(*m_dialog, "advancedBox"); // thinks better of it
    nameIt();
    QCOMPARE(stepTitle(*m_dialog), "Write the words down");
    const NewWallet wallet = m_dialog->takeWallet();
    const auto& origin = std::get<KeysOrigin>(wallet.origin);
    QCOMPARE(origin.account, 0U);
    QVERIFY(origin.bip39Passphrase.empty());
}

/// What the wallet would be stored as, without a passphrase for this computer.
static std::string identityOf(NewWallet wallet)
{
    std::get<KeysOrigin>(wallet.origin).protection = {};
    const auto draft = draftOf(wallet, Network::Regtest, [] { return Argon2Params(); });
    return draft ? draft->identity : std::string();
}

void TestCreateWalletDialog::aWalletOnAPathOfItsOwnIsRestoredFromItsWordsAndPath()
{
    tick(*m_dialog, "advancedBox");
    const auto& note = child<QLabel>(*m_dialog, "pathNoteLabel");
    QVERIFY(!note.isVisible());
    auto& kind = child<QComboBox>(*m_dialog, "accountTypeBox");
    QTest::keyClicks(&kind, "Tap");
    auto& path = child<QLineEdit>(*m_dialog, "accountPathEdit");
    QCOMPARE(path.text(), "m/86h/1h/0h");
    retype(path, "m/49'/1'/5'");
    QVERIFY2(kind.currentText().contains("BIP49"), qPrintable(kind.currentText())); // it goes with the path
    QVERIFY(note.isVisible() && note.text().contains("do not look there by themselves"));
    nameIt();
    const std::string made = identityOf(m_dialog->takeWallet());
    QVERIFY(!made.empty());

    RestoreWalletDialog restore(Network::Regtest, BlockHeight{100});
    restore.open();
    const QStringList typed = words();
    for (int place = 1; place <= typed.size(); ++place)
        QTest::keyClicks(&child<WordEdit>(restore, qPrintable(QStringLiteral("word%1Edit").arg(place))),
                         typed[place - 1]);
    goOn(restore);
    choose(restore, "oneKindButton");
    QVERIFY(identityOf(restore.takeWallet()) != made);
    retype(child<QLineEdit>(restore, "accountPathEdit"), "m/49'/1'/5'");
    QCOMPARE(identityOf(restore.takeWallet()), made);
}

void TestCreateWalletDialog::aPathThatIsNoneIsRefusedUnderItsField_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("said");
    QTest::newRow("another shape") << "m/84'/1'"
                                   << "not a path of an account";
    QTest::newRow("another purpose") << "m/45'/1'/0'"
                                     << "not a path of an account";
    QTest::newRow("another network") << "m/84'/0'/0'"
                                     << "another Bitcoin network";
}

void TestCreateWalletDialog::aPathThatIsNoneIsRefusedUnderItsField()
{
    QFETCH(QString, path);
    QFETCH(QString, said);
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Savings");
    tick(*m_dialog, "advancedBox");
    auto& edit = child<QLineEdit>(*m_dialog, "accountPathEdit");
    retype(edit, path);
    click(next());
    QVERIFY2(problem().contains(said), qPrintable(problem()));
    QVERIFY(edit.hasFocus());
    QCOMPARE(edit.accessibleDescription(), problem());
    retype(edit, "m/84'/1'/0'");
    QCOMPARE(problem(), QString());
    goOn(*m_dialog);
}

void TestCreateWalletDialog::typeRolls(int count)
{
    tick(*m_dialog, "ownRandomnessBox");
    for (int i = 0; i < count; ++i)
        QTest::keyClicks(&child<SecretEdit>(*m_dialog, "randomnessEdit"), QString::number(1 + i % 6));
}

void TestCreateWalletDialog::aPersonMixesInRolls()
{
    tick(*m_dialog, "advancedBox");
    choose(*m_dialog, "twentyFourWordsButton");
    typeRolls(99);
    QCOMPARE(rollsCounted(), "99 of 99");
    nameIt();
    QCOMPARE(words().size(), 24);
    QVERIFY(checkRecoveryWords(std::get<KeysOrigin>(m_dialog->takeWallet().origin).words.span()));
    QVERIFY(child<SecretEdit>(*m_dialog, "randomnessEdit").isEmpty()); // forgotten once they are in the words
    const QStringList first = words();
    cleanup();
    init();
    tick(*m_dialog, "advancedBox");
    choose(*m_dialog, "twentyFourWordsButton");
    typeRolls(99);
    nameIt();
    QVERIFY(words() != first); // the same rolls are not the same words: the computer's own are in them
}

void TestCreateWalletDialog::tooFewRollsAreRefusedByHowManyAreMissing()
{
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Savings");
    tick(*m_dialog, "advancedBox");
    typeRolls(47);
    QCOMPARE(rollsCounted(), "47 of 50");
    click(next());
    QVERIFY2(problem().startsWith("3 more are needed: 12 words take 50."), qPrintable(problem()));
    auto& edit = child<SecretEdit>(*m_dialog, "randomnessEdit");
    QVERIFY(edit.hasFocus());
    QTest::keyClicks(&edit, "1");
    QCOMPARE(problem(), QString());
    QTest::keyClicks(&edit, "62");
    choose(*m_dialog, "twentyFourWordsButton");
    QCOMPARE(rollsCounted(), "50 of 99");
    click(next());
    QVERIFY2(problem().startsWith("49 more are needed: 24 words take 99."), qPrintable(problem()));
    choose(*m_dialog, "twelveWordsButton");
    goOn(*m_dialog);
}

void TestCreateWalletDialog::whatIsNoRollIsSaidWhileItIsTyped()
{
    tick(*m_dialog, "advancedBox");
    typeRolls(2);
    auto& edit = child<SecretEdit>(*m_dialog, "randomnessEdit");
    QTest::keyClicks(&edit, "7");
    QCOMPARE(rollsCounted(), "Character 3 is no roll of a die: they are 1 to 6.");
    QCOMPARE(edit.accessibleDescription(), rollsCounted());
    QTest::keyClick(&edit, Qt::Key_Backspace);
    QCOMPARE(rollsCounted(), "2 of 50");
    QTest::keyClick(&child<QComboBox>(*m_dialog, "randomnessKindBox"), Qt::Key_Down);
    QCOMPARE(rollsCounted(), "0 of 128"); // rolls are no coins
    QTest::keyClicks(&edit, "01 2");
    QCOMPARE(rollsCounted(), "Character 3 is neither 0 nor 1.");
}

void TestCreateWalletDialog::wordsStayUntilOtherRollsAreTyped()
{
    const auto goBackToTheFirst = [this] {
        for (int i = 0; i < 2; ++i) click(child<QPushButton>(*m_dialog, "backButton"));
    };
    const auto goOnToTheWords = [this] {
        for (int i = 0; i < 2; ++i) goOn(*m_dialog);
    };
    tick(*m_dialog, "advancedBox");
    typeRolls(50);
    nameIt();
    const QStringList first = words();
    goBackToTheFirst();
    QCOMPARE(rollsCounted(), "What you typed is in the words.");
    goOnToTheWords();
    QCOMPARE(words(), first);

    goBackToTheFirst();
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "randomnessEdit"), QString(50, u'3'));
    goOnToTheWords();
    QVERIFY(words() != first);

    goBackToTheFirst();
    choose(*m_dialog, "twentyFourWordsButton"); // those were for twelve
    click(next());
    QVERIFY2(problem().startsWith("99 more are needed"), qPrintable(problem()));
    tick(*m_dialog, "ownRandomnessBox");
    goOnToTheWords();
    QCOMPARE(words().size(), 24);

    goBackToTheFirst();
    choose(*m_dialog, "twelveWordsButton");
    tick(*m_dialog, "ownRandomnessBox");
    click(next());
    QVERIFY2(problem().startsWith("50 more are needed"), qPrintable(problem())); // the old ones are in no words now
}

void TestCreateWalletDialog::rollsAreInNoText()
{
    tick(*m_dialog, "advancedBox");
    typeRolls(50);
    auto& edit = child<SecretEdit>(*m_dialog, "randomnessEdit");
    edit.setFocus();
    QTest::keyClick(&edit, Qt::Key_T, Qt::ControlModifier); // as the eye's tooltip says
    QVERIFY(edit.isRevealed());
    for (const QWidget* widget : m_dialog->findChildren<QWidget*>())
        for (const char* property : {"text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText"})
            QVERIFY2(!widget->property(property).toString().contains("123456"), qPrintable(widget->objectName()));
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
