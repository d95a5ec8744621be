// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QTimer>

namespace lockstep::ui {

/// Holds the computer's sleep back for the moment that locking takes. Never waits itself: without logind there is
/// nothing to hold, and after three seconds it lets go whatever happens.
/// Source: org.freedesktop.login1, Inhibit with mode "delay"
class SleepDelay final : public QObject
{
    Q_OBJECT

public:
    explicit SleepDelay(const QDBusConnection& systemBus, QObject* parent = nullptr);

    void take(); ///< Asks for it; from the answer on the sleep waits for `release`.
    void release();
    void limit(); ///< The computer wants to sleep: `release` comes in three seconds at the latest.
    bool isHeld() const { return m_lock.isValid(); }

private:
    QDBusConnection m_bus;
    QDBusUnixFileDescriptor m_lock; ///< The delay lasts as long as it is open.
    QTimer m_limit;
};

} // namespace lockstep::ui
