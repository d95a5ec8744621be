// SPDX-License-Identifier: MIT

// The menus as they are made; what can be chosen in them now is actions.cpp's.

#include "ui/mainwindow/commands/actions.h"
#include "ui/style/icons.h"
#include "ui/style/walletcolours.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Numbers = 9;

QKeySequence ctrl(Qt::Key key) { return QKeySequence(Qt::CTRL | key); }
QKeySequence ctrlShift(Qt::Key key) { return QKeySequence(Qt::CTRL | Qt::SHIFT | key); }

} // namespace

/// One whose entries say why they cannot be chosen.
QMenu* ActionCollection::newMenu()
{
    auto* menu = new QMenu(&m_window);
    menu->setToolTipsVisible(true);
    return menu;
}

QMenu* ActionCollection::addTitledMenu(const QString& title)
{
    m_menus += newMenu();
    m_menus.last()->setTitle(title);
    m_window.menuBar()->addMenu(m_menus.last());
    return m_menus.last();
}

QAction* ActionCollection::add(QMenu& menu, Command command, const char* objectName, const QString& text,
                               const QKeySequence& keys)
{
    QAction* action = menu.addAction(text);
    action->setObjectName(QLatin1StringView(objectName));
    action->setShortcut(keys);
    action->setVisible(false);
    m_actions[command] = action;
    return action;
}

