// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/ear.h"
#include "tests/support/snapshots.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/widgets/secrets/wordentry.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QGuiApplication>
#include <QProgressBar>
#include <QRadioButton>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr const char* Abandon
    = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
constexpr BlockHeight Tip{910'118};

} // namespace

class TestRestoreWalletDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_dialog; }
    void aPersonRestoresFromWordsSinceAHeight();
    void aPersonGivesThePathOfAnAccount();
    void aPathThatIsNoneIsRefused_data();
    void aPathThatIsNoneIsRefused();
    void saysWhichWalletTheWordsBelongToAlready();
    void theAnswerToAnOlderWishIsNotShown();
    void aPersonRestoresWithTheKeyboardAlone();
    void aPersonPastesAllWordsAtOnce();
    void theChecksumSpeaksAsSoonAsAllWordsAreThere();
    void theChecksumIsReadOut();
    void theWordThatWasMeantIsOfferedInItsFieldAlone();
    void aWordThatIsLikeNoOtherStays();
    void refusesWrongWords_data();
    void refusesWrongWords();
    void wordsOfElectrumAreSaidToBeSo_data();
    void wordsOfElectrumAreSaidToBeSo();
    void refusesABirthdayThatIsNotThereYet_data();
    void refusesABirthdayThatIsNotThereYet();
    void takesAHeightAheadOfAChainThatIsStillBeingFetched();
    void birthdayIsADayAHeightOrNotKnown();
    void aNameIsMissedUnderItsField();
    void aNameThatAnotherWalletHasIsRefusedUnderItsField();
    void twelveTypedWordsAreNotThrownAwayUnasked();
    void whoTypedHardlyAnythingIsAskedNothing();
    void goingBackKeepsWhatWasTyped();
    void whatASearchTakesIsSaidBeforeItBegins();
    void theLookaheadIsThatOfTheSearchAndOfTheWalletsFound();
    void offlineTheSearchSaysThatItWaits();
    void pausedAsAJobItSaysSo();
    void whoDoesNotKnowTheKindChoosesAmongWhatWasFound();
    void theSearchSaysHowFarItIsAndEndsWithBackAndCancel();
    void whatToTryWhenNothingWasFound();
    void aChainWithoutBlocksIsNotBlamedOnABirthday_data();
    void aChainWithoutBlocksIsNotBlamedOnABirthday();
    void whatToTryNextIsAStepOfTheWizard_data();
    void whatToTryNextIsAStepOfTheWizard();
    void aSearchThatStoppedAddsNothing();
    void accountsAreChosenWithTheKeyboardAlone();
    void whatBecameOfEachIsSaid();
    void whyOneWasNotAddedCanBeCopied();
    void aSearchThatStoppedCanBeCopied();
    void severalAreFollowedToTheEnd();
    void whatStoppedIsNotCalledDone_data();
    void whatStoppedIsNotCalledDone();
    void aLaterScanIsNoResultOfTheImport();
    void oneThatWasRemovedIsNoLongerHere();
    void oneAloneIsFollowedLikeAnyImport();
    void theExamplesAreOfItsNetwork();

private:
    void goToTheSearch(const char* birthdayButton = "birthdayUnknownButton");
    void comeBack(); ///< From another window that was looked at while the search runs.
    SyncSnapshot addTwo();
    static FoundAccount found(AccountType type, std::uint32_t account, const QString& path);
    static AccountSearchReport report();
    void type(const QString& words);
    QString problem() { return complaint(*m_dialog); }
    void nameItAndGoOn();
    QPointer<RestoreWalletDialog> m_dialog;
};

void TestRestoreWalletDialog::init()
{
    failOnAnyWarning();
    m_dialog = new RestoreWalletDialog(Network::Mainnet, Tip);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestRestoreWalletDialog::type(const QString& words)
{
    child<WordEdit>(*m_dialog, "word1Edit").setFocus();
    for (const QString& word : words.split(' ')) QTest::keyClicks(QApplication::focusWidget(), word + ' ');
}

void TestRestoreWalletDialog::nameItAndGoOn()
{
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Old phone");
    tick(*m_dialog, "noPassphraseBox");
    tick(*m_dialog, "noPassphraseSureBox");
    goOn(*m_dialog);
}

void TestRestoreWalletDialog::aPersonRestoresFromWordsSinceAHeight()
{
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    QSignalSpy asked(m_dialog, &ImportWizard::estimateWanted);
    type(Abandon);
    tick(*m_dialog, "bip39Box");
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "bip39PassphraseEdit"), "TREZOR");
    goOn(*m_dialog);
    choose(*m_dialog, "oneKindButton");
    QTest::keyClicks(&child<QComboBox>(*m_dialog, "accountTypeBox"), "Tap");
    retype(child<QSpinBox>(*m_dialog, "lookaheadBox"), 500);
    goOn(*m_dialog);
    choose(*m_dialog, "birthdayHeightButton");
    retype(child<QSpinBox>(*m_dialog, "birthdayHeightBox"), 612'340);
    goOn(*m_dialog);
    nameItAndGoOn();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(submitted.count(), 0); // nothing happens before the pre-flight was seen
    click(mainButton(*m_dialog));

    QCOMPARE(submitted.count(), 1);
    const NewWallet wallet = m_dialog->takeWallet();
    const auto& origin = std::get<KeysOrigin>(wallet.origin);
    QCOMPARE(wallet.name, "Old phone");
    QCOMPARE(origin.words.text(), std::string_view(Abandon));
    QCOMPARE(origin.bip39Passphrase.text(), std::string_view("TREZOR"));
    QCOMPARE(origin.type, AccountType::Bip86);
    QCOMPARE(wallet.lookahead, std::optional<int>(500));
    QCOMPARE(std::get<BlockHeight>(wallet.birthday.since).value, 612'340);
    QCOMPARE(wallet.start, ScanStart::AtOnce);
}

void TestRestoreWalletDialog::aPersonGivesThePathOfAnAccount()
{
    type(Abandon);
    goOn(*m_dialog);
    auto& path = child<QLineEdit>(*m_dialog, "accountPathEdit");
    auto& kind = child<QComboBox>(*m_dialog, "accountTypeBox");
    QVERIFY(!path.isEnabled());
    choose(*m_dialog, "oneKindButton");
    QCOMPARE(path.text(), "m/84h/0h/0h");
    retype(path, "m/49'/0'/3'");
    QVERIFY2(kind.currentText().contains("BIP49"), qPrintable(kind.currentText())); // it goes with the path
    QTest::keyClicks(&kind, "Tap");
    QCOMPARE(path.text(), "m/86h/0h/3h"); // and the path with it
    goOn(*m_dialog);
    const NewWallet wallet = m_dialog->takeWallet();
    const auto& origin = std::get<KeysOrigin>(wallet.origin);
    QCOMPARE(origin.type, AccountType::Bip86);
    QCOMPARE(origin.account, 3U);
}

void TestRestoreWalletDialog::aPathThatIsNoneIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("said");
    QTest::newRow("another shape") << "m/0'"
                                   << "not a path of an account";
    QTest::newRow("another network") << "m/84'/1'/0'"
                                     << "another Bitcoin network";
}

