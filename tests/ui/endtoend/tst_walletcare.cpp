// SPDX-License-Identifier: MIT

#include "core/api/newwallet.h"
#include "core/api/services/walletservice.h"
#include "tests/support/sessions.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/dialogs/program/logdialog.h"
#include "ui/dialogs/program/practicedialogs.h"
#include "ui/dialogs/program/unsaveddialog.h"
#include "ui/dialogs/wallet/changepassphrasedialog.h"
#include "ui/dialogs/wallet/rescandialog.h"
#include "ui/dialogs/wallet/scandeeperdialog.h"
#include "ui/dialogs/wallet/showsecretsdialog.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/mainwindow/desktop/idlewatch.h"
#include "ui/models/historymodel.h"
#include "ui/style/textsize.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/secrets/wordedit.h"
#include "ui/widgets/secrets/wordgrid.h"
#include "ui/widgets/text/labels.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QWindow>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// What a person does with a wallet that is there: its settings, its labels, all wallets at once.
class TestWalletCare : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void aPersonSeesTheRecoveryWordsAgain();
    void aPersonChangesThePassphraseAndTheOldOneIsRefused();
    void theSettingsTellOfAPassphraseAsSoonAsThereIsOne();
    void theFirstStepsLeadStraightToTheQuestionForAPassphrase();
    void aPersonUnlocksAllWithTheSamePassphraseAtOnce();
    void aPersonSeesHowFarUnlockingManyIsAndStopsIt();
    void anUnlockThatIsCancelledInTheMiddleOpensNothing();
    void anUnlockThatALockMeetsInTheMiddleOpensNothing();
    void cancellingAWrongGuessSparesNoWait();
    void wordsThatAreCancelledInTheMiddleAreNotShown();
    void whereNobodyIsNoSecretIsInSight_data();
    void whereNobodyIsNoSecretIsInSight();
    void whereNobodyIsWhatWasTypedIsNotShownAgain();
    void whatIsUnlockedUntilQuittingStaysSoWithoutUse();
    void aPersonGivesAWalletAColourAndNotesThatStay();
    void notesOutliveQuittingAndLocking();
    void quittingAsksBeforeATextIsLostThatCannotBeSaved();
    void aSignalEndsTheProgramWithoutAQuestion();
    void aPersonRescansFromABlock();
    void aBlockAboveTheTipCannotBeRescannedFrom();
    void aPersonScansDeeper();
    void aPersonLabelsAPaymentAndFindsItByItsLabel();
    void aPersonStopsStartsAndLocksAllWallets();
    void payingAllLeavesOutAWalletThatGivesNoAddress();

private:
    void opensSettings(const QString& wallet, const char* button);
    void types(QWidget& field, const char* words)
    {
        QTest::keyClicks(&child<SecretEdit>(field, "passphraseEdit"), words);
    }
    /// Presses the main button of a dialog that first counts blocks.
    void startsTheScan(QDialog& dialog);
    void seesInTheLog(const QString& sentence);
    bool isLocked(const QString& wallet) { return m_program->wallet(wallet)->auth == WalletAuth::Locked; }
    void nobodyIsThere() { emit m_program->window().findChild<IdleWatch*>()->idle(); }
    UnlockDialog& triesToUnlock(const QString& wallet, const char* passphrase);
    void waitsForTheKeyDerivations(); ///< Until those that were begun are over, and what came of them is done.
    bool showsNoSecret(const QString& wallet);

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

void TestWalletCare::init()
{
    failOnAnyWarning();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
}

/// And presses one of their buttons.
void TestWalletCare::opensSettings(const QString& wallet, const char* button)
{
    m_person->selects(wallet);
    m_person->opens("settings");
    auto* found = m_program->visible<QPushButton>(button);
    QVERIFY2(found, button);
    QTRY_VERIFY_WITH_TIMEOUT(found->isEnabled(), Patience); // the settings are read first
    found->setFocus(); // the page scrolls there
    click(*found);
}

