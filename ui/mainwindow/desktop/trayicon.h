// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QSystemTrayIcon;
class QWidget;

namespace lockstep::ui {

/// The icon in the desktop's tray, with its menu: show and hide, how far everything is, lock all, go offline, quit.
/// Never an amount: desktops keep these texts and show them over a locked screen.
class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    /// Whether the desktop has a tray now. Without one nobody makes a TrayIcon: it would be a window without a way
    /// back.
    static bool isAvailable();

    /// Shows itself at once. `window` is what it shows and hides, and its parent. `isThere` says at any time whether
    /// the desktop still has a tray.
    explicit TrayIcon(QWidget& window, std::function<bool()> isThere = &TrayIcon::isAvailable);

    /// Closing the window hides it instead, while there is a tray it can come back from. The end of the desktop's
    /// session closes it all the same.
    void setClosesToTray(bool closes) { m_closesToTray = closes; }
    void letClose() { m_closesToTray = false; } ///< The program ends: the next close is one.

    /// From the next snapshot on. Where one is set it is the window that is locked from here; while it is, no names.
    void setAppLock(bool isSet, bool isLocked);
    void setSnapshot(const SyncSnapshot& snapshot);

    QMenu& menu() const { return *m_menu; }

signals:
    void lockAllWanted(); ///< All wallets, or the window.
    void onlineWanted(bool online);
    void quitWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QAction* add(const char* objectName, const QString& text);
    void fillMenu();
    bool isWindowShown() const;
    void toggleWindow();
    void nameToggle();
    void showLock(const SyncSnapshot& snapshot);
    bool hidesInstead() const; ///< When it is to be closed.

    QWidget& m_window;
    std::function<bool()> m_isThere;
    QMenu* m_menu;
    QSystemTrayIcon* m_icon;
    QAction* m_toggle;
    QAction* m_state;
    QAction* m_lockAll;
    QAction* m_online;
    bool m_isOnline = true;
    bool m_closesToTray = false;
    bool m_hasAppLock = false;
    bool m_isWindowLocked = false;
};

} // namespace lockstep::ui