void TestRestoreWalletDialog::aPathThatIsNoneIsRefused()
{
    QFETCH(QString, path);
    QFETCH(QString, said);
    type(Abandon);
    goOn(*m_dialog);
    choose(*m_dialog, "oneKindButton");
    retype(child<QLineEdit>(*m_dialog, "accountPathEdit"), path);
    click(mainButton(*m_dialog));
    QCOMPARE(stepTitle(*m_dialog), "What to look for");
    QVERIFY2(problem().contains(said), qPrintable(problem()));
    QVERIFY(child<QLineEdit>(*m_dialog, "accountPathEdit").hasFocus());
    choose(*m_dialog, "allKindsButton"); // then no path is needed
    goOn(*m_dialog);
}

void TestRestoreWalletDialog::saysWhichWalletTheWordsBelongToAlready()
{
    QSignalSpy asked(m_dialog, &RestoreWalletDialog::ownersWanted);
    type(Abandon);
    QCOMPARE(asked.count(), 0); // words that may change still are no question
    goOn(*m_dialog);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(m_dialog->takeQuestion().words.text(), std::string_view(Abandon));
    QVERIFY(!m_dialog->takeQuestion().only);
    const auto& note = child<QLabel>(*m_dialog, "watchedAlreadyLabel");
    QVERIFY(!note.isVisible());
    m_dialog->setOwners(WordsAlready{{"Savings"}, {}});
    QVERIFY(note.isVisible());
    QVERIFY2(note.text().startsWith("These words belong to what is here already: \"Savings\"."),
             qPrintable(note.text()));
    QVERIFY2(note.text().contains("other accounts that are found can"), qPrintable(note.text()));

    choose(*m_dialog, "oneKindButton");
    QVERIFY(!note.isVisible()); // that was of all kinds
    QCOMPARE(asked.count(), 2);
    QCOMPARE(m_dialog->takeQuestion().only->type, AccountType::Bip84);
    m_dialog->setOwners(WordsAlready{{"Savings"}, {"Shop"}});
    QVERIFY2(note.text().startsWith("This account of the words is here already: \"Savings\"."),
             qPrintable(note.text()));
    QVERIFY2(note.text().contains("Addresses of these words are in \"Shop\" already. That is allowed"),
             qPrintable(note.text()));
    QVERIFY2(note.text().contains("the total counts each coin once"), qPrintable(note.text()));
    goOn(*m_dialog); // it is no error
}

void TestRestoreWalletDialog::theAnswerToAnOlderWishIsNotShown()
{
    type(Abandon);
    goOn(*m_dialog);
    choose(*m_dialog, "oneKindButton");
    const auto& note = child<QLabel>(*m_dialog, "watchedAlreadyLabel");
    m_dialog->setOwners(WordsAlready{{"Savings"}, {}}); // of all kinds
    QVERIFY(!note.isVisible());
    m_dialog->setOwners(WordsAlready{{"Daily"}, {}});
    QVERIFY(note.isVisible() && note.text().contains("Daily"));
    click(child<QPushButton>(*m_dialog, "backButton"));
    goOn(*m_dialog); // perhaps with other words
    QVERIFY(!note.isVisible());
    m_dialog->setOwners(Error{Errc::Database, {}});
    QVERIFY(!note.isVisible());
}

void TestRestoreWalletDialog::aPersonRestoresWithTheKeyboardAlone()
{
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    QSignalSpy wanted(m_dialog, &RestoreWalletDialog::searchWanted);
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    for (const QString& word : QString(Abandon).chopped(6).split(' '))
        QTest::keyClicks(QApplication::focusWidget(), word + ' ');
    QTest::keyClicks(QApplication::focusWidget(), "abou");
    press(Qt::Key_Return); // in the last word
    QCOMPARE(stepTitle(*m_dialog), "What to look for");
    press(Qt::Key_Return);
    QCOMPARE(stepTitle(*m_dialog), "Since when");
    press(Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), "Old phone");
    press(Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), "correct horse");
    press(Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), "correct horse");
    press(Qt::Key_Return);
    QVERIFY2(stepTitle(*m_dialog) == "Before it begins", qPrintable(problem()));
    press(Qt::Key_Return);
    QCOMPARE(wanted.count(), 1); // who only goes on has all kinds looked for
    QCOMPARE(submitted.count(), 0);
}

