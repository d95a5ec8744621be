// SPDX-License-Identifier: MIT

#include "ui/mainwindow/commands/actions.h"

#include "ui/mainwindow/commands/harmless.h"
#include "ui/style/icons.h"
#include "ui/style/keytext.h"
#include "ui/style/walletcolours.h"
#include "ui/widgets/capslockwatch.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Numbers = 9;

QKeySequence ctrl(Qt::Key key) { return QKeySequence(Qt::CTRL | key); }
QKeySequence ctrlShift(Qt::Key key) { return QKeySequence(Qt::CTRL | Qt::SHIFT | key); }

/// A name may hold an ampersand, which menus would take for a mnemonic.
QString asMenuText(QString name) { return name.replace(u'&', u"&&"_s); }

/// Keys that lists and dialogs understand by themselves.
ShortcutGroup shortcutsInParts()
{
    const QString label = ActionCollection::tr("%1 in a list", "a key that means something else elsewhere");
    const QString two = ActionCollection::tr("%1 or %2", "two keys for the same");
    return {ActionCollection::tr("Lists and dialogs"),
            {{ActionCollection::tr("Details of a payment"), keyText(Qt::Key_Return)},
             {ActionCollection::tr("Edit a label"), label.arg(keyText(Qt::Key_F2))},
             {ActionCollection::tr("Show a passphrase that is typed"), keyText(revealKey())},
             {ActionCollection::tr("Close a dialog"), two.arg(keyText(Qt::Key_Escape), keyText(ctrl(Qt::Key_W)))}}};
}

/// What cannot be chosen says why, as its tooltip and in the status bar; an empty `reason`: it can be.
void allow(QAction& action, const QString& reason)
{
    action.setEnabled(reason.isEmpty());
    action.setToolTip(reason);
    action.setStatusTip(reason);
}

QString windowLockedReason() { return ActionCollection::tr("The window is locked: unlock it first"); }
QString noChoiceReason() { return ActionCollection::tr("Choose a wallet in the sidebar first"); }

QString withoutMnemonic(QString text)
{
    text.replace(u"&&"_s, u"\u0001"_s).remove(u'&').replace(u'\u0001', u'&');
    return text.endsWith(u'…') ? text.chopped(1) : text;
}

} // namespace

ActionCollection::ActionCollection(QMainWindow& window) : QObject(&window), m_window(window)
{
    addFileMenu();
    addWalletMenu();
    addViewMenu();
    addToolsMenu();
    addPracticeMenu();
    addHelpMenu();
    addReasons();
    hideEmptyMenus();
}

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

void ActionCollection::on(Command command, std::function<void()> run)
{
    m_taken[command] = true;
    action(command)->setVisible(true);
    connect(action(command), &QAction::triggered, this, [run = std::move(run)] { run(); });
    hideEmptyMenus();
    emit taken(command);
}

