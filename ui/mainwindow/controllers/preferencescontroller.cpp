// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/preferencescontroller.h"

#include "core/api/services/chainservice.h"
#include "core/api/services/walletservice.h"
#include "ui/dialogs/preferences/advancedpage.h"
#include "ui/dialogs/preferences/applockcard.h"
#include "ui/dialogs/preferences/clearcachedialog.h"
#include "ui/dialogs/preferences/importscard.h"
#include "ui/dialogs/preferences/listeningcard.h"
#include "ui/dialogs/preferences/preferencesdialog.h"
#include "ui/dialogs/preferences/resetpreferencesdialog.h"
#include "ui/dialogs/preferences/storagepage.h"
#include "ui/format/sync/networktext.h"
#include "ui/mainwindow/controllers/applockcontroller.h"
#include "ui/mainwindow/controllers/formanswers.h"
#include "ui/mainwindow/controllers/networkcontroller.h"
#include "ui/mainwindow/controllers/snapshotrelay.h"
#include "ui/mainwindow/controllers/upkeepcontroller.h"
#include "ui/mainwindow/desktop/bringtofront.h"
#include "ui/mainwindow/desktop/screenlockwatch.h"
#include "ui/mainwindow/desktop/showfolder.h"
#include "ui/mainwindow/desktop/trayicon.h"
#include "ui/style/desktopscheme.h"

#include <QEvent>

