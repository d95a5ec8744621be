// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/connectionmeter.h"
#include "core/api/services/practice.h"
#include "core/api/services/session.h"
#include "core/api/startoptions.h"
#include "ui/mainwindow/controllers/backupreminder.h"
#include "ui/mainwindow/controllers/preferencestore.h"
#include "ui/mainwindow/controllers/windowlook.h"

#include <QMainWindow>

#include <functional>

class QSplitter;
class QStackedWidget;

namespace lockstep::ui {

class ActionCollection;
class AddWalletController;
class AppLockController;
class BackupController;
class BannerArea;
class DesktopController;
class EventBell;
class ExportController;
class IdleWatch;
class LedgerController;
class LogController;
class MeteredController;
class NetworkController;
class PageController;
class PracticeController;
class PreferencesController;
class SettingsController;
class Sidebar;
class SnapshotRelay;
class SyncStatusBar;
class UpkeepController;
class WalletController;
class WalletLockController;
enum class Command;

/// The window. It only wires: snapshots of the session go to the parts, wishes of the parts to the controllers.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// `practice` may be null: every network but the practice one. Both outlive the window.
    MainWindow(Session& session, Practice* practice, QWidget* parent = nullptr);
    ~MainWindow() override;

    ActionCollection& actions() { return *m_actions; } ///< Who can do more says so with `on`.
    PreferenceStore& preferences() { return m_preferences; }
    void
    setCommandLine(const StartOptions& asked); ///< What it decides for this run; it counts more than what was kept.
    void watchConnection(std::unique_ptr<ConnectionMeter> meter); ///< Once: until then it counts as not metered.

public slots:
    /// Closes the window, also where its close button would only hide it in the tray. Where something is not saved it
    /// asks first.
    void quit();
    void quitUnasked(); ///< The system ends the program: nobody may sit there.

    /// Answers a payment link that came from outside (another program, a drop): what it asks for, or what is wrong.
    /// While the window is locked the last one waits.
    void openLink(const QString& link);

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; ///< Enter presses the button that has the focus.
    void changeEvent(QEvent* event) override; ///< Larger letters in the sidebar need more of the width.

private:
    void buildLayout();

    // In mainwindowlinks.cpp
    void connectSession();
    void connectSidebar();
    void connectBanners();
    void connectStatusBar();
    void connectPages();
    void connectPreferences();
    void connectDesktop();
    void connectAppLock();

    // In mainwindowcommands.cpp
    void takeCommands();
    void takeKeysEverywhere();
    void openAbout();
    void openHelp();
    void takeExportCommands();
    void takeBackupCommands();
    void onWallet(Command command, std::function<void(WalletId)> run); ///< With the chosen wallet.
    void takeWalletCommands();
    void takeWalletExportCommands();
    void takeViewCommands();
    void takePracticeCommands(Practice& practice);

    void restoreLook();
    void showLink(const QString& link);

    void showSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);
    void showWallet(WalletId wallet);
    void showTitle();
    void showSections();
    void tellEvent(const SyncEvent& event);
    void tellDoneImports(const SyncSnapshot& snapshot);
    void applyPreferences(const Preferences& preferences);
    void setSidebarNarrow(bool isNarrow);
    void widenSidebar();
    bool askAboutUnsaved(); ///< False: there is nothing to ask.
    bool askAboutUnapplied(); ///< Of the connection's settings; so, too.
    void goBackToUnsaved();
    void find();

    Session& m_session;
    PreferenceStore m_preferences;
    WindowLook m_look;
    BackupReminder m_reminder;
    ActionCollection* m_actions;
    SnapshotRelay* m_relay;
    IdleWatch* m_idle;
    WalletController* m_wallets;
    WalletLockController* m_locks;
    AddWalletController* m_adding;
    PracticeController* m_practice = nullptr;
    QStackedWidget* m_cover; ///< The splitter with everything, or the page of the locked window.
    QSplitter* m_splitter;
    bool m_areAmountsHidden = false;
    bool m_isAsked = false; ///< Whether what is not saved may be lost.
    int m_sidebarWidth = 270; ///< Of the wide one, as the person left it.
    Sidebar* m_sidebar;
    BannerArea* m_banners;
    QStackedWidget* m_stack;
    LedgerController* m_ledger;
    SettingsController* m_settings;
    ExportController* m_exports;
    BackupController* m_backups;
    PageController* m_pages;
    SyncStatusBar* m_status;
    DesktopController* m_desktop;
    NetworkController* m_network;
    MeteredController* m_metered;
    UpkeepController* m_upkeep;
    AppLockController* m_appLock;
    PreferencesController* m_choices;
    EventBell* m_bell;
    LogController* m_log;
    QList<SyncEvent> m_doneImports; ///< Still to be told: no snapshot shows their end yet.
};

} // namespace lockstep::ui
