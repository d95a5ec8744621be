// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/mainwindow/desktop/trayicon.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QSystemTrayIcon>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestTrayIcon : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void itsMenuSaysHowFarEverythingIs();
    void aPersonHidesTheWindowAndBringsItBack();
    void aMinimisedWindowIsShownAgain();
    void aPersonLocksAllWallets();
    void whereNothingIsUnlockedItSaysSo_data();
    void whereNothingIsUnlockedItSaysSo();
    void aPersonGoesOfflineAndOnline();
    void aPersonQuits();
    void aPersonClosesTheWindowToTheTray();
    void closingEndsTheWindowUnlessThePersonChoseOtherwise();
    void quittingClosesItAllTheSame();
    void whereTheTrayWentAwayClosingEndsTheWindow();
    void neverSaysAnAmount();
    void readsNoNameAsMarkup();
    void namesNoWalletWhileTheWindowIsLocked();
    void whereAnAppLockIsSetItLocksTheWindow();

private:
    QAction& action(const char* name) { return child<QAction>(*m_window, name); }
    void choose(const char* name)
    {
        m_tray->menu().popup(QCursor::pos()); // the desktop's part: its tray asks for the menu
        chooseIn(m_tray->menu(), action(name));
    }
    std::unique_ptr<QWidget> m_window;
    bool m_hasTray = true;
    TrayIcon* m_tray = nullptr;
};

void TestTrayIcon::init()
{
    failOnAnyWarning();
    m_window = std::make_unique<QWidget>();
    m_window->resize(300, 200);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_hasTray = true;
    m_tray = new TrayIcon(*m_window, [this] { return m_hasTray; });
    m_tray->setSnapshot(snapshotOf({walletView(1, "Daily")}));
}

void TestTrayIcon::itsMenuSaysHowFarEverythingIs()
{
    QVERIFY2(action("trayStateAction").text().startsWith("Up to date"), qPrintable(action("trayStateAction").text()));
    m_tray->setSnapshot(importingSnapshot());
    QVERIFY(action("trayStateAction").text().contains("Old phone"));
}

void TestTrayIcon::aPersonHidesTheWindowAndBringsItBack()
{
    QCOMPARE(action("trayToggleAction").text(), "&Hide Lockstep");
    choose("trayToggleAction");
    QVERIFY(!m_window->isVisible());
    QCOMPARE(action("trayToggleAction").text(), "&Show Lockstep");
    choose("trayToggleAction");
    QVERIFY(m_window->isVisible());
    QCOMPARE(action("trayToggleAction").text(), "&Hide Lockstep");
}

void TestTrayIcon::aMinimisedWindowIsShownAgain()
{
    m_window->showMinimized();
    QCOMPARE(action("trayToggleAction").text(), "&Show Lockstep");
    choose("trayToggleAction");
    QVERIFY(m_window->isVisible() && !m_window->isMinimized());
}

void TestTrayIcon::aPersonLocksAllWallets()
{
    QSignalSpy wanted(m_tray, &TrayIcon::lockAllWanted);
    choose("trayLockAllAction");
    QCOMPARE(wanted.count(), 1);
}

void TestTrayIcon::whereNothingIsUnlockedItSaysSo_data()
{
    QTest::addColumn<QList<WalletAuth>>("wallets");
    QTest::addColumn<QString>("reason");
    using enum WalletAuth;
    QTest::newRow("locked") << QList{Locked, WatchOnly} << "No wallet is unlocked";
    QTest::newRow("the only one has no passphrase")
        << QList{NoPassphrase} << "No wallet has a passphrase to lock it with";
    QTest::newRow("one without, one watched")
        << QList{NoPassphrase, WatchOnly} << "No wallet has a passphrase to lock it with";
    QTest::newRow("one without, one locked")
        << QList{NoPassphrase, Locked} << "No wallet that has a passphrase is unlocked";
    QTest::newRow("watch-only") << QList{WatchOnly} << "No wallet has keys to lock";
    QTest::newRow("none") << QList<WalletAuth>{} << "No wallet has keys to lock";
}

