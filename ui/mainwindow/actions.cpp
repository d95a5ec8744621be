// SPDX-License-Identifier: MIT

#include "ui/mainwindow/actions.h"

#include "ui/style/icons.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace lockstep::ui {

ActionCollection::ActionCollection(QMainWindow& window, bool hasPractice) : QObject(&window), m_window(window)
{
    addFileMenu();
    addWalletMenu();
    addViewMenu();
    if (hasPractice) addPracticeMenu();
    addHelpMenu();
    addWalletNumbers();
}

QAction* ActionCollection::add(QMenu& menu, Command command, const char* objectName, const QString& text)
{
    QAction* action = menu.addAction(text);
    action->setObjectName(QLatin1StringView(objectName));
    connect(action, &QAction::triggered, this, [this, command] { emit triggered(command); });
    m_actions[command] = action;
    return action;
}

void ActionCollection::addFileMenu()
{
    QMenu& menu = *m_window.menuBar()->addMenu(tr("&File"));
    QAction* create = add(menu, Command::Create, "createAction", tr("&New wallet…"));
    create->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_N));
    create->setIcon(icon(Glyph::Create));
    add(menu, Command::Restore, "restoreAction", tr("&Restore from words…"))->setIcon(icon(Glyph::Restore));
    add(menu, Command::Watch, "watchAction", tr("&Watch a wallet…"))->setIcon(icon(Glyph::Watch));
    menu.addSeparator();
    add(menu, Command::ToggleOnline, "onlineAction", tr("Go &offline"));
    menu.addSeparator();
    QAction* quit = add(menu, Command::Quit, "quitAction", tr("&Quit"));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    quit->setIcon(icon(Glyph::Quit));
}

void ActionCollection::addWalletMenu()
{
    QMenu& menu = *m_window.menuBar()->addMenu(tr("&Wallet"));
    m_walletMenu = &menu;
    add(menu, Command::StartStop, "startStopAction", tr("&Stop"));
    add(menu, Command::LockUnlock, "lockAction", tr("&Lock"))->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    menu.addSeparator();
    QAction* import = add(menu, Command::ImportScripts, "importScriptsAction", tr("&Import addresses…"));
    import->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    import->setIcon(icon(Glyph::Import));
    QAction* rename = add(menu, Command::Rename, "renameAction", tr("&Rename…"));
    rename->setShortcut(QKeySequence(Qt::Key_F2));
    rename->setIcon(icon(Glyph::Rename));
    add(menu, Command::Remove, "removeAction", tr("R&emove…"))->setIcon(icon(Glyph::Remove));
}

void ActionCollection::addViewMenu()
{
    QMenu& menu = *m_window.menuBar()->addMenu(tr("&View"));
    add(menu, Command::NextWallet, "nextWalletAction", tr("&Next wallet"))
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_PageDown));
    add(menu, Command::PreviousWallet, "previousWalletAction", tr("&Previous wallet"))
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_PageUp));
    menu.addSeparator();
    add(menu, Command::ToggleSidebar, "sidebarAction", tr("&Sidebar"))->setShortcut(QKeySequence(Qt::Key_F9));
    add(menu, Command::FullScreen, "fullScreenAction", tr("&Full screen"))->setShortcut(QKeySequence(Qt::Key_F11));
    for (const Command command : {Command::ToggleSidebar, Command::FullScreen}) action(command)->setCheckable(true);
    action(Command::ToggleSidebar)->setChecked(true);
    addThemeMenu(menu);
}

void ActionCollection::addThemeMenu(QMenu& view)
{
    QMenu* menu = view.addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const auto add = [&](ThemeChoice choice, const char* objectName, const QString& text) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QLatin1StringView(objectName));
        action->setCheckable(true);
        group->addAction(action);
        m_themes[choice] = action;
        connect(action, &QAction::triggered, this, [this, choice] { emit themeChosen(choice); });
    };
    add(ThemeChoice::System, "systemThemeAction", tr("As the &desktop"));
    add(ThemeChoice::Light, "lightThemeAction", tr("&Light"));
    add(ThemeChoice::Dark, "darkThemeAction", tr("&Dark"));
}

void ActionCollection::addPracticeMenu()
{
    QMenu& menu = *m_window.menuBar()->addMenu(tr("&Practice"));
    add(menu, Command::Mine, "mineAction", tr("&Mine blocks…"))->setIcon(icon(Glyph::Mine));
    add(menu, Command::Send, "practiceSendAction", tr("&Send coins to a wallet…"))->setIcon(icon(Glyph::Send));
    add(menu, Command::Reorg, "reorgAction", tr("&Replace the last blocks…"))->setIcon(icon(Glyph::Retry));
    add(menu, Command::MakeHistory, "makeHistoryAction", tr("Make &history…"))->setIcon(icon(Glyph::History));
    add(menu, Command::Speed, "speedAction", tr("How &fast it serves…"))->setIcon(icon(Glyph::Speed));
}

void ActionCollection::addHelpMenu()
{
    QMenu& menu = *m_window.menuBar()->addMenu(tr("&Help"));
    QAction* about = add(menu, Command::About, "aboutAction", tr("&About Lockstep"));
    about->setMenuRole(QAction::AboutRole);
    about->setIcon(icon(Glyph::About));
}

void ActionCollection::addWalletNumbers()
{
    for (int row = 0; row < 9; ++row) {
        auto* action = new QAction(tr("Wallet %1").arg(row + 1), &m_window);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + row)));
        m_window.addAction(action);
        connect(action, &QAction::triggered, this, [this, row] { emit walletNumberTriggered(row); });
    }
}

void ActionCollection::setTheme(ThemeChoice choice) { m_themes.at(choice)->setChecked(true); }

void ActionCollection::setState(const SyncSnapshot& snapshot, const WalletView* wallet)
{
    for (const Command command : {Command::StartStop, Command::Rename, Command::ImportScripts, Command::Remove})
        action(command)->setEnabled(wallet);
    action(Command::ToggleOnline)->setText(snapshot.online ? tr("Go &offline") : tr("Go &online"));
    action(Command::ToggleOnline)->setIcon(icon(snapshot.online ? Glyph::Offline : Glyph::Online));
    action(Command::LockUnlock)->setEnabled(wallet && wallet->auth != WalletAuth::WatchOnly);
    for (const Command command : {Command::Send, Command::MakeHistory})
        if (m_actions.contains(command)) action(command)->setEnabled(!snapshot.wallets.isEmpty());
    if (!wallet) return;
    const bool isLocked = wallet->auth == WalletAuth::Locked;
    action(Command::StartStop)->setText(wallet->started ? tr("&Stop") : tr("&Start"));
    action(Command::StartStop)->setIcon(icon(wallet->started ? Glyph::Stop : Glyph::Start));
    action(Command::LockUnlock)->setText(isLocked ? tr("Un&lock…") : tr("&Lock"));
    action(Command::LockUnlock)->setIcon(icon(isLocked ? Glyph::Unlock : Glyph::Lock));
}

} // namespace lockstep::ui
