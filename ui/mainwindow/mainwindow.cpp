// SPDX-License-Identifier: MIT

#include "ui/mainwindow/mainwindow.h"

#include "core/api/chainservice.h"
#include "core/api/processguard.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/lookupdialog.h"
#include "ui/dialogs/paymentlinkdialog.h"
#include "ui/dialogs/transactiondetailsdialog.h"
#include "ui/format/bannertext.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/backupcontroller.h"
#include "ui/mainwindow/bannerarea.h"
#include "ui/mainwindow/broadcastcontroller.h"
#include "ui/mainwindow/closekey.h"
#include "ui/mainwindow/desktopcontroller.h"
#include "ui/mainwindow/exportcontroller.h"
#include "ui/mainwindow/idlewatch.h"
#include "ui/mainwindow/ledgercontroller.h"
#include "ui/mainwindow/logcontroller.h"
#include "ui/mainwindow/lookupcontroller.h"
#include "ui/mainwindow/meteredcontroller.h"
#include "ui/mainwindow/networkcontroller.h"
#include "ui/mainwindow/pagecontroller.h"
#include "ui/mainwindow/practicecontroller.h"
#include "ui/mainwindow/practicestart.h"
#include "ui/mainwindow/preferencescontroller.h"
#include "ui/mainwindow/settingscontroller.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/mainwindow/snapshotrelay.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/mainwindow/upkeepcontroller.h"
#include "ui/mainwindow/walletcontroller.h"
#include "ui/pages/welcomepage.h"
#include "ui/widgets/taborder.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDesktopServices>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int SidebarLetters = 32; ///< Of a line in it, where letters are large.

} // namespace

MainWindow::MainWindow(Session& session, Practice* practice, QWidget* parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_preferences(session.folder())
    , m_look(session.folder())
    , m_reminder(session.folder())
    , m_actions(new ActionCollection(*this))
    , m_relay(new SnapshotRelay(session, this))
    , m_idle(new IdleWatch(this))
    , m_wallets(new WalletController(session, *this))
    , m_splitter(new QSplitter(this))
    , m_sidebar(new Sidebar(this))
    , m_banners(new BannerArea(this))
    , m_stack(new QStackedWidget(this))
    , m_ledger(new LedgerController(session, *m_wallets, m_look, *this))
    , m_settings(new SettingsController(session, *m_wallets, *this))
    , m_exports(new ExportController(session, *this))
    , m_backups(new BackupController(session, *m_wallets, *this))
    , m_pages(new PageController(session, {*m_wallets, *m_ledger, *m_settings}, *m_stack, practice != nullptr))
    , m_status(new SyncStatusBar(this))
    , m_desktop(new DesktopController(session, m_preferences, *this))
    , m_network(new NetworkController(session, practice, *m_wallets, *this))
    , m_metered(new MeteredController(session, m_preferences, this))
    , m_upkeep(new UpkeepController(session, *this))
    , m_choices(new PreferencesController(session, m_preferences, *m_network, *m_upkeep, *this))
    , m_log(new LogController(session, *m_network, m_preferences, *this))
{
    setObjectName(u"mainWindow");
    buildLayout();
    connectSession();
    connectSidebar();
    connectBanners();
    connectStatusBar();
    connectPages();
    connectPreferences();
    connectDesktop();
    takeCommands();
    takeExportCommands();
    takeBackupCommands();
    takeWalletCommands();
    takeViewCommands();
    if (practice) takePracticeCommands(*practice);
    m_relay->repeat();
    restoreLook();
    if (session.snapshot()->fileWasMended) m_banners->showNotice(fileMendedBanner(), Tone::Warning);
}

MainWindow::~MainWindow() = default;

void MainWindow::watchConnection(std::unique_ptr<ConnectionMeter> meter)
{
    m_metered->watch(std::move(meter));
    connect(m_banners, &BannerArea::downloadClicked, m_metered, &MeteredController::downloadAnyway);
}

void MainWindow::setCommandLine(const StartOptions& asked) { m_network->setCommandLine(asked); }

void MainWindow::buildLayout()
{
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banners);
    column->addWidget(m_stack, 1);
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    setCentralWidget(m_splitter);
    setStatusBar(m_status);
    m_stack->setObjectName(u"pageStack");
    setMinimumSize(900, 600);
    resize(1100, 720);
    m_sidebarWidth = qMax(m_sidebarWidth, fontMetrics().averageCharWidth() * SidebarLetters);
    m_splitter->setSizes({m_sidebarWidth, width() - m_sidebarWidth});
}

