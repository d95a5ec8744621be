// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QVariantMap>

namespace lockstep::ui {

class SleepDelay;

/// Hears from the desktop that nobody sits there any more: the screen is locked, another user has it, or the computer
/// goes to sleep. Never waits; where nobody tells, nothing happens.
/// Sources: org.freedesktop.ScreenSaver and its kin on the session bus; org.freedesktop.login1 on the system bus
class ScreenLockWatch final : public QObject
{
    Q_OBJECT

public:
    explicit ScreenLockWatch(QObject* parent = nullptr);

    bool isAvailable() const { return m_isAvailable; } ///< There is somebody who may tell.
    void letSleep(); ///< The answer to `goesToSleep`.

signals:
    void locked();
    void goesToSleep(); ///< It waits, three seconds at most, until `letSleep`.

private slots:
    void noteScreen(bool isLocked);
    void noteSleep(bool begins);
    void noteSession();
    void noteProperties(const QString& interface, const QVariantMap& changed);

private:
    bool m_isAvailable = false;
    SleepDelay* m_delay = nullptr; ///< Where there is a system bus.
};

} // namespace lockstep::ui
