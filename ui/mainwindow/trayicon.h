// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QObject>

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

    /// Shows itself at once. `window` is what it shows and hides, and its parent.
    explicit TrayIcon(QWidget& window);

    void setSnapshot(const SyncSnapshot& snapshot);

    QMenu& menu() const { return *m_menu; }

signals:
    void lockAllWanted();
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

    QWidget& m_window;
    QMenu* m_menu;
    QSystemTrayIcon* m_icon;
    QAction* m_toggle;
    QAction* m_state;
    QAction* m_lockAll;
    QAction* m_online;
    bool m_isOnline = true;
};

} // namespace lockstep::ui
