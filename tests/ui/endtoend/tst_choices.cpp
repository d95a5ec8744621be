// SPDX-License-Identifier: MIT

#include "core/api/services/ledgerservice.h"
#include "core/api/services/walletservice.h"
#include "tests/support/byhand.h"
#include "tests/support/sessions.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/network/networkdialog.h"
#include "ui/dialogs/payments/explorerdialog.h"
#include "ui/dialogs/preferences/preferencesdialog.h"
#include "ui/dialogs/preferences/resetpreferencesdialog.h"
#include "ui/dialogs/program/aboutdialog.h"
#include "ui/dialogs/program/logdialog.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/format/plain/amounttext.h"
#include "ui/mainwindow/desktop/screenlockwatch.h"
#include "ui/models/historymodel.h"
#include "ui/style/textsize.h"
#include "ui/style/theme.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/secrets/discreetclipboard.h"
#include "ui/widgets/secrets/secretedit.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// What a person chooses for the window, and what they can tell others of its state.
class TestChoices : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aPersonChangesTheThemeAndTheMenuFollows();
    void aPersonChoosesLargerTextAndFindsItAgain();
    void aPersonSeesAmountsInSatoshisAtOnce();
    void aPersonIsAskedBeforeABlockExplorerOpens();
    void aPersonIsToldWhereNoProgramOpensTheFolder();
    void aPersonResetsAllPreferences();
    void aPersonReachesTheNetworkSettingsFromThePreferences();
    void walletsLockWithTheScreen();
    void walletsLockWithTheMinimisedWindow();
    void lockingClearsWhatWasCopied();
    void wrongPassphrasesCountInEveryDialog();
    void aPersonFindsAnImportInTheLog();
    void whatAPersonCopiesForAStrangerHoldsNothingOfTheirs();

public slots:
    void open(const QUrl& page) { m_page = page; } ///< Instead of a browser.

private:
    PreferencesDialog& opensPreferences();
    LogDialog& opensTheLog();
    void unlocks(const QString& wallet, const QString& passphrase);
    bool isLocked(const QString& wallet) { return m_program->wallet(wallet)->auth == WalletAuth::Locked; }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
    QUrl m_page;
};

void TestChoices::init()
{
    failOnAnyWarning();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
}

void TestChoices::cleanup()
{
    m_program.reset();
    Theme::apply(ThemeChoice::Light);
    AmountDisplay::set({});
    setTextSize(100);
}

PreferencesDialog& TestChoices::opensPreferences()
{
    m_program->types(Qt::Key_Comma);
    return m_program->dialog<PreferencesDialog>();
}

LogDialog& TestChoices::opensTheLog()
{
    m_program->choose("logAction");
    return m_program->dialog<LogDialog>();
}

void TestChoices::unlocks(const QString& wallet, const QString& passphrase)
{
    m_person->selects(wallet);
    m_program->types(Qt::Key_L);
    auto& dialog = m_program->dialog<UnlockDialog>();
    QTest::keyClicks(&child<SecretEdit>(dialog, "passphraseEdit"), passphrase);
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked(wallet) && m_program->hasNoDialog(), Patience);
}

void TestChoices::aPersonChangesTheThemeAndTheMenuFollows()
{
    PreferencesDialog& dialog = opensPreferences();
    choose(dialog, "darkThemeRadioButton");
    QVERIFY(Theme::current().isDark());
    QVERIFY(child<QAction>(m_program->window(), "darkThemeAction").isChecked());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    m_program->choose("lightThemeAction");
    QVERIFY(!Theme::current().isDark());
    QVERIFY(child<QRadioButton>(opensPreferences(), "lightThemeRadioButton").isChecked());
}