void MainWindow::connectSession()
{
    connect(m_relay, &SnapshotRelay::changed, this, &MainWindow::showSnapshot);
    connect(&m_session, &Session::happened, this, &MainWindow::tellEvent);
    connect(&m_session, &Session::walletTouched, m_pages, &PageController::refresh);
    connect(m_idle, &IdleWatch::idle, this, &MainWindow::lockWhenIdle);
    connect(m_wallets, &WalletController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_wallets, &WalletController::walletAdded, m_sidebar, &Sidebar::select);
}

void MainWindow::connectSidebar()
{
    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::showWallet);
    connect(m_sidebar, &Sidebar::menuWanted, this, [this](const QPoint& at) { m_actions->walletMenu()->popup(at); });
    connect(m_sidebar, &Sidebar::createClicked, m_wallets, &WalletController::create);
    connect(m_sidebar, &Sidebar::orderWanted, m_wallets, &WalletController::reorder);
    m_sidebar->setAddMenu(m_actions->addMenu());
}

void MainWindow::connectBanners()
{
    connect(m_banners, &BannerArea::pauseClicked, m_wallets, &WalletController::pauseJob);
    connect(m_banners, &BannerArea::resumeClicked, m_wallets, &WalletController::resumeJob);
    connect(m_banners, &BannerArea::cancelClicked, m_wallets, &WalletController::cancelJob);
    connect(m_banners, &BannerArea::retryClicked, m_wallets, &WalletController::retry);
    connect(m_banners, &BannerArea::openClicked, m_sidebar, &Sidebar::select);
    connect(m_banners, &BannerArea::confirmWordsClicked, m_settings, &SettingsController::confirmWords);
    connect(m_banners, &BannerArea::remindLaterClicked, this, [this](WalletId wallet) {
        m_reminder.putOff(wallet, QDate::currentDate());
        m_relay->repeat();
    });
    connect(m_banners, &BannerArea::connectClicked, this, [this] { m_session.chain().setOnline(true); });
    connect(m_banners, &BannerArea::networkClicked, m_actions->action(Command::Network), &QAction::trigger);
}

void MainWindow::connectStatusBar()
{
    auto* units = new QMenu(m_status);
    units->addActions(m_actions->unitActions());
    units->addSeparator();
    units->addAction(m_actions->action(Command::HideAmounts));
    m_status->setUnitMenu(units);
    connect(m_status, &SyncStatusBar::onlineToggled, this,
            [this](bool online) { m_session.chain().setOnline(online); });
    connect(m_status, &SyncStatusBar::networkClicked, m_actions->action(Command::Network), &QAction::trigger);
    connect(m_status, &SyncStatusBar::lockAllClicked, m_wallets, &WalletController::lockAll);
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
    connect(m_ledger, &LedgerController::said, m_status, &SyncStatusBar::say);
    connect(m_ledger, &LedgerController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_settings, &SettingsController::said, m_status, &SyncStatusBar::say);
    connect(m_settings, &SettingsController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_pages, &PageController::sectionsChanged, this, &MainWindow::showSections);
    const WelcomePage* welcome = &m_pages->welcome();
    connect(welcome, &WelcomePage::createClicked, m_wallets, &WalletController::create);
    connect(welcome, &WelcomePage::restoreClicked, m_wallets, &WalletController::restore);
    connect(welcome, &WelcomePage::watchClicked, m_wallets, &WalletController::watch);
    connect(welcome, &WelcomePage::importClicked, m_wallets, &WalletController::importAddresses);
    connect(welcome, &WelcomePage::backClicked, this, [this] { showWallet(m_sidebar->selected()); });
    connect(welcome, &WelcomePage::practiceClicked, this, [this] {
        if (startPracticeProgram(m_session.folder()))
            m_status->say(tr("The practice network opens in a second window."));
        else
            m_banners->showNotice(tr("The practice network could not be started. Nothing was changed. "
                                     "Start it yourself with: lockstep --network practice"),
                                  Tone::Bad);
    });
}

