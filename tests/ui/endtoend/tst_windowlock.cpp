// SPDX-License-Identifier: MIT

#include "core/api/engine/passphrasecost.h"
#include "core/api/services/applock.h"
#include "core/api/services/walletservice.h"
#include "tests/support/byhand.h"
#include "tests/support/sessions.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/payments/paymentlinkdialog.h"
#include "ui/dialogs/payments/transactiondetailsdialog.h"
#include "ui/dialogs/preferences/preferencesdialog.h"
#include "ui/dialogs/program/aboutdialog.h"
#include "ui/dialogs/program/applockdialog.h"
#include "ui/dialogs/program/licencesdialog.h"
#include "ui/dialogs/program/unsaveddialog.h"
#include "ui/dialogs/program/upkeepdialog.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/dialogs/wallet/walletdialogs.h"
#include "ui/mainwindow/controllers/desktopcontroller.h"
#include "ui/mainwindow/desktop/idlewatch.h"
#include "ui/mainwindow/desktop/notifier.h"
#include "ui/mainwindow/desktop/screenlockwatch.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/pages/applockpage.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/text/labels.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QThreadPool>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// The lock of the whole window, by mouse and keys.
class TestWindowLock : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void nothingIsLockedWhereNoAppLockIsSet();
    void aLockedWindowTellsNothingAndFollowsTheChain();
    void aWrongPassphraseIsRefusedAsAWalletsIs();
    void whatShowsAPaymentClosesWithItsWallet_data();
    void whatShowsAPaymentClosesWithItsWallet();
    void aFormClosesWithItsWalletWhereItSaysWhatThatHolds_data();
    void aFormClosesWithItsWalletWhereItSaysWhatThatHolds();
    void dialogsCloseWithTheWindow();
    void theKeyThatLocksItWorksInEveryWindow();
    void aWizardThatWouldAskClosesWithTheWindow();
    void quittingALockedWindowAsksWithoutANameWhatIsUnsaved();
    void whateverLocksAllWalletsLocksTheWindow_data();
    void whateverLocksAllWalletsLocksTheWindow();
    void workThatRunsGoesOnOutOfSight();
    void whatTellsOfTheProgramAloneOpensAndStays();
    void aDamagedFileIsCalledThat();
    void whoForgotThePassphraseIsToldTheWayOut();
    void whatComesWhileItIsLockedWaitsOrSaysNothing();
    void itIsLockedAtTheStart();
    void itLocksWithTheScreenAndTheMinimisedWindow_data();
    void itLocksWithTheScreenAndTheMinimisedWindow();
    void theTrayLocksWhatTheStatusBarDoes();
    void anotherPassphraseAndNoneAreAskedForByTheOldOne();

private:
    void sets(const QString& passphrase);
    void hasSet(const char* passphrase); ///< Some time ago, and cheap to guess at.
    void types(QWidget& form, const char* field, const QString& words);
    void unlocks(const QString& passphrase);
    PreferencesDialog& opensSecurity();
    void ticks(const char* box); ///< Of the same page.
    static void closes(QDialog& dialog);
    bool isLocked() { return m_program->visible<AppLockPage>("appLockPage"); }
    QString seen(); ///< Every word that the window shows or speaks.

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

void TestWindowLock::init()
{
    failOnAnyWarning();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
}

void TestWindowLock::types(QWidget& form, const char* field, const QString& words)
{
    QTest::keyClicks(&child<SecretEdit>(form, field), words);
}

PreferencesDialog& TestWindowLock::opensSecurity()
{
    m_program->types(Qt::Key_Comma);
    auto& dialog = m_program->dialog<PreferencesDialog>();
    auto& pages = child<QListWidget>(dialog, "preferencesPageList");
    QTest::mouseClick(pages.viewport(), Qt::LeftButton, {}, pages.visualItemRect(pages.item(1)).center());
    return dialog;
}

void TestWindowLock::sets(const QString& passphrase)
{
    PreferencesDialog& preferences = opensSecurity();
    click(child<QPushButton>(preferences, "setAppLockButton"));
    auto& dialog = m_program->dialog<AppLockDialog>();
    types(dialog, "passphraseEdit", passphrase);
    types(dialog, "passphraseAgainEdit", passphrase);
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!preferences.findChild<AppLockDialog*>(), Patience);
    closes(preferences);
}

