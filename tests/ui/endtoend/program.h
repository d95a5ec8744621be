// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/practice.h"
#include "core/api/services/session.h"
#include "core/chain/networkparams.h"
#include "tests/support/guitest.h"
#include "ui/mainwindow/mainwindow.h"

#include <QDialog>
#include <QTemporaryDir>

#include <memory>

namespace lockstep::test {

/// How long a person waits for an answer before calling it broken. Milliseconds.
constexpr int Patience = 20'000;

/// The whole program but main() on a practice network of its own. It can be quit and started again on the same folder.
class Program
{
public:
    /// `askAboveReorg`: the person decides on a reorg that undoes more blocks, as on mainnet; 0: on none.
    explicit Program(std::int32_t askAboveReorg = 0);
    ~Program();

    void start();
    void quit(); ///< As Ctrl+Q does, with everything put away in order.

    ui::MainWindow& window() { return *m_window; }
    Session& session() { return *m_session; }
    Practice& practice() { return *m_practice; }
    void setSpeed(int blocksPerSecond); ///< Of the practice node; 0: as fast as it can. Also after a restart.

    /// The wallet as the newest snapshot shows it; nullptr if there is none of this name.
    const WalletView* wallet(const QString& name);
    const JobView* job(); ///< The only import that is not over; nullptr if there is none.
    bool areInLockstep(); ///< Every wallet at the tip, no import left.
    BlockHeight tip() { return m_session->snapshot()->tip.height; }

    void types(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier); ///< A shortcut of the window.

    /// Opens the menu that holds the action and clicks on it.
    void choose(const char* action);

    /// The open dialog, active; stops the test when none opens in time.
    template <typename Dialog>
    Dialog& dialog()
    {
        Dialog* found = nullptr;
        const auto isActive = [&] {
            found = m_window->findChild<Dialog*>();
            return found && found->isActiveWindow(); // QTest's own wait is content with an active parent
        };
        if (!QTest::qWaitFor(isActive, Patience)) qFatal("no %s opened", Dialog::staticMetaObject.className());
        return *found;
    }

    /// True as soon as no dialog waits for an answer. Windows that stand beside, such as the network, may be open.
    bool hasNoDialog();

    /// Only what is on the screen: a stack keeps the pages of other wallets.
    template <typename T>
    T* visible(const char* name)
    {
        for (T* found : m_window->findChildren<T*>(QString::fromLatin1(name)))
            if (found->isVisible()) return found;
        return nullptr;
    }

private:
    QTemporaryDir m_folder;
    NetworkParams m_rules;
    int m_speed = 0;
    std::unique_ptr<Practice> m_practice;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ui::MainWindow> m_window;
    SyncSnapshotPtr m_snapshot; ///< Holds what `wallet` and `job` point into.
};

} // namespace lockstep::test
