// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <QObject>

#include <map>

class QDBusMessage;
class QDBusPendingCallWatcher;

namespace lockstep::ui {

/// Hands notifications to the desktop (org.freedesktop.Notifications on the session bus), whether it has a tray or not.
/// Never waits; where nobody shows notifications, nothing happens.
/// Source: https://specifications.freedesktop.org/notification-spec
class DesktopNotifications final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifications(QObject* parent = nullptr);

    /// `title` is shown as plain text; `text` may be read as markup, so nothing from outside belongs in it.
    void show(WalletId wallet, const QString& title, const QString& text);

    /// Those that may still stand on the screen, or in the desktop's list, and those that are on their way there.
    void takeBackAll();
    void takeBack(WalletId wallet);

    /// The call, as it goes over the bus. `replaces`: the number of the one whose place it takes, or 0.
    static QDBusMessage message(const QString& title, const QString& text, uint replaces);

signals:
    void clicked(lockstep::WalletId wallet);

private slots:
    void noteAction(uint number, const QString& action);

private:
    void noteNumber(QDBusPendingCallWatcher& call);

    std::map<WalletId, uint> m_numbers; ///< The desktop's number of each wallet's newest one.
    std::map<QDBusPendingCallWatcher*, WalletId> m_awaited; ///< Shown, and not taken back; their number is not known.
};

} // namespace lockstep::ui