void ActionCollection::addFileMenu()
{
    QMenu& menu = *addTitledMenu(tr("&File"));
    add(menu, Command::Create, "createAction", tr("&New wallet…"), ctrl(Qt::Key_N))->setIcon(icon(Glyph::Create));
    add(menu, Command::Restore, "restoreAction", tr("&Restore from words…"))->setIcon(icon(Glyph::Restore));
    add(menu, Command::RestoreBackup, "restoreBackupAction", tr("Restore from a backup &file…"))
        ->setIcon(icon(Glyph::Restore));
    add(menu, Command::Watch, "watchAction", tr("&Watch a wallet…"))->setIcon(icon(Glyph::Watch));
    add(menu, Command::ImportAddresses, "importAddressesAction", tr("&Import addresses…"))
        ->setIcon(icon(Glyph::Import));
    add(menu, Command::ImportFile, "importFileAction", tr("I&mport a file…"))->setIcon(icon(Glyph::Import));
    m_addMenu = newMenu();
    m_addMenu->setObjectName(u"addMenu");
    for (const Command command :
         {Command::Restore, Command::RestoreBackup, Command::Watch, Command::ImportAddresses, Command::ImportFile})
        m_addMenu->addAction(action(command));
    menu.addSeparator();
    add(menu, Command::SaveBackup, "saveBackupAction", tr("&Save a backup file…"), ctrl(Qt::Key_S));
    add(menu, Command::ExportView, "exportViewAction", tr("&Export view…"), ctrl(Qt::Key_E));
    add(menu, Command::ExportLabels, "exportLabelsAction", tr("Export la&bels…"));
    menu.addSeparator();
    add(menu, Command::LockAll, "lockAllAction", tr("&Lock all wallets"), ctrlShift(Qt::Key_L))
        ->setIcon(icon(Glyph::Lock));
    m_lockAllReason = menu.addAction(tr("No wallet is unlocked"));
    m_lockAllReason->setObjectName(u"lockAllReasonAction");
    m_lockAllReason->setEnabled(false);
    m_lockAllReason->setVisible(false);
    add(menu, Command::LockWindow, "lockWindowAction", tr("Lock the win&dow…"), ctrl(Qt::Key_K))
        ->setIcon(icon(Glyph::Lock));
    add(menu, Command::ToggleOnline, "onlineAction", tr("Go &offline"));
    menu.addSeparator();
    add(menu, Command::Preferences, "preferencesAction", tr("&Preferences…"), ctrl(Qt::Key_Comma))
        ->setMenuRole(QAction::PreferencesRole);
    QAction* quit = add(menu, Command::Quit, "quitAction", tr("&Quit"), ctrl(Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    quit->setIcon(icon(Glyph::Quit));
}

void ActionCollection::addWalletMenu()
{
    m_walletMenu = addTitledMenu(tr("&Wallet"));
    QMenu& menu = *m_walletMenu;
    m_walletName = menu.addAction(QString());
    m_walletName->setObjectName(u"walletNameAction");
    m_walletName->setEnabled(false);
    m_walletReason = menu.addAction(tr("Not while it is imported: rescan, rebuild, remove"));
    m_walletReason->setObjectName(u"walletReasonAction");
    m_walletReason->setEnabled(false);
    menu.addSeparator();
    add(menu, Command::StartStop, "startStopAction", tr("&Stop"));
    add(menu, Command::LockUnlock, "lockAction", tr("&Lock"), ctrl(Qt::Key_L));
    menu.addSeparator();
    add(menu, Command::ImportScripts, "importScriptsAction",
        tr("&Import addresses into this wallet…")) // its key: setWalletState
        ->setIcon(icon(Glyph::Import));
    add(menu, Command::Rescan, "rescanAction", tr("Resca&n from…"), ctrl(Qt::Key_R))->setIcon(icon(Glyph::Retry));
    add(menu, Command::RebuildWallet, "rebuildWalletAction", tr("Re&build from the chain…"));
    add(menu, Command::Rename, "renameAction", tr("&Rename…"), QKeySequence(Qt::Key_F2))->setIcon(icon(Glyph::Rename));
    add(menu, Command::Colour, "colourAction", tr("&Colour"));
    addColours();
    add(menu, Command::MoveUp, "moveUpAction", tr("Move &up"));
    add(menu, Command::MoveDown, "moveDownAction", tr("Move &down"));
    menu.addSeparator();
    add(menu, Command::Export, "exportAction", tr("E&xport"));
    addExports();
    add(menu, Command::ShowFolder, "showFolderAction", tr("Show the data &folder")); // all wallets are in one file
    menu.addSeparator();
    add(menu, Command::Remove, "removeAction", tr("R&emove…"))->setIcon(icon(Glyph::Remove));
}

void ActionCollection::addColours()
{
    QMenu* menu = newMenu();
    auto* group = new QActionGroup(this);
    const auto addColour = [&](const QString& name, const QColor& colour) {
        QAction* action = menu->addAction(colourMark(colour), name);
        const QString code = colour.isValid() ? colour.name() : QString();
        action->setObjectName(u"colour%1Action"_s.arg(m_colours.size()));
        action->setData(code);
        action->setCheckable(true);
        group->addAction(action);
        m_colours += action;
        connect(action, &QAction::triggered, this, [this, code] { emit colourChosen(code); });
    };
    addColour(tr("None"), {});
    for (const WalletColour& one : walletColours()) addColour(one.name, one.colour);
    action(Command::Colour)->setMenu(menu);
}

void ActionCollection::addExports()
{
    QMenu* menu = newMenu();
    add(*menu, Command::ExportPayments, "exportWalletPaymentsAction", tr("&Payments…"));
    add(*menu, Command::ExportAddresses, "exportWalletAddressesAction", tr("&Addresses…"));
    add(*menu, Command::ExportWalletLabels, "exportWalletLabelsAction", tr("&Labels…"));
    add(*menu, Command::SaveDescriptors, "saveDescriptorsAction", tr("Public &descriptors…"));
    add(*menu, Command::SaveWalletBackup, "saveWalletBackupAction", tr("&Backup file…"));
    action(Command::Export)->setMenu(menu);
}

void ActionCollection::addViewMenu()
{
    QMenu& menu = *addTitledMenu(tr("&View"));
    addSections(menu);
    menu.addSeparator();
    add(menu, Command::AllWallets, "allWalletsAction", tr("&All wallets"), ctrl(Qt::Key_0));
    addWalletNumbers();
    add(menu, Command::NextWallet, "nextWalletAction", tr("&Next wallet"), ctrl(Qt::Key_PageDown));
    add(menu, Command::PreviousWallet, "previousWalletAction", tr("&Previous wallet"), ctrl(Qt::Key_PageUp));
    add(menu, Command::Find, "findAction", tr("&Find…"), ctrl(Qt::Key_F));
    menu.addSeparator();
    add(menu, Command::HideAmounts, "hideAmountsAction", tr("&Hide amounts"), ctrlShift(Qt::Key_H));
    addUnits(menu);
    addThemes(menu);
    menu.addSeparator();
    add(menu, Command::CompactSidebar, "sidebarAction", tr("Narrow &sidebar"), QKeySequence(Qt::Key_F9));
    add(menu, Command::FullScreen, "fullScreenAction", tr("F&ull screen"), QKeySequence(Qt::Key_F11));
    for (const Command command : {Command::HideAmounts, Command::CompactSidebar, Command::FullScreen})
        action(command)->setCheckable(true);
}

void ActionCollection::addSections(QMenu& view)
{
    auto* group = new QActionGroup(this);
    for (const Section section : AllSections) {
        QAction* action = view.addAction(SectionText::name(section));
        const int number = static_cast<int>(section);
        action->setObjectName(u"section%1Action"_s.arg(number + 1));
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + number)));
        action->setCheckable(true);
        group->addAction(action);
        m_sections[section] = action;
        connect(action, &QAction::triggered, this, [this, section] { emit sectionTriggered(section); });
    }
}