void TestWindowLock::closes(QDialog& dialog)
{
    const QPointer open = &dialog;
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!open || !open->isVisible(), Patience);
}

void TestWindowLock::ticks(const char* box)
{
    PreferencesDialog& preferences = opensSecurity();
    tick(preferences, box);
    closes(preferences);
}

void TestWindowLock::hasSet(const char* passphrase)
{
    QThreadPool worker;
    PassphraseCost cost(true);
    AppLock lock(m_program->session().folder(), Network::Practice, worker, cost);
    QVERIFY(await(lock.set({}, secret(passphrase))));
}

void TestWindowLock::unlocks(const QString& passphrase)
{
    auto* page = m_program->visible<AppLockPage>("appLockPage");
    QVERIFY(page);
    types(*page, "passphraseEdit", passphrase);
    QTest::keyClick(&child<SecretEdit>(*page, "passphraseEdit"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked(), Patience);
}

QString TestWindowLock::seen()
{
    const MainWindow& window = m_program->window();
    QStringList words{window.windowTitle()};
    for (const QWidget* part : window.findChildren<QWidget*>())
        if (part->isVisible())
            words << part->property("text").toString() << part->accessibleName() << part->accessibleDescription()
                  << part->toolTip();
    for (const ElidedLabel* label : window.findChildren<ElidedLabel*>())
        if (label->isVisible()) words += label->text();
    for (const QAction* action : window.findChildren<QAction*>())
        if (action->isVisible() && action->objectName() != u"walletNameAction") words += action->text();
    return words.join('\n');
}

void TestWindowLock::nothingIsLockedWhereNoAppLockIsSet()
{
    QVERIFY(!isLocked());
    m_program->types(Qt::Key_K);
    auto& dialog = m_program->dialog<AppLockDialog>(); // there is none to lock with
    closes(dialog);
    QVERIFY(!isLocked());
}

void TestWindowLock::aLockedWindowTellsNothingAndFollowsTheChain()
{
    m_person->createsAWallet("Grandmother's", "four grey cats");
    m_person->pays("Grandmother's", "0.25");
    QTRY_VERIFY_WITH_TIMEOUT(seen().contains("0.25"), Patience);
    QVERIFY(seen().contains("Grandmother"));
    sets("look away");
    click(child<QToolButton>(m_program->window(), "locksButton"));
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), Patience);
    auto& field = child<SecretEdit>(*m_program->visible<AppLockPage>("appLockPage"), "passphraseEdit");
    QTRY_COMPARE_WITH_TIMEOUT(m_program->window().focusWidget(), &field, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Grandmother's")->auth == WalletAuth::Locked, Patience);
    m_program->practice().mine(3);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    for (const char* secret : {"Grandmother", "0.25"}) QVERIFY2(!seen().contains(secret), qPrintable(seen()));
    QTRY_VERIFY_WITH_TIMEOUT(child<ElidedLabel>(m_program->window(), "syncLineLabel").text().contains("block"),
                             Patience);

    QStringList works;
    for (const QMenu* menu : m_program->window().menuBar()->findChildren<QMenu*>())
        for (const QAction* action : menu->actions())
            if (action->isEnabled() && action->isVisible() && !action->menu() && !action->isSeparator())
                works += action->objectName();
    works.removeAll(QString());
    works.sort();
    QStringList harmless{"aboutAction", "darkThemeAction", "fullScreenAction", "lightThemeAction",
                         "quitAction",  "shortcutsAction", "systemThemeAction"};
    for (const QString& action : std::as_const(works)) QVERIFY2(harmless.contains(action), qPrintable(action));
    for (const QAction* entry : m_program->window().menuBar()->actions())
        QVERIFY2(entry->menu()->actions().first()->text().contains("locked"), qPrintable(entry->text()));
    for (const char* part : {"unitButton", "peersButton", "onlineButton", "bellButton", "locksButton"})
        QVERIFY2(!child<QToolButton>(m_program->window(), part).isEnabled(), part);

    auto& bell = child<QToolButton>(m_program->window(), "bellButton");
    QVERIFY(bell.text().isEmpty() && bell.accessibleName() == "Events");

    unlocks("look away");
    QTRY_VERIFY_WITH_TIMEOUT(seen().contains("Grandmother"), Patience);
    QCOMPARE(bell.text(), "1"); // she was paid
    QVERIFY(child<QAction>(m_program->window(), "networkAction").isEnabled());
    QVERIFY(child<QAction>(m_program->window(), "renameAction").isEnabled());
    QVERIFY(!child<QAction>(m_program->window(), "moveUpAction").isVisible()); // it is the only one
    QCOMPARE(m_program->wallet("Grandmother's")->auth, WalletAuth::Locked); // it has a passphrase of its own
}