void MainWindow::connectPreferences()
{
    connect(&m_preferences, &PreferenceStore::changed, this, &MainWindow::applyPreferences);
    connect(m_actions, &ActionCollection::themeChosen, m_choices, &PreferencesController::setTheme);
    connect(m_actions, &ActionCollection::unitChosen, m_choices, &PreferencesController::setUnit);
    connect(m_choices, &PreferencesController::lockWanted, m_wallets, &WalletController::lockQuietly);
    connect(m_network, &NetworkController::noticed, m_banners, &BannerArea::showNotice);
    applyPreferences(m_preferences.current());
}

void MainWindow::connectDesktop()
{
    connect(m_desktop, &DesktopController::lockAllWanted, m_wallets, &WalletController::lockAll);
    connect(m_desktop, &DesktopController::quitWanted, this, &QWidget::close);
    connect(m_desktop, &DesktopController::walletWanted, m_sidebar, &Sidebar::select);
    connect(m_desktop, &DesktopController::linkDropped, this, &MainWindow::openLink);
    connect(m_desktop, &DesktopController::watchDropped, m_wallets, &WalletController::watchText);
    connect(m_desktop, &DesktopController::noticed, m_banners, &BannerArea::showNotice);
}

void MainWindow::takeCommands()
{
    m_actions->on(Command::Create, [this] { m_wallets->create(); });
    m_actions->on(Command::Restore, [this] { m_wallets->restore(); });
    m_actions->on(Command::Watch, [this] { m_wallets->watch(); });
    m_actions->on(Command::ImportAddresses, [this] { m_wallets->importAddresses(); });
    m_actions->on(Command::LockAll, [this] { m_wallets->lockAll(); });
    m_actions->on(Command::ToggleOnline, [this] { m_session.chain().setOnline(!m_session.snapshot()->online); });
    m_actions->on(Command::Preferences, [this] { m_choices->open(); });
    m_actions->on(Command::Network, [this] { m_network->open(); });
    auto* broadcast = new BroadcastController(m_session, *this);
    m_actions->on(Command::Broadcast, [broadcast] { broadcast->open(); });
    auto* lookUp = new LookUpController(m_session, *this);
    m_actions->on(Command::LookUp, [lookUp] { lookUp->open(); });
    m_actions->on(Command::CheckDatabase, [this] { m_upkeep->check(); });
    m_actions->on(Command::Log, [this] { m_log->open(); });
    m_actions->on(Command::Console, [this] { m_log->openConsole(); });
    connect(m_log, &LogController::advancedWanted, m_choices, &PreferencesController::openAdvanced);
    connect(m_upkeep, &UpkeepController::said, m_status, &SyncStatusBar::say);
    connect(m_banners, &BannerArea::checkClicked, m_upkeep, &UpkeepController::check);
    m_actions->on(Command::Quit, [this] { close(); });
    m_actions->on(Command::Welcome, [this] { m_pages->showWelcome(); });
    m_actions->on(Command::Shortcuts, [this] { (new ShortcutsDialog(m_actions->shortcuts(), this))->open(); });
    m_actions->on(Command::ShowFolder, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_session.folder())); });
    m_actions->on(Command::About, [this] { openAbout(); });
    new CloseKey(this);
}

void MainWindow::openAbout()
{
    auto* about = new AboutDialog(
        {QString::fromLatin1(networkName(m_session.network())), m_session.folder(), canLockMemory()}, this);
    connect(about, &AboutDialog::folderWanted, m_actions->action(Command::ShowFolder), &QAction::trigger);
    connect(about, &AboutDialog::shortcutsWanted, m_actions->action(Command::Shortcuts), &QAction::trigger);
    about->open();
}

void MainWindow::takeExportCommands()
{
    connect(m_exports, &ExportController::said, m_status, &SyncStatusBar::say);
    connect(m_exports, &ExportController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_ledger, &LedgerController::paymentsExportWanted, m_exports, &ExportController::exportPayments);
    connect(m_ledger, &LedgerController::addressesExportWanted, m_exports, &ExportController::exportAddresses);
    m_actions->on(Command::ExportView, [this] { m_exports->exportView(m_pages->sections(), m_sidebar->selected()); });
    m_actions->on(Command::ExportLabels, [this] { m_exports->exportLabels(); });
    m_actions->on(Command::ImportLabels, [this] { m_exports->importLabels(); });
}

