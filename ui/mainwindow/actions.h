// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/style/theme.h"

#include <QObject>

#include <map>

class QAction;
class QMainWindow;
class QMenu;

namespace lockstep::ui {

/// Everything a person can do from the menus. The same objects serve menus, shortcuts and the sidebar's menu.
enum class Command {
    Create,
    Restore,
    Watch,
    Quit,
    StartStop,
    LockUnlock,
    Rename,
    ImportScripts,
    Remove,
    NextWallet,
    PreviousWallet,
    ToggleSidebar,
    FullScreen,
    ToggleOnline,
    Mine,
    Send,
    Reorg,
    MakeHistory,
    Speed,
    About
};

class ActionCollection final : public QObject
{
    Q_OBJECT

public:
    /// Makes the window's menus; the practice menu only where there is a practice chain.
    ActionCollection(QMainWindow& window, bool hasPractice);

    QAction* action(Command command) const { return m_actions.at(command); }
    QMenu* walletMenu() const { return m_walletMenu; }

    /// What the chosen wallet allows now, in words and by what is enabled. `wallet` may be null.
    void setState(const SyncSnapshot& snapshot, const WalletView* wallet);
    void setTheme(ThemeChoice choice);

signals:
    void triggered(lockstep::ui::Command command);
    void walletNumberTriggered(int row); ///< Ctrl+1 to Ctrl+9.
    void themeChosen(lockstep::ui::ThemeChoice choice);

private:
    QAction* add(QMenu& menu, Command command, const char* objectName, const QString& text);
    void addFileMenu();
    void addWalletMenu();
    void addViewMenu();
    void addThemeMenu(QMenu& view);
    void addPracticeMenu();
    void addHelpMenu();
    void addWalletNumbers();

    QMainWindow& m_window;
    std::map<Command, QAction*> m_actions;
    std::map<ThemeChoice, QAction*> m_themes;
    QMenu* m_walletMenu = nullptr;
};

} // namespace lockstep::ui