void ActionCollection::addUnits(QMenu& view)
{
    QMenu* menu = newMenu();
    menu->setTitle(tr("&Unit"));
    view.addMenu(menu);
    auto* group = new QActionGroup(this);
    for (const AmountUnit unit : {AmountUnit::Bitcoin, AmountUnit::Satoshi}) {
        QAction* action = menu->addAction(unitText(unit));
        action->setObjectName(unitText(unit) + u"UnitAction"_s);
        action->setCheckable(true);
        group->addAction(action);
        m_units[unit] = action;
        connect(action, &QAction::triggered, this, [this, unit] { emit unitChosen(unit); });
    }
}

void ActionCollection::addThemes(QMenu& view)
{
    QMenu* menu = newMenu();
    menu->setTitle(tr("&Theme"));
    view.addMenu(menu);
    auto* group = new QActionGroup(this);
    const auto addTheme = [&](ThemeChoice choice, const char* objectName, const QString& text) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QLatin1StringView(objectName));
        action->setCheckable(true);
        group->addAction(action);
        m_themes[choice] = action;
        connect(action, &QAction::triggered, this, [this, choice] { emit themeChosen(choice); });
    };
    addTheme(ThemeChoice::System, "systemThemeAction", tr("As the &desktop"));
    addTheme(ThemeChoice::Light, "lightThemeAction", tr("&Light"));
    addTheme(ThemeChoice::Dark, "darkThemeAction", tr("&Dark"));
}

void ActionCollection::addToolsMenu()
{
    QMenu& menu = *addTitledMenu(tr("&Tools"));
    add(menu, Command::Broadcast, "broadcastAction", tr("&Broadcast a transaction…"), ctrl(Qt::Key_O))
        ->setIcon(icon(Glyph::Send));
    add(menu, Command::LookUp, "lookUpAction", tr("&Look up an outpoint…"))->setIcon(icon(Glyph::Search));
    add(menu, Command::Network, "networkAction", tr("&Network…"), ctrlShift(Qt::Key_N))->setIcon(icon(Glyph::Online));
    menu.addSeparator();
    add(menu, Command::CheckDatabase, "checkDatabaseAction", tr("&Check the database…"));
}

void ActionCollection::addPracticeMenu()
{
    QMenu& menu = *addTitledMenu(tr("&Practice"));
    add(menu, Command::Mine, "mineAction", tr("&Mine blocks…"))->setIcon(icon(Glyph::Mine));
    add(menu, Command::Send, "practiceSendAction", tr("&Send coins to a wallet…"))->setIcon(icon(Glyph::Send));
    add(menu, Command::Reorg, "reorgAction", tr("&Replace the last blocks…"))->setIcon(icon(Glyph::Retry));
    add(menu, Command::MakeHistory, "makeHistoryAction", tr("Make &history…"))->setIcon(icon(Glyph::History));
    add(menu, Command::Speed, "speedAction", tr("How &fast it serves…"))->setIcon(icon(Glyph::Speed));
}

void ActionCollection::addHelpMenu()
{
    QMenu& menu = *addTitledMenu(tr("&Help"));
    add(menu, Command::Help, "helpAction", tr("H&elp"), QKeySequence(Qt::Key_F1));
    add(menu, Command::Welcome, "welcomeAction", tr("&Welcome page"));
    add(menu, Command::Shortcuts, "shortcutsAction", tr("&Keyboard shortcuts"), ctrl(Qt::Key_Slash));
    menu.addAction(action(Command::ShowFolder));
    menu.addSeparator();
    add(menu, Command::Log, "logAction", tr("&Log…"))->setIcon(icon(Glyph::History));
    add(menu, Command::Console, "consoleAction", tr("&Console…"), ctrlShift(Qt::Key_C));
    QAction* about = add(menu, Command::About, "aboutAction", tr("&About Lockstep"));
    about->setMenuRole(QAction::AboutRole);
    about->setIcon(icon(Glyph::About));
}

void ActionCollection::addWalletNumbers()
{
    for (int row = 0; row < Numbers; ++row) {
        auto* action = new QAction(tr("Wallet %1").arg(row + 1), &m_window);
        action->setShortcut(ctrl(static_cast<Qt::Key>(Qt::Key_1 + row)));
        m_window.addAction(action);
        m_numbers += action;
        connect(action, &QAction::triggered, this, [this, row] { emit walletNumberTriggered(row); });
    }
}

void ActionCollection::addReasons()
{
    for (QMenu* menu : m_menus + QList{m_addMenu}) {
        auto* reason = new QAction(menu);
        reason->setObjectName(u"menuReasonAction");
        reason->setEnabled(false);
        menu->insertAction(menu->actions().value(0), reason);
        m_reasons += reason;
    }
    showReasons();
}

} // namespace lockstep::ui
