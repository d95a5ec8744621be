// SPDX-License-Identifier: MIT

#include "ui/mainwindow/desktop/trayicon.h"

#include "ui/format/sync/managertext.h"
#include "ui/mainwindow/desktop/bringtofront.h"
#include "ui/style/icons.h"
#include "ui/widgets/secrets/secretwindow.h"

#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QSystemTrayIcon>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// In a menu "&" would underline the next letter; the line may hold a wallet's name.
QString forMenu(QString text) { return text.replace(u'&', u"&&"_s); }

bool hasAny(const SyncSnapshot& snapshot, WalletAuth auth)
{
    return std::ranges::find(snapshot.wallets, auth, &WalletView::auth) != snapshot.wallets.end();
}

/// In a menu nothing else says why an entry cannot be chosen.
QString whyNothingLocks(const SyncSnapshot& snapshot)
{
    const bool hasBare = hasAny(snapshot, WalletAuth::NoPassphrase);
    const bool hasLocked = hasAny(snapshot, WalletAuth::Locked);
    if (hasBare && hasLocked) return TrayIcon::tr("No wallet that has a passphrase is unlocked");
    if (hasBare) return TrayIcon::tr("No wallet has a passphrase to lock it with");
    return hasLocked ? TrayIcon::tr("No wallet is unlocked") : TrayIcon::tr("No wallet has keys to lock");
}

} // namespace

bool TrayIcon::isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }

TrayIcon::TrayIcon(QWidget& window, std::function<bool()> isThere)
    : QObject(&window)
    , m_window(window)
    , m_isThere(std::move(isThere))
    , m_menu(new QMenu(&window))
    , m_icon(new QSystemTrayIcon(QIcon::fromTheme(QGuiApplication::desktopFileName(), applicationIcon()), this))
{
    m_menu->setObjectName(u"trayMenu");
    m_icon->setObjectName(u"trayIcon");
    fillMenu();
    m_icon->setContextMenu(m_menu);
    connect(this, &QObject::destroyed, m_menu, &QObject::deleteLater); // it is the window's, for its look
    m_icon->setToolTip(u"Lockstep"_s);
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger) toggleWindow();
    });
    window.installEventFilter(this);
    nameToggle();
    if (isAvailable()) m_icon->show();
}

QAction* TrayIcon::add(const char* objectName, const QString& text)
{
    QAction* action = m_menu->addAction(text);
    action->setObjectName(QLatin1StringView(objectName));
    return action;
}

void TrayIcon::fillMenu()
{
    m_toggle = add("trayToggleAction", tr("&Hide Lockstep"));
    m_state = add("trayStateAction", {});
    m_state->setEnabled(false); // A line to read.
    m_menu->addSeparator();
    m_lockAll = add("trayLockAllAction", tr("&Lock all wallets"));
    m_online = add("trayOnlineAction", tr("Go &offline"));
    m_menu->addSeparator();
    QAction* quit = add("trayQuitAction", tr("&Quit"));
    connect(m_toggle, &QAction::triggered, this, &TrayIcon::toggleWindow);
    connect(m_lockAll, &QAction::triggered, this, &TrayIcon::lockAllWanted);
    connect(m_online, &QAction::triggered, this, [this] { emit onlineWanted(!m_isOnline); });
    connect(quit, &QAction::triggered, this, &TrayIcon::quitWanted);
}

void TrayIcon::setSnapshot(const SyncSnapshot& snapshot)
{
    m_isOnline = snapshot.online;
    m_state->setText(forMenu(m_isWindowLocked ? managerLineWithoutNames(snapshot) : managerLine(snapshot)));
    m_online->setVisible(!m_isWindowLocked);
    showLock(snapshot);
    m_online->setText(m_isOnline ? tr("Go &offline") : tr("Go &online"));
    // Desktops may read this text as HTML, so it has no name in it.
    m_icon->setToolTip(u"Lockstep · "_s + managerStateText(snapshot.manager));
}

void TrayIcon::setAppLock(bool isSet, bool isLocked)
{
    m_hasAppLock = isSet;
    m_isWindowLocked = isLocked;
}

/// As the lock of the status bar.
void TrayIcon::showLock(const SyncSnapshot& snapshot)
{
    const bool canLock
        = m_hasAppLock ? !m_isWindowLocked : hasAny(snapshot, WalletAuth::Unlocked) || areSecretsInSight();
    m_lockAll->setEnabled(canLock);
    if (m_hasAppLock)
        m_lockAll->setText(canLock ? tr("&Lock the window") : tr("The window is locked"));
    else
        m_lockAll->setText(canLock ? tr("&Lock all wallets") : whyNothingLocks(snapshot));
}

bool TrayIcon::isWindowShown() const { return m_window.isVisible() && !m_window.isMinimized(); }

void TrayIcon::toggleWindow()
{
    if (isWindowShown())
        m_window.hide();
    else
        bringToFront(m_window);
}

void TrayIcon::nameToggle() { m_toggle->setText(isWindowShown() ? tr("&Hide Lockstep") : tr("&Show Lockstep")); }

bool TrayIcon::hidesInstead() const { return m_closesToTray && m_isThere() && !qGuiApp->isSavingSession(); }

bool TrayIcon::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::Close && hidesInstead()) {
        event->ignore();
        m_window.hide();
        return true;
    }
    if (type == QEvent::Show || type == QEvent::Hide || type == QEvent::WindowStateChange) nameToggle();
    return QObject::eventFilter(watched, event);
}

} // namespace lockstep::ui