void TestRestoreWalletDialog::aPersonPastesAllWordsAtOnce()
{
    QApplication::clipboard()->setText(QString("abandon ").repeated(23) + "art");
    QTest::keySequence(&child<WordEdit>(*m_dialog, "word1Edit"), QKeySequence::Paste);
    QCOMPARE(child<QComboBox>(*m_dialog, "wordCountBox").currentData().toInt(), 24);
    goOn(*m_dialog);
}

void TestRestoreWalletDialog::theChecksumSpeaksAsSoonAsAllWordsAreThere()
{
    const auto said = [this] { return child<QLabel>(*m_dialog, "wordsCheckLabel").text(); };
    QVERIFY2(said().contains("in the list"), qPrintable(said()));
    type(Abandon); // four letters are enough, but nothing is written while one types
    QVERIFY2(said().contains("checksum matches"), qPrintable(said()));
    retype(child<WordEdit>(*m_dialog, "word12Edit"), "zoo");
    QVERIFY2(said().contains("does not match"), qPrintable(said()));
    retype(child<WordEdit>(*m_dialog, "word3Edit"), "qwerty");
    QVERIFY2(said().contains("Word 3"), qPrintable(said()));
}

void TestRestoreWalletDialog::theChecksumIsReadOut()
{
    Ear ear;
    type(Abandon);
    QVERIFY2(ear.heard().value(0).contains("checksum matches"), qPrintable(ear.heard().join('|')));
    QCOMPARE(ear.takeHeard().size(), 1);
    retype(child<WordEdit>(*m_dialog, "word12Edit"), "zoo");
    QVERIFY2(ear.heard().last().contains("does not match"), qPrintable(ear.heard().join('|')));
    ear.takeHeard();
    retype(child<WordEdit>(*m_dialog, "word3Edit"), "qwerty");
    QCOMPARE(ear.takeHeard(), QStringList{"Word 3 is not in the list of recovery words."});
}

void TestRestoreWalletDialog::theWordThatWasMeantIsOfferedInItsFieldAlone()
{
    type(Abandon);
    auto& third = child<WordEdit>(*m_dialog, "word3Edit");
    retype(third, "Aplle");
    auto& said = child<QLabel>(*m_dialog, "wordsCheckLabel");
    QVERIFY2(said.text().startsWith("Word 3 ") && said.text().contains("down arrow key"), qPrintable(said.text()));
    for (const QLabel* label : m_dialog->findChildren<QLabel*>()) // what was typed and what was meant are secrets
        for (const QString& text : {label->text(), label->accessibleName(), label->toolTip()})
            QVERIFY2(!text.contains("aplle", Qt::CaseInsensitive) && !text.contains("apple"), qPrintable(text));
    QTest::keyClick(&third, Qt::Key_Down);
    QCOMPARE(third.secret().text(), std::string_view("apple"));
    QCOMPARE(third.text(), QString(5, third.text().at(0))); // bullets
    QVERIFY2(said.text().contains("checksum"), qPrintable(said.text()));
}

void TestRestoreWalletDialog::aWordThatIsLikeNoOtherStays()
{
    type(Abandon);
    auto& third = child<WordEdit>(*m_dialog, "word3Edit");
    for (const char* word : {"qwertyy", "aba"}) { // and one that is not typed to its end
        retype(third, word);
        QTest::keyClick(&third, Qt::Key_Down);
        QCOMPARE(third.secret().text(), std::string_view(word));
        QVERIFY(!child<QLabel>(*m_dialog, "wordsCheckLabel").text().contains("arrow"));
    }
}

void TestRestoreWalletDialog::refusesWrongWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("said");
    QTest::newRow("none") << QString("") << "missing";
    QTest::newRow("a word that is not in the list") << QString(Abandon).replace(7 * 8, 7, "qwertyy") << "8";
    QTest::newRow("a wrong word") << QString(Abandon).replace("about", "zoo") << "checksum";
    QTest::newRow("eleven words") << QString(Abandon).chopped(6) << "missing";
}

void TestRestoreWalletDialog::refusesWrongWords()
{
    QFETCH(QString, words);
    QFETCH(QString, said);
    type(words);
    click(mainButton(*m_dialog));
    QCOMPARE(stepTitle(*m_dialog), "Your recovery words");
    QVERIFY2(problem().contains(said), qPrintable(problem()));
    QVERIFY(!child<QLabel>(*m_dialog, "wordsCheckLabel").isVisible()); // not the same twice
}

void TestRestoreWalletDialog::wordsOfElectrumAreSaidToBeSo_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("advice");
    QTest::newRow("its own") << "wild father tree among universe such mobile favorite target dynamic credit identify"
                             << "Watch a wallet";
    QTest::newRow("two-factor")
        << "scie dawn memb doll dutc real can bric knif deny driv list" // four letters are enough
        << "two-factor";
}

void TestRestoreWalletDialog::wordsOfElectrumAreSaidToBeSo()
{
    QFETCH(QString, words);
    QFETCH(QString, advice);
    type(words);
    const QString said = child<QLabel>(*m_dialog, "wordsCheckLabel").text();
    QVERIFY2(said.contains("Electrum") && said.contains(advice), qPrintable(said));
    click(mainButton(*m_dialog));
    QCOMPARE(stepTitle(*m_dialog), "Your recovery words");
    QVERIFY2(problem().contains("Electrum") && problem().contains(advice), qPrintable(problem()));
}

void TestRestoreWalletDialog::refusesABirthdayThatIsNotThereYet_data()
{
    QTest::addColumn<bool>("byHeight");
    QTest::newRow("a block") << true;
    QTest::newRow("a day") << false;
}

