// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/desktopcontroller.h"

#include "core/api/services/chainservice.h"
#include "ui/dialogs/savefiledialog.h"
#include "ui/mainwindow/controllers/preferencestore.h"
#include "ui/mainwindow/desktop/bringtofront.h"
#include "ui/mainwindow/desktop/desktopnotifications.h"
#include "ui/mainwindow/desktop/notifier.h"
#include "ui/mainwindow/desktop/trayicon.h"

namespace lockstep::ui {

DesktopController::DesktopController(Session& session, PreferenceStore& preferences, QWidget& window)
    : QObject(&window)
    , m_window(window)
    , m_drops(new DropTarget(window, session.network()))
    , m_notifier(new Notifier(this))
    , m_notifications(new DesktopNotifications(this))
{
    followTray(session, preferences.current(), window);
    connect(&preferences, &PreferenceStore::changed, this,
            [this, &session, &window](const Preferences& wanted) { followTray(session, wanted, window); });
    addNotifications(session, preferences, window);
    connect(m_drops, &DropTarget::dropped, this, &DesktopController::take);
}

void DesktopController::importFile()
{
    QFileDialog* dialog = openLoadDialog(&m_window, tr("Import a file"), tr("All files (*)"));
    connect(dialog, &QFileDialog::fileSelected, m_drops, &DropTarget::takeFile);
}

/// The icon comes and goes as the person wishes.
void DesktopController::followTray(Session& session, const Preferences& wanted, QWidget& window)
{
    const bool isWanted = wanted.hasTrayIcon && TrayIcon::isAvailable();
    if (!isWanted) {
        delete m_tray;
        m_tray = nullptr;
    } else if (!m_tray) {
        addTray(session, window);
        m_tray->setSnapshot(*session.snapshot());
    }
    m_closesToTray = wanted.closesToTray;
    keepOpen();
}

void DesktopController::addTray(Session& session, QWidget& window)
{
    m_tray = new TrayIcon(window);
    m_tray->setAppLock(m_hasAppLock, m_isWindowLocked);
    connect(m_tray, &TrayIcon::lockAllWanted, this, &DesktopController::lockAllWanted);
    connect(m_tray, &TrayIcon::quitWanted, this, &DesktopController::quitWanted);
    connect(m_tray, &TrayIcon::onlineWanted, this, [&session](bool online) { session.chain().setOnline(online); });
}

void DesktopController::addNotifications(Session& session, PreferenceStore& preferences, QWidget& window)
{
    const auto obey = [this](const Preferences& wanted) {
        m_notifier->setAmountsHidden(wanted.amounts.isHidden);
        m_notifier->setOptions(wanted.notifications);
    };
    obey(preferences.current());
    connect(&preferences, &PreferenceStore::changed, this, obey);
    connect(&session, &Session::happened, m_notifier, &Notifier::tellEvent);
    connect(m_notifier, &Notifier::notified, m_notifications, &DesktopNotifications::show);
    connect(m_notifier, &Notifier::outdated, m_notifications, &DesktopNotifications::takeBack);
    connect(m_notifications, &DesktopNotifications::clicked, this, [this, &window](WalletId wallet) {
        bringToFront(window);
        emit walletWanted(wallet);
    });
}

void DesktopController::setAppLock(bool isSet, bool isLocked)
{
    m_hasAppLock = isSet;
    m_isWindowLocked = isLocked;
    m_notifier->setWindowLocked(isLocked);
    if (isLocked) m_notifications->takeBackAll();
    if (m_tray) m_tray->setAppLock(isSet, isLocked);
    m_window.setAcceptDrops(!isLocked);
}

void DesktopController::letClose()
{
    if (m_tray) m_tray->letClose();
}

void DesktopController::keepOpen()
{
    if (m_tray) m_tray->setClosesToTray(m_closesToTray);
}

void DesktopController::setSnapshot(const SyncSnapshotPtr& snapshot)
{
    m_notifier->setSnapshot(snapshot);
    if (m_tray) m_tray->setSnapshot(*snapshot);
}

void DesktopController::take(const DroppedText& drop)
{
    if (m_isWindowLocked) return; // it was being read when the window was locked
    switch (drop.kind) {
    case DroppedText::Kind::Link: emit linkDropped(drop.text); break;
    case DroppedText::Kind::Watch:
    case DroppedText::Kind::Addresses: emit watchDropped(drop.text); break;
    case DroppedText::Kind::WalletFile: emit walletFileDropped(drop.text, *drop.file); break;
    case DroppedText::Kind::Backup: emit backupDropped(drop.text); break;
    case DroppedText::Kind::Labels: emit labelsDropped(drop.text); break;
    case DroppedText::Kind::LabelText: emit labelTextDropped(drop.text); break;
    case DroppedText::Kind::Transaction: emit transactionDropped(drop.text.toLatin1()); break;
    case DroppedText::Kind::Refused: emit noticed(drop.text, Tone::Warning); break;
    }
}

} // namespace lockstep::ui