namespace lockstep::ui {

PreferencesController::PreferencesController(Session& session, const SnapshotRelay& relay, PreferenceStore& store,
                                             NetworkController& network, UpkeepController& upkeep,
                                             AppLockController& appLock, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_relay(relay)
    , m_store(store)
    , m_network(network)
    , m_upkeep(upkeep)
    , m_appLock(appLock)
    , m_window(window)
    , m_screen(new ScreenLockWatch(this))
{
    new DesktopScheme(this);
    window.installEventFilter(this);
    connect(m_screen, &ScreenLockWatch::locked, this, [this] {
        if (m_store.current().locksWithScreen) emit lockWanted();
    });
    connect(m_screen, &ScreenLockWatch::goesToSleep, this, &PreferencesController::lockBeforeSleep);
    connect(&network, &NetworkController::changed, this, &PreferencesController::showConnection);
}

/// The last question is answered after the wallets were locked: all stand in one queue.
void PreferencesController::lockBeforeSleep()
{
    if (!m_store.current().locksWithScreen) return m_screen->letSleep();
    emit lockWanted();
    whenAnswered(m_session.wallets().lockAll(), this, [this](const Result<void>&) { m_screen->letSleep(); });
}

void PreferencesController::open()
{
    if (m_dialog) return bringToFront(*m_dialog);
    m_dialog = new PreferencesDialog(&m_window);
    m_dialog->setScreenLockKnown(m_screen->isAvailable());
    m_dialog->setTrayKnown(TrayIcon::isAvailable());
    m_dialog->setPreferences(m_store.current());
    showConnection();
    connect(m_dialog, &PreferencesDialog::changed, &m_store, &PreferenceStore::set);
    connect(&m_store, &PreferenceStore::changed, m_dialog, &PreferencesDialog::setPreferences);
    connect(m_dialog, &PreferencesDialog::networkWanted, &m_network, &NetworkController::openSettings);
    connectOnline();
    connectAppLock();
    connectStorage();
    connectAdvanced();
    connectListening();
    connectImports();
    m_dialog->show();
}

void PreferencesController::openAdvanced()
{
    open();
    m_dialog->showAdvanced();
}

void PreferencesController::openPrivacy()
{
    open();
    m_dialog->showPrivacy();
}

void PreferencesController::connectAdvanced()
{
    const AdvancedPage* page = &m_dialog->advanced();
    connect(page, &AdvancedPage::checkWanted, &m_upkeep, &UpkeepController::check);
    connect(page, &AdvancedPage::exportHeadersWanted, &m_upkeep, &UpkeepController::exportHeaders);
    connect(page, &AdvancedPage::importHeadersWanted, &m_upkeep, &UpkeepController::importHeaders);
    connect(page, &AdvancedPage::rebuildChainWanted, &m_upkeep, &UpkeepController::rebuildChain);
    connect(page, &AdvancedPage::resetWanted, this, [this] {
        auto* dialog = new ResetPreferencesDialog(m_dialog);
        connect(dialog, &FormDialog::submitted, this, [this, dialog] {
            dialog->accept();
            m_store.set({});
        });
        dialog->open();
    });
}

/// As the menu's Go offline: what is switched there shows here, and is kept by who follows the snapshots.
void PreferencesController::connectOnline()
{
    PreferencesDialog* dialog = m_dialog;
    dialog->setOnline(m_session.snapshot()->online);
    connect(&m_relay, &SnapshotRelay::changed, dialog,
            [dialog](const SyncSnapshotPtr& snapshot) { dialog->setOnline(snapshot->online); });
    connect(dialog, &PreferencesDialog::onlineWanted, this,
            [this](bool online) { m_session.chain().setOnline(online); });
}

void PreferencesController::connectAppLock()
{
    AppLockCard& card = m_dialog->appLock();
    card.setIsSet(m_appLock.isSet());
    connect(&m_appLock, &AppLockController::changed, &card, [this, &card] { card.setIsSet(m_appLock.isSet()); });
    connect(&card, &AppLockCard::setWanted, this, [this] { m_appLock.openSet(*m_dialog); });
    connect(&card, &AppLockCard::removeWanted, this, [this] { m_appLock.openRemove(*m_dialog); });
}

void PreferencesController::connectListening()
{
    ListeningCard& card = m_dialog->listening();
    card.setListening(m_session.snapshot()->listening);
    connect(&m_relay, &SnapshotRelay::changed, &card,
            [&card](const SyncSnapshotPtr& snapshot) { card.setListening(snapshot->listening); });
    connect(&card, &ListeningCard::wishChanged, this, [this, &card](Listening wish) {
        whenAnswered(m_session.chain().setListening(wish), &card,
                     [&card](const Result<void>& kept) { card.showAnswer(kept); });
    });
}

void PreferencesController::connectImports()
{
    ImportsCard& card = m_dialog->imports();
    card.setLetsBlocksThrough(m_session.snapshot()->letsBlocksThrough);
    connect(&m_relay, &SnapshotRelay::changed, &card,
            [&card](const SyncSnapshotPtr& snapshot) { card.setLetsBlocksThrough(snapshot->letsBlocksThrough); });
    connect(&card, &ImportsCard::letThroughWanted, this, [this, &card](bool lets) {
        whenAnswered(m_session.chain().letBlocksThrough(lets), &card,
                     [&card](const Result<void>& kept) { card.showAnswer(kept); });
    });
}

void PreferencesController::connectStorage()
{
    StoragePage& page = m_dialog->storage();
    page.setFolder(m_session.folder());
    const auto show = [&page](const SyncSnapshotPtr& snapshot) { page.setCache(snapshot->cache, snapshot->savesData); };
    show(m_session.snapshot());
    connect(&m_relay, &SnapshotRelay::changed, &page, show);
    connect(&page, &StoragePage::folderWanted, this,
            [this, &page] { page.showFolderProblem(showFolder(m_session.folder())); });
    connect(&page, &StoragePage::keepingWanted, this,
            [this](const CacheKeeping& keeping) { answerStorage(m_session.chain().setCacheKeeping(keeping)); });
    connect(&page, &StoragePage::clearWanted, this, [this] {
        auto* dialog = new ClearCacheDialog(m_session.snapshot()->cache, m_dialog);
        connect(dialog, &FormDialog::submitted, this,
                [this, dialog] { closeWhenDone(dialog, m_session.chain().clearCache()); });
        dialog->open();
    });
}

void PreferencesController::answerStorage(const QFuture<Result<void>>& answer)
{
    whenAnswered(answer, &m_dialog->storage(), [this](const Result<void>& kept) {
        if (kept)
            m_session.chain().refreshSnapshot();
        else
            m_dialog->storage().showError(kept.error());
    });
}

void PreferencesController::showConnection()
{
    if (m_dialog) m_dialog->setConnection(connectionSettingsText(m_network.current(), m_network.network()));
}

void PreferencesController::setTheme(ThemeChoice theme)
{
    Preferences wanted = m_store.current();
    wanted.theme = theme;
    m_store.set(wanted);
}

void PreferencesController::setUnit(AmountUnit unit)
{
    Preferences wanted = m_store.current();
    wanted.amounts.unit = unit;
    m_store.set(wanted);
}

void PreferencesController::toggleAmounts()
{
    Preferences wanted = m_store.current();
    wanted.amounts.isHidden = !wanted.amounts.isHidden;
    m_store.set(wanted);
}

bool PreferencesController::eventFilter(QObject* watched, QEvent* event)
{
    const bool isMinimised = event->type() == QEvent::WindowStateChange && m_window.isMinimized();
    // A minimised window is open; one that went into the tray is not.
    const bool isShown = event->type() == QEvent::Show && !event->spontaneous();
    const bool isHidden = event->type() == QEvent::Hide && !event->spontaneous();
    if ((isMinimised || isHidden) && m_store.current().locksWhenMinimised) emit lockWanted();
    if (isShown || isHidden) m_session.chain().setWindowOpen(isShown);
    return QObject::eventFilter(watched, event);
}

} // namespace lockstep::ui
