// SPDX-License-Identifier: MIT

#include "ui/mainwindow/mainwindow.h"

#include "ui/dialogs/payments/paymentlinkdialog.h"
#include "ui/dialogs/program/unsaveddialog.h"
#include "ui/format/sync/bannertext.h"
#include "ui/mainwindow/banners/bannerarea.h"
#include "ui/mainwindow/commands/actions.h"
#include "ui/mainwindow/controllers/addwalletcontroller.h"
#include "ui/mainwindow/controllers/applockcontroller.h"
#include "ui/mainwindow/controllers/backupcontroller.h"
#include "ui/mainwindow/controllers/desktopcontroller.h"
#include "ui/mainwindow/controllers/eventbell.h"
#include "ui/mainwindow/controllers/exportcontroller.h"
#include "ui/mainwindow/controllers/ledgercontroller.h"
#include "ui/mainwindow/controllers/logcontroller.h"
#include "ui/mainwindow/controllers/meteredcontroller.h"
#include "ui/mainwindow/controllers/networkcontroller.h"
#include "ui/mainwindow/controllers/pagecontroller.h"
#include "ui/mainwindow/controllers/practicecontroller.h"
#include "ui/mainwindow/controllers/preferencescontroller.h"
#include "ui/mainwindow/controllers/settingscontroller.h"
#include "ui/mainwindow/controllers/snapshotrelay.h"
#include "ui/mainwindow/controllers/upkeepcontroller.h"
#include "ui/mainwindow/controllers/walletcontroller.h"
#include "ui/mainwindow/controllers/walletlockcontroller.h"
#include "ui/mainwindow/desktop/bringtofront.h"
#include "ui/mainwindow/desktop/idlewatch.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/pages/welcomepage.h"
#include "ui/widgets/layout/scrollpage.h"
#include "ui/widgets/layout/taborder.h"
#include "ui/widgets/tables/ledgertable.h"
#include "ui/widgets/text/followsunit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int SidebarLetters = 36; ///< Of a line in it, where letters are large.

/// Pages scroll: in a low window they give way to the banners, which are read whole.
class PageStack final : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;
    bool hasHeightForWidth() const override { return false; }
    QSize minimumSizeHint() const override { return {QStackedWidget::minimumSizeHint().width(), 0}; }
};

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
    , m_locks(new WalletLockController(session, *this))
    , m_adding(new AddWalletController(session, *m_relay, *this))
    , m_cover(new QStackedWidget(this))
    , m_splitter(new QSplitter(this))
    , m_sidebar(new Sidebar(this))
    , m_banners(new BannerArea(this))
    , m_stack(new PageStack(this))
    , m_ledger(new LedgerController(session, *m_relay, *m_wallets, *m_adding, m_look, *this))
    , m_settings(new SettingsController(session, *m_wallets, *m_locks, *this))
    , m_exports(new ExportController(session, *this))
    , m_backups(new BackupController(session, *m_relay, *m_locks, *this))
    , m_pages(
          new PageController(session, {*m_wallets, *m_locks, *m_ledger, *m_settings}, *m_stack, practice != nullptr))
    , m_status(new SyncStatusBar(this))
    , m_desktop(new DesktopController(session, m_preferences, *this))
    , m_network(new NetworkController(session, practice, *m_wallets, *this))
    , m_metered(new MeteredController(session, m_preferences, this))
    , m_upkeep(new UpkeepController(session, *this))
    , m_appLock(new AppLockController(session, *m_locks, *m_cover, *this))
    , m_choices(new PreferencesController(session, *m_relay, m_preferences, *m_network, *m_upkeep, *m_appLock, *this))
    , m_bell(new EventBell(session, *m_relay, m_look, this))
    , m_log(new LogController(session, *m_relay, *m_network, m_preferences, *m_bell, *this))
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
    connectAppLock();
    takeCommands();
    takeExportCommands();
    takeBackupCommands();
    takeWalletCommands();
    takeWalletExportCommands();
    takeViewCommands();
    if (practice) takePracticeCommands(*practice);
    m_relay->repeat();
    restoreLook();
    m_appLock->start();
    if (session.snapshot()->fileWasMended) m_banners->showNotice(fileMendedBanner(), Tone::Warning);
}

