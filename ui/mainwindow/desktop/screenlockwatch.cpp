// SPDX-License-Identifier: MIT

#include "ui/mainwindow/desktop/screenlockwatch.h"

#include "ui/mainwindow/desktop/sleepdelay.h"

#include <QDBusConnection>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The object of the session that this program runs in, as D-Bus spells its name; empty where nobody knows.
QString ownSession()
{
    const QByteArray id = qgetenv("XDG_SESSION_ID");
    if (id.isEmpty()) return {};
    QString path = u"/org/freedesktop/login1/session/"_s;
    for (qsizetype i = 0; i < id.size(); ++i) {
        const char c = id[i];
        const bool isDigit = c >= '0' && c <= '9';
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (isLetter || (isDigit && i > 0))
            path += QLatin1Char(c);
        else
            path += u'_' + QString::fromLatin1(QByteArray(1, c).toHex());
    }
    return path;
}

} // namespace

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
    system.connect(logind, ownSession(), u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s, this,
                   SLOT(noteProperties(QString, QVariantMap)));
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

/// Somebody else has taken the screen.
void ScreenLockWatch::noteProperties(const QString& interface, const QVariantMap& changed)
{
    if (interface != u"org.freedesktop.login1.Session"_s) return;
    if (const QVariant active = changed.value(u"Active"_s); active.isValid() && !active.toBool()) emit locked();
}

} // namespace lockstep::ui