void MainWindow::takeBackupCommands()
{
    const auto save = [this](WalletId wallet) { m_backups->save(wallet); };
    connect(m_backups, &BackupController::walletAdded, m_sidebar, &Sidebar::select);
    connect(m_backups, &BackupController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_wallets, &WalletController::backupWanted, this, save);
    connect(m_settings, &SettingsController::backupWanted, this, save);
    connect(m_pages, &PageController::backupWanted, this, save);
    connect(m_desktop, &DesktopController::backupDropped, m_backups, &BackupController::restoreFrom);
    connect(&m_pages->welcome(), &WelcomePage::backupClicked, m_backups, &BackupController::restore);
    m_actions->on(Command::SaveBackup, [this] { m_backups->save(); });
    m_actions->on(Command::RestoreBackup, [this] { m_backups->restore(); });
}

void MainWindow::takeWalletCommands()
{
    const auto onWallet = [this](Command command, void (WalletController::*run)(WalletId)) {
        m_actions->on(command, [this, run] { (m_wallets->*run)(m_sidebar->selected()); });
    };
    onWallet(Command::StartStop, &WalletController::startOrStop);
    onWallet(Command::ImportScripts, &WalletController::importScripts);
    onWallet(Command::Rename, &WalletController::rename);
    onWallet(Command::Remove, &WalletController::remove);
    m_actions->on(Command::MoveUp, [this] { m_sidebar->moveSelected(-1); });
    m_actions->on(Command::MoveDown, [this] { m_sidebar->moveSelected(1); });
    m_actions->on(Command::SaveDescriptors, [this] { m_settings->saveDescriptors(m_sidebar->selected()); });
    m_actions->on(Command::Colour, [] {}); // its menu asks which one
    connect(m_actions, &ActionCollection::colourChosen, this,
            [this](const QString& colour) { m_settings->setColour(m_sidebar->selected(), colour); });
    m_actions->on(Command::Rescan, [this] { m_settings->rescan(m_sidebar->selected()); });
    m_actions->on(Command::RebuildWallet, [this] { m_upkeep->rebuildWallet(m_sidebar->selected()); });
    m_actions->on(Command::LockUnlock, [this] { m_pages->lockOrUnlock(m_sidebar->selected()); });
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
    connect(m_practice, &PracticeController::noticed, m_banners, &BannerArea::showNotice);
    m_actions->on(Command::Mine, [this] { m_practice->mine(); });
    m_actions->on(Command::Send, [this] { m_practice->send(m_sidebar->selected()); });
    m_actions->on(Command::Reorg, [this] { m_practice->reorg(); });
    m_actions->on(Command::MakeHistory, [this] { m_practice->makeHistory(); });
    m_actions->on(Command::Speed, [this] { m_practice->chooseSpeed(); });
}

/// The wallet that was shown last; the first time the only one, or all of them.
void MainWindow::restoreLook()
{
    m_look.restore(*this, *m_splitter);
    m_sidebar->focusList();
    setSidebarNarrow(m_look.isSidebarNarrow());
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const bool isOnlyOne = snapshot->wallets.size() == 1;
    const WalletId first = isOnlyOne ? snapshot->wallets.first().id : WalletId{};
    const WalletId last = m_look.wallet().value_or(first);
    if (snapshot->wallet(last))
        m_sidebar->select(last);
    else
        m_sidebar->selectAll();
}

void MainWindow::showSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now)
{
    m_pages->setSnapshot(snapshot, now);
    m_sidebar->setSnapshot(snapshot, now);
    m_banners->setSnapshot(*snapshot, now);
    m_banners->setReminder(m_reminder.due(*snapshot, QDate::currentDate()));
    tellDoneImports(*snapshot);
    m_status->setSnapshot(*snapshot);
    m_desktop->setSnapshot(snapshot);
    m_network->setSnapshot(snapshot, now);
    m_actions->setState(*snapshot, snapshot->wallet(m_sidebar->selected()));
    showTitle();
}

void MainWindow::showWallet(WalletId wallet)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    m_pages->show(wallet);
    m_actions->setState(*snapshot, snapshot->wallet(wallet));
    showTitle();
}