MainWindow::~MainWindow()
{
    hide(); // while those who watch for it still have what they need
}

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
    m_cover->addWidget(m_splitter);
    setCentralWidget(m_cover);
    setStatusBar(m_status);
    m_stack->setObjectName(u"pageStack");
    setMinimumSize(900, 600);
    resize(1100, 720);
    widenSidebar();
}

/// To what its lines take in these letters.
void MainWindow::widenSidebar()
{
    m_sidebarWidth = qMax(m_sidebarWidth, fontMetrics().averageCharWidth() * SidebarLetters);
    m_splitter->setSizes({m_sidebarWidth, width() - m_sidebarWidth});
}

/// The wallet that was shown last; the first time the only one, or all of them.
void MainWindow::restoreLook()
{
    m_look.restore(*this);
    m_sidebarWidth = m_look.sidebarWidth().value_or(m_sidebarWidth);
    m_sidebar->focusList();
    setSidebarNarrow(m_look.isSidebarNarrow());
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const bool isOnlyOne = snapshot->wallets.size() == 1;
    const WalletId first = isOnlyOne ? snapshot->wallets.first().id : WalletId{};
    const WalletId last = m_look.wallet().value_or(first);
    if (m_preferences.current().startPage == StartPage::AllWallets)
        m_sidebar->selectAll();
    else if (snapshot->wallet(last))
        m_sidebar->select(last);
    else
        m_sidebar->selectAll();
    if (snapshot->wallets.isEmpty()) m_pages->welcome().focusFirst();
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
    m_banners->setShown(wallet);
    m_actions->setState(*snapshot, snapshot->wallet(wallet));
    showTitle();
}

void MainWindow::showTitle()
{
    const std::string_view network = networkName(m_session.network());
    const QString program = network == "mainnet" ? u"Lockstep"_s : u"Lockstep [%1]"_s.arg(QLatin1StringView(network));
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const WalletView* wallet = snapshot->wallet(m_sidebar->selected());
    setWindowTitle(wallet && !m_appLock->isLocked() ? u"%1 — %2"_s.arg(wallet->name, program) : program);
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
        m_banners->showDone(importDoneBanner(*wallet, event.jobKind, event.count), event.wallet, allAtBanner(snapshot));
        return true;
    });
}

void MainWindow::openLink(const QString& link) { m_appLock->takeLink(link); }

void MainWindow::showLink(const QString& link)
{
    if (auto* older = findChild<PaymentLinkDialog*>()) older->close();
    (new PaymentLinkDialog(link, m_session.network(), this))->open();
}

/// Amounts are written anew everywhere: by the snapshot in all that it fills, by painting where models make their texts
/// as they are asked, and where a part keeps them, because it is told.
void MainWindow::applyPreferences(const Preferences& preferences)
{
    m_actions->setPreferences(preferences);
    m_idle->setLimit(std::chrono::minutes(preferences.autoLockMinutes));
    m_locks->setAutoLock(preferences.autoLockMinutes);
    m_settings->setAutoLock(preferences.autoLockMinutes);
    m_ledger->setExplorer(preferences.explorer);
    m_relay->repeat();
    const bool wereHidden = std::exchange(m_areAmountsHidden, preferences.amounts.isHidden);
    if (m_areAmountsHidden && !wereHidden) { // what was said may tell of an amount
        m_banners->showNotice({}, Tone::Neutral);
        m_status->say({});
    }
    followUnitIn(*this);
    for (LedgerTable* table : findChildren<LedgerTable*>()) table->followDates();
    for (QAbstractItemView* view : findChildren<QAbstractItemView*>()) view->viewport()->update();
}

/// The splitter alone would leave the place of the wide one empty.
void MainWindow::setSidebarNarrow(bool isNarrow)
{
    const int before = m_splitter->sizes().value(0);
    const bool isAsLeft = isVisible() && !m_sidebar->isCompact(); // before it is shown the splitter has some width
    if (isAsLeft && before >= m_sidebar->minimumSizeHint().width()) m_sidebarWidth = before;
    m_sidebar->setCompact(isNarrow);
    const int after = isNarrow ? m_sidebar->maximumWidth() : m_sidebarWidth;
    m_splitter->setSizes({after, qMax(1, width() - after)});
    m_actions->action(Command::CompactSidebar)->setChecked(isNarrow);
    m_look.setSidebarNarrow(isNarrow);
}