void TestWalletCare::startsTheScan(QDialog& dialog)
{
    QTRY_VERIFY2_WITH_TIMEOUT(mainButton(dialog).isEnabled(), qPrintable(m_person->problemOf(dialog)), Patience);
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
}

void TestWalletCare::seesInTheLog(const QString& sentence)
{
    m_program->choose("logAction");
    auto& log = m_program->dialog<LogDialog>();
    const auto said = [&] {
        const QAbstractItemModel& events = *child<QTableView>(log, "logTable").model();
        QStringList sentences;
        for (int row = 0; row < events.rowCount(); ++row) sentences += events.index(row, 1).data().toString();
        return sentences.join(u'\n');
    };
    QTRY_VERIFY2_WITH_TIMEOUT(said().contains(sentence), qPrintable(said()), Patience);
    log.close();
}

UnlockDialog& TestWalletCare::triesToUnlock(const QString& wallet, const char* passphrase)
{
    m_person->selects(wallet);
    m_program->types(Qt::Key_L);
    auto& dialog = m_program->dialog<UnlockDialog>();
    types(dialog, passphrase);
    m_person->presses(dialog);
    return dialog;
}

void TestWalletCare::aPersonSeesTheRecoveryWordsAgain()
{
    m_person->createsAWallet("Daily", "correct horse");
    opensSettings("Daily", "showSecretsButton");
    auto& dialog = m_program->dialog<ShowSecretsDialog>();
    types(dialog, "battery staple");
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->problemOf(dialog).contains("did not match"), Patience);
    types(dialog, "correct horse");
    m_person->presses(dialog);
    auto& words = child<WordGrid>(dialog, "wordGrid");
    QTRY_VERIFY_WITH_TIMEOUT(words.isVisible(), Patience);
    QVERIFY(!words.isShown()); // nobody's eyes before a click
    click(child<QPushButton>(dialog, "showWordsButton"));
    QVERIFY(words.isShown());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
}

void TestWalletCare::aPersonChangesThePassphraseAndTheOldOneIsRefused()
{
    m_person->createsAWallet("Daily", "correct horse");
    opensSettings("Daily", "changePassphraseButton");
    auto& dialog = m_program->dialog<ChangePassphraseDialog>();
    types(child<QWidget>(dialog, "oldPassphraseField"), "correct horse");
    auto& fields = child<QWidget>(dialog, "newPassphraseFields");
    types(fields, "battery staple");
    QTest::keyClicks(&child<SecretEdit>(fields, "passphraseAgainEdit"), "battery staple");
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);

    UnlockDialog& refused = triesToUnlock("Daily", "correct horse");
    QTRY_VERIFY_WITH_TIMEOUT(m_person->problemOf(refused).contains("did not match"), Patience);
    QVERIFY(isLocked("Daily"));
    types(refused, "battery staple");
    m_person->presses(refused);
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked("Daily"), Patience);
}

void TestWalletCare::theSettingsTellOfAPassphraseAsSoonAsThereIsOne()
{
    m_person->createsAWallet("Daily");
    opensSettings("Daily", "changePassphraseButton");
    const auto state = [this] { return m_program->visible<QLabel>("passphraseStateLabel")->text(); };
    QVERIFY2(state().startsWith("None"), qPrintable(state()));
    auto& fields = child<QWidget>(m_program->dialog<ChangePassphraseDialog>(), "newPassphraseFields");
    types(fields, "battery staple");
    QTest::keyClicks(&child<SecretEdit>(fields, "passphraseAgainEdit"), "battery staple");
    m_person->presses(m_program->dialog<ChangePassphraseDialog>());
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith("Set"), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(child<ElidedLabel>(m_program->window(), "statusMessageLabel").text(),
                              QString("The passphrase was set."), Patience);
}

void TestWalletCare::theFirstStepsLeadStraightToTheQuestionForAPassphrase()
{
    m_person->createsAWallet("Daily");
    m_person->selects("Daily");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->visible<QPushButton>("setPassphraseButton"), Patience);
    click(*m_program->visible<QPushButton>("setPassphraseButton"));
    QVERIFY(m_program->dialog<ChangePassphraseDialog>().windowTitle().contains("Daily"));
    m_program->dialog<ChangePassphraseDialog>().reject();
}

