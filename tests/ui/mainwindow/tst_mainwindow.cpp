// SPDX-License-Identifier: MIT

#include "app/common/chainclientfactory.h"
#include "tests/support/byhand.h"
#include "tests/support/damage.h"
#include "tests/support/guitest.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/dialogs/preferences/preferencesdialog.h"
#include "ui/dialogs/program/practicedialogs.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/models/historymodel.h"
#include "ui/style/textsize.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/secrets/wordentry.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr const char* Abandon
    = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
constexpr int Patience = 20'000; ///< Milliseconds.

} // namespace

/// The whole program but main(), on the practice network, by mouse and keys.
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aPersonMakesAWalletAndIsPaid();
    void aRestoredWalletPausesTheOthersUntilItHasCaughtUp();
    void amountsAreHiddenAtOnceInAWizardThatIsOpen();
    void aPersonSeesThePaymentsOfAllWalletsTogether();
    void aPersonGoesOfflineAndOnlineAgain();
    void aPersonRenamesStopsStartsAndRemovesAWallet();
    void aPersonChoosesTheDarkThemeAndFindsItAgain();
    void aKeptTextSizeIsThatOfTheWholeWindowAtTheNextStart_data();
    void aKeptTextSizeIsThatOfTheWholeWindowAtTheNextStart();
    void paymentsAreListenedForWhileTheWindowIsOpen();
    void aDatabaseThatWasMendedIsToldInWords();

private:
    template <typename Dialog>
    Dialog* dialog()
    {
        Dialog* found = nullptr;
        [&] { QTRY_VERIFY_WITH_TIMEOUT(found = m_window->findChild<Dialog*>(), Patience); }();
        if (!found) qFatal("no such dialog");
        [&] { QVERIFY(QTest::qWaitForWindowActive(found)); }();
        return found;
    }
    void open();
    void choose(const char* action) { chooseInMenus(*m_window, action); }
    static void accept(QDialog* dialog) { click(child<QPushButton>(*dialog, "acceptButton")); }
    static void typeWords(QDialog& dialog, const QStringList& words);
    static void openResult(QDialog* wizard);
    void showPage(const char* page);
    static void showPreferences(QWidget& dialog, int page);
    void createWallet(const QString& name);
    QDialog* beginRestore(const QString& name);
    void restoreWallet(const QString& name);
    void removeWallet(const QString& name);
    void pay(const QString& amount);
    void mine(int blocks);
    const WalletView* wallet(const QString& name);
    QTableView* history();
    bool areInLockstep();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Practice> m_practice;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    SyncSnapshotPtr m_snapshot;
};

void TestMainWindow::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestMainWindow::open()
{
    auto practice = Practice::open(m_folder->path());
    QVERIFY(practice);
    m_practice = *std::move(practice);
    StartOptions start;
    start.network = Network::Practice;
    start.connect = {HostPort{"127.0.0.1", m_practice->port()}};
    SessionOptions options;
    options.network = Network::Practice;
    options.folder = m_folder->filePath("practice");
    options.makeClient = chainClientFactory(start);
    auto session = Session::open(std::move(options));
    QVERIFY(session);
    m_session = *std::move(session);
    m_window = std::make_unique<MainWindow>(*m_session, m_practice.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_practice.reset();
    setTextSize(100); // a program that starts knows no other
}

const WalletView* TestMainWindow::wallet(const QString& name)
{
    m_snapshot = m_session->snapshot();
    for (const WalletView& view : m_snapshot->wallets)
        if (view.name == name) return &view;
    return nullptr;
}

bool TestMainWindow::areInLockstep()
{
    m_snapshot = m_session->snapshot();
    for (const WalletView& view : m_snapshot->wallets)
        if (view.state != WalletState::Synced || view.syncedTo != m_snapshot->tip) return false;
    return m_snapshot->jobs.isEmpty();
}

QTableView* TestMainWindow::history()
{
    for (QTableView* table : m_window->findChildren<QTableView*>("historyTable"))
        if (table->isVisible()) return table;
    return nullptr;
}

void TestMainWindow::typeWords(QDialog& dialog, const QStringList& words)
{
    for (int place = 1; place <= words.size(); ++place)
        QTest::keyClicks(&child<WordEdit>(dialog, qPrintable(QStringLiteral("word%1Edit").arg(place))),
                         words[place - 1]);
}

void TestMainWindow::openResult(QDialog* wizard)
{
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(*wizard, "resultLabel").isVisible(), Patience);
    accept(wizard);
}