void TestRestoreWalletDialog::refusesABirthdayThatIsNotThereYet()
{
    QFETCH(bool, byHeight);
    type(Abandon);
    goOn(*m_dialog);
    goOn(*m_dialog);
    choose(*m_dialog, byHeight ? "birthdayHeightButton" : "birthdayDateButton");
    if (byHeight) {
        retype(child<QSpinBox>(*m_dialog, "birthdayHeightBox"), Tip.value + 1);
    } else {
        auto& day = child<QDateEdit>(*m_dialog, "birthdayDateEdit");
        day.setFocus();
        day.setSelectedSection(QDateTimeEdit::YearSection);
        QTest::keyClicks(&day, "2199");
    }
    click(mainButton(*m_dialog));
    QCOMPARE(stepTitle(*m_dialog), "Since when");
    QVERIFY2(problem().contains(byHeight ? "910,118" : "not come yet"), qPrintable(problem()));
    choose(*m_dialog, "birthdayUnknownButton");
    goOn(*m_dialog);
}

void TestRestoreWalletDialog::takesAHeightAheadOfAChainThatIsStillBeingFetched()
{
    cleanup();
    m_dialog = new RestoreWalletDialog(Network::Mainnet, std::nullopt);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    type(Abandon);
    goOn(*m_dialog);
    goOn(*m_dialog);
    choose(*m_dialog, "birthdayHeightButton");
    retype(child<QSpinBox>(*m_dialog, "birthdayHeightBox"), 700'000);
    goOn(*m_dialog);
}

void TestRestoreWalletDialog::birthdayIsADayAHeightOrNotKnown()
{
    type(Abandon);
    goOn(*m_dialog);
    goOn(*m_dialog);
    QVERIFY(std::holds_alternative<Birthday::Unknown>(m_dialog->takeWallet().birthday.since));
    choose(*m_dialog, "birthdayDateButton");
    typeDate(child<QDateEdit>(*m_dialog, "birthdayDateEdit"), QDate(2021, 5, 2));
    QCOMPARE(std::get<QDate>(m_dialog->takeWallet().birthday.since), QDate(2021, 5, 2));
}

void TestRestoreWalletDialog::aNameIsMissedUnderItsField()
{
    type(Abandon);
    for (int step = 0; step < 3; ++step) goOn(*m_dialog);
    click(mainButton(*m_dialog));
    QVERIFY(child<QLabel>(*m_dialog, "nameProblemLabel").isVisible());
    QVERIFY(child<QLineEdit>(*m_dialog, "nameEdit").hasFocus());
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Old phone");
    click(mainButton(*m_dialog));
    QVERIFY(!child<QLabel>(*m_dialog, "nameProblemLabel").isVisible());
    QVERIFY(child<QLabel>(*m_dialog, "passphraseProblemLabel").isVisible());
}

void TestRestoreWalletDialog::aNameThatAnotherWalletHasIsRefusedUnderItsField()
{
    m_dialog->setSnapshot(snapshotOf({walletView(1, "Savings")}));
    type(Abandon);
    for (int step = 0; step < 3; ++step) goOn(*m_dialog);
    auto& name = child<QLineEdit>(*m_dialog, "nameEdit");
    QTest::keyClicks(&name, "SAVINGS");
    click(mainButton(*m_dialog));
    QCOMPARE(problem(), "A wallet is called \"Savings\" already. Choose another name.");
    QTest::keyClicks(&name, " 2");
    QCOMPARE(problem(), QString());
}

void TestRestoreWalletDialog::twelveTypedWordsAreNotThrownAwayUnasked()
{
    type(Abandon);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(questionOf(*m_dialog));
    QTest::keyClick(questionOf(*m_dialog), Qt::Key_Return); // goes on
    QVERIFY(m_dialog->isVisible() && !questionOf(*m_dialog));
    QTRY_VERIFY(!m_dialog->findChild<DiscardDialog*>());
    closeAndDiscard(*m_dialog);
    QTRY_VERIFY(!m_dialog);
}

void TestRestoreWalletDialog::whoTypedHardlyAnythingIsAskedNothing()
{
    type("abandon abandon abandon");
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(!questionOf(*m_dialog) && !m_dialog->isVisible());
}

void TestRestoreWalletDialog::goingBackKeepsWhatWasTyped()
{
    QVERIFY(!child<QPushButton>(*m_dialog, "backButton").isEnabled());
    type(Abandon);
    goOn(*m_dialog);
    click(child<QPushButton>(*m_dialog, "backButton"));
    QCOMPARE(stepTitle(*m_dialog), "Your recovery words");
    goOn(*m_dialog);
}

// --- All kinds

FoundAccount TestRestoreWalletDialog::found(AccountType type, std::uint32_t account, const QString& path)
{
    FoundAccount made;
    made.type = type;
    made.account = account;
    made.path = path;
    made.transactions = 3;
    made.balance = *Amount::fromSatoshis(50'000'000);
    made.first = BlockHeight{612'340};
    made.last = BlockHeight{700'100};
    return made;
}

AccountSearchReport TestRestoreWalletDialog::report()
{
    return {BlockHeight{1},
            Tip,
            true,
            {found(AccountType::Bip49, 0, "m/49h/0h/0h"), found(AccountType::Bip84, 1, "m/84h/0h/1h")}};
}

void TestRestoreWalletDialog::goToTheSearch(const char* birthdayButton)
{
    type(Abandon);
    goOn(*m_dialog);
    QVERIFY(child<QRadioButton>(*m_dialog, "allKindsButton").isChecked());
    QCOMPARE(child<QLabel>(*m_dialog, "stepNumberLabel").text(), "Step 2"); // of how many is chosen here
    QVERIFY(child<QLabel>(*m_dialog, "lookForMeaningLabel").text().contains("all four kinds"));
    goOn(*m_dialog);
    choose(*m_dialog, birthdayButton);
    goOn(*m_dialog);
    QCOMPARE(child<QLabel>(*m_dialog, "stepNumberLabel").text(), "Step 4 of 6");
    nameItAndGoOn();
    QCOMPARE(stepTitle(*m_dialog), "Before it begins");
    QVERIFY(mainButton(*m_dialog).hasFocus());
    click(mainButton(*m_dialog));
    QCOMPARE(stepTitle(*m_dialog), "What the words were used for");
}

void TestRestoreWalletDialog::comeBack()
{
    QWidget other;
    other.show();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    m_dialog->activateWindow();
    QTRY_VERIFY(m_dialog->isActiveWindow());
}

void TestRestoreWalletDialog::whatASearchTakesIsSaidBeforeItBegins()
{
    ScanWish wish;
    connect(m_dialog, &ImportWizard::estimateWanted, this, [&](const ScanWish& wanted) { wish = wanted; });
    QSignalSpy wanted(m_dialog, &RestoreWalletDialog::searchWanted);
    goToTheSearch();
    click(child<QPushButton>(*m_dialog, "backButton"));
    QCOMPARE(wish.scripts, std::optional<int>(1'120)); // four kinds, receive and change, 100 + 20 + 20
    QVERIFY(!wish.wallet);
    ScanEstimate estimate;
    estimate.from = BlockHeight{735'000};
    estimate.to = Tip;
    estimate.blocks = 175'119;
    estimate.bytesToFetch = 270'000'000;
    estimate.seconds = 240;
    estimate.pausing = {"Daily"};
    m_dialog->setEstimate(Error{Errc::Stopping, {}}); // of the first visit
    m_dialog->setEstimate(estimate);
    const auto says = [&](const char* label) { return child<QLabel>(*m_dialog, label).text(); };
    QVERIFY2(says("estimateRangeLabel").contains("735,000"), qPrintable(says("estimateRangeLabel")));
    QVERIFY2(says("estimateCostLabel").contains("270"), qPrintable(says("estimateCostLabel")));
    for (const char* part : {"disturbs no wallet", "\"Daily\" pauses"})
        QVERIFY2(says("estimatePausingLabel").contains(part), qPrintable(says("estimatePausingLabel")));
    QVERIFY(!child<QRadioButton>(*m_dialog, "scanLaterButton").isVisible()); // a search is not put off
    QVERIFY(!child<QRadioButton>(*m_dialog, "startWhenIdleButton").isVisible());
    QCOMPARE(mainButton(*m_dialog).text().remove('&'), "Start");
    click(mainButton(*m_dialog));
    QCOMPARE(wanted.count(), 2);
}

void TestRestoreWalletDialog::theLookaheadIsThatOfTheSearchAndOfTheWalletsFound()
{
    ScanWish wish;
    connect(m_dialog, &ImportWizard::estimateWanted, this, [&](const ScanWish& wanted) { wish = wanted; });
    type(Abandon);
    goOn(*m_dialog);
    auto& lookahead = child<QSpinBox>(*m_dialog, "lookaheadBox");
    QVERIFY2(lookahead.text().contains("100, and 20 in further accounts"), qPrintable(lookahead.text()));
    QVERIFY(child<QRadioButton>(*m_dialog, "allKindsButton").isChecked());
    retype(lookahead, 500);
    goOn(*m_dialog);
    goOn(*m_dialog);
    nameItAndGoOn();
    QCOMPARE(wish.scripts, std::optional<int>(12'000)); // four kinds, receive and change, three accounts
    click(mainButton(*m_dialog));
    QCOMPARE(m_dialog->takeSearch().lookahead, std::optional<int>(500));
    m_dialog->setReport(report());
    click(mainButton(*m_dialog));
    const NewWallet wallet = walletOfAccount(m_dialog->takeWallet(), m_dialog->chosen()[0], "Old phone");
    QCOMPARE(wallet.lookahead, std::optional<int>(500));
}

void TestRestoreWalletDialog::offlineTheSearchSaysThatItWaits()
{
    goToTheSearch();
    SyncSnapshot snapshot;
    m_dialog->setSnapshot(snapshot);
    const auto& what = child<QLabel>(*m_dialog, "accountsLabel");
    QCOMPARE(what.text(), "The search waits for a connection");
    snapshot.peers = {PeerInfo()};
    m_dialog->setSnapshot(snapshot);
    QVERIFY2(what.text().contains("Looking"), qPrintable(what.text()));
}

void TestRestoreWalletDialog::pausedAsAJobItSaysSo()
{
    goToTheSearch();
    SyncSnapshot snapshot;
    snapshot.peers = {PeerInfo()};
    JobView search;
    search.kind = JobKind::Search;
    search.state = JobState::Paused;
    snapshot.jobs = {search};
    m_dialog->setSnapshot(snapshot);
    const auto& what = child<QLabel>(*m_dialog, "accountsLabel");
    QCOMPARE(what.text(), "The search is paused");
    snapshot.jobs[0].state = JobState::Running;
    m_dialog->setSnapshot(snapshot);
    QVERIFY2(what.text().contains("Looking"), qPrintable(what.text()));
}

void TestRestoreWalletDialog::whoDoesNotKnowTheKindChoosesAmongWhatWasFound()
{
    QSignalSpy wanted(m_dialog, &RestoreWalletDialog::searchWanted);
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    goToTheSearch();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(m_dialog->takeSearch().words.text(), std::string_view(Abandon));
    click(mainButton(*m_dialog));
    QVERIFY2(problem().contains("not over"), qPrintable(problem()));
    m_dialog->setReport(report());
    const QString first
        = child<QCheckBox>(*m_dialog, "account1Box").text() + child<QLabel>(*m_dialog, "account1Label").text();
    for (const char* part : {"Nested segwit (BIP49)", "m/49h/0h/0h", "3 payments", "0.5", "612,340", "700,100"})
        QVERIFY2(first.contains(part), qPrintable(first));
    tick(*m_dialog, "account1Box"); // away
    click(mainButton(*m_dialog));
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(m_dialog->chosen().size(), 1);
    QCOMPARE(m_dialog->chosen()[0].type, AccountType::Bip84);
    QCOMPARE(m_dialog->nameFor(m_dialog->chosen()[0]), QString("Old phone (bip84, account 1)"));
    const NewWallet wallet = walletOfAccount(m_dialog->takeWallet(), m_dialog->chosen()[0], "Old phone");
    const auto& origin = std::get<KeysOrigin>(wallet.origin);
    QCOMPARE(origin.words.text(), std::string_view(Abandon));
    QCOMPARE(origin.type, AccountType::Bip84);
    QCOMPARE(origin.account, 1U);
    QCOMPARE(std::get<BlockHeight>(wallet.birthday.since).value, 612'340);
}

void TestRestoreWalletDialog::theSearchSaysHowFarItIsAndEndsWithBackAndCancel()
{
    QSignalSpy wanted(m_dialog, &RestoreWalletDialog::searchWanted);
    QSignalSpy cancelled(m_dialog, &RestoreWalletDialog::searchCancelled);
    goToTheSearch();
    SyncSnapshot snapshot;
    snapshot.tip.height = Tip;
    snapshot.peers = {PeerInfo()};
    m_dialog->setSnapshot(snapshot);
    SyncEvent event = SyncEvent::of(SyncEvent::Kind::Search);
    event.from = BlockHeight{1};
    event.height = BlockHeight{455'000};
    m_dialog->tell(event);
    const QString said = child<QLabel>(*m_dialog, "accountsLabel").text();
    QVERIFY2(said.contains("block 455,000 of 910,118"), qPrintable(said));
    click(child<QPushButton>(*m_dialog, "backButton"));
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(stepTitle(*m_dialog), "Before it begins");
    click(mainButton(*m_dialog));
    QCOMPARE(wanted.count(), 2);
    m_dialog->setReport(Error{Errc::Cancelled, {}}); // of the first one
    QVERIFY(child<QLabel>(*m_dialog, "accountsLabel").text().contains("Looking"));
    closeAndDiscard(*m_dialog);
    QCOMPARE(cancelled.count(), 2);
}

void TestRestoreWalletDialog::whatToTryWhenNothingWasFound()
{
    goToTheSearch();
    m_dialog->setReport(AccountSearchReport{BlockHeight{1}, Tip, false, {}});
    QVERIFY(child<QLabel>(*m_dialog, "accountsLabel").text().contains("Nothing was found in blocks 1 to 910,118"));
    const QString more = child<QLabel>(*m_dialog, "accountsMoreLabel").text();
    for (const char* part : {"BIP39 passphrase", "add the wallet anyway", "Electrum", "one peer"})
        QVERIFY2(more.contains(part), qPrintable(more));
    QVERIFY(!more.contains("restore it again with the kind"));
    QVERIFY(!child<QPushButton>(*m_dialog, "changeFirstPaymentButton").isVisible()); // all were looked at

    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    QCOMPARE(mainButton(*m_dialog).text().remove('&'), "Add anyway");
    click(mainButton(*m_dialog));
    QCOMPARE(submitted.count(), 1);
    QVERIFY(m_dialog->chosen().isEmpty());
    QCOMPARE(std::get<KeysOrigin>(m_dialog->takeWallet().origin).type, AccountType::Bip84);
}

void TestRestoreWalletDialog::aChainWithoutBlocksIsNotBlamedOnABirthday_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QString>("words");
    QTest::newRow("none was given") << QByteArray("birthdayUnknownButton") << "The chain has no blocks yet";
    QTest::newRow("a block was given") << QByteArray("birthdayHeightButton")
                                       << "has not come to the day or block you gave";
}

void TestRestoreWalletDialog::aChainWithoutBlocksIsNotBlamedOnABirthday()
{
    QFETCH(QByteArray, button);
    QFETCH(QString, words);
    goToTheSearch(button);
    m_dialog->setReport(AccountSearchReport{BlockHeight{1}, BlockHeight{0}, true, {}});
    const QString more = child<QLabel>(*m_dialog, "accountsMoreLabel").text();
    QVERIFY2(more.contains(words), qPrintable(more));
    QVERIFY2(more.contains("ready to be paid"), qPrintable(more));
}

void TestRestoreWalletDialog::whatToTryNextIsAStepOfTheWizard_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("step");
    QTest::newRow("a passphrase") << "changePassphraseButton"
                                  << "Your recovery words";
    QTest::newRow("further") << "changeLookaheadButton"
                             << "What to look for";
}

void TestRestoreWalletDialog::whatToTryNextIsAStepOfTheWizard()
{
    QFETCH(QString, button);
    QFETCH(QString, step);
    goToTheSearch();
    auto& next = child<QPushButton>(*m_dialog, qPrintable(button));
    QVERIFY(!next.isVisible());
    m_dialog->setReport(AccountSearchReport{BlockHeight{1}, Tip, true, {}});
    next.setFocus();
    QTest::keyClick(&next, Qt::Key_Space);
    QCOMPARE(stepTitle(*m_dialog), step);
}

void TestRestoreWalletDialog::aSearchThatStoppedAddsNothing()
{
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    goToTheSearch();
    m_dialog->setReport(Error{Errc::NotFound, {}});
    click(mainButton(*m_dialog));
    QVERIFY2(problem().contains("nothing to add"), qPrintable(problem()));
    QCOMPARE(submitted.count(), 0);
}

void TestRestoreWalletDialog::accountsAreChosenWithTheKeyboardAlone()
{
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    goToTheSearch();
    comeBack();
    m_dialog->setReport(report());
    QCOMPARE(QApplication::focusWidget(), &child<QCheckBox>(*m_dialog, "account1Box"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY2(problem().contains("at least one"), qPrintable(problem()));
    QTest::keyClick(&child<QCheckBox>(*m_dialog, "account2Box"), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
}

void TestRestoreWalletDialog::whatBecameOfEachIsSaid()
{
    QSignalSpy opened(m_dialog, &ImportWizard::walletWanted);
    goToTheSearch();
    m_dialog->setReport(report());
    click(mainButton(*m_dialog));
    m_dialog->noteAdded("Old phone (bip49)", Error{Errc::Duplicate, "Daily"});
    m_dialog->noteAdded("Old phone (bip84, account 1)", WalletId{7});
    m_dialog->showAllAdded();
    QVERIFY(!m_dialog->onlyAdded());
    QCOMPARE(stepTitle(*m_dialog), "The wallet is added"); // one
    QVERIFY(child<QLabel>(*m_dialog, "hint1Label").text().contains("(bip84, account 1)\" is added"));
    QVERIFY(child<QLabel>(*m_dialog, "hint2Label").text().contains("Daily"));
    QVERIFY(!child<QPushButton>(*m_dialog, "copyResultButton").isVisible()); // nothing failed
    click(mainButton(*m_dialog));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<WalletId>(), WalletId{7});
}

void TestRestoreWalletDialog::whyOneWasNotAddedCanBeCopied()
{
    goToTheSearch();
    m_dialog->setReport(report());
    click(mainButton(*m_dialog));
    m_dialog->noteAdded("Old phone (bip49)", Error{Errc::Refused, "another search is under way"});
    m_dialog->showAllAdded(); // none is here: back to the accounts
    click(child<QPushButton>(*m_dialog, "copyErrorButton"));
    QVERIFY(QGuiApplication::clipboard()->text().endsWith("refused: another search is under way"));
    m_dialog->noteAdded("Old phone (bip49)", Error{Errc::Database, "locked"});
    m_dialog->noteAdded("Old phone (bip84, account 1)", WalletId{7});
    m_dialog->showAllAdded();
    click(child<QPushButton>(*m_dialog, "copyResultButton"));
    QVERIFY(QGuiApplication::clipboard()->text().endsWith("database: locked"));
    QVERIFY(!QGuiApplication::clipboard()->text().contains("phone"));
}

void TestRestoreWalletDialog::aSearchThatStoppedCanBeCopied()
{
    goToTheSearch();
    m_dialog->setReport(Error{Errc::Refused, "another search is under way"});
    click(child<QPushButton>(*m_dialog, "copySearchErrorButton"));
    QVERIFY(QGuiApplication::clipboard()->text().endsWith("refused: another search is under way"));
}

namespace {

JobView importOf(const WalletView& wallet, int done)
{
    JobView job;
    job.id = JobId{wallet.id.value};
    job.wallet = wallet.id;
    job.walletName = wallet.name;
    job.state = JobState::Running;
    job.from = BlockHeight{0};
    job.next = BlockHeight{done};
    job.to = BlockHeight{999};
    return job;
}

SyncEvent importDone(WalletId wallet, int transactions)
{
    SyncEvent event = SyncEvent::of(SyncEvent::Kind::ImportDone);
    event.wallet = wallet;
    event.job = JobId{wallet.value};
    event.count = transactions;
    event.height = BlockHeight{999};
    return event;
}

WalletView importing(std::int64_t id, const QString& name)
{
    WalletView wallet = walletView(id, name, WalletState::Importing);
    wallet.isPartial = true;
    wallet.balance.confirmed = *Amount::fromSatoshis(10'000'000);
    return wallet;
}

} // namespace

void TestRestoreWalletDialog::severalAreFollowedToTheEnd()
{
    goToTheSearch();
    m_dialog->setReport(report());
    click(mainButton(*m_dialog));
    SyncSnapshot snapshot = snapshotOf({importing(7, "Nested"), importing(8, "Segwit")});
    m_dialog->noteAdded("Nested", WalletId{7});
    m_dialog->noteAdded("Segwit", WalletId{8});
    m_dialog->showAllAdded();
    snapshot.jobs = {importOf(snapshot.wallets[0], 500), importOf(snapshot.wallets[1], 500)};
    m_dialog->setSnapshot(snapshot);
    QCOMPARE(stepTitle(*m_dialog), "The wallets are added");
    const auto says = [this](const char* name) { return child<QLabel>(*m_dialog, name).text(); };
    QVERIFY2(says("resultMoreLabel").contains("in one pass"), qPrintable(says("resultMoreLabel")));
    QVERIFY2(says("hint1Label").startsWith("\"Nested\": block 499 of 999"), qPrintable(says("hint1Label")));
    const auto& bar = child<QProgressBar>(*m_dialog, "resultProgressBar");
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.value(), 50);

    m_dialog->tell(importDone(WalletId{7}, 3));
    snapshot.jobs.removeFirst();
    m_dialog->setSnapshot(snapshot);
    QVERIFY2(says("hint1Label").contains("3 transactions, 0.1"), qPrintable(says("hint1Label")));
    QCOMPARE(bar.value(), 75);
    m_dialog->tell(importDone(WalletId{8}, 8));
    snapshot.jobs.clear();
    m_dialog->setSnapshot(snapshot);
    QCOMPARE(stepTitle(*m_dialog), "The import is done");
    QVERIFY2(says("resultLabel").contains("11 transactions, 0.2"), qPrintable(says("resultLabel")));
    QVERIFY(!bar.isVisible());
    QVERIFY(!says("resultMoreLabel").contains("looked through now"));
    for (const WalletId wallet : {WalletId{7}, WalletId{8}}) m_dialog->tell(importDone(wallet, 0)); // undone by a reorg
    m_dialog->setSnapshot(snapshot);
    QCOMPARE(stepTitle(*m_dialog), "Nothing was found");
    QCOMPARE(says("resultLabel"), "No payment to these wallets is in blocks 0 to 999.");
    SyncEvent later = importDone(WalletId{8}, 0);
    later.from = BlockHeight{500};
    m_dialog->tell(later); // no range is true of both
    m_dialog->setSnapshot(snapshot);
    QCOMPARE(says("resultLabel"), "No payment to these wallets is in the blocks that were looked at.");
    QVERIFY2(says("hint1Label").contains("BIP39 passphrase"), qPrintable(says("hint1Label")));
}

/// "Nested" (7) and "Segwit" (8), whose imports run.
SyncSnapshot TestRestoreWalletDialog::addTwo()
{
    goToTheSearch();
    m_dialog->setReport(report());
    click(mainButton(*m_dialog));
    m_dialog->noteAdded("Nested", WalletId{7});
    m_dialog->noteAdded("Segwit", WalletId{8});
    m_dialog->showAllAdded();
    SyncSnapshot snapshot = snapshotOf({importing(7, "Nested"), importing(8, "Segwit")});
    snapshot.jobs = {importOf(snapshot.wallets[0], 500), importOf(snapshot.wallets[1], 500)};
    m_dialog->setSnapshot(snapshot);
    return snapshot;
}

void TestRestoreWalletDialog::whatStoppedIsNotCalledDone_data()
{
    QTest::addColumn<std::optional<JobState>>("left");
    QTest::newRow("failed") << std::optional(JobState::Failed);
    QTest::newRow("paused") << std::optional(JobState::Paused);
    QTest::newRow("cancelled") << std::optional<JobState>();
}

void TestRestoreWalletDialog::whatStoppedIsNotCalledDone()
{
    QFETCH(std::optional<JobState>, left);
    SyncSnapshot snapshot = addTwo();
    m_dialog->tell(importDone(WalletId{7}, 3));
    snapshot.wallets[0].isPartial = false;
    snapshot.jobs.removeFirst();
    if (left)
        snapshot.jobs.first().state = *left;
    else
        snapshot.jobs.clear();
    m_dialog->setSnapshot(snapshot);
    const auto says = [this](const char* name) { return child<QLabel>(*m_dialog, name).text(); };
    QCOMPARE(stepTitle(*m_dialog), "Not all imports are done");
    QVERIFY2(says("resultLabel").contains("3 transactions"), qPrintable(says("resultLabel")));
    QVERIFY2(!says("resultMoreLabel").contains("looked through now"), qPrintable(says("resultMoreLabel")));
    QVERIFY2(says("resultMoreLabel").contains("resume"), qPrintable(says("resultMoreLabel")));
    QVERIFY(!child<QProgressBar>(*m_dialog, "resultProgressBar").isVisible());
}

void TestRestoreWalletDialog::aLaterScanIsNoResultOfTheImport()
{
    SyncSnapshot snapshot = addTwo();
    for (const WalletId wallet : {WalletId{7}, WalletId{8}}) m_dialog->tell(importDone(wallet, 4));
    snapshot.jobs.clear();
    SyncEvent deeper = importDone(WalletId{7}, 0);
    deeper.job = JobId{70};
    deeper.jobKind = JobKind::Scripts;
    m_dialog->tell(deeper);
    m_dialog->setSnapshot(snapshot);
    QCOMPARE(stepTitle(*m_dialog), "The import is done");
    const QString found = child<QLabel>(*m_dialog, "resultLabel").text();
    QVERIFY2(found.contains("8 transactions"), qPrintable(found));
}

void TestRestoreWalletDialog::oneThatWasRemovedIsNoLongerHere()
{
    SyncSnapshot snapshot = addTwo();
    snapshot.wallets.removeFirst();
    snapshot.jobs.removeFirst();
    m_dialog->setSnapshot(snapshot);
    QCOMPARE(stepTitle(*m_dialog), "The wallet is added");
    QVERIFY(child<QLabel>(*m_dialog, "hint1Label").text().contains("Segwit"));
    QSignalSpy opened(m_dialog, &ImportWizard::walletWanted);
    click(mainButton(*m_dialog));
    QCOMPARE(opened.value(0).value(0).value<WalletId>(), WalletId{8});
}

void TestRestoreWalletDialog::oneAloneIsFollowedLikeAnyImport()
{
    goToTheSearch();
    m_dialog->setReport(report());
    tick(*m_dialog, "account1Box"); // away
    click(mainButton(*m_dialog));
    m_dialog->noteAdded("Old phone (bip84)", WalletId{7});
    m_dialog->showAllAdded();
    QCOMPARE(m_dialog->onlyAdded(), std::optional(WalletId{7}));
    SyncSnapshot snapshot = snapshotOf({importing(7, "Old phone (bip84)")});
    snapshot.jobs = {importOf(snapshot.wallets[0], 500)};
    m_dialog->setSnapshot(snapshot);
    QCOMPARE(stepTitle(*m_dialog), "The import is under way");
    m_dialog->tell(importDone(WalletId{7}, 3));
    snapshot.jobs.clear();
    m_dialog->setSnapshot(snapshot);
    QCOMPARE(stepTitle(*m_dialog), "The import is done");
    const QString more = child<QLabel>(*m_dialog, "resultMoreLabel").text();
    QVERIFY2(more.contains("Old phone (bip84)"), qPrintable(more));
}

void TestRestoreWalletDialog::theExamplesAreOfItsNetwork()
{
    QVERIFY(child<QComboBox>(*m_dialog, "accountTypeBox").itemText(0).endsWith("bc1q…"));
    RestoreWalletDialog practice(Network::Practice, Tip);
    const auto& kinds = child<QComboBox>(practice, "accountTypeBox");
    QCOMPARE(kinds.count(), 4);
    for (int i = 0; i < kinds.count(); ++i)
        QVERIFY2(!kinds.itemText(i).contains("bc1") && !kinds.itemText(i).endsWith("1…"),
                 qPrintable(kinds.itemText(i)));
    QVERIFY2(kinds.itemText(0).endsWith("bcrt1q…"), qPrintable(kinds.itemText(0)));
}

QTEST_MAIN(TestRestoreWalletDialog)
#include "tst_restorewalletdialog.moc"
