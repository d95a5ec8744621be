// SPDX-License-Identifier: MIT

#include "ui/mainwindow/commands/actions.h"

#include "ui/mainwindow/commands/harmless.h"
#include "ui/style/icons.h"
#include "ui/style/keytext.h"
#include "ui/widgets/secrets/capslockwatch.h"
#include "ui/widgets/secrets/secretwindow.h"

#include <QMainWindow>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A name may hold an ampersand, which menus would take for a mnemonic.
QString asMenuText(QString name) { return name.replace(u'&', u"&&"_s); }

/// Keys that lists and dialogs understand by themselves.
ShortcutGroup shortcutsInParts()
{
    const QString label = ActionCollection::tr("%1 in a list", "a key that means something else elsewhere");
    const QString two = ActionCollection::tr("%1 or %2", "two keys for the same");
    return {
        ActionCollection::tr("Lists and dialogs"),
        {{ActionCollection::tr("Details of a payment"), keyText(Qt::Key_Return)},
         {ActionCollection::tr("Edit a label"), label.arg(keyText(Qt::Key_F2))},
         {ActionCollection::tr("Show a passphrase that is typed"), keyText(revealKey())},
         {ActionCollection::tr("Close a dialog"), two.arg(keyText(Qt::Key_Escape), keyText(Qt::CTRL | Qt::Key_W))}}};
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

/// One that is not of ours is none of the choices.
void ActionCollection::showColour(const QString& colour)
{
    for (QAction* action : std::as_const(m_colours)) action->setChecked(action->data().toString() == colour);
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
        allow(*action, has(section) ? QString() : whyNoneIsChosen());
        action->setChecked(has(section) && section == current);
    }
    holdWhileLocked();
}

QString ActionCollection::whyNoneIsChosen() const
{
    return m_noWalletReason.isEmpty() ? noChoiceReason() : m_noWalletReason;
}

void ActionCollection::setState(const SyncSnapshot& snapshot, const WalletView* wallet)
{
    const auto anyUnlocked = std::ranges::find(snapshot.wallets, WalletAuth::Unlocked, &WalletView::auth);
    const bool canLock = m_hasAppLock || anyUnlocked != snapshot.wallets.end() || areSecretsInSight();
    m_noWalletReason = snapshot.wallets.isEmpty() ? tr("There is no wallet yet") : QString();
    const QString nothingToLock = m_noWalletReason.isEmpty() ? m_lockAllReason->text() : m_noWalletReason;
    allow(*action(Command::LockAll), canLock ? QString() : nothingToLock);
    action(Command::ToggleOnline)->setText(snapshot.online ? tr("Go &offline") : tr("Go &online"));
    action(Command::ToggleOnline)->setIcon(icon(snapshot.online ? Glyph::Offline : Glyph::Online));
    for (const Command command :
         {Command::Send, Command::MakeHistory, Command::SaveBackup, Command::ExportView, Command::ExportLabels,
          Command::Find, Command::AllWallets, Command::NextWallet, Command::PreviousWallet})
        allow(*action(command), m_noWalletReason);
    setWalletState(m_isWindowLocked ? nullptr : wallet, snapshot);
    holdWhileLocked();
}

/// What cannot be done with the chosen wallet, and why.
void ActionCollection::allowOnWallet(const WalletView* wallet, const SyncSnapshot& snapshot)
{
    const QString choose = wallet ? QString() : whyNoneIsChosen();
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
    m_walletName->setText(wallet ? asMenuText(wallet->name) : whyNoneIsChosen());
    allowOnWallet(wallet, snapshot);
    const QKeySequence import(Qt::CTRL | Qt::Key_I); // into the chosen wallet; without one, as a wallet of their own
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
