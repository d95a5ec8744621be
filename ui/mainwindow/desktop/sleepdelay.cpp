// SPDX-License-Identifier: MIT

#include "ui/mainwindow/desktop/sleepdelay.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <chrono>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Longest = 3s; ///< logind itself waits five.
constexpr int AnswerMilliseconds = 5'000;

} // namespace

SleepDelay::SleepDelay(const QDBusConnection& systemBus, QObject* parent) : QObject(parent), m_bus(systemBus)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(Longest);
    connect(&m_limit, &QTimer::timeout, this, &SleepDelay::release);
}

void SleepDelay::take()
{
    m_limit.stop();
    if (!m_bus.isConnected() || isHeld()) return;
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                                       u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    call << u"sleep"_s << u"Lockstep"_s << tr("Locks the wallets first") << u"delay"_s;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, AnswerMilliseconds), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        if (reply.isValid()) m_lock = reply.value();
    });
}

void SleepDelay::release()
{
    m_limit.stop();
    m_lock = {};
}

void SleepDelay::limit() { m_limit.start(); }

} // namespace lockstep::ui
