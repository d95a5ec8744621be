// SPDX-License-Identifier: MIT

#include "tests/bench/openwindow.h"

#include "tests/support/rununtil.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/models/pagedhistory.h"
#include "ui/pages/sectionstack.h"
#include "ui/pages/transactions/historytable.h"

#include <QTest>

namespace lockstep::bench {

namespace {

template <typename T>
T* inSight(const QWidget& window)
{
    for (T* found : window.findChildren<T*>())
        if (found->isVisible()) return found;
    return nullptr;
}

} // namespace

OpenWindow::OpenWindow(SessionOptions options)
{
    auto session = Session::open(std::move(options));
    if (!session) qFatal("session: %s", session.error().detail.c_str());
    m_session = *std::move(session);
    m_window = std::make_unique<ui::MainWindow>(*m_session, nullptr);
    m_window->show();
    if (!QTest::qWaitForWindowExposed(m_window.get())) qFatal("the window does not open");
}

void OpenWindow::select(WalletId wallet)
{
    auto* sidebar = m_window->findChild<ui::Sidebar*>();
    wallet == WalletId{} ? sidebar->selectAll() : sidebar->select(wallet);
}

void OpenWindow::showHistory(WalletId wallet)
{
    select(wallet);
    inSight<ui::SectionStack>(*m_window)->show(ui::Section::Transactions);
    waitUntil([this] { return inSight<ui::HistoryTable>(*m_window) && history().row(0); });
    table().viewport()->repaint();
}

ui::HistoryTable& OpenWindow::table()
{
    auto* found = inSight<ui::HistoryTable>(*m_window);
    if (!found) qFatal("no history is in sight");
    return *found;
}

const ui::PagedHistory& OpenWindow::history() { return *qobject_cast<const ui::PagedHistory*>(table().model()); }

void OpenWindow::waitUntil(const std::function<bool()>& condition)
{
    if (!test::runUntil(condition, std::chrono::minutes(10))) qFatal("the window did not come to its end");
}

} // namespace lockstep::bench
