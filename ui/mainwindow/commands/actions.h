// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/dialogs/preferences.h"
#include "ui/pages/section.h"

#include <QKeySequence>
#include <QObject>

#include <functional>
#include <map>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace lockstep::ui {

/// Everything a person can do from the menus. The same objects serve menus, shortcuts and the sidebar's menu.
enum class Command {
    // File
    Create,
    Restore,
    RestoreBackup, ///< From a file.
    Watch,
    ImportAddresses, ///< As a wallet of their own.
    SaveBackup,
    ExportView, ///< The list in sight, to a file.
    ExportLabels,
    ImportFile, ///< Of whatever kind: it says itself what is in it.
    ToggleOnline,
    LockAll,
    LockWindow,
    Preferences,
    Quit,
    // Wallet
    StartStop,
    LockUnlock,
    ImportScripts, ///< Into the chosen wallet.
    Rescan,
    RebuildWallet, ///< From the chain.
    Rename,
    Colour, ///< With a menu: `colourChosen`.
    MoveUp,
    MoveDown,
    Export, ///< With a menu: the next five.
    ExportPayments,
    ExportAddresses,
    ExportWalletLabels,
    SaveDescriptors,
    SaveWalletBackup,
    Remove,
    // View
    AllWallets,
    NextWallet,
    PreviousWallet,
    Find,
    HideAmounts,
    CompactSidebar,
    FullScreen,
    // Tools
    Broadcast,
    LookUp, ///< An outpoint.
    Network,
    CheckDatabase,
    // Practice
    Mine,
    Send,
    Reorg,
    MakeHistory,
    Speed,
    // Help
    Help,
    Welcome,
    Shortcuts,
    ShowFolder, ///< Where everything of this network is kept.
    Log,
    Console,
    About
};

/// A menu's shortcuts, for the list of them.
struct ShortcutGroup
{
    struct Row
    {
        QString what;
        QString keys;
    };
    QString title;
    QList<Row> rows;
};

/// Makes the window's menus. A command that nobody has taken on is not shown: whoever can do it says so with `on`.
class ActionCollection final : public QObject
{
    Q_OBJECT

public:
    explicit ActionCollection(QMainWindow& window);

    void on(Command command, std::function<void()> run);
    bool has(Command command) const { return m_taken.contains(command); }

    QAction* action(Command command) const { return m_actions.at(command); }
    QMenu* walletMenu() const { return m_walletMenu; }
    QList<QAction*> unitActions() const;
    QMenu* addMenu() const { return m_addMenu; } ///< The ways to a wallet but for a new one.

    /// What the chosen wallet allows now, in words and by what is enabled; what is not says why. `wallet` may be null.
    void setState(const SyncSnapshot& snapshot, const WalletView* wallet);
    void setPreferences(const Preferences& preferences);

    /// Whether the window can be locked at once (else it is asked how), and is: then nothing is offered but what is
    /// harmless and the program's look, and each menu says why. Then `setState` and `setSections`.
    void setAppLock(bool isSet, bool isLocked);
    void setSections(const std::function<bool(Section)>& has, Section current); ///< Of the page in sight.

    bool hasKey(QKeyCombination key) const; ///< Pressed in the window it would do something now.
    QList<ShortcutGroup> shortcuts() const; ///< Read off the actions, so that the list is never wrong.

signals:
    void taken(lockstep::ui::Command command); ///< Somebody can do it now.
    void walletNumberTriggered(int row); ///< Ctrl+1 to Ctrl+9.
    void sectionTriggered(lockstep::ui::Section section);
    void themeChosen(lockstep::ui::ThemeChoice choice);
    void unitChosen(lockstep::AmountUnit unit);
    void colourChosen(const QString& colour); ///< For the chosen wallet: "#rrggbb"; empty: none.

private:
    QAction* add(QMenu& menu, Command command, const char* objectName, const QString& text,
                 const QKeySequence& keys = {});
    QMenu* addTitledMenu(const QString& title);
    QMenu* newMenu();
    void addFileMenu();
    void addWalletMenu();
    void addColours();
    void addExports();
    void showColour(const QString& colour);
    void addViewMenu();
    void addSections(QMenu& view);
    void addUnits(QMenu& view);
    void addThemes(QMenu& view);
    void addToolsMenu();
    void addPracticeMenu();
    void addHelpMenu();
    void addWalletNumbers();
    void setWalletState(const WalletView* wallet, const SyncSnapshot& snapshot);
    void allowOnWallet(const WalletView* wallet, const SyncSnapshot& snapshot);
    QString whyNoneIsChosen() const;
    void hideEmptyMenus();
    void addReasons(); ///< The first line of each menu.
    QString reasonIn(const QMenu& menu) const;
    void showReasons();
    QList<QAction*> lockedActions() const; ///< What waits until the window is unlocked.
    void holdWhileLocked();

    QMainWindow& m_window;
    std::map<Command, QAction*> m_actions;
    std::map<Command, bool> m_taken;
    std::map<Section, QAction*> m_sections;
    std::map<ThemeChoice, QAction*> m_themes;
    std::map<AmountUnit, QAction*> m_units;
    QList<QAction*> m_colours;
    QList<QAction*> m_numbers;
    QList<QMenu*> m_menus;
    QString m_noWalletReason; ///< Why nothing can be done with wallets; empty where there are some.
    QAction* m_walletName = nullptr;
    QAction* m_walletReason = nullptr; ///< Why some of what follows cannot be done now; there while it is so.
    QMenu* m_walletMenu = nullptr;
    QMenu* m_addMenu = nullptr;
    QAction* m_lockAllReason = nullptr; ///< Why nothing can be locked; there while it is so.
    QList<QAction*> m_reasons; ///< One a menu: why some of what follows cannot be chosen; there while it is so.
    bool m_hasAppLock = false;
    bool m_isWindowLocked = false;
};

} // namespace lockstep::ui
