// SPDX-License-Identifier: MIT

#include "tests/support/fakedesktop.h"
#include "tests/support/guitest.h"
#include "ui/mainwindow/desktop/desktopnotifications.h"

#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestNotificationsTakenBack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { failOnAnyWarning(); }
    void whatIsTakenBackIsClosed();
    void whatIsTakenBackBeforeItHasANumberIsClosedThen();
    void twoOnTheirWayForOneWalletAreNotBothLeft();

private:
    FakeDesktop m_desktop;
};

void TestNotificationsTakenBack::initTestCase()
{
    const QString problem = m_desktop.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_desktop.answersWhenTold();
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

void TestNotificationsTakenBack::twoOnTheirWayForOneWalletAreNotBothLeft()
{
    m_desktop.closed.clear();
    DesktopNotifications notifications;
    notifications.show(WalletId{1}, "Daily", "Received 0.1 BTC.");
    notifications.show(WalletId{1}, "Daily", "Received 0.3 BTC.");
    QTRY_COMPARE(m_desktop.waiting(), 2);
    m_desktop.answer(27);
    m_desktop.answer(28);
    QTRY_COMPARE(m_desktop.closed, QList<uint>{27});
    notifications.takeBack(WalletId{1});
    QTRY_COMPARE(m_desktop.closed, (QList<uint>{27, 28}));
}

QTEST_MAIN(TestNotificationsTakenBack)
#include "tst_notificationstakenback.moc"