void TestWalletCare::aPersonUnlocksAllWithTheSamePassphraseAtOnce()
{
    m_person->createsAWallet("Daily", "correct horse");
    m_person->createsAWallet("Savings", "correct horse");
    m_person->createsAWallet("Shop", "battery staple");
    m_person->selects("Daily");
    m_program->types(Qt::Key_L);
    auto& dialog = m_program->dialog<UnlockDialog>();
    tick(dialog, "unlockOthersCheckBox");
    types(dialog, "correct horse");
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked("Daily") && !isLocked("Savings"), Patience);
    const auto said = [this] {
        const auto* strip = m_program->visible<Strip>("noticeBanner");
        return strip ? strip->sentence() : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(said(), QString("1 other wallet was unlocked, too."), Patience);
    QVERIFY(isLocked("Shop"));
    m_program->types(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isLocked("Daily") && isLocked("Savings"), Patience);
}

/// One is derived after the other: when this wrong guess is answered those before it are, too, and the engine has done
/// what was asked of it then when it answers once more.
void TestWalletCare::waitsForTheKeyDerivations()
{
    const WalletId any = m_program->wallet("Daily")->id;
    QVERIFY(!await(m_program->session().wallets().reveal(any, secret("nobody's"))));
    static_cast<void>(await(m_program->session().wallets().start(any)));
}

bool TestWalletCare::showsNoSecret(const QString& wallet)
{
    m_person->selects(wallet);
    const auto* lockPage = m_program->visible<SecretEdit>("passphraseEdit");
    const auto grids = m_program->window().findChildren<WordGrid*>();
    return lockPage && std::ranges::none_of(grids, [](const WordGrid* grid) { return grid->isVisible(); });
}

void TestWalletCare::aPersonSeesHowFarUnlockingManyIsAndStopsIt()
{
    for (const char* name : {"Daily", "Savings", "Shop", "Trip"}) m_person->createsAWallet(name, "correct horse");
    m_person->selects("Daily");
    m_program->types(Qt::Key_L);
    auto& dialog = m_program->dialog<UnlockDialog>();
    tick(dialog, "unlockOthersCheckBox");
    types(dialog, "correct horse");
    m_person->presses(dialog);
    const auto& wait = child<QLabel>(dialog, "waitLabel");
    QVERIFY2(wait.isVisible() && wait.text().startsWith("Unlocking 1 of 4…"), qPrintable(wait.text()));
    QTRY_VERIFY2_WITH_TIMEOUT(wait.text().startsWith("Unlocking 3 of 4…"), qPrintable(wait.text()), Patience);
    click(child<QPushButton>(dialog, "cancelButton"));
    waitsForTheKeyDerivations();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog() && isLocked("Shop"), Patience);
    QVERIFY(isLocked("Trip"));
    QVERIFY(!isLocked("Daily") && !isLocked("Savings")); // they were open before
}

void TestWalletCare::anUnlockThatIsCancelledInTheMiddleOpensNothing()
{
    m_person->createsAWallet("Daily", "correct horse");
    UnlockDialog& dialog = triesToUnlock("Daily", "correct horse");
    QTest::keyClick(&dialog, Qt::Key_Escape);
    waitsForTheKeyDerivations();
    QTRY_VERIFY_WITH_TIMEOUT(isLocked("Daily") && m_program->hasNoDialog(), Patience);
    QVERIFY(showsNoSecret("Daily"));
}

void TestWalletCare::anUnlockThatALockMeetsInTheMiddleOpensNothing()
{
    m_person->createsAWallet("Daily", "correct horse");
    triesToUnlock("Daily", "correct horse");
    nobodyIsThere(); // all is locked
    waitsForTheKeyDerivations();
    QTRY_VERIFY_WITH_TIMEOUT(isLocked("Daily") && m_program->hasNoDialog(), Patience);
    QVERIFY(showsNoSecret("Daily"));
}

