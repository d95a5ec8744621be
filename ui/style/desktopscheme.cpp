// SPDX-License-Identifier: MIT

#include "ui/style/desktopscheme.h"

#include "ui/style/theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString service() { return u"org.freedesktop.portal.Desktop"_s; }
QString path() { return u"/org/freedesktop/portal/desktop"_s; }
QString interface() { return u"org.freedesktop.portal.Settings"_s; }
QString appearance() { return u"org.freedesktop.appearance"_s; }
QString colorScheme() { return u"color-scheme"_s; }

enum Scheme : uint { NoPreference = 0, PreferDark = 1, PreferLight = 2 };

} // namespace

DesktopScheme::DesktopScheme(QObject* parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(service(), path(), interface(), u"SettingChanged"_s, this,
                SLOT(noteSetting(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(service(), path(), interface(), u"Read"_s);
    read << appearance() << colorScheme();
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* call) {
        call->deleteLater();
        noteAnswer(*call);
    });
}

void DesktopScheme::noteAnswer(QDBusPendingCallWatcher& call)
{
    const QDBusPendingReply<QDBusVariant> reply = call;
    if (reply.isValid()) noteScheme(reply.value().variant());
}

void DesktopScheme::noteSetting(const QString& space, const QString& key, const QDBusVariant& value)
{
    if (space == appearance() && key == colorScheme()) noteScheme(value.variant());
}

/// The older way of asking wraps the number once more.
void DesktopScheme::noteScheme(const QVariant& scheme)
{
    if (scheme.canConvert<QDBusVariant>()) return noteScheme(scheme.value<QDBusVariant>().variant());
    switch (scheme.toUInt()) {
    case PreferDark: return Theme::noteDesktop(true);
    case PreferLight: return Theme::noteDesktop(false);
    default: return Theme::noteDesktop(std::nullopt);
    }
}

} // namespace lockstep::ui
