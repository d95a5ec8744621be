// SPDX-License-Identifier: MIT

#include "ui/mainwindow/screenlockwatch.h"

#include "ui/mainwindow/sleepdelay.h"

#include <QDBusConnection>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

ScreenLockWatch::ScreenLockWatch(QObject* parent) : QObject(parent)
{
    QDBusConnection session = QDBusConnection::sessionBus();
    if (session.isConnected())
        for (const auto& saver : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s,
                                  u"org.cinnamon.ScreenSaver"_s, u"org.mate.ScreenSaver"_s, u"org.xfce.ScreenSaver"_s})
            m_isAvailable |= session.connect({}, {}, saver, u"ActiveChanged"_s, this, SLOT(noteScreen(bool)));
    QDBusConnection system = QDBusConnection::systemBus();
    if (!system.isConnected()) return;
    m_delay = new SleepDelay(system, this);
    m_delay->take();
    const QString logind = u"org.freedesktop.login1"_s;
    m_isAvailable |= system.connect(logind, u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s,
                                    u"PrepareForSleep"_s, this, SLOT(noteSleep(bool)));
    // Of any session: that another person's lock also locks here does no harm.
    system.connect(logind, {}, u"org.freedesktop.login1.Session"_s, u"Lock"_s, this, SLOT(noteSession()));
}

void ScreenLockWatch::noteScreen(bool isLocked)
{
    if (isLocked) emit locked();
}

void ScreenLockWatch::noteSleep(bool begins)
{
    if (!begins) return m_delay->take();
    m_delay->limit();
    emit goesToSleep();
}

void ScreenLockWatch::letSleep()
{
    if (m_delay) m_delay->release();
}

void ScreenLockWatch::noteSession() { emit locked(); }

} // namespace lockstep::ui