void TestChoices::aPersonChoosesLargerTextAndFindsItAgain()
{
    const double before = m_program->window().font().pointSizeF();
    PreferencesDialog& dialog = opensPreferences();
    QTest::keyClick(&child<QComboBox>(dialog, "textSizeBox"), Qt::Key_End);
    const double chosen = m_program->window().font().pointSizeF();
    QVERIFY(chosen > 1.4 * before);
    dialog.close();
    m_program->quit();
    m_program->start();
    QCOMPARE(m_program->window().font().pointSizeF(), chosen);
    QVERIFY(child<QComboBox>(opensPreferences(), "textSizeBox").currentText().contains("150"));
}

void TestChoices::aPersonSeesAmountsInSatoshisAtOnce()
{
    m_person->createsAWallet("Daily");
    m_person->pays("Daily", "0.25");
    QTRY_VERIFY_WITH_TIMEOUT(m_person->balance().startsWith("0.25"), Patience);
    PreferencesDialog& dialog = opensPreferences();
    QTest::keyClick(&child<QComboBox>(dialog, "preferredUnitBox"), Qt::Key_Down);
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().endsWith("sat"), qPrintable(m_person->balance()), Patience);
    tick(dialog, "hideAmountsCheckBox");
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().contains("•"), qPrintable(m_person->balance()), Patience);
    QVERIFY(child<QAction>(m_program->window(), "hideAmountsAction").isChecked());
}

void TestChoices::aPersonIsAskedBeforeABlockExplorerOpens()
{
    m_person->createsAWallet("Daily");
    m_person->pays("Daily", "0.25");
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 1, Patience);
    auto* table = m_program->visible<QTableView>("historyTable");
    const auto wantsTheExplorer = [&] {
        rightClick(*table->viewport(), table->visualRect(table->model()->index(0, 0)).center());
        auto& menu = child<QMenu>(*m_program->visible<QWidget>("transactionsPage"), "historyMenu");
        chooseIn(menu, child<QAction>(menu, "openExplorerAction"));
    };
    wantsTheExplorer();
    const auto* notice = m_program->visible<Strip>("noticeBanner");
    QVERIFY(notice && notice->sentence().contains("No block explorer is chosen"));

    PreferencesDialog& preferences = opensPreferences();
    preferences.showAdvanced();
    QTest::keyClicks(&child<QLineEdit>(preferences, "explorerEdit"), "https://example.org/tx/{txid}");
    QTest::keyClick(&child<QLineEdit>(preferences, "explorerEdit"), Qt::Key_Return);
    preferences.close();
    wantsTheExplorer();
    auto& question = m_program->dialog<ExplorerDialog>();
    QVERIFY(m_page.isEmpty());
    QDesktopServices::setUrlHandler("https", this, "startNoBrowser"); // there is no such slot
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression("No such method"));
    m_person->presses(question);
    const auto& problem = child<QLabel>(question, "problemLabel");
    QVERIFY(question.isVisible() && problem.isVisible());
    QVERIFY2(problem.text().contains("No program opened the page, and nothing was asked of the site."),
             qPrintable(problem.text()));
    QDesktopServices::setUrlHandler("https", this, "open");
    m_person->presses(question);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    QDesktopServices::unsetUrlHandler("https");
    const QString txid = table->model()->index(0, HistoryModel::TxidColumn).data().toString();
    QCOMPARE(m_page, QUrl("https://example.org/tx/" + txid));
}

