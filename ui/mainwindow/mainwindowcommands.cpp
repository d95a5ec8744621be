// SPDX-License-Identifier: MIT

// The main window's menus: what is done when a command is chosen.

#include "core/api/componentversions.h"
#include "core/api/processguard.h"
#include "core/api/services/chainservice.h"
#include "ui/dialogs/program/aboutdialog.h"
#include "ui/dialogs/program/licencesdialog.h"
#include "ui/mainwindow/banners/bannerarea.h"
#include "ui/mainwindow/commands/actions.h"
#include "ui/mainwindow/commands/closekey.h"
#include "ui/mainwindow/commands/helpdialog.h"
#include "ui/mainwindow/commands/keyseverywhere.h"
#include "ui/mainwindow/commands/shortcutsdialog.h"
#include "ui/mainwindow/commands/shortcutsfirst.h"
#include "ui/mainwindow/controllers/addwalletcontroller.h"
#include "ui/mainwindow/controllers/applockcontroller.h"
#include "ui/mainwindow/controllers/backupcontroller.h"
#include "ui/mainwindow/controllers/broadcastcontroller.h"
#include "ui/mainwindow/controllers/desktopcontroller.h"
#include "ui/mainwindow/controllers/exportcontroller.h"
#include "ui/mainwindow/controllers/ledgercontroller.h"
#include "ui/mainwindow/controllers/logcontroller.h"
#include "ui/mainwindow/controllers/lookupcontroller.h"
#include "ui/mainwindow/controllers/networkcontroller.h"
#include "ui/mainwindow/controllers/pagecontroller.h"
#include "ui/mainwindow/controllers/practicecontroller.h"
#include "ui/mainwindow/controllers/preferencescontroller.h"
#include "ui/mainwindow/controllers/settingscontroller.h"
#include "ui/mainwindow/controllers/upkeepcontroller.h"
#include "ui/mainwindow/controllers/walletcontroller.h"
#include "ui/mainwindow/controllers/walletlockcontroller.h"
#include "ui/mainwindow/desktop/bringtofront.h"
#include "ui/mainwindow/desktop/showfolder.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/pages/welcomepage.h"
#include "ui/widgets/secrets/secretwindow.h"

#include <QAction>

