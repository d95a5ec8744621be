// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/mainwindow/commands/actions.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// What the menus allow, by what the chosen wallet is doing.
class TestActions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatAnImportForbidsIsOffWithTheReasonInTheMenu_data();
    void whatAnImportForbidsIsOffWithTheReasonInTheMenu();
    void ctrlRRescansUnlessTheWalletIsBeingImported();
    void aMoveThatCannotBeIsNotOffered();
    void whatCannotBeChosenSaysWhyInALineOfTheMenu();
    void aLockedWindowSaysInEachMenuWhyNothingCanBeDone();

private:
    void choose(WalletState state)
    {
        const SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", state)});
        m_actions->setState(snapshot, &snapshot.wallets.first());
    }
    QAction& reason() { return child<QAction>(*m_window, "walletReasonAction"); }

    std::unique_ptr<QMainWindow> m_window;
    ActionCollection* m_actions = nullptr;
    int m_rescans = 0;
};

void TestActions::init()
{
    failOnAnyWarning();
    m_rescans = 0;
    m_window = std::make_unique<QMainWindow>();
    m_actions = new ActionCollection(*m_window);
    for (const Command command : {Command::StartStop, Command::Rename, Command::RebuildWallet, Command::Remove})
        m_actions->on(command, [] {});
    m_actions->on(Command::Rescan, [this] { ++m_rescans; });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestActions::whatAnImportForbidsIsOffWithTheReasonInTheMenu_data()
{
    QTest::addColumn<WalletState>("state");
    QTest::addColumn<bool>("isForbidden");
    QTest::newRow("importing") << WalletState::Importing << true;
    for (const auto& [name, state] :
         {std::pair("synced", WalletState::Synced), std::pair("paused", WalletState::Paused),
          std::pair("stopped", WalletState::Stopped), std::pair("error", WalletState::Error),
          std::pair("offline", WalletState::Offline)})
        QTest::newRow(name) << state << false;
}

void TestActions::whatAnImportForbidsIsOffWithTheReasonInTheMenu()
{
    QFETCH(WalletState, state);
    QFETCH(bool, isForbidden);
    choose(state);
    for (const Command command : {Command::Rescan, Command::RebuildWallet, Command::Remove})
        QCOMPARE(m_actions->action(command)->isEnabled(), !isForbidden);
    for (const Command command : {Command::StartStop, Command::Rename})
        QVERIFY(m_actions->action(command)->isEnabled());
    QCOMPARE(reason().isVisible(), isForbidden);
    QVERIFY(m_actions->walletMenu()->actions().contains(&reason()));
    QVERIFY2(reason().text().contains("while it is imported"), qPrintable(reason().text()));
    choose(WalletState::Synced);
    QVERIFY(m_actions->action(Command::Rescan)->isEnabled());
    m_actions->setState(snapshotOf({}), nullptr);
    QVERIFY(!m_actions->action(Command::Rescan)->isEnabled());
    QVERIFY(!reason().isVisible());
}

void TestActions::ctrlRRescansUnlessTheWalletIsBeingImported()
{
    choose(WalletState::Importing);
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(m_rescans, 0);
    choose(WalletState::Synced);
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(m_rescans, 1);
}

void TestActions::aMoveThatCannotBeIsNotOffered()
{
    const SyncSnapshot three = snapshotOf({walletView(1, "Daily"), walletView(2, "Savings"), walletView(3, "Old")});
    const auto offered = [&](qsizetype row) {
        m_actions->setState(three, &three.wallets[row]);
        return std::pair(m_actions->action(Command::MoveUp)->isVisible(),
                         m_actions->action(Command::MoveDown)->isVisible());
    };
    QCOMPARE(offered(0), std::pair(false, true));
    QCOMPARE(offered(1), std::pair(true, true));
    QCOMPARE(offered(2), std::pair(true, false));
}

void TestActions::whatCannotBeChosenSaysWhyInALineOfTheMenu()
{
    for (const Command command : {Command::LockAll, Command::SaveBackup, Command::Preferences})
        m_actions->on(command, [] {});
    const auto linesOf = [&](const char* title) {
        QStringList lines;
        for (const QAction* entry : m_window->menuBar()->actions())
            if (entry->text() == title)
                for (const QAction* action : entry->menu()->actions())
                    if (action->isVisible() && !action->isEnabled() && !action->isSeparator()) lines += action->text();
        return lines;
    };
    m_actions->setState(snapshotOf({}), nullptr);
    QCOMPARE(linesOf("&File"), QStringList({"There is no wallet yet", "&Save a backup file…", "&Lock all wallets"}));
    SyncSnapshot locked = snapshotOf({walletView(1, "Daily")});
    locked.wallets[0].auth = WalletAuth::Locked;
    m_actions->setState(locked, nullptr);
    m_actions->setSections([](Section) { return false; }, Section::Overview);
    QCOMPARE(linesOf("&File"), QStringList({"&Lock all wallets", "No wallet is unlocked"}));
    QCOMPARE(linesOf("&View").first(), "Choose a wallet in the sidebar first");
    SyncSnapshot open = snapshotOf({walletView(1, "Daily")});
    open.wallets[0].auth = WalletAuth::Unlocked;
    m_actions->setState(open, &open.wallets.first());
    m_actions->setSections([](Section) { return true; }, Section::Overview);
    QCOMPARE(linesOf("&File"), QStringList());
    QCOMPARE(linesOf("&View"), QStringList());
}

void TestActions::aLockedWindowSaysInEachMenuWhyNothingCanBeDone()
{
    m_actions->setAppLock(true, true);
    choose(WalletState::Synced);
    m_actions->on(Command::Quit, [] {}); // whoever takes a command later
    for (const Command command : {Command::StartStop, Command::Rename, Command::Rescan, Command::Remove})
        QVERIFY(!m_actions->action(command)->isEnabled());
    QVERIFY(m_actions->action(Command::Quit)->isEnabled());
    for (const QAction* entry : m_window->menuBar()->actions()) {
        const QAction& reason = *entry->menu()->actions().first();
        QVERIFY2(reason.text().contains("locked") && reason.isVisible(), qPrintable(entry->text()));
        if (entry->text().contains("Practice")) QVERIFY(!entry->isVisible()); // a reason is nothing to do
    }
    m_actions->setAppLock(true, false);
    choose(WalletState::Synced);
    QVERIFY(m_actions->action(Command::Rename)->isEnabled());
    for (const QAction* entry : m_window->menuBar()->actions())
        QVERIFY(!entry->menu()->actions().first()->text().contains("locked")
                || !entry->menu()->actions().first()->isVisible());
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