void TestMainWindow::showPage(const char* page)
{
    for (QToolButton* button : m_window->findChildren<QToolButton*>(QString::fromLatin1(page) + "PageButton"))
        if (button->isVisible()) return click(*button);
    QFAIL("no such page in sight");
}

void TestMainWindow::showPreferences(QWidget& dialog, int page)
{
    auto& pages = child<QListWidget>(dialog, "preferencesPageList");
    QTest::mouseClick(pages.viewport(), Qt::LeftButton, {}, pages.visualItemRect(pages.item(page)).center());
    QCOMPARE(pages.currentRow(), page);
}

void TestMainWindow::createWallet(const QString& name)
{
    click(child<QToolButton>(*m_window, "newWalletButton"));
    auto* create = dialog<CreateWalletDialog>();
    QTest::keyClicks(&child<QLineEdit>(*create, "nameEdit"), name);
    accept(create);
    QTest::keyClick(&child<QCheckBox>(*create, "understandBox"), Qt::Key_Space);
    accept(create);
    click(child<QPushButton>(*create, "showWordsButton"));
    accept(create);
    const NewWallet shown = create->takeWallet();
    const QStringList words
        = QString::fromStdString(std::string(std::get<KeysOrigin>(shown.origin).words.text())).split(' ');
    typeWords(*create, words);
    accept(create);
    tick(*create, "noPassphraseBox");
    tick(*create, "noPassphraseSureBox");
    accept(create);
    openResult(create);
    QTRY_VERIFY_WITH_TIMEOUT(wallet(name) && !m_window->findChild<CreateWalletDialog*>(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(child<Sidebar>(*m_window, "sidebar").selected(), wallet(name)->id, Patience);
}

/// Up to the page of the result.
QDialog* TestMainWindow::beginRestore(const QString& name)
{
    choose("restoreAction");
    auto* restore = dialog<RestoreWalletDialog>();
    typeWords(*restore, QString(Abandon).split(' '));
    accept(restore);
    test::choose(*restore, "oneKindButton"); // native segwit
    for (int step = 0; step < 2; ++step) accept(restore);
    QTest::keyClicks(&child<QLineEdit>(*restore, "nameEdit"), name);
    tick(*restore, "noPassphraseBox");
    tick(*restore, "noPassphraseSureBox");
    accept(restore);
    accept(restore); // the pre-flight
    return restore;
}

void TestMainWindow::restoreWallet(const QString& name)
{
    openResult(beginRestore(name));
    QTRY_VERIFY_WITH_TIMEOUT(wallet(name) && !m_window->findChild<RestoreWalletDialog*>(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(child<Sidebar>(*m_window, "sidebar").selected(), wallet(name)->id, Patience);
}

void TestMainWindow::removeWallet(const QString& name)
{
    choose("removeAction");
    auto* remove = m_window->findChild<QDialog*>();
    QTest::keyClicks(&child<QLineEdit>(*remove, "typedNameEdit"), name);
    accept(remove);
    QTRY_VERIFY_WITH_TIMEOUT(!wallet(name), Patience);
}

void TestMainWindow::pay(const QString& amount)
{
    choose("practiceSendAction");
    auto* send = dialog<PracticeSendDialog>();
    retypeText(child<QLineEdit>(*send, "amountEdit"), amount);
    accept(send);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<PracticeSendDialog*>(), Patience);
}

void TestMainWindow::mine(int blocks)
{
    choose("mineAction");
    auto* count = dialog<CountDialog>();
    auto& box = child<QSpinBox>(*count, "countBox");
    box.setFocus();
    box.selectAll();
    QTest::keyClicks(&box, QString::number(blocks));
    accept(count);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<CountDialog*>(), Patience);
}

void TestMainWindow::aPersonMakesAWalletAndIsPaid()
{
    QVERIFY(child<QWidget>(*m_window, "welcomePage").isVisible());
    QVERIFY(child<QPushButton>(*m_window, "welcomeCreateButton").hasFocus()); // where the keyboard begins
    createWallet("Daily");
    QVERIFY(m_window->windowTitle().startsWith("Daily"));
    pay("0.25");
    showPage("transactions");
    QTRY_VERIFY_WITH_TIMEOUT(history() && history()->model()->rowCount() == 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(*m_window, "headerBalanceLabel").text().startsWith("0.25"), Patience);
    mine(6);
    QTRY_VERIFY_WITH_TIMEOUT(history()->model()->index(0, 0).data().toString().contains("Confirmed"), Patience);
}

void TestMainWindow::aRestoredWalletPausesTheOthersUntilItHasCaughtUp()
{
    restoreWallet("Old phone");
    QTRY_VERIFY_WITH_TIMEOUT(areInLockstep(), Patience);
    pay("0.1");
    pay("0.2");
    removeWallet("Old phone");
    mine(400);
    createWallet("Daily");
    QTRY_VERIFY_WITH_TIMEOUT(areInLockstep(), Patience);

    m_practice->setSpeed(100);
    restoreWallet("Old phone");
    auto& banner = child<Strip>(*m_window, "maintenanceBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner.isVisible() && banner.sentence().contains("Old phone"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(wallet("Daily")->state == WalletState::Paused, Patience);
    QVERIFY(banner.sentence().contains("Daily"));

    m_practice->setSpeed(0);
    QTRY_VERIFY_WITH_TIMEOUT(areInLockstep(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!banner.isVisible(), Patience);
    QCOMPARE(wallet("Daily")->syncedTo, wallet("Old phone")->syncedTo);
    showPage("transactions");
    QTRY_VERIFY_WITH_TIMEOUT(history() && history()->model()->rowCount() == 2, Patience);
}

void TestMainWindow::amountsAreHiddenAtOnceInAWizardThatIsOpen()
{
    restoreWallet("Old phone");
    QTRY_VERIFY_WITH_TIMEOUT(areInLockstep(), Patience);
    pay("0.25");
    mine(1);
    removeWallet("Old phone");
    QDialog* wizard = beginRestore("Old phone");
    const auto& found = child<QLabel>(*wizard, "resultLabel");
    QTRY_VERIFY_WITH_TIMEOUT(found.text().contains("0.25"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(areInLockstep(), Patience);
    choose("hideAmountsAction");
    QVERIFY2(!found.text().contains("0.25"), qPrintable(found.text())); // not only when the next block comes
    accept(wizard);
    choose("hideAmountsAction");
}

void TestMainWindow::aPersonSeesThePaymentsOfAllWalletsTogether()
{
    createWallet("Daily");
    pay("0.25");
    createWallet("Savings");
    pay("0.5");
    QTRY_VERIFY_WITH_TIMEOUT(areInLockstep(), Patience);
    click(child<QAbstractButton>(*m_window, "allWalletsButton"));
    showPage("transactions");
    QTRY_VERIFY_WITH_TIMEOUT(history() && history()->model()->rowCount() == 2, Patience);
    QStringList names;
    for (int row = 0; row < 2; ++row)
        names += history()->model()->index(row, HistoryModel::WalletColumn).data().toString();
    names.sort();
    QCOMPARE(names, (QStringList{"Daily", "Savings"}));
    QVERIFY(!history()->isColumnHidden(HistoryModel::WalletColumn));
}

void TestMainWindow::aPersonGoesOfflineAndOnlineAgain()
{
    createWallet("Daily");
    QTRY_VERIFY_WITH_TIMEOUT(areInLockstep(), Patience);
    click(child<QToolButton>(*m_window, "onlineButton"));
    QTRY_VERIFY_WITH_TIMEOUT(child<Strip>(*m_window, "offlineBanner").isVisible(), Patience);
    click(child<QPushButton>(*m_window, "connectButton"));
    QTRY_VERIFY_WITH_TIMEOUT(areInLockstep(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!child<Strip>(*m_window, "offlineBanner").isVisible(), Patience);
}

void TestMainWindow::aPersonRenamesStopsStartsAndRemovesAWallet()
{
    createWallet("Daily");
    choose("renameAction");
    auto* rename = m_window->findChild<QDialog*>();
    retypeText(child<QLineEdit>(*rename, "nameEdit"), "Everyday");
    accept(rename);
    QTRY_VERIFY_WITH_TIMEOUT(wallet("Everyday"), Patience);
    choose("startStopAction");
    QTRY_VERIFY_WITH_TIMEOUT(wallet("Everyday")->state == WalletState::Stopped, Patience);
    mine(3);
    choose("startStopAction");
    QTRY_VERIFY_WITH_TIMEOUT(areInLockstep(), Patience);
    choose("removeAction");
    auto* remove = m_window->findChild<QDialog*>();
    QTest::keyClicks(&child<QLineEdit>(*remove, "typedNameEdit"), "Everyday");
    accept(remove);
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>(*m_window, "welcomePage").isVisible(), Patience);
}

void TestMainWindow::aPersonChoosesTheDarkThemeAndFindsItAgain()
{
    choose("darkThemeAction");
    QVERIFY(Theme::current().isDark());
    m_window->close();
    Theme::apply(ThemeChoice::Light);
    m_window = std::make_unique<MainWindow>(*m_session, m_practice.get());
    QVERIFY(Theme::current().isDark());
    QVERIFY(child<QAction>(*m_window, "darkThemeAction").isChecked());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    choose("lightThemeAction");
}

void TestMainWindow::aKeptTextSizeIsThatOfTheWholeWindowAtTheNextStart_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {90, 110, 125, 150}) QTest::addRow("%d", percent) << percent;
}

void TestMainWindow::aKeptTextSizeIsThatOfTheWholeWindowAtTheNextStart()
{
    QFETCH(int, percent);
    const auto sizes = [this] {
        QMap<QString, double> ofNames;
        for (const QWidget* widget : m_window->findChildren<QWidget*>())
            if (widget->isVisible() && !widget->objectName().startsWith("qt_"))
                ofNames[widget->objectName()] = widget->font().pointSizeF();
        return ofNames;
    };
    const QMap<QString, double> before = sizes();
    Preferences chosen = m_window->preferences().current();
    chosen.textPercent = percent;
    m_window->preferences().set(chosen);
    m_window->close();
    cleanup();
    open();
    const QMap<QString, double> after = sizes();
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!after.contains(it.key())) continue; // it speaks of the connection of the moment
        QVERIFY2(qAbs(after[it.key()] - it.value() * percent / 100) < 0.1, qPrintable(it.key()));
    }
    QVERIFY(after.contains("newWalletButton") && after.contains("unitButton"));
}

void TestMainWindow::paymentsAreListenedForWhileTheWindowIsOpen()
{
    const auto listens = [this] { return m_session->snapshot()->listening.wanted; };
    QVERIFY(!listens()); // there is no wallet
    createWallet("Daily");
    QTRY_VERIFY_WITH_TIMEOUT(listens(), Patience);
    m_window->hide(); // as into the tray
    QTRY_VERIFY_WITH_TIMEOUT(!listens(), Patience);
    m_window->show();
    QTRY_VERIFY_WITH_TIMEOUT(listens(), Patience);

    choose("preferencesAction");
    auto* preferences = dialog<PreferencesDialog>();
    showPreferences(*preferences, 1);
    auto& box = child<QComboBox>(*preferences, "listeningBox");
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(*preferences, "listeningNowLabel").text().contains("listening to"),
                             Patience);
    QTest::keyClick(&box, Qt::Key_Up);
    QTRY_VERIFY_WITH_TIMEOUT(!listens(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(*preferences, "listeningNowLabel").text().contains("when a block has them"),
                             Patience);
    showPreferences(*preferences, 2);
    QTest::keyClick(&child<QCheckBox>(*preferences, "letBlocksThroughCheckBox"), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->snapshot()->letsBlocksThrough, Patience);
}

void TestMainWindow::aDatabaseThatWasMendedIsToldInWords()
{
    createWallet("Daily");
    mine(2);
    cleanup();
    damageTable(m_folder->filePath("practice/lockstep.sqlite"), "header_chunk");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression("the database is damaged, but in no wallet"));
    open();
    const auto& notice = child<Strip>(*m_window, "noticeBanner");
    QTRY_VERIFY(notice.isVisible());
    QVERIFY2(notice.sentence().contains("in none of your wallets"), qPrintable(notice.sentence()));
    QTRY_VERIFY_WITH_TIMEOUT(areInLockstep(), Patience); // and the chain is here again
    QVERIFY(wallet("Daily"));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
