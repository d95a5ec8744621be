// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/mainwindow/desktop/screenlockwatch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// What logind does, as far as a delay of the sleep goes: it hands out one end of a pipe and waits until it is closed.
class FakeLogind final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    bool isDelayed() const
    {
        char byte = 0;
        return m_read >= 0 && ::read(m_read, &byte, 1) < 0; // nothing to read yet: the other end is open
    }
    QStringList asked;

public slots:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString& why, const QString& mode)
    {
        asked += what + u' ' + who + u' ' + (why.isEmpty() ? u"?"_s : u"why"_s) + u' ' + mode;
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return {};
        if (m_read >= 0) ::close(m_read);
        m_read = ends[0];
        QDBusUnixFileDescriptor given;
        given.giveFileDescriptor(ends[1]);
        return given;
    }

private:
    int m_read = -1;
};

class TestScreenLockWatch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init() { failOnAnyWarning(); }
    void theSleepWaitsUntilTheWalletsAreLocked();
    void theSleepWaitsNoLongerThanAFewSeconds();
    void afterTheSleepTheNextOneWaitsToo();
    void whereAnotherUserTakesTheScreenItIsAsLocked_data();
    void whereAnotherUserTakesTheScreenItIsAsLocked();

private:
    void tellOfSession(const QString& object, const QVariantMap& changed);
    void tellOfSleep(bool begins);
    QProcess m_bus;
    FakeLogind m_logind;
};

/// Buses of our own: the system's must not hear of a test.
void TestScreenLockWatch::initTestCase()
{
    const QString program = QStandardPaths::findExecutable("dbus-daemon");
    QVERIFY2(!program.isEmpty(), "dbus-daemon is missing: ./dev test installs it");
    m_bus.start(program, {"--session", "--nofork", "--nopidfile", "--print-address"});
    QVERIFY(m_bus.waitForStarted());
    QVERIFY(m_bus.waitForReadyRead());
    const QByteArray address = m_bus.readLine().trimmed();
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection side = QDBusConnection::connectToBus(QString::fromLatin1(address), "logind");
    QVERIFY(side.registerObject("/org/freedesktop/login1", &m_logind, QDBusConnection::ExportAllSlots));
    QVERIFY(side.registerService("org.freedesktop.login1"));
}

void TestScreenLockWatch::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus("logind");
    m_bus.terminate();
    m_bus.waitForFinished();
}

void TestScreenLockWatch::tellOfSleep(bool begins)
{
    QDBusMessage signal
        = QDBusMessage::createSignal("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep");
    signal << begins;
    QVERIFY(QDBusConnection("logind").send(signal));
}

void TestScreenLockWatch::theSleepWaitsUntilTheWalletsAreLocked()
{
    ScreenLockWatch watch;
    QSignalSpy wanted(&watch, &ScreenLockWatch::goesToSleep);
    QTRY_VERIFY(m_logind.isDelayed());
    QCOMPARE(m_logind.asked.last(), "sleep Lockstep why delay");
    tellOfSleep(true);
    QTRY_COMPARE(wanted.count(), 1);
    QVERIFY(m_logind.isDelayed()); // until somebody says that all is locked
    watch.letSleep();
    QTRY_VERIFY(!m_logind.isDelayed());
}

void TestScreenLockWatch::theSleepWaitsNoLongerThanAFewSeconds()
{
    const ScreenLockWatch watch;
    QTRY_VERIFY(m_logind.isDelayed());
    tellOfSleep(true);
    QTRY_VERIFY_WITH_TIMEOUT(!m_logind.isDelayed(), 10'000);
}

void TestScreenLockWatch::afterTheSleepTheNextOneWaitsToo()
{
    ScreenLockWatch watch;
    QSignalSpy wanted(&watch, &ScreenLockWatch::goesToSleep);
    QTRY_VERIFY(m_logind.isDelayed());
    tellOfSleep(true);
    QTRY_COMPARE(wanted.count(), 1);
    watch.letSleep();
    QTRY_VERIFY(!m_logind.isDelayed());
    tellOfSleep(false);
    QTRY_VERIFY(m_logind.isDelayed());
}

void TestScreenLockWatch::tellOfSession(const QString& object, const QVariantMap& changed)
{
    QDBusMessage signal = QDBusMessage::createSignal("/org/freedesktop/login1/session/" + object,
                                                     "org.freedesktop.DBus.Properties", "PropertiesChanged");
    signal << "org.freedesktop.login1.Session" << changed << QStringList();
    QVERIFY(QDBusConnection("logind").send(signal));
}

void TestScreenLockWatch::whereAnotherUserTakesTheScreenItIsAsLocked_data()
{
    QTest::addColumn<QByteArray>("own"); // XDG_SESSION_ID
    QTest::addColumn<QString>("object");
    QTest::newRow("a number") << QByteArray("2") << "_32";
    QTest::newRow("a letter first") << QByteArray("c14") << "c14";
    QTest::newRow("another sign") << QByteArray("a-1") << "a_2d1";
    QTest::newRow("unknown") << QByteArray() << "_39";
}

void TestScreenLockWatch::whereAnotherUserTakesTheScreenItIsAsLocked()
{
    QFETCH(QByteArray, own);
    QFETCH(QString, object);
    qputenv("XDG_SESSION_ID", own);
    const ScreenLockWatch watch;
    QSignalSpy locked(&watch, &ScreenLockWatch::locked);
    QTRY_VERIFY(m_logind.isDelayed());
    if (!own.isEmpty()) tellOfSession("someoneelse", {{"Active", false}});
    tellOfSession(object, {{"IdleHint", true}});
    tellOfSession(object, {{"Active", true}});
    tellOfSession(object, {{"Active", false}});
    QTRY_COMPARE(locked.count(), 1);
    tellOfSession(object, {{"Active", false}}); // signals come in order: nothing else was heard before
    QTRY_COMPARE(locked.count(), 2);
}

QTEST_MAIN(TestScreenLockWatch)
#include "tst_screenlockwatch.moc"
