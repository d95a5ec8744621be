// SPDX-License-Identifier: MIT

#include "ui/mainwindow/desktop/desktopnotifications.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int DesktopDecides = -1; ///< How long it is shown.

QString service() { return u"org.freedesktop.Notifications"_s; }
QString path() { return u"/org/freedesktop/Notifications"_s; }

void closeNotification(uint number)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service(), path(), service(), u"CloseNotification"_s);
    QDBusConnection::sessionBus().send(call << number);
}

} // namespace

DesktopNotifications::DesktopNotifications(QObject* parent) : QObject(parent)
{
    QDBusConnection::sessionBus().connect(service(), path(), service(), u"ActionInvoked"_s, this,
                                          SLOT(noteAction(uint, QString)));
}

QDBusMessage DesktopNotifications::message(const QString& title, const QString& text, uint replaces)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service(), path(), service(), u"Notify"_s);
    const QStringList actions{u"default"_s, tr("Show")};
    const QVariantMap hints{{u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
    call << u"Lockstep"_s << replaces << QGuiApplication::desktopFileName() << title << text << actions << hints
         << DesktopDecides;
    return call;
}

void DesktopNotifications::show(WalletId wallet, const QString& title, const QString& text)
{
    const auto known = m_numbers.find(wallet);
    const uint replaces = known == m_numbers.end() ? 0 : known->second;
    const QDBusPendingCall answer = QDBusConnection::sessionBus().asyncCall(message(title, text, replaces));
    auto* watcher = new QDBusPendingCallWatcher(answer, this);
    m_awaited.emplace(watcher, wallet);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* call) {
        call->deleteLater();
        noteNumber(*call);
    });
}

/// What was taken back meanwhile is closed as soon as it has a number.
void DesktopNotifications::noteNumber(QDBusPendingCallWatcher& call)
{
    const QDBusPendingReply<uint> reply = call;
    const auto awaited = m_awaited.extract(&call);
    if (!reply.isValid()) return;
    if (awaited.empty()) return closeNotification(reply.value());
    const uint before = std::exchange(m_numbers[awaited.mapped()], reply.value());
    if (before != 0 && before != reply.value()) closeNotification(before); // sent while this one had no number yet
}

void DesktopNotifications::takeBackAll()
{
    m_awaited.clear();
    for (const auto& [wallet, number] : std::exchange(m_numbers, {})) closeNotification(number);
}

void DesktopNotifications::takeBack(WalletId wallet)
{
    std::erase_if(m_awaited, [&](const auto& entry) { return entry.second == wallet; });
    const auto shown = m_numbers.extract(wallet);
    if (!shown.empty()) closeNotification(shown.mapped());
}

void DesktopNotifications::noteAction(uint number, const QString&)
{
    for (const auto& [wallet, shown] : m_numbers)
        if (shown == number) return emit clicked(wallet);
}

} // namespace lockstep::ui
