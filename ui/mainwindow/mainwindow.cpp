// SPDX-License-Identifier: MIT

#include "ui/mainwindow/mainwindow.h"

#include "core/api/chainservice.h"
#include "core/api/ledgerservice.h"
#include "ui/dialogs/walletdialogs.h"
#include "ui/format/bannertext.h"
#include "ui/mainwindow/answers.h"
#include "ui/mainwindow/bannerarea.h"
#include "ui/mainwindow/practicecontroller.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/mainwindow/walletcontroller.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/welcomepage.h"

#include <QAction>
#include <QDateTime>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto AgesChange = 30s; ///< "3 min ago" is said anew, also when nothing happens.

std::int64_t now() { return QDateTime::currentSecsSinceEpoch(); }

} // namespace

MainWindow::MainWindow(Session& session, Practice* practice, QWidget* parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_look(session.folder())
    , m_actions(new ActionCollection(*this, practice != nullptr))
    , m_wallets(new WalletController(session, *this))
    , m_splitter(new QSplitter(this))
    , m_sidebar(new Sidebar(this))
    , m_banners(new BannerArea(this))
    , m_stack(new QStackedWidget(this))
    , m_welcome(new WelcomePage(practice != nullptr, this))
    , m_status(new SyncStatusBar(this))
{
    setObjectName(u"mainWindow");
    if (practice) m_practice = new PracticeController(*practice, session, *this);
    buildLayout();
    connectSession();
    connectParts();
    connectActions();
    m_look.restore(*this, *m_splitter);
    applyTheme(m_look.theme());
    showSnapshot(m_session.snapshot());
}

MainWindow::~MainWindow() = default;

void MainWindow::buildLayout()
{
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banners);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_welcome);
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({270, 830});
    setCentralWidget(m_splitter);
    setStatusBar(m_status);
    setMinimumSize(900, 600);
    resize(1100, 720);
}

void MainWindow::connectSession()
{
    connect(&m_session, &Session::snapshotChanged, this, &MainWindow::showSnapshot);
    connect(&m_session, &Session::happened, this, &MainWindow::tellEvent);
    connect(&m_session, &Session::walletTouched, this, [this](WalletId wallet) {
        if (const auto page = m_pages.find(wallet); page != m_pages.end()) page->second->refresh();
    });
    auto* ages = new QTimer(this);
    connect(ages, &QTimer::timeout, this, [this] { showSnapshot(m_session.snapshot()); });
    ages->start(AgesChange);
}

void MainWindow::connectParts()
{
    connect(m_sidebar, &Sidebar::selectionChanged, this, &MainWindow::showWallet);
    connect(m_sidebar, &Sidebar::menuWanted, this, [this](const QPoint& at) { m_actions->walletMenu()->popup(at); });
    connect(m_sidebar, &Sidebar::createClicked, m_wallets, &WalletController::create);
    connect(m_sidebar, &Sidebar::restoreClicked, m_wallets, &WalletController::restore);
    connect(m_sidebar, &Sidebar::watchClicked, m_wallets, &WalletController::watch);
    connect(m_welcome, &WelcomePage::createClicked, m_wallets, &WalletController::create);
    connect(m_welcome, &WelcomePage::restoreClicked, m_wallets, &WalletController::restore);
    connect(m_welcome, &WelcomePage::watchClicked, m_wallets, &WalletController::watch);
    connect(m_banners, &BannerArea::pauseClicked, m_wallets, &WalletController::pauseJob);
    connect(m_banners, &BannerArea::resumeClicked, m_wallets, &WalletController::resumeJob);
    connect(m_banners, &BannerArea::cancelClicked, m_wallets, &WalletController::cancelJob);
    connect(m_banners, &BannerArea::retryClicked, m_wallets, &WalletController::retry);
    connect(m_banners, &BannerArea::connectClicked, this, [this] { m_session.chain().setOnline(true); });
    connect(m_status, &SyncStatusBar::onlineToggled, this,
            [this](bool online) { m_session.chain().setOnline(online); });
    connect(m_wallets, &WalletController::noticed, m_banners, &BannerArea::showNotice);
    connect(m_wallets, &WalletController::walletAdded, m_sidebar, &Sidebar::select);
    if (m_practice) connect(m_practice, &PracticeController::noticed, m_banners, &BannerArea::showNotice);
}

void MainWindow::connectActions()
{
    connect(m_actions, &ActionCollection::triggered, this, &MainWindow::runCommand);
    connect(m_actions, &ActionCollection::walletNumberTriggered, m_sidebar, &Sidebar::selectRow);
    connect(m_actions, &ActionCollection::themeChosen, this, &MainWindow::applyTheme);
}