void TestWalletCare::cancellingAWrongGuessSparesNoWait()
{
    m_person->createsAWallet("Daily", "correct horse");
    for (int guess = 0; guess < 10; ++guess) {
        m_person->selects("Daily");
        m_program->types(Qt::Key_L);
        auto& dialog = m_program->dialog<UnlockDialog>();
        if (!mainButton(dialog).isEnabled()) return;
        types(dialog, "battery staple");
        m_person->presses(dialog);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        waitsForTheKeyDerivations();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    }
    QFAIL("ten guesses, and no wait");
}

void TestWalletCare::wordsThatAreCancelledInTheMiddleAreNotShown()
{
    m_person->createsAWallet("Daily", "correct horse");
    opensSettings("Daily", "showSecretsButton");
    auto& dialog = m_program->dialog<ShowSecretsDialog>();
    types(dialog, "correct horse");
    m_person->presses(dialog);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    waitsForTheKeyDerivations();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    for (const WordGrid* grid : m_program->window().findChildren<WordGrid*>()) QVERIFY(!grid->isVisible());
}

void TestWalletCare::whereNobodyIsNoSecretIsInSight_data()
{
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<bool>("isUnlocked");
    QTest::newRow("a locked wallet") << "correct horse" << false;
    QTest::newRow("an unlocked one") << "correct horse" << true;
    QTest::newRow("one without a passphrase") << "" << false;
}

void TestWalletCare::whereNobodyIsNoSecretIsInSight()
{
    QFETCH(QString, passphrase);
    QFETCH(bool, isUnlocked);
    m_person->createsAWallet("Daily", passphrase);
    if (isUnlocked) triesToUnlock("Daily", "correct horse");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    opensSettings("Daily", "showSecretsButton");
    auto& dialog = m_program->dialog<ShowSecretsDialog>();
    if (!passphrase.isEmpty()) types(dialog, "correct horse");
    m_person->presses(dialog);
    auto& words = child<WordGrid>(dialog, "wordGrid");
    QTRY_VERIFY_WITH_TIMEOUT(words.isVisible(), Patience);
    click(child<QPushButton>(dialog, "showWordsButton"));
    QVERIFY(words.isShown());
    nobodyIsThere();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
}

/// A wizard stays: what is in it counts, and cannot be seen.
void TestWalletCare::whereNobodyIsWhatWasTypedIsNotShownAgain()
{
    m_program->choose("restoreAction");
    auto& wizard = m_program->dialog<RestoreWalletDialog>();
    m_person->typesWords(wizard, Person::Words);
    auto& all = child<QCheckBox>(wizard, "showWordsBox");
    all.click();
    auto& first = child<WordEdit>(wizard, "word1Edit");
    QVERIFY(first.isRevealed());
    nobodyIsThere();
    for (const auto* word : wizard.findChildren<WordEdit*>()) QVERIFY(!word->isRevealed());
    all.click();
    all.click();
    first.setFocus();
    QVERIFY(!first.isRevealed());
    QVERIFY(first.secret().text() == "abandon"); // the person goes on
    QTest::keyClick(&first, Qt::Key_A);
    QVERIFY(first.isRevealed());
    QVERIFY(first.secret().text() == "a");
    closeAndDiscard(wizard);

    m_program->choose("createAction");
    auto& create = m_program->dialog<CreateWalletDialog>();
    QTest::keyClicks(&child<QLineEdit>(create, "nameEdit"), "Daily");
    m_person->presses(create);
    understand(create);
    click(child<QPushButton>(create, "showWordsButton"));
    auto& words = child<WordGrid>(create, "wordGrid");
    QVERIFY(words.isShown());
    nobodyIsThere();
    QVERIFY(words.isVisible() && !words.isShown());
    closeAndDiscard(create);
}