/// Where they clicked, from wherever it can be opened.
void TestChoices::aPersonIsToldWhereNoProgramOpensTheFolder()
{
    QDesktopServices::setUrlHandler("file", this, "startNoProgram"); // there is no such slot
    const auto isWhole = [this](const QString& words) {
        return words.contains("No program opened the data folder.") && words.contains("your coins are where they were")
            && words.endsWith("Open it yourself: " + m_program->session().folder());
    };
    const auto refuses = [] { QTest::ignoreMessage(QtWarningMsg, QRegularExpression("No such method")); };
    refuses();
    m_program->choose("showFolderAction");
    const auto* notice = m_program->visible<Strip>("noticeBanner");
    QVERIFY(notice);
    QVERIFY2(isWhole(notice->sentence()), qPrintable(notice->sentence()));

    const auto says = [&](QDialog& dialog, const char* button, const char* label) {
        refuses();
        click(child<QPushButton>(dialog, button));
        const auto& problem = child<QLabel>(dialog, label);
        QVERIFY2(problem.isVisible() && isWhole(problem.text()), qPrintable(problem.text()));
        QDesktopServices::setUrlHandler("file", this, "open");
        click(child<QPushButton>(dialog, button));
        QVERIFY2(!problem.text().contains("No program"), qPrintable(problem.text()));
        QCOMPARE(m_page.toLocalFile(), m_program->session().folder());
        QDesktopServices::setUrlHandler("file", this, "startNoProgram");
        QTest::keyClick(&dialog, Qt::Key_Escape);
    };
    m_program->choose("aboutAction");
    says(m_program->dialog<AboutDialog>(), "openFolderButton", "aboutProblemLabel");
    says(opensTheLog(), "openLogFolderButton", "logAnswerLabel");
    PreferencesDialog& preferences = opensPreferences();
    auto& pages = child<QListWidget>(preferences, "preferencesPageList");
    QTest::mouseClick(pages.viewport(), Qt::LeftButton, {}, pages.visualItemRect(pages.item(3)).center());
    says(preferences, "openFolderButton", "folderProblemLabel");
    QDesktopServices::unsetUrlHandler("file");
}

