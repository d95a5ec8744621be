// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/models/walletlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestWalletListModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void speaksWholeFacts();
    void anUnchangedSnapshotChangesNothing();
    void aChangeTouchesItsRowAlone();
    void walletsComeGoAndChangePlacesWithoutAReset();

private:
    static constexpr std::int64_t Now = 1'780'000'100;
};

void TestWalletListModel::speaksWholeFacts()
{
    WalletListModel model;
    model.setSnapshot(shared(snapshotOf({walletView(1, "Daily")})), Now);
    const QString sentence = model.index(0).data(Qt::AccessibleTextRole).toString();
    for (const char* part : {"Daily", "Up to date", "BTC"}) QVERIFY2(sentence.contains(part), qPrintable(sentence));
}

void TestWalletListModel::anUnchangedSnapshotChangesNothing()
{
    WalletListModel model;
    model.setSnapshot(shared(snapshotOf({walletView(1, "Daily")})), Now);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setSnapshot(shared(snapshotOf({walletView(1, "Daily")})), Now);
    QCOMPARE(changed.count(), 0);
}

void TestWalletListModel::aChangeTouchesItsRowAlone()
{
    WalletListModel model;
    model.setSnapshot(shared(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")})), Now);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setSnapshot(shared(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings", WalletState::Stopped)})),
                      Now);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(reset.count(), 0);
}

void TestWalletListModel::walletsComeGoAndChangePlacesWithoutAReset()
{
    WalletListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const auto names = [&] {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) all += model.index(row).data().toString();
        return all.join(' ');
    };
    const auto show
        = [&](QList<WalletView> wallets) { model.setSnapshot(shared(snapshotOf(std::move(wallets))), Now); };
    show({walletView(1, "a"), walletView(2, "b"), walletView(3, "c")});
    QCOMPARE(names(), "a b c");
    show({walletView(3, "c"), walletView(1, "a"), walletView(2, "b")});
    QCOMPARE(names(), "c a b");
    show({walletView(4, "d"), walletView(3, "c"), walletView(2, "b")});
    QCOMPARE(names(), "d c b");
    show({});
    QCOMPARE(names(), "");
    QCOMPARE(reset.count(), 0);
}

QTEST_MAIN(TestWalletListModel)
#include "tst_walletlistmodel.moc"
