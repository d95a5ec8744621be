// SPDX-License-Identifier: MIT

#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/dialogs/wallet/confirmwordsdialog.h"
#include "ui/dialogs/wallet/scandeeperdialog.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/secrets/wordedit.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// A person gets a wallet into the window, in every way there is.
class TestNewWallets : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void aPersonCreatesAWalletTypesItsWordsBackAndIsPaid();
    void aPersonTypesTheWordsLaterAndIsRemindedUntilThen();
    void aPersonRestoresAWalletAndFindsItsCoins();
    void aPersonWatchesAnAccountByItsExtendedPublicKey();
    void aPersonWatchesAListOfAddresses();
    void aPersonIsToldWhichWalletHasTheseWordsAlready();
    void aPersonReadsWhatToTryWhenNothingWasFound();
    void aPersonTriesTheNextThingFromTheResult();
    void aPersonImportsNowAndScansLater();
    void aPersonWhoForgotTheKindRestoresAllThatWasUsed();
    void closingWhileSeveralAreAddedLosesNone();
    void aPersonConnectsWhileASearchWaitsForIt();
    void aPersonWhoseWordsWereNeverUsedAddsTheirWalletAnyway();
    void aPersonGivesUpHalfWayAndNothingIsThere();

private:
    void usedTwoAccounts(); ///< Of the same words, and removed their wallets.
    RestoreWalletDialog& findsThoseAccounts();

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

void TestNewWallets::init()
{
    failOnAnyWarning();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
}

void TestNewWallets::aPersonCreatesAWalletTypesItsWordsBackAndIsPaid()
{
    QVERIFY(m_program->visible<QWidget>("welcomePage"));
    m_person->createsAWallet("Daily", "correct horse");
    QVERIFY(m_program->window().windowTitle().startsWith("Daily"));
    QCOMPARE(m_program->wallet("Daily")->auth, WalletAuth::Locked); // created, but nobody unlocked it for spending
    m_person->pays("Daily", "0.25");
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.25"), qPrintable(m_person->balance()), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
}

void TestNewWallets::aPersonTypesTheWordsLaterAndIsRemindedUntilThen()
{
    const QString words = m_person->createsAWalletAndTypesItsWordsLater("Daily");
    const auto isReminded = [this] { return m_program->visible<Strip>("backupBanner") != nullptr; };
    QTRY_VERIFY_WITH_TIMEOUT(isReminded(), Patience);
    QCOMPARE(m_program->visible<Strip>("backupBanner")->sentence(),
             "The recovery words of \"Daily\" were never confirmed.");
    click(child<QPushButton>(m_program->window(), "remindLaterButton"));
    QTRY_VERIFY(!isReminded());
    m_program->quit();
    m_program->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily"), Patience);
    QVERIFY(!isReminded()); // not on the same day

    m_person->selects("Daily");
    m_person->opens("settings");
    QTRY_COMPARE_WITH_TIMEOUT(m_program->visible<QPushButton>("checkWordsButton")->text().remove('&'),
                              QString("Confirm now…"), Patience);
    m_program->visible<QPushButton>("checkWordsButton")->setFocus();
    QTest::keyClick(m_program->visible<QPushButton>("checkWordsButton"), Qt::Key_Space);
    auto& dialog = m_program->dialog<ConfirmWordsDialog>();
    m_person->typesWords(dialog, Person::Words); // of another wallet
    m_person->presses(dialog);
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->problemOf(dialog).contains("do not give this wallet"),
                              qPrintable(m_person->problemOf(dialog)), Patience);
    for (auto* field : dialog.findChildren<WordEdit*>()) field->wipe();
    m_person->typesWords(dialog, words);
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->wallet("Daily")->words, WordsBackup::Confirmed, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->visible<QLabel>("wordsStateLabel")->text().startsWith("✓ Confirmed"), Patience);
}

void TestNewWallets::aPersonRestoresAWalletAndFindsItsCoins()
{
    m_person->restoresAWallet("Old phone");
    m_person->pays("Old phone", "0.1");
    m_person->pays("Old phone", "0.2");
    m_person->removes("Old phone");
    m_person->createsAWallet("Daily");
    m_person->restoresAWallet("Old phone");
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.3"), qPrintable(m_person->balance()), Patience);
    const auto& notice = child<Strip>(m_program->window(), "noticeBanner");
    QVERIFY2(notice.sentence().contains("2 transactions, 0.300"), qPrintable(notice.sentence()));
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 2, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
}

void TestNewWallets::aPersonWatchesAnAccountByItsExtendedPublicKey()
{
    m_person->restoresAWallet("Old phone");
    m_person->pays("Old phone", "0.1");
    m_person->removes("Old phone");
    m_person->watches("Cold", QString::fromLatin1(Person::AccountKey));
    QCOMPARE(m_program->wallet("Cold")->auth, WalletAuth::WatchOnly);
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.1"), qPrintable(m_person->balance()), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
}

