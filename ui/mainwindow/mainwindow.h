// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/practice.h"
#include "core/api/session.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/windowlook.h"

#include <QMainWindow>

#include <map>

class QSplitter;
class QStackedWidget;

namespace lockstep::ui {

class BannerArea;
class OverviewPage;
class PracticeController;
class Sidebar;
class SyncStatusBar;
class WalletController;
class WelcomePage;

/// The window. It only wires: snapshots of the session go to the parts, wishes of the parts to the controllers.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// `practice` may be null: every network but the practice one. Both outlive the window.
    MainWindow(Session& session, Practice* practice, QWidget* parent = nullptr);
    ~MainWindow() override;

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildLayout();
    void connectSession();
    void connectParts();
    void connectActions();
    void runCommand(Command command);
    void runPracticeCommand(Command command);

    void showSnapshot(const SyncSnapshotPtr& snapshot);
    void updatePages(const SyncSnapshot& snapshot);
    void showWallet(WalletId wallet);
    void tellEvent(const SyncEvent& event);
    OverviewPage* makePage(WalletId wallet);
    void applyTheme(ThemeChoice choice);

    Session& m_session;
    WindowLook m_look;
    ActionCollection* m_actions;
    WalletController* m_wallets;
    PracticeController* m_practice = nullptr;
    QSplitter* m_splitter;
    Sidebar* m_sidebar;
    BannerArea* m_banners;
    QStackedWidget* m_stack;
    WelcomePage* m_welcome;
    SyncStatusBar* m_status;
    std::map<WalletId, OverviewPage*> m_pages;
};

} // namespace lockstep::ui