void TestWindowLock::aWrongPassphraseIsRefusedAsAWalletsIs()
{
    hasSet("look away");
    m_program->types(Qt::Key_K);
    auto* page = m_program->visible<AppLockPage>("appLockPage");
    QVERIFY(page);
    for (int attempt = 0; attempt < 3; ++attempt) {
        types(*page, "passphraseEdit", "a guess");
        click(child<QPushButton>(*page, "unlockButton"));
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(*page, "lockProblemLabel").isVisible(), Patience);
        QVERIFY(child<SecretEdit>(*page, "passphraseEdit").isEmpty());
    }
    QVERIFY(!child<QPushButton>(*page, "unlockButton").isEnabled());
    QVERIFY(child<QLabel>(*page, "passphraseHintLabel").text().contains("Wait"));
    QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>(*page, "unlockButton").isEnabled(), Patience);
    unlocks("look away");
}

void TestWindowLock::whatShowsAPaymentClosesWithItsWallet_data()
{
    QTest::addColumn<bool>("ofAll");
    QTest::newRow("the wallet is locked") << false;
    QTest::newRow("all wallets are locked") << true;
}

void TestWindowLock::whatShowsAPaymentClosesWithItsWallet()
{
    QFETCH(bool, ofAll);
    m_person->createsAWallet("Daily", "four grey cats");
    m_person->pays("Daily", "0.25");
    if (m_program->wallet("Daily")->auth == WalletAuth::Locked) {
        m_program->types(Qt::Key_L);
        auto& field = child<SecretEdit>(m_program->dialog<UnlockDialog>(), "passphraseEdit");
        QTest::keyClicks(&field, "four grey cats");
        QTest::keyClick(&field, Qt::Key_Return);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily")->auth == WalletAuth::Unlocked, Patience);
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 1, Patience);
    auto* table = m_program->visible<QTableView>("historyTable");
    clickRow(*table, 0);
    QTest::keyClick(table, Qt::Key_Return);
    const QPointer details = &m_program->dialog<TransactionDetailsDialog>();
    m_program->types(Qt::Key_L, ofAll ? Qt::ControlModifier | Qt::ShiftModifier : Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!details || !details->isVisible(), Patience);
}

void TestWindowLock::aFormClosesWithItsWalletWhereItSaysWhatThatHolds_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<bool>("closes");
    QTest::newRow("remove: with its balance") << QByteArray("removeAction") << true;
    QTest::newRow("rename: its name alone") << QByteArray("renameAction") << false;
}