void TestWalletCare::whatIsUnlockedUntilQuittingStaysSoWithoutUse()
{
    m_person->createsAWallet("Daily", "correct horse");
    m_person->createsAWallet("Savings", "battery staple");
    m_person->selects("Daily");
    m_program->types(Qt::Key_L);
    auto& dialog = m_program->dialog<UnlockDialog>();
    choose(dialog, "untilQuitRadioButton");
    types(dialog, "correct horse");
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked("Daily") && m_program->hasNoDialog(), Patience);
    triesToUnlock("Savings", "battery staple");
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked("Savings") && m_program->hasNoDialog(), Patience);
    nobodyIsThere();
    QTRY_VERIFY_WITH_TIMEOUT(isLocked("Savings"), Patience);
    QVERIFY(!isLocked("Daily"));

    m_program->choose("lockAllAction"); // a person's wish is more
    QTRY_VERIFY_WITH_TIMEOUT(isLocked("Daily"), Patience);
    m_person->selects("Daily");
    auto* field = m_program->visible<SecretEdit>("passphraseEdit"); // of the lock page; the choice was for that time
    QVERIFY(field);
    QTest::keyClicks(field, "correct horse");
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked("Daily") && m_program->hasNoDialog(), Patience);
    nobodyIsThere();
    QTRY_VERIFY_WITH_TIMEOUT(isLocked("Daily"), Patience);
}

