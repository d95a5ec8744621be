// SPDX-License-Identifier: MIT

#include "tests/ui/format/states.h"
#include "ui/format/plain/completeness.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestCompleteness final : public QObject
{
    Q_OBJECT

private slots:
    void whatComesWithinSecondsIsNotMissed()
    {
        QVERIFY(isCurrent(WalletState::Synced));
        QVERIFY(isCurrent(WalletState::Catching));
        for (int state = 0; state < static_cast<int>(WalletState::Catching); ++state)
            QVERIFY2(!isCurrent(static_cast<WalletState>(state)),
                     qPrintable(walletStateCode(static_cast<WalletState>(state))));
        QVERIFY(!lacksBlocks(wallet(WalletState::Catching, 910'106, 910'118)));
        QVERIFY(lacksBlocks(wallet(WalletState::Syncing, 910'106, 910'118)));
        QVERIFY(!lacksBlocks(wallet(WalletState::Offline, 910'118, 910'118)));
    }

    void anImportThatGoesOnOrWasLeftIsReadPartly()
    {
        QVERIFY(isReadPartly(wallet(WalletState::Importing, 5, 910'118)));
        WalletView left = wallet(WalletState::Stopped, 910'118, 910'118);
        QVERIFY(!isReadPartly(left) && !lacksBlocks(left));
        left.isPartial = true;
        QVERIFY(isReadPartly(left) && lacksBlocks(left));
    }
};

QTEST_GUILESS_MAIN(TestCompleteness)
#include "tst_completeness.moc"
