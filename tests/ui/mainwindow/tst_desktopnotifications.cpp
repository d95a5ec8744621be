// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/mainwindow/desktop/desktopnotifications.h"

#include <QDBusMessage>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestDesktopNotifications : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void speaksAsTheSpecificationSays();
    void withoutADesktopNothingHappens();
};

void TestDesktopNotifications::speaksAsTheSpecificationSays()
{
    const QDBusMessage call = DesktopNotifications::message("Daily", "There is a new payment.", 7);
    QCOMPARE(call.service(), "org.freedesktop.Notifications");
    QCOMPARE(call.member(), "Notify");
    const QVariantList words = call.arguments();
    QCOMPARE(words.size(), 8);
    QCOMPARE(words[0].toString(), "Lockstep");
    QCOMPARE(words[1].typeId(), QMetaType::UInt);
    QCOMPARE(words[1].toUInt(), 7U);
    QCOMPARE(words[3].toString(), "Daily");
    QCOMPARE(words[4].toString(), "There is a new payment.");
    QCOMPARE(words[5].toStringList(), (QStringList{"default", "Show"}));
    QCOMPARE(words[6].typeId(), QMetaType::QVariantMap);
    QCOMPARE(words[7].typeId(), QMetaType::Int);
}

void TestDesktopNotifications::withoutADesktopNothingHappens()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    DesktopNotifications notifications;
    notifications.show(WalletId{1}, "Daily", "There is a new payment.");
    QCoreApplication::processEvents();
}

QTEST_MAIN(TestDesktopNotifications)
#include "tst_desktopnotifications.moc"