void TestWalletCare::aPersonGivesAWalletAColourAndNotesThatStay()
{
    m_person->createsAWallet("Daily");
    m_person->opens("settings");
    auto* notes = m_program->visible<QPlainTextEdit>("notesTextEdit");
    QTRY_VERIFY_WITH_TIMEOUT(notes->isEnabled() && m_program->visible<QPushButton>("rescanButton")->isEnabled(),
                             Patience);
    QTest::keyClicks(notes, "Rent and food");
    QTest::keyClicks(m_program->visible<QComboBox>("colourBox"), "Green");
    click(*m_program->visible<QPushButton>("saveGeneralButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->wallet("Daily")->colour.isEmpty(), Patience);
    const QString colour = m_program->wallet("Daily")->colour;

    m_program->quit();
    m_program->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily"), Patience);
    QCOMPARE(m_program->wallet("Daily")->colour, colour);
    m_person->selects("Daily");
    m_person->opens("settings");
    QTRY_COMPARE_WITH_TIMEOUT(m_program->visible<QPlainTextEdit>("notesTextEdit")->toPlainText(), "Rent and food",
                              Patience);
}

void TestWalletCare::quittingAsksBeforeATextIsLostThatCannotBeSaved()
{
    m_person->createsAWallet("Savings");
    m_person->createsAWallet("Daily");
    m_person->opens("settings");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->visible<QPushButton>("rescanButton")->isEnabled(), Patience);
    retype(*m_program->visible<QLineEdit>("nameEdit"), QString(61, 'x'));
    QSignalSpy hidden(m_program->window().windowHandle(), &QWindow::visibleChanged);
    m_program->window().resize(900, 600);
    setTextSize(150); // the field is far below
    m_person->selects("Savings"); // also from another page
    m_program->types(Qt::Key_Q);
    auto& question = m_program->dialog<UnsavedDialog>();
    const QString words = child<QLabel>(question, "unsavedLabel").text();
    QVERIFY2(words.contains("Settings of Daily: The name is not saved. A name has at most 60"), qPrintable(words));
    QTest::keyClick(&question, Qt::Key_Return); // goes back
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    QVERIFY(m_program->window().isVisible());
    auto* name = m_program->visible<QLineEdit>("nameEdit"); // where it can be changed
    QVERIFY(name);
    QTRY_VERIFY_WITH_TIMEOUT(name->hasFocus(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(name->visibleRegion(), QRegion(name->rect()), Patience);

    m_program->window().close(); // by its frame
    auto& again = m_program->dialog<UnsavedDialog>();
    QCOMPARE(hidden.count(), 0);
    m_person->presses(again);
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->window().isVisible(), Patience);
    m_program->window().show(); // for cleanup(), which quits by a key
}

void TestWalletCare::aSignalEndsTheProgramWithoutAQuestion()
{
    m_person->createsAWallet("Daily");
    m_person->opens("settings");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->visible<QPushButton>("rescanButton")->isEnabled(), Patience);
    retype(*m_program->visible<QLineEdit>("nameEdit"), QString(61, 'x'));
    m_program->window().quitUnasked();
    QVERIFY(!m_program->window().isVisible());
    QVERIFY(!m_program->window().findChild<UnsavedDialog*>());
    m_program->window().show(); // for cleanup(), which quits by a key
}

void TestWalletCare::notesOutliveQuittingAndLocking()
{
    m_person->createsAWallet("Daily", "correct horse");
    m_person->opens("settings");
    const auto notes = [this] { return m_program->visible<QPlainTextEdit>("notesTextEdit"); };
    QTRY_VERIFY_WITH_TIMEOUT(m_program->visible<QPushButton>("rescanButton")->isEnabled(), Patience);
    QTest::keyClicks(notes(), "Rent");
    m_program->quit(); // at once, without a click on Save
    m_program->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily"), Patience);
    m_person->selects("Daily");
    m_person->opens("settings");
    QTRY_VERIFY_WITH_TIMEOUT(notes() && notes()->toPlainText() == "Rent", Patience);

    m_program->types(Qt::Key_L);
    auto& unlock = m_program->dialog<UnlockDialog>();
    QTest::keyClicks(&child<SecretEdit>(unlock, "passphraseEdit"), "correct horse");
    m_person->presses(unlock);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog() && !isLocked("Daily"), Patience);
    notes()->moveCursor(QTextCursor::End);
    QTest::keyClicks(notes(), " and food");
    m_program->types(Qt::Key_L); // the page is covered
    const auto stored = [this] {
        auto profile = m_program->session().wallets().profile(m_program->wallet("Daily")->id);
        profile.waitForFinished();
        return profile.result() ? profile.result()->notes : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(stored(), QString("Rent and food"), Patience);
}

void TestWalletCare::aPersonRescansFromABlock()
{
    m_person->createsAWallet("Daily");
    m_person->pays("Daily", "0.3");
    m_person->mines(40);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    opensSettings("Daily", "rescanButton");
    auto& dialog = m_program->dialog<RescanDialog>();
    choose(dialog, "birthdayHeightButton");
    retype(child<QSpinBox>(dialog, "birthdayHeightBox"), 0);
    startsTheScan(dialog);
    seesInTheLog("\"Daily\": looked through up to block");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    QVERIFY(m_person->balance().startsWith("0.3"));
}

void TestWalletCare::aBlockAboveTheTipCannotBeRescannedFrom()
{
    m_person->createsAWallet("Daily");
    m_person->mines(10);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    opensSettings("Daily", "rescanButton");
    auto& dialog = m_program->dialog<RescanDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(mainButton(dialog).isEnabled(), Patience);
    choose(dialog, "birthdayHeightButton");
    retype(child<QSpinBox>(dialog, "birthdayHeightBox"), m_program->tip().value + 1);
    const auto& range = child<QLabel>(dialog, "estimateRangeLabel");
    const QString refused = QString("No blocks to look at: block %1 is not here yet.").arg(m_program->tip().value + 1);
    QTRY_COMPARE_WITH_TIMEOUT(range.text(), refused, Patience);
    QVERIFY(!mainButton(dialog).isEnabled());
    retype(child<QSpinBox>(dialog, "birthdayHeightBox"), 0);
    startsTheScan(dialog);
}

void TestWalletCare::aPersonScansDeeper()
{
    m_person->createsAWallet("Daily");
    m_person->mines(10);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    opensSettings("Daily", "scanDeeperButton");
    auto& dialog = m_program->dialog<ScanDeeperDialog>();
    retype(child<QSpinBox>(dialog, "deeperLookaheadBox"), 300);
    startsTheScan(dialog);
    seesInTheLog("\"Daily\": looked through up to block");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
}

void TestWalletCare::aPersonLabelsAPaymentAndFindsItByItsLabel()
{
    m_person->createsAWallet("Daily");
    m_person->pays("Daily", "0.1");
    m_person->pays("Daily", "0.2");
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 2, Patience);
    auto* table = m_program->visible<QTableView>("historyTable");
    const QModelIndex amount = table->model()->index(1, HistoryModel::AmountColumn);
    QTRY_VERIFY2_WITH_TIMEOUT(amount.data().toString().contains("0.1"), qPrintable(amount.data().toString()), Patience);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(amount).center());
    QTest::keyClick(table, Qt::Key_F2);
    auto* editor = m_program->visible<QLineEdit>("labelLineEdit");
    QVERIFY(editor);
    QTest::keyClicks(editor, "Rent of May");
    QTest::keyClick(editor, Qt::Key_Return);

    m_program->types(Qt::Key_F); // Find
    QTest::keyClicks(m_program->visible<QLineEdit>("searchEdit"), "of may");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->index(0, HistoryModel::LabelColumn).data().toString(), "Rent of May",
                              Patience);
    m_program->quit();
    m_program->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily"), Patience);
    m_person->selects("Daily");
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 2, Patience);
    table = m_program->visible<QTableView>("historyTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->index(1, HistoryModel::LabelColumn).data().toString(), "Rent of May",
                              Patience);
}

