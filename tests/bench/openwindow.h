// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "ui/mainwindow/mainwindow.h"

#include <functional>
#include <memory>

namespace lockstep::ui {
class HistoryTable;
class PagedHistory;
} // namespace lockstep::ui

namespace lockstep::bench {

/// A session and the main window on it, in this thread, worked by what a person would press.
class OpenWindow
{
public:
    explicit OpenWindow(SessionOptions options); ///< Returns when the window is exposed.

    Session& session() { return *m_session; }
    ui::MainWindow& window() { return *m_window; }

    void select(WalletId wallet); ///< In the sidebar; WalletId{}: all wallets.
    void showHistory(WalletId wallet); ///< Returns when its first page of payments is painted.
    ui::HistoryTable& table(); ///< Of the page in sight.
    const ui::PagedHistory& history();

    void waitUntil(const std::function<bool()>& condition); ///< At most ten minutes.

private:
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace lockstep::bench
