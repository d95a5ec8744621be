// SPDX-License-Identifier: MIT

#include "tests/support/fakedesktop.h"

#include <QDBusConnection>
#include <QStandardPaths>

namespace lockstep::test {

namespace {

const QString Side = QStringLiteral("desktop"); ///< Our own connection; the program under test has the other.

} // namespace

FakeDesktop::~FakeDesktop()
{
    QDBusConnection::disconnectFromBus(Side);
    m_bus.terminate();
    m_bus.waitForFinished();
}

QString FakeDesktop::start()
{
    const QString program = QStandardPaths::findExecutable("dbus-daemon");
    if (program.isEmpty()) return "dbus-daemon is missing: ./dev test installs it";
    m_bus.start(program, {"--session", "--nofork", "--nopidfile", "--print-address"});
    if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead()) return "dbus-daemon does not start";
    const QByteArray address = m_bus.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection side = QDBusConnection::connectToBus(QString::fromLatin1(address), Side);
    const bool isThere = side.registerObject("/org/freedesktop/Notifications", this, QDBusConnection::ExportAllSlots)
        && side.registerService("org.freedesktop.Notifications");
    return isThere ? QString() : QString("the fake desktop cannot be registered");
}

uint FakeDesktop::Notify(const QString&, uint, const QString&, const QString& title, const QString& text,
                         const QStringList&, const QVariantMap&, int)
{
    told += title + ": " + text;
    if (!m_isSlow) return static_cast<uint>(told.size());
    setDelayedReply(true);
    m_asked += message();
    return 0;
}

void FakeDesktop::answer(uint number) { QDBusConnection(Side).send(m_asked.takeFirst().createReply(number)); }

void FakeDesktop::click(uint number)
{
    QDBusMessage signal = QDBusMessage::createSignal("/org/freedesktop/Notifications", "org.freedesktop.Notifications",
                                                     "ActionInvoked");
    QDBusConnection(Side).send(signal << number << QString("default"));
}

} // namespace lockstep::test