void TestTrayIcon::whereNothingIsUnlockedItSaysSo()
{
    QFETCH(QList<WalletAuth>, wallets);
    QFETCH(QString, reason);
    QList<WalletView> views;
    for (const WalletAuth auth : wallets) {
        views += walletView(static_cast<int>(views.size()) + 1, "Daily");
        views.last().auth = auth;
    }
    m_tray->setSnapshot(snapshotOf(views));
    QVERIFY(!action("trayLockAllAction").isEnabled());
    QCOMPARE(action("trayLockAllAction").text(), reason);
}

void TestTrayIcon::aPersonGoesOfflineAndOnline()
{
    QSignalSpy wanted(m_tray, &TrayIcon::onlineWanted);
    choose("trayOnlineAction");
    SyncSnapshot offline = snapshotOf({});
    offline.online = false;
    offline.manager = ManagerState::Offline;
    m_tray->setSnapshot(offline);
    QCOMPARE(action("trayOnlineAction").text(), "Go &online");
    choose("trayOnlineAction");
    QCOMPARE(wanted, (QList<QVariantList>{{false}, {true}}));
}

void TestTrayIcon::aPersonQuits()
{
    QSignalSpy wanted(m_tray, &TrayIcon::quitWanted);
    choose("trayQuitAction");
    QCOMPARE(wanted.count(), 1);
}

void TestTrayIcon::aPersonClosesTheWindowToTheTray()
{
    m_tray->setClosesToTray(true);
    QVERIFY(!m_window->close());
    QVERIFY(!m_window->isVisible());
    choose("trayToggleAction");
    QVERIFY(m_window->isVisible());
}

void TestTrayIcon::closingEndsTheWindowUnlessThePersonChoseOtherwise() { QVERIFY(m_window->close()); }

void TestTrayIcon::quittingClosesItAllTheSame()
{
    m_tray->setClosesToTray(true);
    m_tray->letClose();
    QVERIFY(m_window->close());
}

void TestTrayIcon::whereTheTrayWentAwayClosingEndsTheWindow()
{
    m_tray->setClosesToTray(true);
    m_hasTray = false;
    QVERIFY(m_window->close());
}

void TestTrayIcon::neverSaysAnAmount()
{
    QStringList said{child<QSystemTrayIcon>(*m_window, "trayIcon").toolTip()};
    for (const QAction* entry : m_tray->menu().actions()) said += entry->text() + entry->toolTip();
    for (const QString& text : said) QVERIFY2(!text.contains("1.2") && !text.contains("BTC"), qPrintable(text));
}

void TestTrayIcon::readsNoNameAsMarkup()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.jobs[0].walletName = "<b>Tom & Co</b>";
    m_tray->setSnapshot(snapshot);
    QVERIFY(action("trayStateAction").text().contains("Tom && Co")); // Not an underlined letter.
    QVERIFY(!child<QSystemTrayIcon>(*m_window, "trayIcon").toolTip().contains("<b>"));
}

void TestTrayIcon::namesNoWalletWhileTheWindowIsLocked()
{
    m_tray->setAppLock(true, true);
    m_tray->setSnapshot(importingSnapshot());
    const QString state = action("trayStateAction").text();
    QVERIFY2(!state.contains("Old phone") && state.contains('%'), qPrintable(state));
    QVERIFY(!action("trayOnlineAction").isEnabled());
    QVERIFY(action("trayQuitAction").isEnabled());
    m_tray->setAppLock(true, false);
    m_tray->setSnapshot(importingSnapshot());
    QVERIFY(action("trayStateAction").text().contains("Old phone"));
    QVERIFY(action("trayOnlineAction").isEnabled());
}

void TestTrayIcon::whereAnAppLockIsSetItLocksTheWindow()
{
    WalletView locked = walletView(1, "Daily");
    locked.auth = WalletAuth::Locked;
    m_tray->setAppLock(true, false);
    m_tray->setSnapshot(snapshotOf({locked}));
    QCOMPARE(action("trayLockAllAction").text(), "&Lock the window"); // whatever the wallets are
    QSignalSpy wanted(m_tray, &TrayIcon::lockAllWanted);
    choose("trayLockAllAction");
    QCOMPARE(wanted.count(), 1);
    m_tray->setAppLock(true, true);
    m_tray->setSnapshot(snapshotOf({locked}));
    QCOMPARE(action("trayLockAllAction").text(), "The window is locked");
    QVERIFY(!action("trayLockAllAction").isEnabled());
}

QTEST_MAIN(TestTrayIcon)
#include "tst_trayicon.moc"
