// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/mainwindow/desktop/desktopnotifications.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// A desktop that answers when it is told to.
class FakeDesktop final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    void answer(uint number) { QDBusConnection("desktop").send(m_asked.takeFirst().createReply(number)); }
    static void click(uint number)
    {
        QDBusMessage signal = QDBusMessage::createSignal("/org/freedesktop/Notifications",
                                                         "org.freedesktop.Notifications", "ActionInvoked");
        QDBusConnection("desktop").send(signal << number << QString("default"));
    }
    qsizetype waiting() const { return m_asked.size(); }
    QList<uint> closed;

public slots:
    uint Notify(const QString&, uint, const QString&, const QString&, const QString&, const QStringList&,
                const QVariantMap&, int)
    {
        setDelayedReply(true);
        m_asked += message();
        return 0;
    }
    void CloseNotification(uint number) { closed += number; }

private:
    QList<QDBusMessage> m_asked;
};

class TestNotificationsTakenBack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init() { failOnAnyWarning(); }
    void whatIsTakenBackIsClosed();
    void whatIsTakenBackBeforeItHasANumberIsClosedThen();

private:
    QProcess m_bus;
    FakeDesktop m_desktop;
};

/// A bus of our own: the person's desktop must not hear of a test.
void TestNotificationsTakenBack::initTestCase()
{
    const QString program = QStandardPaths::findExecutable("dbus-daemon");
    QVERIFY2(!program.isEmpty(), "dbus-daemon is missing: ./dev test installs it");
    m_bus.start(program, {"--session", "--nofork", "--nopidfile", "--print-address"});
    QVERIFY(m_bus.waitForStarted());
    QVERIFY(m_bus.waitForReadyRead());
    const QByteArray address = m_bus.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection side = QDBusConnection::connectToBus(QString::fromLatin1(address), "desktop");
    QVERIFY(side.registerObject("/org/freedesktop/Notifications", &m_desktop, QDBusConnection::ExportAllSlots));
    QVERIFY(side.registerService("org.freedesktop.Notifications"));
}

void TestNotificationsTakenBack::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus("desktop");
    m_bus.terminate();
    m_bus.waitForFinished();
}

void TestNotificationsTakenBack::whatIsTakenBackIsClosed()
{
    DesktopNotifications notifications;
    notifications.show(WalletId{1}, "Daily", "Received 0.1 BTC.");
    notifications.show(WalletId{2}, "Savings", "Received 0.2 BTC.");
    QTRY_COMPARE(m_desktop.waiting(), 2);
    m_desktop.answer(7);
    m_desktop.answer(8);
    QSignalSpy clicked(&notifications, &DesktopNotifications::clicked);
    m_desktop.click(8); // comes after the answers: the numbers are known
    QTRY_COMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].value<WalletId>(), WalletId{2});
    notifications.takeBack(WalletId{1});
    QTRY_COMPARE(m_desktop.closed, QList<uint>{7});
    notifications.takeBackAll();
    QTRY_COMPARE(m_desktop.closed, (QList<uint>{7, 8}));
}

void TestNotificationsTakenBack::whatIsTakenBackBeforeItHasANumberIsClosedThen()
{
    m_desktop.closed.clear();
    DesktopNotifications notifications;
    notifications.show(WalletId{1}, "Daily", "Received 0.1 BTC.");
    notifications.show(WalletId{2}, "Savings", "Received 0.2 BTC.");
    QTRY_COMPARE(m_desktop.waiting(), 2);
    notifications.takeBack(WalletId{1});
    m_desktop.answer(17);
    m_desktop.answer(18);
    QTRY_COMPARE(m_desktop.closed, QList<uint>{17}); // the other wallet's stays
    notifications.takeBackAll();
    QTRY_COMPARE(m_desktop.closed, (QList<uint>{17, 18}));
}

QTEST_MAIN(TestNotificationsTakenBack)
#include "tst_notificationstakenback.moc"
