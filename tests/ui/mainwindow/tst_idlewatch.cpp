// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/mainwindow/desktop/idlewatch.h"
#include "ui/widgets/secrets/secretwindow.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;
using namespace std::chrono_literals;

class TestIdleWatch : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void saysOnceThatNobodyIsThere();
    void aKeyOrTheMousePutsItOff();
    void withoutALimitItSaysNothing();
    void windowsWithSecretsCloseForTheirWalletAlone();
    void windowsOfALockedWalletClose();
};

void TestIdleWatch::saysOnceThatNobodyIsThere()
{
    IdleWatch watch;
    QSignalSpy idle(&watch, &IdleWatch::idle);
    watch.setLimit(20ms);
    QVERIFY(idle.wait(5'000));
    QVERIFY(!idle.wait(100));
    QCOMPARE(idle.count(), 1);
}

void TestIdleWatch::aKeyOrTheMousePutsItOff()
{
    QWidget window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    IdleWatch watch;
    QSignalSpy idle(&watch, &IdleWatch::idle);
    watch.setLimit(10s);
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 3; ++i) {
        watch.setLimit(200ms);
        while (clock.elapsed() < 120 * (i + 1)) {
            QTest::keyClick(&window, Qt::Key_A);
            QTest::mouseMove(&window, QPoint(i + 1, 5));
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        }
    }
    QCOMPARE(idle.count(), 0);
    QVERIFY(idle.wait(5'000));
}

void TestIdleWatch::withoutALimitItSaysNothing()
{
    IdleWatch watch;
    QSignalSpy idle(&watch, &IdleWatch::idle);
    watch.setLimit(20ms);
    watch.setLimit(0ms);
    QVERIFY(!idle.wait(100));
}

void TestIdleWatch::windowsWithSecretsCloseForTheirWalletAlone()
{
    QDialog words;
    QDialog others;
    QDialog plain;
    markAsSecret(words, WalletId{1});
    markAsSecret(others, WalletId{2});
    for (QDialog* dialog : {&words, &others, &plain}) dialog->open();
    closeSecretWindows(WalletId{1});
    QVERIFY(!words.isVisible());
    QVERIFY(others.isVisible() && plain.isVisible());
}

void TestIdleWatch::windowsOfALockedWalletClose()
{
    QDialog words;
    QDialog payment;
    QDialog others;
    QDialog question;
    QDialog plain;
    markAsSecret(words, WalletId{1});
    markAsOf(payment, WalletId{1});
    markAsOf(others, WalletId{2});
    markAsOf(question, {});
    for (QDialog* dialog : {&words, &payment, &others, &question, &plain}) dialog->show();
    closeSecretWindows(WalletId{1});
    QVERIFY(!words.isVisible() && payment.isVisible()); // no wallet is locked by that
    words.show();
    closeWindowsOf(WalletId{1});
    for (const QDialog* dialog : {&words, &payment, &question}) QVERIFY(!dialog->isVisible());
    QVERIFY(others.isVisible() && plain.isVisible());
}

QTEST_MAIN(TestIdleWatch)
#include "tst_idlewatch.moc"
