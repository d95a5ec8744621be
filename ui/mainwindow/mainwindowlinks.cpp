// SPDX-License-Identifier: MIT

// The main window's parts: whose signal goes to whom.

#include "core/api/services/chainservice.h"
#include "ui/format/sync/networktext.h"
#include "ui/mainwindow/banners/bannerarea.h"
#include "ui/mainwindow/commands/actions.h"
#include "ui/mainwindow/controllers/addwalletcontroller.h"
#include "ui/mainwindow/controllers/applockcontroller.h"
#include "ui/mainwindow/controllers/desktopcontroller.h"
#include "ui/mainwindow/controllers/eventbell.h"
#include "ui/mainwindow/controllers/exportcontroller.h"
#include "ui/mainwindow/controllers/ledgercontroller.h"
#include "ui/mainwindow/controllers/logcontroller.h"
#include "ui/mainwindow/controllers/networkcontroller.h"
#include "ui/mainwindow/controllers/pagecontroller.h"
#include "ui/mainwindow/controllers/practicestart.h"
#include "ui/mainwindow/controllers/preferencescontroller.h"
#include "ui/mainwindow/controllers/settingscontroller.h"
#include "ui/mainwindow/controllers/snapshotrelay.h"
#include "ui/mainwindow/controllers/walletcontroller.h"
#include "ui/mainwindow/controllers/walletlockcontroller.h"
#include "ui/mainwindow/desktop/idlewatch.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/pages/welcomepage.h"

#include <QAction>
#include <QGuiApplication>
#include <QMenu>
#include <QWindow>

namespace lockstep::ui {

void MainWindow::connectSession()
{
    connect(m_relay, &SnapshotRelay::changed, this, &MainWindow::showSnapshot);
    // What can be locked depends on the windows that stand open. Later: one is hidden before it is gone.
    connect(qApp, &QGuiApplication::focusWindowChanged, m_relay, &SnapshotRelay::repeat, Qt::QueuedConnection);
    connect(&m_session, &Session::happened, this, &MainWindow::tellEvent);
    connect(&m_session, &Session::walletTouched, m_pages, &PageController::refresh);
    connect(m_idle, &IdleWatch::idle, m_appLock,
            [this] { m_appLock->lockIdle(m_preferences.current().autoLockMinutes); });
    connect(m_wallets, &WalletController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_locks, &WalletLockController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_adding, &AddWalletController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_adding, &AddWalletController::walletAdded, m_sidebar, &Sidebar::select);
    connect(m_adding, &AddWalletController::rescanWanted, m_settings, &SettingsController::rescan);
    connect(m_adding, &AddWalletController::deeperScanWanted, m_settings, &SettingsController::scanDeeper);
}

void MainWindow::connectSidebar()
{
    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::showWallet);
    connect(m_sidebar, &Sidebar::menuWanted, this, [this](const QPoint& at) { m_actions->walletMenu()->popup(at); });
    connect(m_sidebar, &Sidebar::createClicked, m_adding, &AddWalletController::create);
    connect(m_sidebar, &Sidebar::orderWanted, m_wallets, &WalletController::reorder);
    m_sidebar->setAddMenu(m_actions->addMenu());
}

void MainWindow::connectBanners()
{
    connect(m_banners, &BannerArea::pauseClicked, m_wallets, &WalletController::pauseJob);
    connect(m_banners, &BannerArea::resumeClicked, m_wallets, &WalletController::resumeJob);
    connect(m_banners, &BannerArea::cancelClicked, m_wallets, &WalletController::cancelJob);
    connect(m_banners, &BannerArea::retryClicked, m_wallets, &WalletController::retry);
    connect(m_banners, &BannerArea::openClicked, m_sidebar,
            [this](WalletId wallet) { wallet == WalletId{} ? m_sidebar->selectAll() : m_sidebar->select(wallet); });
    connect(m_banners, &BannerArea::confirmWordsClicked, m_settings, &SettingsController::confirmWords);
    connect(m_banners, &BannerArea::remindLaterClicked, this, [this](WalletId wallet) {
        m_reminder.putOff(wallet, QDate::currentDate());
        m_relay->repeat();
    });
    connect(m_banners, &BannerArea::connectClicked, this, [this] { m_session.chain().setOnline(true); });
    connect(m_banners, &BannerArea::networkClicked, m_network, &NetworkController::openState);
    connect(m_banners, &BannerArea::networkSettingsClicked, m_network, &NetworkController::openSettings);
}