void TestChoices::aPersonResetsAllPreferences()
{
    PreferencesDialog& dialog = opensPreferences();
    choose(dialog, "darkThemeRadioButton");
    tick(dialog, "hideAmountsCheckBox");
    dialog.showAdvanced();
    const auto asks = [&]() -> ResetPreferencesDialog& {
        click(child<QPushButton>(dialog, "resetPreferencesButton"));
        return *dialog.findChild<ResetPreferencesDialog*>();
    };
    QTest::keyClick(&asks(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog.findChild<ResetPreferencesDialog*>());
    QVERIFY(AmountDisplay::current().isHidden); // the question was answered with no
    click(child<QPushButton>(asks(), "acceptButton"));
    QTRY_VERIFY(!AmountDisplay::current().isHidden);
    QVERIFY(child<QRadioButton>(dialog, "systemThemeRadioButton").isChecked()); // what is open shows it
}

void TestChoices::aPersonReachesTheNetworkSettingsFromThePreferences()
{
    PreferencesDialog& dialog = opensPreferences();
    clickRow(child<QListWidget>(dialog, "preferencesPageList"), 2);
    QVERIFY(child<QLabel>(dialog, "connectionSettingsLabel").text().contains("practice node"));
    click(child<QPushButton>(dialog, "networkSettingsButton"));
    auto& network = m_program->dialog<NetworkDialog>();
    QVERIFY(child<QWidget>(network, "applyConnectionButton").isVisible());
}

void TestChoices::walletsLockWithTheScreen()
{
    m_person->createsAWallet("Daily", "correct horse");
    unlocks("Daily", "correct horse");
    auto* watch = m_program->window().findChild<ScreenLockWatch*>();
    QVERIFY(QMetaObject::invokeMethod(watch, "noteScreen", Q_ARG(bool, false)));
    QVERIFY(!isLocked("Daily"));
    QVERIFY(QMetaObject::invokeMethod(watch, "noteScreen", Q_ARG(bool, true)));
    QTRY_VERIFY_WITH_TIMEOUT(isLocked("Daily"), Patience);
}

void TestChoices::walletsLockWithTheMinimisedWindow()
{
    m_person->createsAWallet("Daily", "correct horse");
    unlocks("Daily", "correct horse");
    PreferencesDialog& dialog = opensPreferences();
    clickRow(child<QListWidget>(dialog, "preferencesPageList"), 1);
    tick(dialog, "lockMinimisedCheckBox");
    dialog.close();
    m_program->window().showMinimized();
    QTRY_VERIFY_WITH_TIMEOUT(isLocked("Daily"), Patience);
    m_program->window().showNormal();
}

void TestChoices::lockingClearsWhatWasCopied()
{
    m_person->createsAWallet("Daily", "correct horse");
    unlocks("Daily", "correct horse");
    copyDiscreetly("tpubOfThisWallet");
    QCOMPARE(QApplication::clipboard()->text(), "tpubOfThisWallet");
    m_program->types(Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(isLocked("Daily"), Patience);
    QCOMPARE(QApplication::clipboard()->text(), "");
}

/// Two are free; the third, in a dialog of its own, is followed by a wait.
void TestChoices::wrongPassphrasesCountInEveryDialog()
{
    m_person->createsAWallet("Daily", "correct horse");
    for (int attempt = 0; attempt < 3; ++attempt) {
        m_program->types(Qt::Key_L);
        auto& dialog = m_program->dialog<UnlockDialog>();
        auto& hint = child<QLabel>(dialog, "passphraseHintLabel");
        QVERIFY(!hint.isVisible());
        QTest::keyClicks(&child<SecretEdit>(dialog, "passphraseEdit"), "guess");
        m_person->presses(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(m_person->problemOf(dialog).contains("did not match"), Patience);
        QCOMPARE(hint.text().contains("before the next try"), attempt == 2);
        QCOMPARE(child<QPushButton>(dialog, "acceptButton").isEnabled(), attempt < 2);
        if (attempt == 2) QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>(dialog, "acceptButton").isEnabled(), Patience);
        dialog.reject();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    }
}

void TestChoices::aPersonFindsAnImportInTheLog()
{
    m_person->mines(5);
    LogDialog& dialog = opensTheLog();
    m_person->restoresAWallet("Old phone");
    auto& table = child<QTableView>(dialog, "logTable");
    QTRY_VERIFY_WITH_TIMEOUT(table.model()->rowCount() >= 2, Patience);
    QTest::keyClicks(&child<QLineEdit>(dialog, "logFilterEdit"), "looked through");
    QCOMPARE(table.model()->rowCount(), 1);
    QVERIFY(table.model()->index(0, 1).data().toString().contains("Old phone"));
}

void TestChoices::whatAPersonCopiesForAStrangerHoldsNothingOfTheirs()
{
    m_person->mines(3);
    m_person->restoresAWallet("Grandmother's");
    m_person->pays("Grandmother's", "0.12345678");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    const WalletId wallet = m_program->wallet("Grandmother's")->id;
    Session& session = m_program->session();
    const auto addresses = await(session.ledger().addresses(wallet));
    QVERIFY(addresses && !addresses->isEmpty());
    QVERIFY(await(session.ledger().setLabel(wallet, LabelTarget(addresses->first().address), "Rent of the flat")));
    const auto profile = await(session.wallets().profile(wallet));
    QVERIFY(profile && !profile->descriptors.isEmpty());

    LogDialog& dialog = opensTheLog();
    click(child<QPushButton>(dialog, "copyDebugButton"));
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::clipboard()->text().startsWith("Lockstep"), Patience);
    const QString text = QApplication::clipboard()->text();
    QStringList secrets = QString(Person::Words).split(' ');
    secrets += {"Grandmother",   "Rent",     "12345678",  "0.123",
                "tpub",          "73c5da0a", "127.0.0.1", QString::number(m_program->practice().port()),
                session.folder()};
    for (const AddressRow& row : *addresses) secrets += row.address;
    secrets += profile->descriptors;
    for (const QString& secret : std::as_const(secrets))
        QVERIFY2(!text.contains(secret, Qt::CaseInsensitive), qPrintable(secret + "\n" + text));
    for (const char* fact : {"database schema", "practice", "Peers: 1", "Wallets: 1", "import-done"})
        QVERIFY2(text.contains(fact), qPrintable(text));
}

QTEST_MAIN(TestChoices)
#include "tst_choices.moc"