void MainWindow::runCommand(Command command)
{
    const WalletId wallet = m_sidebar->selected();
    switch (command) {
    case Command::Create: return m_wallets->create();
    case Command::Restore: return m_wallets->restore();
    case Command::Watch: return m_wallets->watch();
    case Command::StartStop: return m_wallets->startOrStop(wallet);
    case Command::LockUnlock: return m_wallets->lockOrUnlock(wallet);
    case Command::Rename: return m_wallets->rename(wallet);
    case Command::ImportScripts: return m_wallets->importScripts(wallet);
    case Command::Remove: return m_wallets->remove(wallet);
    case Command::NextWallet: return m_sidebar->selectNext(1);
    case Command::PreviousWallet: return m_sidebar->selectNext(-1);
    case Command::ToggleSidebar: return m_sidebar->setVisible(!m_sidebar->isVisible());
    case Command::FullScreen: return setWindowState(windowState() ^ Qt::WindowFullScreen);
    case Command::ToggleOnline: return m_session.chain().setOnline(!m_session.snapshot()->online);
    case Command::About:
        return (new AboutDialog(QString::fromLatin1(networkName(m_session.network())), m_session.folder(), this))
            ->open();
    case Command::Quit: close(); return;
    default: return runPracticeCommand(command);
    }
}

void MainWindow::runPracticeCommand(Command command)
{
    switch (command) {
    case Command::Mine: return m_practice->mine();
    case Command::Send: return m_practice->send(m_sidebar->selected());
    case Command::Reorg: return m_practice->reorg();
    case Command::MakeHistory: return m_practice->makeHistory();
    case Command::Speed: return m_practice->chooseSpeed();
    default: return;
    }
}

void MainWindow::showSnapshot(const SyncSnapshotPtr& snapshot)
{
    updatePages(*snapshot);
    m_sidebar->setSnapshot(snapshot, now());
    m_banners->setSnapshot(*snapshot, now());
    m_status->setSnapshot(*snapshot);
    m_actions->setState(*snapshot, snapshot->wallet(m_sidebar->selected()));
    showWallet(m_sidebar->selected());
}

void MainWindow::updatePages(const SyncSnapshot& snapshot)
{
    for (auto page = m_pages.begin(); page != m_pages.end();) {
        const bool isGone = !snapshot.wallet(page->first);
        if (isGone) page->second->deleteLater();
        page = isGone ? m_pages.erase(page) : std::next(page);
    }
    for (const auto& [id, page] : m_pages) page->setSnapshot(snapshot, now());
}

void MainWindow::showWallet(WalletId wallet)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const WalletView* view = snapshot->wallet(wallet);
    const QString name = networkName(m_session.network()) == "mainnet"
        ? u"Lockstep"_s
        : u"Lockstep [%1]"_s.arg(QLatin1StringView(networkName(m_session.network())));
    setWindowTitle(view ? u"%1 — %2"_s.arg(view->name, name) : name);
    m_actions->setState(*snapshot, view);
    if (!view) return m_stack->setCurrentWidget(m_welcome);
    const auto known = m_pages.find(wallet);
    m_stack->setCurrentWidget(known == m_pages.end() ? makePage(wallet) : known->second);
}

OverviewPage* MainWindow::makePage(WalletId wallet)
{
    auto* page = new OverviewPage(wallet, this);
    m_pages[wallet] = page;
    m_stack->addWidget(page);
    connect(page, &OverviewPage::startStopWanted, m_wallets, &WalletController::startOrStop);
    connect(page, &OverviewPage::lockWanted, m_wallets, &WalletController::lockOrUnlock);
    connect(page, &OverviewPage::retryWanted, m_wallets, &WalletController::retry);
    connect(page, &OverviewPage::removeWanted, m_wallets, &WalletController::remove);
    connect(page, &OverviewPage::addressCopied, this,
            [this] { m_banners->showNotice(tr("Address copied."), Tone::Good); });
    connect(page, &OverviewPage::historyWanted, this, [this, page](WalletId id, int offset, int count) {
        HistoryQuery query;
        query.wallet = id;
        whenAnswered(m_session.ledger().history(query, offset, count), page, [page](const Result<HistoryPage>& rows) {
            if (rows) page->setHistory(*rows);
        });
    });
    connect(page, &OverviewPage::receiveWanted, this, [this, page](WalletId id, bool next) {
        whenAnswered(m_session.ledger().receive(id, next), page, [page](const Result<ReceiveAddress>& address) {
            if (address) page->setReceiveAddress(*address);
        });
    });
    page->setSnapshot(*m_session.snapshot(), now());
    page->refresh();
    return page;
}

void MainWindow::tellEvent(const SyncEvent& event)
{
    if (event.kind != SyncEvent::Kind::ImportDone) return;
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    if (const WalletView* wallet = snapshot->wallet(event.wallet))
        m_banners->showNotice(importDoneBanner(*wallet, event.count, *snapshot), Tone::Good);
}

void MainWindow::applyTheme(ThemeChoice choice)
{
    Theme::apply(choice);
    m_actions->setTheme(choice);
    m_look.setTheme(choice);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_look.save(*this, *m_splitter);
    QMainWindow::closeEvent(event);
}

} // namespace lockstep::ui
