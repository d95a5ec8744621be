// SPDX-License-Identifier: MIT

#include "core/api/engine/touchedwallets.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace lockstep;

class TestTouchedWallets final : public QObject
{
    Q_OBJECT
private slots:
    void theFirstChangeIsToldAtOnce()
    {
        TouchedWallets wallets;
        QSignalSpy told(&wallets, &TouchedWallets::told);
        wallets.touch(WalletId{1});
        QCOMPARE(told.count(), 1);
        QCOMPARE(told[0][0].value<WalletId>(), WalletId{1});
    }

    void manyChangesAreToldFourTimesASecond()
    {
        TouchedWallets wallets;
        QSignalSpy told(&wallets, &TouchedWallets::told);
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 600) {
            wallets.touch(WalletId{1});
            QCoreApplication::processEvents();
        }
        QVERIFY2(told.count() >= 2 && told.count() <= 1 + clock.elapsed() / 250,
                 qPrintable(QString::number(told.count())));
    }

    void theLastChangeIsToldToo()
    {
        TouchedWallets wallets;
        QSignalSpy told(&wallets, &TouchedWallets::told);
        wallets.touch(WalletId{1});
        wallets.touch(WalletId{2});
        wallets.touch(WalletId{1});
        QTRY_COMPARE(told.count(), 3);
    }
};

QTEST_GUILESS_MAIN(TestTouchedWallets)
#include "tst_touchedwallets.moc"