void TestNewWallets::aPersonWatchesAListOfAddresses()
{
    m_person->createsAWallet("Shop");
    const QString first = m_person->copiesTheAddressOf("Shop");
    m_person->pays("Shop", "0.1");
    const QString second = m_person->takesANewAddressOf("Shop"); // one that somebody looks at does not change by itself
    m_person->pays("Shop", "0.2");
    m_person->watches("Till", first + ",Monday\n" + second + ",Tuesday\n");
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.3"), qPrintable(m_person->balance()), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
}

void TestNewWallets::aPersonIsToldWhichWalletHasTheseWordsAlready()
{
    m_person->restoresAWallet("Old phone");
    m_program->choose("restoreAction");
    auto& dialog = m_program->dialog<RestoreWalletDialog>();
    m_person->fillsInARestore(dialog, "New phone", Person::Words);
    m_person->presses(dialog);
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->problemOf(dialog).contains("Old phone"),
                              qPrintable(m_person->problemOf(dialog)), Patience);
    QVERIFY(!m_program->wallet("New phone"));
    closeAndDiscard(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
}

void TestNewWallets::aPersonReadsWhatToTryWhenNothingWasFound()
{
    m_person->mines(3);
    m_program->choose("restoreAction");
    auto& dialog = m_program->dialog<RestoreWalletDialog>();
    m_person->fillsInARestore(dialog, "Old phone", Person::Words);
    m_person->presses(dialog);
    auto& title = child<QLabel>(dialog, "stepTitleLabel");
    QTRY_COMPARE_WITH_TIMEOUT(title.text(), "Nothing was found", Patience);
    const QString what = child<QLabel>(dialog, "resultLabel").text();
    QCOMPARE(what, QString("No payment to \"Old phone\" is in blocks 1 to %1.").arg(m_program->tip().value));
    const auto hints = [&] {
        QString all;
        for (const QLabel* label : dialog.findChildren<QLabel*>(QRegularExpression("^hint\\dLabel$")))
            all += label->text();
        return all;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(hints().contains("bcrt1q"), qPrintable(hints()),
                              Patience); // the first address, to compare
    m_person->opensTheResult(dialog);
}

void TestNewWallets::aPersonTriesTheNextThingFromTheResult()
{
    m_person->mines(3);
    m_program->choose("restoreAction");
    auto& dialog = m_program->dialog<RestoreWalletDialog>();
    m_person->fillsInARestore(dialog, "Old phone", Person::Words);
    m_person->presses(dialog);
    auto& deeper = child<QPushButton>(dialog, "scanDeeperButton");
    QTRY_VERIFY_WITH_TIMEOUT(deeper.isVisible(), Patience);
    click(deeper);
    auto& scan = m_program->dialog<ScanDeeperDialog>();
    QVERIFY2(scan.windowTitle().contains("Old phone"), qPrintable(scan.windowTitle()));
    scan.reject();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience); // the result is over, too
}

