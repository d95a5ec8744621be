// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "ui/mainwindow/controllers/droptarget.h"
#include "ui/style/theme.h"

#include <QObject>

class QWidget;

namespace lockstep::ui {

class DesktopNotifications;
class Notifier;
class PreferenceStore;
class TrayIcon;
struct Preferences;

/// What the window has to do with the desktop around it: the tray icon where there is a tray, notifications, and what
/// is dropped onto the window.
class DesktopController final : public QObject
{
    Q_OBJECT

public:
    DesktopController(Session& session, PreferenceStore& preferences, QWidget& window);

    void importFile(); ///< Asks which one, and takes it as if it were dropped.
    void letClose(); ///< The program ends: the tray does not keep its window.
    void keepOpen(); ///< It does not end after all.
    /// While it is locked names and amounts leave the desktop, and nothing can be dropped.
    void setAppLock(bool isSet, bool isLocked);
    void setSnapshot(const SyncSnapshotPtr& snapshot);

signals:
    void lockAllWanted(); ///< All wallets, or the window.
    void quitWanted();
    void walletWanted(lockstep::WalletId wallet); ///< A notification about it was clicked.
    void linkDropped(const QString& link);
    void backupDropped(const QString& path); ///< A backup file, to be restored from.
    void labelsDropped(const QString& path); ///< A file of labels, to be read.
    void labelTextDropped(const QString& text); ///< Labels themselves, not yet understood.
    void transactionDropped(const QByteArray& text); ///< In hex or base64; also a PSBT.
    void watchDropped(const QString& text); ///< A key, descriptors or addresses, to be watched.
    void walletFileDropped(const QString& name, const lockstep::WalletFile& file); ///< Of another program.
    void noticed(const QString& sentence, lockstep::ui::Tone tone);

private:
    void followTray(Session& session, const Preferences& wanted, QWidget& window);
    void addTray(Session& session, QWidget& window);
    void addNotifications(Session& session, PreferenceStore& preferences, QWidget& window);
    void take(const DroppedText& drop);

    QWidget& m_window;
    DropTarget* m_drops;
    TrayIcon* m_tray = nullptr; ///< Not everywhere.
    Notifier* m_notifier;
    DesktopNotifications* m_notifications;
    bool m_closesToTray = false; ///< As the person wishes.
    bool m_hasAppLock = false;
    bool m_isWindowLocked = false;
};

} // namespace lockstep::ui