void TestWalletCare::aPersonStopsStartsAndLocksAllWallets()
{
    m_person->createsAWallet("Daily", "correct horse");
    m_person->createsAWallet("Savings");
    triesToUnlock("Daily", "correct horse");
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked("Daily") && m_program->hasNoDialog(), Patience);
    click(child<QAbstractButton>(m_program->window(), "allWalletsButton"));
    const auto presses = [this](const char* button) {
        auto* found = m_program->visible<QPushButton>(button);
        QVERIFY2(found, button);
        QTRY_VERIFY2_WITH_TIMEOUT(found->isEnabled(), button, Patience);
        click(*found);
    };
    const auto areStopped = [this] {
        return m_program->wallet("Daily")->state == WalletState::Stopped
            && m_program->wallet("Savings")->state == WalletState::Stopped;
    };
    presses("stopAllButton");
    QTRY_VERIFY_WITH_TIMEOUT(areStopped(), Patience);
    const BlockHeight before = m_program->wallet("Daily")->syncedTo.height;
    m_person->mines(2);
    QCOMPARE(m_program->wallet("Daily")->syncedTo.height, before);
    presses("startAllButton");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep() && m_program->tip() == before + 2, Patience);
    presses("lockAllButton");
    QTRY_VERIFY_WITH_TIMEOUT(isLocked("Daily"), Patience);
}

void TestWalletCare::payingAllLeavesOutAWalletThatGivesNoAddress()
{
    m_person->createsAWallet("Daily");
    NewWallet bare;
    bare.name = "Bare scripts";
    bare.origin = WatchOrigin{"raw(51)", {}};
    QVERIFY(await(m_program->session().wallets().add(std::move(bare))));
    const auto& notice = child<Strip>(m_program->window(), "noticeBanner");
    QTRY_VERIFY_WITH_TIMEOUT(notice.sentence().startsWith("\"Bare scripts\" imported"), Patience); // the last to come
    m_program->choose("practiceSendAction");
    auto& dialog = m_program->dialog<PracticeSendDialog>();
    auto& wallets = child<QComboBox>(dialog, "practiceWalletBox");
    wallets.setFocus();
    QTest::keyClick(&wallets, Qt::Key_End);
    QVERIFY(wallets.currentText().startsWith("All wallets"));
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    const QString said = notice.sentence();
    QVERIFY2(said.endsWith("Not paid, for they gave no address: Bare scripts."), qPrintable(said));
    QTRY_COMPARE_WITH_TIMEOUT(m_program->wallet("Daily")->balance.confirmed.satoshis(), 10'000'000, Patience);
}

QTEST_MAIN(TestWalletCare)
#include "tst_walletcare.moc"