void TestWindowLock::aFormClosesWithItsWalletWhereItSaysWhatThatHolds()
{
    QFETCH(QByteArray, action);
    QFETCH(bool, closes);
    m_person->createsAWallet("Daily", "four grey cats");
    m_program->types(Qt::Key_L);
    auto& field = child<SecretEdit>(m_program->dialog<UnlockDialog>(), "passphraseEdit");
    QTest::keyClicks(&field, "four grey cats");
    QTest::keyClick(&field, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->wallet("Daily")->auth, WalletAuth::Unlocked, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    m_program->choose(action.constData());
    QVERIFY(!m_program->hasNoDialog());
    emit m_program->window().findChild<IdleWatch*>()->idle();
    QTRY_COMPARE_WITH_TIMEOUT(m_program->wallet("Daily")->auth, WalletAuth::Locked, Patience);
    QCOMPARE(m_program->hasNoDialog(), closes);
    for (QDialog* dialog : m_program->window().findChildren<QDialog*>()) dialog->close();
}

void TestWindowLock::dialogsCloseWithTheWindow()
{
    m_person->createsAWallet("Daily");
    hasSet("look away");
    m_program->choose("networkAction");
    m_program->choose("logAction");
    m_program->types(Qt::Key_F2, {});
    m_program->dialog<RenameDialog>();
    emit m_program->window().findChild<ScreenLockWatch*>()->locked();
    QVERIFY(isLocked());
    for (const QDialog* dialog : m_program->window().findChildren<QDialog*>()) QVERIFY(!dialog->isVisible());
}

void TestWindowLock::theKeyThatLocksItWorksInEveryWindow()
{
    m_person->createsAWallet("Daily");
    hasSet("look away");
    m_program->types(Qt::Key_F2, {});
    auto& rename = m_program->dialog<RenameDialog>();
    QTest::keyClick(rename.focusWidget(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(isLocked());
    QVERIFY(m_program->hasNoDialog());
}

void TestWindowLock::aWizardThatWouldAskClosesWithTheWindow()
{
    hasSet("look away");
    m_program->choose("createAction");
    const QPointer wizard = &m_program->dialog<CreateWalletDialog>();
    QTest::keyClicks(&child<QLineEdit>(*wizard, "nameEdit"), "Daily");
    m_person->presses(*wizard);
    understand(*wizard);
    click(child<QPushButton>(*wizard, "showWordsButton"));
    QTest::keyClick(wizard, Qt::Key_Escape);
    QVERIFY(questionOf(*wizard));
    emit m_program->window().findChild<ScreenLockWatch*>()->locked();
    QVERIFY(isLocked());
    QTRY_VERIFY_WITH_TIMEOUT(!wizard, Patience);
    QVERIFY(m_program->hasNoDialog());
}

void TestWindowLock::quittingALockedWindowAsksWithoutANameWhatIsUnsaved()
{
    m_person->createsAWallet("Daily");
    hasSet("look away");
    m_person->opens("settings");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->visible<QPushButton>("rescanButton")->isEnabled(), Patience);
    retype(*m_program->visible<QLineEdit>("nameEdit"), QString(61, 'x'));
    emit m_program->window().findChild<ScreenLockWatch*>()->locked();
    QVERIFY(isLocked());
    m_program->types(Qt::Key_Q);
    auto& question = m_program->dialog<UnsavedDialog>();
    QVERIFY2(!seen().contains("Daily"), qPrintable(seen()));
    QTest::keyClick(&question, Qt::Key_Return); // goes back
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    QVERIFY(isLocked());
    QVERIFY2(!child<QLineEdit>(m_program->window(), "nameEdit").hasFocus(), "a PIN typed now would be a name");
    m_program->types(Qt::Key_Q);
    m_person->presses(m_program->dialog<UnsavedDialog>());
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->window().isVisible(), Patience);
    m_program->window().show(); // for cleanup(), which quits by a key
}

void TestWindowLock::whateverLocksAllWalletsLocksTheWindow_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("the key") << true;
    QTest::newRow("the button of All wallets") << false;
}

void TestWindowLock::whateverLocksAllWalletsLocksTheWindow()
{
    QFETCH(bool, byKey);
    m_person->createsAWallet("Daily"); // without a passphrase: there is only the window to lock
    hasSet("look away");
    m_program->types(Qt::Key_K);
    unlocks("look away");
    if (byKey) {
        m_program->types(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    } else {
        m_program->types(Qt::Key_0);
        click(child<QPushButton>(m_program->window(), "lockAllButton"));
    }
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), Patience);
}

/// A dialog of its own: the check of a fresh wallet is over before anybody could lock.
void TestWindowLock::workThatRunsGoesOnOutOfSight()
{
    hasSet("look away");
    auto* dialog = new UpkeepDialog(UpkeepKind::Check, &m_program->window());
    const QSignalSpy cancelled(dialog, &UpkeepDialog::cancelWanted);
    dialog->open();
    emit m_program->window().findChild<ScreenLockWatch*>()->locked();
    QVERIFY(isLocked());
    QVERIFY(!dialog->isVisible());
    dialog->showText("Done", "Nothing was amiss.");
    unlocks("look away");
    QVERIFY(dialog->isVisible());
    QCOMPARE(cancelled.size(), 0);
    closes(*dialog);
}

