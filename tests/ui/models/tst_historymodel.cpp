// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/models/historymodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestHistoryModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void speaksAPaymentAsASentence();
    void countsConfirmationsFromTheWalletsBlock_data();
    void countsConfirmationsFromTheWalletsBlock();
    void asksForTheNextPageWhenScrolled();
    void aNewPaymentIsInsertedAboveTheOthers();
    void aPaymentThatLeftIsRemoved();
};

void TestHistoryModel::speaksAPaymentAsASentence()
{
    HistoryModel model;
    model.setHeight(BlockHeight{101});
    HistoryRow row = payment(10'000'000, 100, 1);
    row.label = "Rent";
    model.setPage(0, {{row}, 1});
    const QString sentence = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
    for (const char* part : {"Received", "BTC", "2 confirmations", "Rent"})
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    QVERIFY(model.index(0, HistoryModel::AmountColumn).data().toString().startsWith('+'));
}

void TestHistoryModel::countsConfirmationsFromTheWalletsBlock_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<bool>("isCoinbase");
    QTest::addColumn<QString>("words");
    QTest::newRow("in no block") << 0 << false << "Waiting";
    QTest::newRow("in the newest") << 1'000 << false << "1 confirmation";
    QTest::newRow("five deep") << 996 << false << "5 confirmations";
    QTest::newRow("six deep") << 995 << false << "Confirmed";
    QTest::newRow("mined just now") << 1'000 << true << "Immature";
    QTest::newRow("mined long ago") << 900 << true << "Confirmed";
}

void TestHistoryModel::countsConfirmationsFromTheWalletsBlock()
{
    QFETCH(int, height);
    QFETCH(bool, isCoinbase);
    QFETCH(QString, words);
    HistoryModel model;
    model.setHeight(BlockHeight{1'000});
    HistoryRow row = payment(1, height, 1);
    row.isCoinbase = isCoinbase;
    model.setPage(0, {{row}, 1});
    const QString shown = model.index(0, HistoryModel::StatusColumn).data().toString();
    QVERIFY2(shown.contains(words), qPrintable(shown));
}

void TestHistoryModel::asksForTheNextPageWhenScrolled()
{
    HistoryModel model;
    QSignalSpy wanted(&model, &HistoryModel::pageWanted);
    model.setPage(0, {{payment(1, 10, 1), payment(2, 9, 2)}, 3});
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toInt(), 2);
    QVERIFY(!model.canFetchMore({})); // one question at a time
    model.setPage(2, {{payment(3, 8, 3)}, 3});
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.canFetchMore({}));
}

void TestHistoryModel::aNewPaymentIsInsertedAboveTheOthers()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPage(0, {{payment(1, 10, 1), payment(2, 9, 2)}, 2});
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setPage(0, {{payment(3, 11, 3), payment(1, 10, 1), payment(2, 9, 2)}, 3});
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted[0][1].toInt(), 0);
    QCOMPARE(inserted[0][2].toInt(), 0);
    QCOMPARE(removed.count(), 0);
}

void TestHistoryModel::aPaymentThatLeftIsRemoved()
{
    HistoryModel model;
    model.setPage(0, {{payment(3, 11, 3), payment(1, 10, 1), payment(2, 9, 2)}, 3});
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setPage(0, {{payment(3, 11, 3), payment(2, 9, 2)}, 2});
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed[0][1].toInt(), 1);
    QCOMPARE(model.rowCount(), 2);
}

QTEST_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
