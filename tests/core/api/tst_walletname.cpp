// SPDX-License-Identifier: MIT

#include "core/api/walletname.h"
#include "core/storage/repositories/walletrepository.h"

#include <QTest>

using namespace lockstep;

/// A name that gets an ending is still one that a wallet may have.
class TestWalletName final : public QObject
{
    Q_OBJECT

private slots:
    void aLongNameIsCutForItsEnding_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("whole");
        const QString ending = " (bip84)";
        QTest::newRow("short") << "Old phone"
                               << "Old phone (bip84)";
        QTest::newRow("as long as may be") << QString(60, 'a') << QString(52, 'a') + ending;
        QTest::newRow("a space where it is cut") << QString(51, 'a') + " bcdefghi" << QString(51, 'a') + ending;
        const QString key = QString::fromUcs4(U"\U0001F511");
        QTest::newRow("letters of two units") << key.repeated(60) << key.repeated(52) + ending;
    }

    void aLongNameIsCutForItsEnding()
    {
        QFETCH(QString, name);
        QFETCH(QString, whole);
        QCOMPARE(walletNameEndingIn(name, " (bip84)"), whole);
        QVERIFY(checkedWalletName(whole));
    }
};

QTEST_GUILESS_MAIN(TestWalletName)
#include "tst_walletname.moc"