void TestNewWallets::aPersonImportsNowAndScansLater()
{
    m_person->restoresAWallet("Old phone");
    m_person->pays("Old phone", "0.1");
    m_person->removes("Old phone");
    m_program->choose("restoreAction");
    auto& dialog = m_program->dialog<RestoreWalletDialog>();
    m_person->fillsInARestore(dialog, "Old phone", Person::Words);
    choose(dialog, "scanLaterButton");
    m_person->presses(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(child<QLabel>(dialog, "stepTitleLabel").text(), "The import waits", Patience);
    m_person->opensTheResult(dialog);
    QCOMPARE(m_program->wallet("Old phone")->syncedTo.height, BlockHeight{0});
    click(child<QPushButton>(m_program->window(), "resumeImportButton"));
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.1"), qPrintable(m_person->balance()), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
}

void TestNewWallets::usedTwoAccounts()
{
    constexpr const char* Kinds[]{"Nested", "Taproot"};
    for (const char* kind : Kinds) {
        m_program->choose("restoreAction");
        auto& dialog = m_program->dialog<RestoreWalletDialog>();
        m_person->fillsInARestore(dialog, kind, Person::Words, kind);
        m_person->presses(dialog);
        m_person->opensTheResult(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet(kind), Patience);
        m_person->pays(kind, "0.1");
    }
    for (const char* kind : Kinds) m_person->removes(kind);
}

RestoreWalletDialog& TestNewWallets::findsThoseAccounts()
{
    m_program->choose("restoreAction");
    auto& dialog = m_program->dialog<RestoreWalletDialog>();
    m_person->fillsInARestore(dialog, "Old phone", Person::Words, {});
    const auto isPriced = [&] { return child<QLabel>(dialog, "estimateRangeLabel").text().startsWith("Blocks 1 to"); };
    if (!QTest::qWaitFor(isPriced, Patience)) qFatal("the search is not priced");
    m_person->presses(dialog);
    const auto areFound = [&] { return child<QLabel>(dialog, "accountsLabel").text() == "Found 2 accounts in use"; };
    if (!QTest::qWaitFor(areFound, Patience)) qFatal("the accounts are not found");
    return dialog;
}

void TestNewWallets::aPersonWhoForgotTheKindRestoresAllThatWasUsed()
{
    usedTwoAccounts();
    RestoreWalletDialog& dialog = findsThoseAccounts();
    m_person->presses(dialog);
    m_person->opensTheResult(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Old phone (bip49)") && m_program->wallet("Old phone (bip86)"),
                             Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    for (const char* name : {"Old phone (bip49)", "Old phone (bip86)"})
        QCOMPARE(m_program->wallet(name)->balance.confirmed.satoshis(), 10'000'000);
}

/// They were submitted: what is closed is but the window that tells how it goes.
void TestNewWallets::closingWhileSeveralAreAddedLosesNone()
{
    usedTwoAccounts();
    RestoreWalletDialog& dialog = findsThoseAccounts();
    m_person->presses(dialog);
    QTest::keyClick(&dialog, Qt::Key_Escape); // "One moment…"
    const auto notice = [this] { return child<Strip>(m_program->window(), "noticeBanner").sentence(); };
    QTRY_VERIFY2_WITH_TIMEOUT(notice().contains("2 wallets were added, though their window was closed meanwhile: "
                                                "Old phone (bip49), Old phone (bip86)."),
                              qPrintable(notice()), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Old phone (bip49)") && m_program->wallet("Old phone (bip86)"),
                             Patience);
}

/// What waits holds up nothing: the window behind it is used, up to the end of the wizard.
void TestNewWallets::aPersonConnectsWhileASearchWaitsForIt()
{
    m_person->createsAWallet("Daily");
    m_person->mines(3);
    m_program->choose("onlineAction");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->session().snapshot()->peers.isEmpty(), Patience);
    m_program->choose("restoreAction");
    auto& dialog = m_program->dialog<RestoreWalletDialog>();
    QVERIFY(dialog.isModal());
    m_person->fillsInARestore(dialog, "Old phone", Person::Words, {});
    m_person->presses(dialog);
    const auto& what = child<QLabel>(dialog, "accountsLabel");
    QTRY_COMPARE_WITH_TIMEOUT(what.text(), QString("The search waits for a connection"), Patience);
    QVERIFY(dialog.isVisible() && m_program->hasNoDialog());

    m_person->copiesTheAddressOf("Daily");
    m_program->choose("restoreAction"); // one search at a time
    QCOMPARE(m_program->window().findChildren<RestoreWalletDialog*>().size(), 1);
    m_program->choose("onlineAction");
    QTRY_COMPARE_WITH_TIMEOUT(what.text(), QString("Nothing was found in blocks 1 to 3"), Patience);
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(dialog, "resultLabel").isVisible(), Patience);
    QVERIFY(dialog.isVisible() && m_program->hasNoDialog());
    m_program->choose("restoreAction"); // the next one
    QTRY_COMPARE(m_program->window().findChildren<RestoreWalletDialog*>().size(), 2);
}

void TestNewWallets::aPersonWhoseWordsWereNeverUsedAddsTheirWalletAnyway()
{
    m_person->mines(3);
    m_program->choose("restoreAction");
    auto& dialog = m_program->dialog<RestoreWalletDialog>();
    m_person->fillsInARestore(dialog, "Old phone", Person::Words, {});
    m_person->presses(dialog);
    const auto& what = child<QLabel>(dialog, "accountsLabel");
    QTRY_COMPARE_WITH_TIMEOUT(what.text(), QString("Nothing was found in blocks 1 to 3"), Patience);
    m_person->presses(dialog);
    m_person->opensTheResult(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Old phone"), Patience);
    m_person->pays("Old phone", "0.1");
    QCOMPARE(m_program->wallet("Old phone")->policy, "wpkh");
}

void TestNewWallets::aPersonGivesUpHalfWayAndNothingIsThere()
{
    m_program->types(Qt::Key_N);
    auto& dialog = m_program->dialog<CreateWalletDialog>();
    QTest::keyClicks(&child<QLineEdit>(dialog, "nameEdit"), "Daily");
    m_person->presses(dialog);
    understand(dialog);
    click(child<QPushButton>(dialog, "showWordsButton"));
    closeAndDiscard(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    QVERIFY(m_program->session().snapshot()->wallets.isEmpty());
    QVERIFY(m_program->visible<QWidget>("welcomePage"));
}

QTEST_MAIN(TestNewWallets)
#include "tst_newwallets.moc"