namespace lockstep::ui {

void MainWindow::takeCommands()
{
    m_actions->on(Command::Create, [this] { m_adding->create(); });
    m_actions->on(Command::Restore, [this] { m_adding->restore(); });
    m_actions->on(Command::Watch, [this] { m_adding->watch(); });
    m_actions->on(Command::ImportAddresses, [this] { m_adding->importAddresses(); });
    m_actions->on(Command::ImportFile, [this] { m_desktop->importFile(); });
    m_actions->on(Command::LockAll, [this] { m_appLock->lockAll(); });
    m_actions->on(Command::LockWindow, [this] { m_appLock->lockWindow(); });
    m_actions->on(Command::ToggleOnline, [this] { m_session.chain().setOnline(!m_session.snapshot()->online); });
    m_actions->on(Command::Preferences, [this] { m_choices->open(); });
    m_actions->on(Command::Network, [this] { m_network->open(); });
    auto* broadcast = new BroadcastController(m_session, *m_relay, *this);
    m_actions->on(Command::Broadcast, [broadcast] { broadcast->open(); });
    connect(m_desktop, &DesktopController::transactionDropped, broadcast, &BroadcastController::openWith);
    auto* lookUp = new LookUpController(m_session, *m_relay, *this);
    m_actions->on(Command::LookUp, [lookUp] { lookUp->open(); });
    connect(m_adding, &AddWalletController::lookUpWanted, lookUp, &LookUpController::open);
    m_actions->on(Command::CheckDatabase, [this] { m_upkeep->check(); });
    m_actions->on(Command::Log, [this] { m_log->open(); });
    m_actions->on(Command::Console, [this] { m_log->openConsole(); });
    connect(m_log, &LogController::advancedWanted, m_choices, &PreferencesController::openAdvanced);
    connect(m_upkeep, &UpkeepController::said, m_status, &SyncStatusBar::say);
    connect(m_banners, &BannerArea::checkClicked, m_upkeep, &UpkeepController::check);
    m_actions->on(Command::Quit, [this] { quit(); });
    m_actions->on(Command::Help, [this] { openHelp(); });
    m_actions->on(Command::Welcome, [this] { m_pages->showWelcome(); });
    m_actions->on(Command::Shortcuts, [this] { (new ShortcutsDialog(m_actions->shortcuts(), this))->open(); });
    m_actions->on(Command::ShowFolder, [this] {
        if (const QString problem = showFolder(m_session.folder()); !problem.isEmpty())
            m_banners->showNotice(problem, Tone::Bad, Error{Errc::Io, "no program opened the data folder"});
    });
    m_actions->on(Command::About, [this] { openAbout(); });
    new CloseKey(this);
    new ShortcutsFirst(*m_actions, *this);
    takeKeysEverywhere();
}

/// What can only be asked for from the window itself (a first passphrase, unlocking) waits until that is in front.
void MainWindow::takeKeysEverywhere()
{
    auto* everywhere = new KeysEverywhere(*this);
    everywhere->on(*m_actions->action(Command::LockAll), [this](const QWidget&) {
        m_appLock->lockAll();
        return true;
    });
    everywhere->on(*m_actions->action(Command::LockWindow), [this](const QWidget&) {
        if (m_appLock->isSet()) m_appLock->lockWindow();
        return m_appLock->isSet();
    });
    everywhere->on(*m_actions->action(Command::LockUnlock), [this](const QWidget& inFront) {
        m_locks->lock(walletOfWindow(inFront).value_or(m_sidebar->selected()));
        return true;
    });
    everywhere->on(*m_actions->action(Command::HideAmounts), [this](const QWidget&) {
        if (!m_appLock->isLocked()) m_choices->toggleAmounts();
        return true;
    });
}

void MainWindow::openHelp()
{
    if (auto* open = findChild<HelpDialog*>()) return bringToFront(*open);
    auto* help = new HelpDialog(this);
    connect(help, &HelpDialog::shortcutsWanted, m_actions->action(Command::Shortcuts), &QAction::trigger);
    help->show();
}

void MainWindow::openAbout()
{
    auto* about = new AboutDialog({QString::fromLatin1(networkName(m_session.network())), m_session.folder(),
                                   canLockMemory(), !m_appLock->isLocked()},
                                  this);
    connect(about, &AboutDialog::folderWanted, about,
            [this, about] { about->showProblem(showFolder(m_session.folder())); });
    connect(about, &AboutDialog::shortcutsWanted, m_actions->action(Command::Shortcuts), &QAction::trigger);
    connect(about, &AboutDialog::licencesWanted, about, [about] { (new LicencesDialog(about))->open(); });
    componentVersions().then(about, [about](const ComponentVersions& versions) {
        about->setComponents(versions.sqlite, versions.secp256k1);
    });
    about->open();
}

void MainWindow::takeExportCommands()
{
    connect(m_exports, &ExportController::said, m_status, &SyncStatusBar::say);
    connect(m_exports, &ExportController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_ledger, &LedgerController::paymentsExportWanted, m_exports, &ExportController::exportPayments);
    connect(m_ledger, &LedgerController::addressesExportWanted, m_exports, &ExportController::exportAddresses);
    connect(m_desktop, &DesktopController::labelsDropped, m_exports, &ExportController::importLabelsFrom);
    connect(m_desktop, &DesktopController::labelTextDropped, m_exports, &ExportController::importLabelText);
    m_actions->on(Command::ExportView, [this] { m_exports->exportView(m_pages->sections(), m_sidebar->selected()); });
    m_actions->on(Command::ExportLabels, [this] { m_exports->exportLabels(std::nullopt); });
}

void MainWindow::takeBackupCommands()
{
    const auto save = [this](WalletId wallet) { m_backups->save(wallet); };
    connect(m_backups, &BackupController::walletAdded, m_sidebar, &Sidebar::select);
    connect(m_backups, &BackupController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_wallets, &WalletController::backupWanted, this, save);
    connect(m_adding, &AddWalletController::backupWanted, this, save);
    connect(m_settings, &SettingsController::backupWanted, this, save);
    connect(m_pages, &PageController::backupWanted, this, save);
    connect(m_desktop, &DesktopController::backupDropped, m_backups, &BackupController::restoreFrom);
    connect(&m_pages->welcome(), &WelcomePage::backupClicked, m_backups, &BackupController::restore);
    m_actions->on(Command::SaveBackup, [this] { m_backups->save(); });
    m_actions->on(Command::RestoreBackup, [this] { m_backups->restore(); });
}

void MainWindow::onWallet(Command command, std::function<void(WalletId)> run)
{
    m_actions->on(command, [this, run = std::move(run)] { run(m_sidebar->selected()); });
}

void MainWindow::takeWalletCommands()
{
    onWallet(Command::StartStop, [this](WalletId wallet) { m_wallets->startOrStop(wallet); });
    onWallet(Command::ImportScripts, [this](WalletId wallet) { m_adding->importScripts(wallet); });
    onWallet(Command::Rename, [this](WalletId wallet) { m_wallets->rename(wallet); });
    onWallet(Command::Remove, [this](WalletId wallet) { m_wallets->remove(wallet); });
    m_actions->on(Command::MoveUp, [this] { m_sidebar->moveSelected(-1); });
    m_actions->on(Command::MoveDown, [this] { m_sidebar->moveSelected(1); });
    m_actions->on(Command::Colour, [] {}); // its menu asks which one
    connect(m_actions, &ActionCollection::colourChosen, this,
            [this](const QString& colour) { m_settings->setColour(m_sidebar->selected(), colour); });
    onWallet(Command::Rescan, [this](WalletId wallet) { m_settings->rescan(wallet); });
    onWallet(Command::RebuildWallet, [this](WalletId wallet) { m_upkeep->rebuildWallet(wallet); });
    onWallet(Command::LockUnlock, [this](WalletId wallet) { m_pages->lockOrUnlock(wallet); });
}

/// What can be taken out of the chosen wallet.
void MainWindow::takeWalletExportCommands()
{
    m_actions->on(Command::Export, [] {}); // its menu asks what
    onWallet(Command::ExportPayments, [this](WalletId wallet) { m_exports->exportPaymentsOf(wallet); });
    onWallet(Command::ExportAddresses, [this](WalletId wallet) { m_exports->exportAddressesOf(wallet); });
    onWallet(Command::ExportWalletLabels, [this](WalletId wallet) { m_exports->exportLabels(wallet); });
    onWallet(Command::SaveDescriptors, [this](WalletId wallet) { m_settings->saveDescriptors(wallet); });
    onWallet(Command::SaveWalletBackup, [this](WalletId wallet) { m_backups->save(wallet); });
}

void MainWindow::takeViewCommands()
{
    m_actions->on(Command::AllWallets, [this] { m_sidebar->selectAll(); });
    m_actions->on(Command::NextWallet, [this] { m_sidebar->selectNext(1); });
    m_actions->on(Command::PreviousWallet, [this] { m_sidebar->selectNext(-1); });
    m_actions->on(Command::Find, [this] { find(); });
    m_actions->on(Command::CompactSidebar, [this] { setSidebarNarrow(!m_sidebar->isCompact()); });
    m_actions->on(Command::FullScreen, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    m_actions->on(Command::HideAmounts, [this] { m_choices->toggleAmounts(); });
    connect(m_actions, &ActionCollection::walletNumberTriggered, m_sidebar, &Sidebar::selectRow);
    connect(m_actions, &ActionCollection::sectionTriggered, m_pages, &PageController::showSection);
}

void MainWindow::takePracticeCommands(Practice& practice)
{
    m_practice = new PracticeController(practice, m_session, *this);
    connect(m_practice, &PracticeController::noticed, m_banners,
            [this](const QString& sentence, Tone tone) { m_banners->showNotice(sentence, tone); });
    m_actions->on(Command::Mine, [this] { m_practice->mine(); });
    m_actions->on(Command::Send, [this] { m_practice->send(m_sidebar->selected()); });
    m_actions->on(Command::Reorg, [this] { m_practice->reorg(); });
    m_actions->on(Command::MakeHistory, [this] { m_practice->makeHistory(); });
    m_actions->on(Command::Speed, [this] { m_practice->chooseSpeed(); });
}

} // namespace lockstep::ui