void MainWindow::showTitle()
{
    const std::string_view network = networkName(m_session.network());
    const QString program = network == "mainnet" ? u"Lockstep"_s : u"Lockstep [%1]"_s.arg(QLatin1StringView(network));
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const WalletView* wallet = snapshot->wallet(m_sidebar->selected());
    setWindowTitle(wallet ? u"%1 — %2"_s.arg(wallet->name, program) : program);
}

void MainWindow::showSections()
{
    const SectionStack* sections = m_pages->sections();
    m_actions->setSections([sections](Section section) { return sections && sections->has(section); },
                           sections ? sections->current() : Section::Overview);
    putLastInTabOrder(*m_status); // a page is made when it is first shown
}

void MainWindow::tellEvent(const SyncEvent& event)
{
    if (event.kind == SyncEvent::Kind::ImportDone) m_doneImports += event;
}

/// An event comes before the snapshot that shows what it tells: until then the balance is the old one.
void MainWindow::tellDoneImports(const SyncSnapshot& snapshot)
{
    m_doneImports.removeIf([&](const SyncEvent& event) {
        const WalletView* wallet = snapshot.wallet(event.wallet);
        const bool isUnderWay = std::ranges::find(snapshot.jobs, event.job, &JobView::id) != snapshot.jobs.end();
        if (!wallet || isUnderWay) return false;
        m_banners->showDone(importDoneBanner(*wallet, event.count, snapshot), event.wallet);
        return true;
    });
}

void MainWindow::openLink(const QString& link)
{
    if (auto* older = findChild<PaymentLinkDialog*>()) older->close();
    (new PaymentLinkDialog(link, m_session.network(), this))->open();
}

/// Amounts are written anew everywhere: by the snapshot where parts keep their texts, by painting where models make
/// them as they are asked.
void MainWindow::applyPreferences(const Preferences& preferences)
{
    m_actions->setPreferences(preferences);
    m_idle->setLimit(std::chrono::minutes(preferences.autoLockMinutes));
    m_relay->repeat();
    if (preferences.amounts.isHidden) m_banners->showNotice({}, Tone::Neutral); // it may tell of an amount
    for (TransactionDetailsDialog* dialog : findChildren<TransactionDetailsDialog*>()) dialog->followUnit();
    for (LookUpDialog* dialog : findChildren<LookUpDialog*>()) dialog->setSnapshot(*m_session.snapshot());
    for (QAbstractItemView* view : findChildren<QAbstractItemView*>()) view->viewport()->update();
}

/// The splitter alone would leave the place of the wide one empty.
void MainWindow::setSidebarNarrow(bool isNarrow)
{
    const int before = m_splitter->sizes().value(0);
    if (!m_sidebar->isCompact() && before >= m_sidebar->minimumSizeHint().width()) m_sidebarWidth = before;
    m_sidebar->setCompact(isNarrow);
    const int after = isNarrow ? m_sidebar->maximumWidth() : m_sidebarWidth;
    m_splitter->setSizes({after, qMax(1, width() - after)});
    m_actions->action(Command::CompactSidebar)->setChecked(isNarrow);
    m_look.setSidebarNarrow(isNarrow);
}

/// Into the search field of the page in sight, else into the filter of the wallets.
void MainWindow::find()
{
    const SectionStack* sections = m_pages->sections();
    const QWidget* page = sections ? sections->currentPage() : nullptr;
    auto* field = page ? page->findChild<QLineEdit*>(u"searchEdit"_s) : nullptr;
    if (!field) return m_sidebar->focusFilter();
    field->setFocus(Qt::ShortcutFocusReason);
    field->selectAll();
}

void MainWindow::lockWhenIdle()
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    if (std::ranges::find(snapshot->wallets, WalletAuth::Unlocked, &WalletView::auth) == snapshot->wallets.end())
        return;
    m_wallets->lockQuietly();
    const int minutes = m_preferences.current().autoLockMinutes;
    m_status->say(tr("Locked after %n minutes without use.", nullptr, minutes));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_look.save(*this, *m_splitter);
    m_look.setWallet(m_sidebar->selected());
    m_ledger->saveColumns();
    QMainWindow::closeEvent(event);
}

} // namespace lockstep::ui
