// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/models/walletlistmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
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
    void theTableSaysWhatTheListSays();
    void theTableSaysWhoseWordsAreConfirmed();
    void aDraggedRowAsksForAnOrder_data();
    void aDraggedRowAsksForAnOrder();

private:
    static constexpr std::int64_t Now = 1'780'000'100;
};

void TestWalletListModel::speaksWholeFacts()
{
    WalletListModel model;
    model.setSnapshot(shared(snapshotOf({walletView(1, "Daily")})), Now);
    const QString sentence = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
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
        for (int row = 0; row < model.rowCount(); ++row) all += model.index(row, 0).data().toString();
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

void TestWalletListModel::theTableSaysWhatTheListSays()
{
    WalletListModel model;
    WalletView daily = walletView(1, "Daily");
    daily.balance.pending = sats(10'000'000);
    model.setSnapshot(shared(snapshotOf({daily, walletView(2, "Savings", WalletState::Stopped)})), Now);
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QVERIFY(cell(0, WalletListModel::PendingColumn).startsWith("+0.1"));
    QCOMPARE(cell(1, WalletListModel::PendingColumn), QStringLiteral("—"));
    QVERIFY(cell(1, WalletListModel::StateColumn).contains("Stopped"));
    QCOMPARE(cell(0, WalletListModel::SyncedColumn), "910,118");
    QCOMPARE(cell(0, WalletListModel::BackupColumn), u"—");
    for (int column = 0; column < WalletListModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    QVERIFY(
        model.headerData(WalletListModel::BalanceColumn, Qt::Horizontal, Qt::DisplayRole).toString().contains("BTC"));
}

void TestWalletListModel::theTableSaysWhoseWordsAreConfirmed()
{
    WalletListModel model;
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")});
    snapshot.wallets[0].words = WordsBackup::Confirmed;
    snapshot.wallets[1].words = WordsBackup::Unconfirmed;
    model.setSnapshot(shared(snapshot), Now);
    QCOMPARE(model.index(0, WalletListModel::BackupColumn).data().toString(), "✓ Confirmed");
    QCOMPARE(model.index(1, WalletListModel::BackupColumn).data().toString(), "⚠ Unconfirmed");
    const QString spoken = model.index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains("recovery words not confirmed"), qPrintable(spoken));
}

void TestWalletListModel::aDraggedRowAsksForAnOrder_data()
{
    QTest::addColumn<int>("dragged");
    QTest::addColumn<int>("before"); // the row it is dropped above; 3: below the last
    QTest::addColumn<QList<qint64>>("order"); // empty: nothing is asked for
    QTest::newRow("the first to the end") << 0 << 3 << QList<qint64>{2, 3, 1};
    QTest::newRow("the last to the top") << 2 << 0 << QList<qint64>{3, 1, 2};
    QTest::newRow("one down") << 0 << 2 << QList<qint64>{2, 1, 3};
    QTest::newRow("where it was") << 1 << 1 << QList<qint64>{};
    QTest::newRow("just below itself") << 1 << 2 << QList<qint64>{};
}

void TestWalletListModel::aDraggedRowAsksForAnOrder()
{
    QFETCH(int, dragged);
    QFETCH(int, before);
    QFETCH(QList<qint64>, order);
    WalletListModel model;
    model.setSnapshot(shared(snapshotOf({walletView(1, "a"), walletView(2, "b"), walletView(3, "c")})), Now);
    QList<qint64> wanted;
    connect(&model, &WalletListModel::orderWanted, this, [&](const QList<WalletId>& ids) {
        for (const WalletId id : ids) wanted += id.value;
    });
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(dragged, 0)}));
    model.dropMimeData(data.get(), Qt::MoveAction, before, 0, {});
    QCOMPARE(wanted, order);
    QCOMPARE(model.index(0, 0).data().toString(), "a"); // it moves when a snapshot has it
}

QTEST_MAIN(TestWalletListModel)
#include "tst_walletlistmodel.moc"