void ActionCollection::hideEmptyMenus()
{
    const auto isOffered = [this](QAction* action) {
        return action->isVisible() && !action->isSeparator() && !m_reasons.contains(action);
    };
    for (QMenu* menu : m_menus) menu->menuAction()->setVisible(std::ranges::any_of(menu->actions(), isOffered));
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

/// One that is not of ours is none of the choices.
void ActionCollection::showColour(const QString& colour)
{
    for (QAction* action : std::as_const(m_colours)) action->setChecked(action->data().toString() == colour);
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

QList<QAction*> ActionCollection::unitActions() const
{
    return {m_units.at(AmountUnit::Bitcoin), m_units.at(AmountUnit::Satoshi)};
}

void ActionCollection::setPreferences(const Preferences& preferences)
{
    m_themes.at(preferences.theme)->setChecked(true);
    m_units.at(preferences.amounts.unit)->setChecked(true);
    action(Command::HideAmounts)->setChecked(preferences.amounts.isHidden);
}

void ActionCollection::setAppLock(bool isSet, bool isLocked)
{
    m_hasAppLock = isSet;
    m_isWindowLocked = isLocked;
    action(Command::LockWindow)->setText(isSet ? tr("Lock the win&dow") : tr("Lock the win&dow…"));
    m_walletName->setVisible(!isLocked);
    for (QAction* action : lockedActions()) allow(*action, isLocked ? windowLockedReason() : QString());
    showReasons();
}

void ActionCollection::holdWhileLocked()
{
    if (m_isWindowLocked)
        for (QAction* action : lockedActions()) allow(*action, windowLockedReason());
    showReasons();
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

/// What cannot be chosen and has no line of its own beside it.
QString ActionCollection::reasonIn(const QMenu& menu) const
{
    if (m_isWindowLocked) return windowLockedReason();
    if (&menu == m_walletMenu) return {}; // it begins with the wallet's name, or that one is to be chosen
    for (const QAction* action : menu.actions())
        if (action->isVisible() && !action->isEnabled() && action->statusTip() != m_lockAllReason->text()
            && !action->statusTip().isEmpty())
            return action->statusTip();
    return {};
}

/// In words that are seen: a tooltip waits for a mouse that rests.
void ActionCollection::showReasons()
{
    for (QAction* reason : std::as_const(m_reasons)) {
        const QString words = reasonIn(*qobject_cast<QMenu*>(reason->parent()));
        reason->setText(words);
        reason->setVisible(!words.isEmpty());
    }
    m_lockAllReason->setVisible(action(Command::LockAll)->statusTip() == m_lockAllReason->text());
}

/// Units and sections show what they chose; numbers are keys only.
QList<QAction*> ActionCollection::lockedActions() const
{
    QList<QAction*> held = m_numbers;
    for (const auto& [command, action] : m_actions)
        if (!isHarmless(command)) held += action;
    for (const auto& [unit, action] : m_units) held += action;
    for (const auto& [section, action] : m_sections) held += action;
    return held;
}

void ActionCollection::setSections(const std::function<bool(Section)>& has, Section current)
{
    for (const auto& [section, action] : m_sections) {
        allow(*action, has(section) ? QString() : m_noWalletReason.isEmpty() ? noChoiceReason() : m_noWalletReason);
        action->setChecked(has(section) && section == current);
    }
    holdWhileLocked();
}

void ActionCollection::setState(const SyncSnapshot& snapshot, const WalletView* wallet)
{
    const auto anyUnlocked = std::ranges::find(snapshot.wallets, WalletAuth::Unlocked, &WalletView::auth);
    const bool canLock = m_hasAppLock || anyUnlocked != snapshot.wallets.end();
    m_noWalletReason = snapshot.wallets.isEmpty() ? tr("There is no wallet yet") : QString();
    const QString nothingToLock = m_noWalletReason.isEmpty() ? m_lockAllReason->text() : m_noWalletReason;
    allow(*action(Command::LockAll), canLock ? QString() : nothingToLock);
    action(Command::ToggleOnline)->setText(snapshot.online ? tr("Go &offline") : tr("Go &online"));
    action(Command::ToggleOnline)->setIcon(icon(snapshot.online ? Glyph::Offline : Glyph::Online));
    for (const Command command : {Command::Send, Command::MakeHistory, Command::SaveBackup, Command::ExportView,
                                  Command::ExportLabels, Command::Find, Command::AllWallets})
        allow(*action(command), m_noWalletReason);
    setWalletState(m_isWindowLocked ? nullptr : wallet, snapshot);
    holdWhileLocked();
}

/// What cannot be done with the chosen wallet, and why.
void ActionCollection::allowOnWallet(const WalletView* wallet, const SyncSnapshot& snapshot)
{
    const QString choose = wallet ? QString() : noChoiceReason();
    for (const Command command : {Command::StartStop, Command::LockUnlock, Command::ImportScripts, Command::Rename,
                                  Command::Colour, Command::Export})
        allow(*action(command), choose);
    const bool isImporting = wallet && wallet->state == WalletState::Importing;
    m_walletReason->setVisible(isImporting);
    for (const Command command : {Command::Rescan, Command::RebuildWallet, Command::Remove})
        allow(*action(command), isImporting ? tr("Not while it is imported") : choose);
    for (const Command command : {Command::MoveUp, Command::MoveDown}) allow(*action(command), choose);
    action(Command::MoveUp)->setVisible(!wallet || wallet->id != snapshot.wallets.first().id);
    action(Command::MoveDown)->setVisible(!wallet || wallet->id != snapshot.wallets.last().id);
}

void ActionCollection::setWalletState(const WalletView* wallet, const SyncSnapshot& snapshot)
{
    m_walletName->setText(wallet ? asMenuText(wallet->name) : noChoiceReason());
    allowOnWallet(wallet, snapshot);
    const QKeySequence import = ctrl(Qt::Key_I); // into the chosen wallet; without one, as a wallet of their own
    action(Command::ImportScripts)->setShortcut(wallet ? import : QKeySequence());
    action(Command::ImportAddresses)->setShortcut(wallet ? QKeySequence() : import);
    action(Command::LockUnlock)->setVisible(!wallet || wallet->auth != WalletAuth::WatchOnly);
    if (!wallet) return;
    showColour(wallet->colour);
    const bool isLocked = wallet->auth == WalletAuth::Locked;
    const bool isBare = wallet->auth == WalletAuth::NoPassphrase;
    action(Command::StartStop)->setText(wallet->started ? tr("&Stop") : tr("&Start"));
    action(Command::StartStop)->setIcon(icon(wallet->started ? Glyph::Stop : Glyph::Start));
    action(Command::LockUnlock)->setText(isLocked ? tr("Un&lock…") : isBare ? tr("Set a pass&phrase…") : tr("&Lock"));
    action(Command::LockUnlock)->setIcon(icon(isLocked ? Glyph::Unlock : Glyph::Lock));
}

/// Those that can be chosen now.
bool ActionCollection::hasKey(QKeyCombination key) const
{
    const auto isIt = [&](const QAction* action) {
        return action->isEnabled() && action->isVisible() && action->shortcut() == QKeySequence(key);
    };
    const auto isOneOf = [&](const auto& known) {
        return std::ranges::any_of(known, [&](const auto& each) { return isIt(each.second); });
    };
    return isOneOf(m_actions) || isOneOf(m_sections) || std::ranges::any_of(m_numbers, isIt);
}

QList<ShortcutGroup> ActionCollection::shortcuts() const
{
    const auto keysOf = [](const QAction* action) { return keyText(action->shortcut()); };
    QList<ShortcutGroup> groups;
    for (const QMenu* menu : m_menus) {
        ShortcutGroup group{withoutMnemonic(menu->title()), {}};
        for (const QAction* action : menu->actions()) {
            if (action->isVisible() && !action->shortcut().isEmpty())
                group.rows += {withoutMnemonic(action->text()), keysOf(action)};
            if (action == m_actions.at(Command::AllWallets))
                group.rows += {tr("%1 to %2").arg(m_numbers.first()->text(), m_numbers.last()->text()),
                               tr("%1 to %2").arg(keysOf(m_numbers.first()), keysOf(m_numbers.last()))};
        }
        if (!group.rows.isEmpty()) groups += group;
    }
    return groups << shortcutsInParts();
}

} // namespace lockstep::ui
