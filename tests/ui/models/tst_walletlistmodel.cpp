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
    void ofFiveHundredEachStaysOnceWhoeverComesOrGoes();
    void whoSignsTogetherIsSaidBesideTheName();
    void theTableSaysWhatTheListSays();
    void theTableSaysHowTheBackupsStand_data();
    void theTableSaysHowTheBackupsStand();
    void theBackupsSortTheWorstFirst();
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
    WalletView unread = walletView(1, "Daily", WalletState::Error);
    unread.isBalanceKnown = false;
    model.setSnapshot(shared(snapshotOf({unread})), Now);
    const QString known = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(!known.contains("BTC") && known.contains("not known"), qPrintable(known));
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

/// Nobody reads them in pages: each snapshot has them all. What the person chose stays chosen.
void TestWalletListModel::ofFiveHundredEachStaysOnceWhoeverComesOrGoes()
{
    QList<WalletView> wallets;
    for (int i = 1; i <= 500; ++i) wallets += walletView(i, QString("Wallet %1").arg(i));
    WalletListModel model;
    model.setSnapshot(shared(snapshotOf(wallets)), Now);
    std::vector<std::pair<WalletId, QPersistentModelIndex>> kept;
    for (int row = 0; row < 500; ++row) kept.emplace_back(model.walletAt(row), model.index(row, 0));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);

    for (const int row : {499, 250, 0}) wallets.removeAt(row);
    wallets.insert(100, walletView(501, "New in between"));
    wallets += walletView(502, "New at the end");
    model.setSnapshot(shared(snapshotOf(wallets)), Now);

    QCOMPARE(model.rowCount(), 499);
    for (int row = 0; row < 499; ++row) QCOMPARE(model.walletAt(row), wallets[row].id);
    int gone = 0;
    for (const auto& [id, index] : kept) {
        QCOMPARE(index.row(), model.rowOf(id));
        gone += index.isValid() ? 0 : 1;
    }
    QCOMPARE(gone, 3);
    QCOMPARE(reset.count() + moved.count(), 0);
}

void TestWalletListModel::whoSignsTogetherIsSaidBesideTheName()
{
    WalletListModel model;
    WalletView vault = walletView(1, "Vault");
    vault.auth = WalletAuth::WatchOnly;
    vault.policy = "wsh(sortedmulti)";
    vault.signers = {2, 3};
    model.setSnapshot(shared(snapshotOf({vault})), Now);
    QCOMPARE(model.index(0, 0).data(WalletListModel::BadgeRole).toString(), "2 of 3");
    QCOMPARE(model.index(0, WalletListModel::TypeColumn).data().toString(),
             "Watch-only · 2 of 3 signers (wsh(sortedmulti))");
    const QString sentence = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(sentence.contains("Watch-only, 2 of 3 signers"), qPrintable(sentence));
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
    QCOMPARE(cell(0, WalletListModel::BackupColumn), "⚠ No file");
    for (int column = 0; column < WalletListModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    QVERIFY(
        model.headerData(WalletListModel::BalanceColumn, Qt::Horizontal, Qt::DisplayRole).toString().contains("BTC"));
}

void TestWalletListModel::theTableSaysHowTheBackupsStand_data()
{
    QTest::addColumn<WordsBackup>("words");
    QTest::addColumn<bool>("isInFile");
    QTest::addColumn<bool>("isChanged");
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("words never typed") << WordsBackup::Unconfirmed << true << false << "⚠ Unconfirmed"
                                       << "recovery words not confirmed";
    QTest::newRow("words alone") << WordsBackup::Confirmed << false << false << "✓ Words only"
                                 << "in no backup file";
    QTest::newRow("nothing") << WordsBackup::None << false << false << "⚠ No file"
                             << "in no backup file";
    QTest::newRow("in a file") << WordsBackup::Confirmed << true << false << "✓ File saved"
                               << "in a backup file of 2";
    QTest::newRow("watch-only, in a file") << WordsBackup::None << true << false << "✓ File saved"
                                           << "in a backup file of 2";
    QTest::newRow("changed since") << WordsBackup::Confirmed << true << true << "◔ Changed since"
                                   << "changed since its backup file of 2";
}

void TestWalletListModel::theTableSaysHowTheBackupsStand()
{
    QFETCH(WordsBackup, words);
    QFETCH(bool, isInFile);
    QFETCH(bool, isChanged);
    QFETCH(QString, spoken);
    WalletView wallet = walletView(1, "Daily");
    wallet.words = words;
    if (isInFile) wallet.backedUpAt = Now;
    wallet.isChangedSinceBackup = isChanged;
    WalletListModel model;
    model.setSnapshot(shared(snapshotOf({wallet})), Now);
    const QModelIndex cell = model.index(0, WalletListModel::BackupColumn);
    QTEST(cell.data().toString(), "mark");
    const QString heard = cell.data(Qt::AccessibleTextRole).toString();
    const QString row = cell.siblingAtColumn(0).data(Qt::AccessibleTextRole).toString() + heard;
    QVERIFY2(row.contains(spoken), qPrintable(row));
    QVERIFY(heard.startsWith(cell.data().toString()));
    QVERIFY(!heard.contains("Daily")); // the first cell of the row has said so
}

void TestWalletListModel::theBackupsSortTheWorstFirst()
{
    WalletView saved = walletView(1, "Daily");
    saved.backedUpAt = Now;
    WalletView unconfirmed = walletView(2, "Savings");
    unconfirmed.words = WordsBackup::Unconfirmed;
    WalletListModel model;
    model.setSnapshot(shared(snapshotOf({saved, unconfirmed})), Now);
    const auto key = [&](int row) {
        return model.index(row, WalletListModel::BackupColumn).data(WalletListModel::SortRole).toInt();
    };
    QVERIFY(key(1) < key(0));
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