void TestWindowLock::whatTellsOfTheProgramAloneOpensAndStays()
{
    hasSet("look away");
    m_program->types(Qt::Key_K);
    m_program->choose("aboutAction");
    auto& about = m_program->dialog<AboutDialog>();
    QVERIFY(!about.findChild<QPushButton*>("openFolderButton"));
    click(child<QPushButton>(about, "licencesButton"));
    m_program->dialog<LicencesDialog>();

    QSignalSpy ends(qApp, &QGuiApplication::lastWindowClosed);
    const QPointer late = new QDialog(&m_program->window()); // an answer that was on its way
    late->setAttribute(Qt::WA_DeleteOnClose);
    late->open();
    QTRY_VERIFY_WITH_TIMEOUT(!late, Patience);
    QVERIFY(about.isVisible());
    QVERIFY(m_program->visible<LicencesDialog>("licencesDialog"));
    m_program->window().hide(); // as in the tray
    const QPointer later = new QDialog(&m_program->window());
    later->setAttribute(Qt::WA_DeleteOnClose);
    later->open();
    QTRY_VERIFY_WITH_TIMEOUT(!later, Patience);
    QVERIFY(ends.isEmpty());
    m_program->window().show();
    closes(*m_program->window().findChild<LicencesDialog*>());
    closes(about);
}

void TestWindowLock::aDamagedFileIsCalledThat()
{
    QFile file(m_program->session().folder() + "/window-passphrase");
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("four grey cats") > 0);
    file.close();
    m_program->types(Qt::Key_K);
    auto* page = m_program->visible<AppLockPage>("appLockPage");
    QVERIFY(page);
    types(*page, "passphraseEdit", "look away");
    click(child<QPushButton>(*page, "unlockButton"));
    const auto& problem = child<QLabel>(*page, "lockProblemLabel");
    QTRY_VERIFY_WITH_TIMEOUT(problem.isVisible(), Patience);
    for (const char* words : {"damaged", "wallets are not touched", "delete the file practice/window-passphrase"})
        QVERIFY2(problem.text().contains(words), qPrintable(problem.text()));
    QVERIFY(file.remove());
    unlocks("look away");
}

void TestWindowLock::whoForgotThePassphraseIsToldTheWayOut()
{
    hasSet("look away");
    m_program->types(Qt::Key_K);
    auto* page = m_program->visible<AppLockPage>("appLockPage");
    QVERIFY(page);
    const auto& wayOut = child<QLabel>(*page, "appLockWayOutLabel");
    auto& forgotten = child<QPushButton>(*page, "forgottenButton");
    QVERIFY(!wayOut.isVisible());
    QTest::keyClick(&forgotten, Qt::Key_Space);
    QVERIFY(wayOut.isVisible());
    const QString file = m_program->session().folder() + "/window-passphrase";
    QCOMPARE(child<QPlainTextEdit>(*page, "appLockFileTextEdit").toPlainText(), file);
    QCOMPARE(forgotten.accessibleDescription(), wayOut.text() + ' ' + file);
    for (const char* words :
         {"does not know the passphrase", "coins are not touched", "Quit Lockstep and delete the file below"})
        QVERIFY2(wayOut.text().contains(words), qPrintable(wayOut.text()));
    unlocks("look away");
    m_program->types(Qt::Key_K);
    QVERIFY(!wayOut.isVisible()); // the next person did not ask

    m_program->quit();
    QVERIFY(QFile::remove(file));
    m_program->start();
    QVERIFY(!isLocked());
    hasSet("turn round");
    m_program->types(Qt::Key_K);
    unlocks("turn round");
}