/// Into the search field of the page in sight, else into the filter of the wallets, which a narrow sidebar has no room
/// for. The page of a locked wallet is covered.
void MainWindow::find()
{
    const SectionStack* sections = m_pages->sections();
    const QWidget* page = sections ? sections->currentPage() : nullptr;
    auto* field = page ? page->findChild<QLineEdit*>(u"searchEdit"_s) : nullptr;
    if (!field || !field->isVisible()) {
        if (m_sidebar->isCompact()) setSidebarNarrow(false);
        return m_sidebar->focusFilter();
    }
    field->setFocus(Qt::ShortcutFocusReason);
    field->selectAll();
}

void MainWindow::quit()
{
    const bool wasHidden = !isVisible();
    m_desktop->letClose();
    if (close() && wasHidden) QCoreApplication::quit(); // Qt ends with the last window in sight
}

void MainWindow::quitUnasked()
{
    m_isAsked = true;
    quit();
}

bool MainWindow::askAboutUnsaved()
{
    const QStringList unsaved = m_settings->unsaved();
    if (unsaved.isEmpty()) return false;
    bringToFront(*this); // out of the tray
    if (const auto* asked = findChild<UnsavedDialog*>(); asked && asked->isVisible()) return true;
    auto* question = new UnsavedDialog(m_appLock->isLocked() ? QStringList() : unsaved, this);
    connect(question, &QDialog::accepted, this, &MainWindow::quitUnasked);
    connect(question, &QDialog::rejected, m_desktop, &DesktopController::keepOpen);
    connect(question, &QDialog::rejected, this, &MainWindow::goBackToUnsaved);
    question->open();
    return true;
}

/// Once that window is closed quitting goes on.
bool MainWindow::askAboutUnapplied()
{
    const QDialog* question = m_network->askAboutUnapplied();
    if (!question) return false;
    connect(question, &QDialog::accepted, this, &MainWindow::quit, Qt::UniqueConnection);
    connect(question, &QDialog::rejected, m_desktop, &DesktopController::keepOpen, Qt::UniqueConnection);
    return true;
}

/// The keyboard goes to the field, but not beneath a lock. Not every desktop makes a window active as its dialog
/// closes.
void MainWindow::goBackToUnsaved()
{
    const std::optional<WalletId> wallet = m_settings->firstUnsaved();
    activateWindow();
    if (!wallet || m_appLock->isLocked()) return;
    m_sidebar->select(*wallet);
    m_pages->showSection(Section::Settings);
    m_settings->focusUnsaved(*wallet);
    if (QWidget* field = focusWidget()) bringIntoSight(*field);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    const bool isBuilt = centralWidget(); // the kept text size is in effect before anything of the window is made
    if (!isBuilt || event->type() != QEvent::FontChange) return;
    setSidebarNarrow(m_sidebar->isCompact()); // measures it anew, and keeps what the person gave it
    if (!m_sidebar->isCompact()) widenSidebar();
}

/// What comes here was of no use to the widget with the focus. Qt has a button do something with Enter in dialogs only.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    QMainWindow::keyPressEvent(event);
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || event->isAutoRepeat() || event->modifiers() & ~Qt::KeypadModifier) return;
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    const bool isPressed = qobject_cast<QPushButton*>(button) || qobject_cast<QToolButton*>(button);
    if (!isPressed) return; // a box is ticked by Space
    event->accept();
    button->click();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_isAsked && (askAboutUnapplied() || askAboutUnsaved())) return event->ignore();
    m_look.save(*this);
    m_look.setSidebarWidth(m_sidebar->isCompact() ? m_sidebarWidth : m_splitter->sizes().value(0));
    m_look.setWallet(m_sidebar->selected());
    m_ledger->saveColumns();
    QMainWindow::closeEvent(event);
}

} // namespace lockstep::ui