void MainWindow::connectStatusBar()
{
    auto* units = new QMenu(m_status);
    units->setToolTipsVisible(true);
    units->addActions(m_actions->unitActions());
    units->addSeparator();
    units->addAction(m_actions->action(Command::HideAmounts));
    m_status->setUnitMenu(units);
    connect(m_status, &SyncStatusBar::onlineToggled, this,
            [this](bool online) { m_session.chain().setOnline(online); });
    connect(m_status, &SyncStatusBar::networkClicked, m_actions->action(Command::Network), &QAction::trigger);
    connect(m_status, &SyncStatusBar::lockAllClicked, m_appLock, &AppLockController::lockAll);
    connect(m_status, &SyncStatusBar::newsClicked, m_log, &LogController::openNews);
    connect(m_bell, &EventBell::changed, m_status, &SyncStatusBar::setNews);
    const auto showConnection = [this] {
        const auto& proxy = m_network->current().peers.proxy;
        m_status->setProxy(proxy ? proxy->text() : QString());
        m_banners->setNobodyToCall(nobodyToCallText(m_network->current(), m_network->network()));
    };
    connect(m_network, &NetworkController::changed, m_status, showConnection);
    showConnection();
    connect(m_actions, &ActionCollection::taken, this, [this](Command command) {
        if (command != Command::Network) return;
        m_banners->offerNetwork();
        m_status->offerNetwork();
    });
}

void MainWindow::connectPages()
{
    m_pages->setWalletMenu(m_actions->walletMenu());
    connect(m_pages, &PageController::walletWanted, m_sidebar, &Sidebar::select);
    connect(m_pages, &PageController::lockAllWanted, m_appLock, &AppLockController::lockAll);
    connect(m_ledger, &LedgerController::said, m_status, &SyncStatusBar::say);
    connect(m_ledger, &LedgerController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_settings, &SettingsController::autoLockWanted, m_choices, &PreferencesController::openPrivacy);
    connect(m_settings, &SettingsController::said, m_status, &SyncStatusBar::say);
    connect(m_settings, &SettingsController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_pages, &PageController::sectionsChanged, this, &MainWindow::showSections);
    const WelcomePage* welcome = &m_pages->welcome();
    connect(welcome, &WelcomePage::createClicked, m_adding, &AddWalletController::create);
    connect(welcome, &WelcomePage::restoreClicked, m_adding, &AddWalletController::restore);
    connect(welcome, &WelcomePage::watchClicked, m_adding, &AddWalletController::watch);
    connect(welcome, &WelcomePage::importClicked, m_adding, &AddWalletController::importAddresses);
    connect(welcome, &WelcomePage::fileClicked, this, [this] { m_desktop->importFile(); });
    connect(welcome, &WelcomePage::backClicked, this, [this] { showWallet(m_sidebar->selected()); });
    connect(welcome, &WelcomePage::practiceClicked, this, [this] {
        if (startPracticeProgram(m_session.folder()))
            m_status->say(tr("The practice network opens in a second window."));
        else
            m_banners->showNotice(tr("The practice network could not be started. Nothing was changed. "
                                     "Start it yourself with: lockstep --network practice"),
                                  Tone::Bad, Error{Errc::Io, "a second window could not be started"});
    });
}

void MainWindow::connectPreferences()
{
    connect(&m_preferences, &PreferenceStore::noticed, m_banners, &BannerArea::showNotice);
    connect(&m_preferences, &PreferenceStore::changed, this, &MainWindow::applyPreferences);
    connect(m_actions, &ActionCollection::themeChosen, m_choices, &PreferencesController::setTheme);
    connect(m_actions, &ActionCollection::unitChosen, m_choices, &PreferencesController::setUnit);
    connect(m_choices, &PreferencesController::lockWanted, m_appLock, &AppLockController::lockQuietly);
    connect(m_network, &NetworkController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_network, &NetworkController::exportScansWanted, m_exports, &ExportController::exportScans);
    applyPreferences(m_preferences.current());
}

void MainWindow::connectDesktop()
{
    connect(m_desktop, &DesktopController::lockAllWanted, m_appLock, &AppLockController::lockAll);
    connect(m_desktop, &DesktopController::quitWanted, this, &MainWindow::quit);
    connect(m_desktop, &DesktopController::walletWanted, m_sidebar, &Sidebar::select);
    connect(m_desktop, &DesktopController::linkDropped, this, &MainWindow::openLink);
    connect(m_desktop, &DesktopController::watchDropped, m_adding, &AddWalletController::watchText);
    connect(m_desktop, &DesktopController::walletFileDropped, m_adding, &AddWalletController::importFile);
    connect(m_desktop, &DesktopController::noticed, m_banners,
            [this](const QString& sentence, Tone tone) { m_banners->showNotice(sentence, tone); });
}

void MainWindow::connectAppLock()
{
    connect(m_appLock, &AppLockController::changed, m_actions, &ActionCollection::setAppLock);
    connect(m_appLock, &AppLockController::changed, m_status, &SyncStatusBar::setAppLock);
    connect(m_appLock, &AppLockController::changed, m_desktop, &DesktopController::setAppLock);
    connect(m_appLock, &AppLockController::changed, m_pages, &PageController::setAppLock);
    connect(m_appLock, &AppLockController::changed, m_relay, &SnapshotRelay::repeat);
    connect(m_appLock, &AppLockController::changed, this, &MainWindow::showSections);
    connect(m_appLock, &AppLockController::unlocked, m_sidebar, &Sidebar::focusList);
    connect(m_appLock, &AppLockController::linkWanted, this, &MainWindow::showLink);
    connect(m_appLock, &AppLockController::said, m_status, &SyncStatusBar::say);
}

} // namespace lockstep::ui