void TestWindowLock::whatComesWhileItIsLockedWaitsOrSaysNothing()
{
    m_person->createsAWallet("Daily");
    const QString address = m_person->copiesTheAddressOf("Daily");
    hasSet("look away");
    bool isQuiet = false;
    QObject listener;
    connect(&m_program->session(), &Session::happened, &listener,
            [&](const SyncEvent& event) { isQuiet = event.kind == SyncEvent::Kind::Done; });
    m_person->mines(110); // or the practice chain would mine these to have coins that can be spent: a sync, no news
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet && m_program->areInLockstep(), Patience);
    ticks("notifyAmountsCheckBox");
    QSignalSpy notifications(m_program->window().findChild<Notifier*>(), &Notifier::notified);
    m_program->types(Qt::Key_K);
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), Patience);
    m_program->window().openLink("bitcoin:" + address + "?amount=0.5");
    QVERIFY(!m_program->window().findChild<PaymentLinkDialog*>());
    const auto amount = Amount::fromSatoshis(25'000'000);
    QVERIFY(amount);
    const auto sent = await(m_program->practice().send(address, *amount));
    QVERIFY2(sent, sent ? "" : sent.error().detail.c_str());
    QTRY_VERIFY_WITH_TIMEOUT(!notifications.isEmpty(), Patience);
    for (const QList<QVariant>& said : notifications) {
        QCOMPARE(said[1].toString(), "Lockstep");
        QVERIFY(!said[2].toString().contains("0.25"));
    }
    unlocks("look away");
    m_program->dialog<PaymentLinkDialog>();
}

void TestWindowLock::itIsLockedAtTheStart()
{
    m_person->createsAWallet("Daily");
    hasSet("look away");
    m_program->quit();
    m_program->start();
    QVERIFY(isLocked());
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    QVERIFY2(!seen().contains("Daily"), qPrintable(seen()));
    unlocks("look away");
    QTRY_VERIFY_WITH_TIMEOUT(seen().contains("Daily"), Patience);
}

void TestWindowLock::itLocksWithTheScreenAndTheMinimisedWindow_data()
{
    QTest::addColumn<bool>("isMinimised");
    QTest::newRow("the screen locks") << false;
    QTest::newRow("the window is minimised") << true;
}

void TestWindowLock::itLocksWithTheScreenAndTheMinimisedWindow()
{
    QFETCH(const bool, isMinimised);
    hasSet("look away");
    if (!isMinimised) {
        emit m_program->window().findChild<ScreenLockWatch*>()->locked();
    } else {
        ticks("lockMinimisedCheckBox");
        m_program->window().showMinimized();
        m_program->window().showNormal();
    }
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), Patience);
}

void TestWindowLock::theTrayLocksWhatTheStatusBarDoes()
{
    auto* desktop = m_program->window().findChild<DesktopController*>();
    emit desktop->lockAllWanted();
    QVERIFY(!isLocked()); // there is no lock of the window
    hasSet("look away");
    emit desktop->lockAllWanted();
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), Patience);
}

void TestWindowLock::anotherPassphraseAndNoneAreAskedForByTheOldOne()
{
    hasSet("look away");
    PreferencesDialog& preferences = opensSecurity();
    click(child<QPushButton>(preferences, "setAppLockButton"));
    auto& change = m_program->dialog<AppLockDialog>();
    m_person->presses(change);
    QVERIFY(m_person->problemOf(change).contains("current"));
    types(child<QWidget>(change, "oldPassphraseField"), "passphraseEdit", "a guess");
    types(child<QWidget>(change, "newPassphraseFields"), "passphraseEdit", "turn round");
    types(child<QWidget>(change, "newPassphraseFields"), "passphraseAgainEdit", "turn round");
    m_person->presses(change);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->problemOf(change).contains("passphrase"), Patience);
    types(child<QWidget>(change, "oldPassphraseField"), "passphraseEdit", "look away");
    m_person->presses(change);
    QTRY_VERIFY_WITH_TIMEOUT(!preferences.findChild<AppLockDialog*>(), Patience);

    click(child<QPushButton>(preferences, "removeAppLockButton"));
    auto& removal = m_program->dialog<AppLockDialog>();
    types(removal, "passphraseEdit", "turn round");
    m_person->presses(removal);
    QTRY_VERIFY_WITH_TIMEOUT(!preferences.findChild<AppLockDialog*>(), Patience);
    QVERIFY(!child<QPushButton>(preferences, "removeAppLockButton").isVisible());
    emit m_program->window().findChild<ScreenLockWatch*>()->locked();
    QVERIFY(!isLocked());
}

QTEST_MAIN(TestWindowLock)
#include "tst_windowlock.moc"
