// SPDX-License-Identifier: MIT

#include "tests/support/fakehistory.h"
#include "tests/support/guitest.h"
#include "ui/format/plain/amounttext.h"
#include "ui/models/historymodel.h"
#include "ui/models/longestrise.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <set>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

Q_DECLARE_METATYPE(lockstep::TxState)

class TestHistoryModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void speaksAPaymentAsASentence();
    void namesTheWalletWhereAllAreListed();
    void countsConfirmationsFromTheWalletsBlock_data();
    void countsConfirmationsFromTheWalletsBlock();
    void whatNoPeerHasTakenSaysSo();
    void whatTookItsPlaceStandsWhereALabelWould();
    void aTransferNamesTheOtherWallet();
    void amongAllWalletsATransferIsOneMove();
    void aFailedPaymentIsSaidInWords_data();
    void aFailedPaymentIsSaidInWords();
    void readsOnlyWhatIsShown();
    void readsOnWhereThePersonScrolls();
    void asksOneQuestionAtATime();
    void anAnswerThatCannotComeIsNotAwaited();
    void anAnswerToAnotherQueryIsIgnored();
    void theOldRowsStayUntilTheNewQueryIsAnswered();
    void sortingAsksAndSortsNothing();
    void columnsWithoutAnOrderAreNotSortedBy();
    void aNewPaymentIsInsertedAboveTheOthers();
    void aPaymentThatLeftIsRemoved();
    void theSelectionStaysWithItsPayment_data();
    void theSelectionStaysWithItsPayment();
    void anotherPaymentNeverSlipsUnderTheSelection();
    void whatChangesBetweenTwoPagesShowsNothingTwiceAndSkipsNothing_data();
    void whatChangesBetweenTwoPagesShowsNothingTwiceAndSkipsNothing();
    void keepsOnlySomeRowsInMemory();
    void aLabelIsChangedInPlace();
    void addressesAreSaidToo();
    void moneyThatMayNeverArriveIsNoGain_data();
    void moneyThatMayNeverArriveIsNoGain();
    void rowsThatDoNotComeAreNotAskedForAgain();
    void longestRiseKeepsAsManyAsPossible();

private:
    /// A model that is answered at once.
    void answerFrom(const FakeHistory& history);
    QPersistentModelIndex select(int row) { return m_model->index(row, HistoryModel::LabelColumn); }
    Txid txidAt(int row) { return m_model->row(row)->txid; }

    std::unique_ptr<HistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    FakeHistory m_history;
};

void TestHistoryModel::init()
{
    failOnAnyWarning();
    m_tester.reset();
    m_model = std::make_unique<HistoryModel>(WalletId{1});
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    WalletView wallet = walletView(1, "Daily");
    wallet.syncedTo.height = BlockHeight{910'118};
    m_model->setWallets(snapshotOf({wallet}));
}

void TestHistoryModel::answerFrom(const FakeHistory& history)
{
    m_history = history;
    connect(m_model.get(), &HistoryModel::pageWanted, this, [this](const HistoryQuery& query, int offset, int count) {
        m_model->setPage(query, m_history.answer(query, offset, count));
    });
    m_model->refresh();
}

void TestHistoryModel::speaksAPaymentAsASentence()
{
    FakeHistory history = FakeHistory::of(2);
    history.rows[1].label = "Rent";
    answerFrom(history);
    const QString sentence = m_model->index(1, 0).data(Qt::AccessibleTextRole).toString();
    for (const char* part : {"Received", "BTC", "2 confirmations", "Rent"})
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    QVERIFY(!sentence.contains("Daily"));
    QVERIFY(m_model->index(0, HistoryModel::AmountColumn).data().toString().startsWith('+'));
}

void TestHistoryModel::namesTheWalletWhereAllAreListed()
{
    HistoryModel all(std::nullopt);
    all.setWallets(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")}));
    HistoryPage page;
    page.rows = {FakeHistory::numbered(1, WalletId{1}), FakeHistory::numbered(1, WalletId{2})};
    page.matching = page.total = 2;
    all.setPage(all.query(), page);
    QCOMPARE(all.index(1, HistoryModel::WalletColumn).data().toString(), "Savings");
    QVERIFY(all.index(1, 0).data(Qt::AccessibleTextRole).toString().contains("Savings"));
}

void TestHistoryModel::countsConfirmationsFromTheWalletsBlock_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<bool>("isCoinbase");
    QTest::addColumn<QString>("words");
    QTest::newRow("in no block") << 0 << false << "Waiting";
    QTest::newRow("in the newest") << 910'118 << false << "1 confirmation";
    QTest::newRow("five deep") << 910'114 << false << "5 confirmations";
    QTest::newRow("six deep") << 910'113 << false << "Confirmed";
    QTest::newRow("mined just now") << 910'118 << true << "Immature";
    QTest::newRow("mined long ago") << 910'000 << true << "Confirmed";
}

void TestHistoryModel::countsConfirmationsFromTheWalletsBlock()
{
    QFETCH(int, height);
    QFETCH(bool, isCoinbase);
    QFETCH(QString, words);
    HistoryRow row = payment(1, height, 1);
    row.wallet = WalletId{1};
    row.isCoinbase = isCoinbase;
    answerFrom({{row}});
    const QString shown = m_model->index(0, HistoryModel::StatusColumn).data().toString();
    QVERIFY2(shown.contains(words), qPrintable(shown));
    QVERIFY(!m_model->index(0, 0).data(HistoryModel::FailedRole).toBool());
}

void TestHistoryModel::aFailedPaymentIsSaidInWords_data()
{
    QTest::addColumn<TxState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("replaced") << TxState::Replaced << "Replaced";
    QTest::newRow("conflicted") << TxState::Conflicted << "Conflicted";
    QTest::newRow("abandoned") << TxState::Abandoned << "Abandoned";
    QTest::newRow("expired") << TxState::Expired << "Expired";
    QTest::newRow("in a block that a reorg removed") << TxState::Orphaned << "In removed block";
}

void TestHistoryModel::aFailedPaymentIsSaidInWords()
{
    QFETCH(TxState, state);
    QFETCH(QString, words);
    HistoryRow row = payment(1, 0, 1);
    row.state = state;
    answerFrom({{row}});
    QVERIFY(m_model->index(0, HistoryModel::StatusColumn).data().toString().contains(words));
    QVERIFY(m_model->index(0, 0).data(HistoryModel::FailedRole).toBool());
    QVERIFY(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains("not counted"));
    QCOMPARE(m_model->index(0, HistoryModel::BalanceColumn).data().toString(), "—");
}

void TestHistoryModel::whatNoPeerHasTakenSaysSo()
{
    FakeHistory history = FakeHistory::of(2);
    history.rows[0].block.reset();
    history.rows[0].state = TxState::Pending;
    answerFrom(history);
    const auto status = [this](int role = Qt::DisplayRole) { return m_model->index(0, 0).data(role).toString(); };
    QCOMPARE(status(), "… Waiting");
    WalletView wallet = walletView(1, "Daily");
    SyncSnapshot snapshot = snapshotOf({wallet});
    snapshot.outgoing = {{history.rows[0].txid, OutgoingState::Offered, 0, 0}};
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setWallets(snapshot);
    m_model->setWallets(snapshot); // that is no news
    QCOMPARE(changed.size(), 1);
    QCOMPARE(status(), "… Local (not sent)");
    QVERIFY2(status(Qt::ToolTipRole).contains("none has asked"), qPrintable(status(Qt::ToolTipRole)));
    QVERIFY2(status(Qt::AccessibleTextRole).contains("not sent"), qPrintable(status(Qt::AccessibleTextRole)));
    snapshot.outgoing[0].state = OutgoingState::Seen;
    m_model->setWallets(snapshot);
    QCOMPARE(status(), "… Waiting");
}

void TestHistoryModel::whatTookItsPlaceStandsWhereALabelWould()
{
    HistoryRow row = payment(1, 0, 1);
    row.label.clear();
    row.state = TxState::Replaced;
    row.replacedBy = payment(77, 0, 1).txid;
    answerFrom({{row}});
    const QModelIndex label = m_model->index(0, HistoryModel::LabelColumn);
    const QString txid = QString::fromStdString(payment(77, 0, 1).txid.display());
    QCOMPARE(label.data().toString(), "Replaced by " + txid.first(4) + "…" + txid.last(4));
    QVERIFY(label.data(Qt::EditRole).toString().isEmpty()); // a person writes a label of their own
    const QString heard = label.siblingAtColumn(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY(heard.contains("Replaced by " + txid.first(4)));
}

void TestHistoryModel::aTransferNamesTheOtherWallet()
{
    m_model->setWallets(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")}));
    HistoryRow out = payment(-5, 910'100, 1);
    out.wallet = WalletId{1};
    out.label.clear();
    out.transferWith = {WalletId{2}};
    HistoryRow in = payment(7, 910'090, 2);
    in.wallet = WalletId{1};
    in.label = "Back";
    in.transferWith = {WalletId{2}, WalletId{3}};
    answerFrom({{out, in}});
    const auto shown = [&](int row, int column) { return m_model->index(row, column).data().toString(); };
    QCOMPARE(shown(0, HistoryModel::LabelColumn), "Transfer to \"Savings\"");
    QCOMPARE(shown(1, HistoryModel::LabelColumn), "Back · Transfer from \"Savings\" and 1 more");
    QVERIFY(shown(0, HistoryModel::StatusColumn).startsWith("⇄"));
    QVERIFY(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains("Transfer to \"Savings\""));
}

void TestHistoryModel::amongAllWalletsATransferIsOneMove()
{
    HistoryModel all(std::nullopt);
    all.setWallets(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")}));
    HistoryRow row = payment(-50'001'000, 910'100, 1);
    row.wallet = WalletId{1};
    row.label.clear();
    row.transferWith = {WalletId{2}};
    row.moved = sats(50'000'000);
    HistoryPage page;
    page.rows = {row};
    page.matching = page.total = 1;
    all.setPage(all.query(), page);
    const auto shown = [&](int column) { return all.index(0, column).data().toString(); };
    QCOMPARE(shown(HistoryModel::WalletColumn), "Daily → Savings");
    QCOMPARE(shown(HistoryModel::LabelColumn), "Transfer");
    QCOMPARE(shown(HistoryModel::AmountColumn), amountText(50'000'000));
    QCOMPARE(all.shownAmount(row), 50'000'000);
    QCOMPARE(shown(HistoryModel::BalanceColumn), "—");
    QCOMPARE(all.index(0, HistoryModel::AmountColumn).data(HistoryModel::SignRole).toInt(), 0);
}

void TestHistoryModel::readsOnlyWhatIsShown()
{
    QSignalSpy wanted(m_model.get(), &HistoryModel::pageWanted);
    m_model->refresh();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][1].toInt(), 0);
    QCOMPARE(wanted[0][2].toInt(), HistoryModel::PageSize);
    const FakeHistory history = FakeHistory::of(5'000);
    m_model->setPage(m_model->query(), history.answer(m_model->query(), 0, HistoryModel::PageSize));
    QCOMPARE(m_model->rowCount(), 5'000);
    QCOMPARE(m_model->total(), 5'000);
    QVERIFY(m_model->row(99));
    QVERIFY(!m_model->row(100));
    QCOMPARE(m_model->index(3'000, HistoryModel::AmountColumn).data().toString(), QString());
    QVERIFY(!m_model->index(3'000, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
    QCOMPARE(wanted.count(), 1);
}

void TestHistoryModel::readsOnWhereThePersonScrolls()
{
    answerFrom(FakeHistory::of(5'000));
    QSignalSpy wanted(m_model.get(), &HistoryModel::pageWanted);
    m_model->setVisibleRows(3'010, 3'040);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][1].toInt(), 2'900);
    QCOMPARE(wanted[0][2].toInt(), 200);
    QCOMPARE(txidAt(3'025), m_history.rows[3'025].txid);
    m_model->setVisibleRows(3'020, 3'040); // already there
    QCOMPARE(wanted.count(), 1);
}

void TestHistoryModel::asksOneQuestionAtATime()
{
    const FakeHistory history = FakeHistory::of(5'000);
    m_model->setPage(m_model->query(), history.answer(m_model->query(), 0, 100));
    QSignalSpy wanted(m_model.get(), &HistoryModel::pageWanted);
    for (int row = 1'000; row < 2'000; row += 50) m_model->setVisibleRows(row, row + 30);
    QCOMPARE(wanted.count(), 1);
    m_model->setPage(m_model->query(), history.answer(m_model->query(), wanted[0][1].toInt(), wanted[0][2].toInt()));
    QCOMPARE(wanted.count(), 2); // where the person is now, not where they passed
    QCOMPARE(wanted[1][1].toInt(), 1'900);
}

void TestHistoryModel::anAnswerThatCannotComeIsNotAwaited()
{
    QSignalSpy wanted(m_model.get(), &HistoryModel::pageWanted);
    m_model->refresh();
    m_model->setFailed(m_model->query());
    m_model->refresh();
    QCOMPARE(wanted.count(), 2);
}

void TestHistoryModel::anAnswerToAnotherQueryIsIgnored()
{
    const FakeHistory history = FakeHistory::of(10);
    const HistoryQuery before = m_model->query();
    HistoryQuery conditions;
    conditions.text = "rent";
    m_model->setConditions(conditions);
    m_model->setPage(before, history.answer(before, 0, 100));
    QVERIFY(!m_model->isRead());
    m_model->setPage(m_model->query(), history.answer(m_model->query(), 0, 100));
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->total(), 10);
}

void TestHistoryModel::theOldRowsStayUntilTheNewQueryIsAnswered()
{
    const FakeHistory history = FakeHistory::of(10);
    m_model->setPage(m_model->query(), history.answer(m_model->query(), 0, 100));
    HistoryQuery conditions;
    conditions.kind = HistoryQuery::Kind::Sent;
    m_model->setConditions(conditions);
    QCOMPARE(m_model->rowCount(), 10);
    m_model->setPage(m_model->query(), history.answer(m_model->query(), 0, 100));
    QCOMPARE(m_model->rowCount(), 3);
}

void TestHistoryModel::sortingAsksAndSortsNothing()
{
    const FakeHistory history = FakeHistory::of(10);
    m_model->setPage(m_model->query(), history.answer(m_model->query(), 0, 100));
    const Txid first = txidAt(0);
    QSignalSpy wanted(m_model.get(), &HistoryModel::pageWanted);
    m_model->sort(HistoryModel::AmountColumn, Qt::AscendingOrder);
    QCOMPARE(txidAt(0), first);
    QCOMPARE(wanted.count(), 1);
    const auto query = wanted[0][0].value<HistoryQuery>();
    QCOMPARE(query.sort, HistoryQuery::Sort::Amount);
    QVERIFY(query.ascending);
    QCOMPARE(query.wallet, std::optional(WalletId{1}));
    HistoryQuery conditions;
    conditions.text = "rent";
    m_model->setConditions(conditions);
    QCOMPARE(m_model->query().sort, HistoryQuery::Sort::Amount); // another filter keeps the order
}

void TestHistoryModel::columnsWithoutAnOrderAreNotSortedBy()
{
    QSignalSpy wanted(m_model.get(), &HistoryModel::pageWanted);
    for (const int column : {HistoryModel::BalanceColumn, HistoryModel::TxidColumn, HistoryModel::AddressColumn})
        m_model->sort(column, Qt::AscendingOrder);
    QCOMPARE(wanted.count(), 0);
    m_model->sort(HistoryModel::HeightColumn, Qt::AscendingOrder);
    QCOMPARE(wanted.last()[0].value<HistoryQuery>().sort, HistoryQuery::Sort::Block);
}

void TestHistoryModel::aNewPaymentIsInsertedAboveTheOthers()
{
    answerFrom(FakeHistory::of(300));
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_history.rows.prepend(FakeHistory::numbered(300));
    m_model->refresh();
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted[0][1].toInt(), 0);
    QCOMPARE(inserted[0][2].toInt(), 0);
    QCOMPARE(removed.count() + reset.count(), 0);
    QCOMPARE(m_model->rowCount(), 301);
}

void TestHistoryModel::aPaymentThatLeftIsRemoved()
{
    answerFrom(FakeHistory::of(3));
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_history.rows.removeAt(1);
    m_model->refresh();
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed[0][1].toInt(), 1);
    QCOMPARE(m_model->rowCount(), 2);
}

void TestHistoryModel::theSelectionStaysWithItsPayment_data()
{
    QTest::addColumn<int>("visible");
    QTest::addColumn<int>("selected");
    QTest::addColumn<QString>("change");
    for (const int visible : {0, 1'000}) {
        QTest::addRow("new ones, seen from row %d", visible) << visible << visible + 20 << "new";
        QTest::addRow("some left, seen from row %d", visible) << visible << visible + 20 << "left";
        QTest::addRow("one moved to the top, seen from row %d", visible) << visible << visible + 20 << "moved";
    }
    QTest::addRow("the last one left") << 1'950 << 1'970 << "last";
}

void TestHistoryModel::theSelectionStaysWithItsPayment()
{
    QFETCH(int, visible);
    QFETCH(int, selected);
    QFETCH(QString, change);
    answerFrom(FakeHistory::of(2'000));
    m_model->setVisibleRows(visible, visible + 40);
    const QPersistentModelIndex chosen = select(selected);
    const Txid txid = txidAt(selected);
    if (change == "new")
        for (int i = 0; i < 7; ++i) m_history.rows.prepend(FakeHistory::numbered(2'000 + i));
    else if (change == "left")
        for (int i = 0; i < 7; ++i) m_history.rows.removeAt(2);
    else if (change == "moved")
        m_history.rows.move(visible + 30, 0);
    else
        m_history.rows.removeLast();
    m_model->refresh();
    QVERIFY(chosen.isValid());
    QCOMPARE(txidAt(chosen.row()), txid);
    QCOMPARE(m_model->rowCount(), m_history.rows.size());
    m_model->setVisibleRows(0, 40);
    for (int row = 0; row < 40; ++row) QCOMPARE(txidAt(row), m_history.rows[row].txid);
}

void TestHistoryModel::anotherPaymentNeverSlipsUnderTheSelection()
{
    answerFrom(FakeHistory::of(20));
    const QPersistentModelIndex chosen = select(5);
    m_history.rows[5] = FakeHistory::numbered(99); // a replacement in the same place
    m_model->refresh();
    QVERIFY(!chosen.isValid());
    QCOMPARE(m_model->rowCount(), 20);
}

void TestHistoryModel::whatChangesBetweenTwoPagesShowsNothingTwiceAndSkipsNothing_data()
{
    QTest::addColumn<int>("coming");
    QTest::addColumn<QList<int>>("leaving"); ///< Rows, once the others have come.
    QTest::newRow("one comes") << 1 << QList<int>{};
    QTest::newRow("more come than a page") << 120 << QList<int>{};
    QTest::newRow("one leaves the page that is read") << 0 << QList<int>{50};
    QTest::newRow("some leave it") << 0 << QList<int>{97, 60, 2};
    QTest::newRow("one leaves the page that is not read") << 0 << QList<int>{150};
    QTest::newRow("one comes, one leaves between") << 1 << QList<int>{50};
    QTest::newRow("one comes, one leaves far below") << 1 << QList<int>{250};
    QTest::newRow("some come, as many leave around") << 3 << QList<int>{250, 130, 40};
}

/// Pages are counted from the top (LIMIT and OFFSET), and the second answer is of another list than the first was.
void TestHistoryModel::whatChangesBetweenTwoPagesShowsNothingTwiceAndSkipsNothing()
{
    QFETCH(int, coming);
    QFETCH(QList<int>, leaving);
    answerFrom(FakeHistory::of(300));
    for (int i = 0; i < coming; ++i) m_history.rows.prepend(FakeHistory::numbered(300 + i));
    for (const int row : leaving) m_history.rows.removeAt(row);
    m_model->setVisibleRows(80, 120); // before anybody has told that something changed
    const auto isAsItIs = [&](int first, int last) {
        std::set<Txid> shown;
        for (int row = 0; row < m_model->rowCount(); ++row)
            if (m_model->row(row) && !shown.insert(txidAt(row)).second) return false;
        for (int row = first; row <= last; ++row)
            if (!m_model->row(row) || txidAt(row) != m_history.rows[row].txid) return false;
        return true;
    };
    QVERIFY(isAsItIs(80, 120));
    m_model->refresh();
    QVERIFY(isAsItIs(80, 120));
    for (const int first : {0, 100, 200}) {
        m_model->setVisibleRows(first, first + 90);
        QVERIFY(isAsItIs(first, first + 90));
    }
}

void TestHistoryModel::keepsOnlySomeRowsInMemory()
{
    m_tester.reset(); // it looks at every row, again and again
    answerFrom(FakeHistory::of(20'000));
    for (int row = 0; row < 20'000; row += 200) m_model->setVisibleRows(row, row + 200);
    int read = 0;
    for (int row = 0; row < 20'000; ++row) read += m_model->row(row) ? 1 : 0;
    QVERIFY2(read <= HistoryModel::KeptRows + 300, qPrintable(QString::number(read)));
    QVERIFY(m_model->row(19'999));
    m_model->setVisibleRows(0, 40);
    QCOMPARE(txidAt(0), m_history.rows[0].txid);
}

void TestHistoryModel::aLabelIsChangedInPlace()
{
    answerFrom(FakeHistory::of(3));
    QSignalSpy changed(m_model.get(), &HistoryModel::labelChanged);
    const QModelIndex label = m_model->index(1, HistoryModel::LabelColumn);
    QVERIFY(label.flags() & Qt::ItemIsEditable);
    QVERIFY(!(m_model->index(1, HistoryModel::AmountColumn).flags() & Qt::ItemIsEditable));
    QVERIFY(m_model->setData(label, " Car ", Qt::EditRole));
    QCOMPARE(label.data().toString(), "Car");
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][1].value<Txid>(), m_history.rows[1].txid);
    QCOMPARE(changed[0][2].toString(), "Car");
    QVERIFY(!m_model->setData(label, "Car", Qt::EditRole)); // the same words are no change
    QCOMPARE(changed.count(), 1);
}

void TestHistoryModel::rowsThatDoNotComeAreNotAskedForAgain()
{
    QSignalSpy wanted(m_model.get(), &HistoryModel::pageWanted);
    m_model->refresh();
    HistoryPage page;
    page.matching = page.total = 10; // and no rows: they went away between counting and reading
    m_model->setPage(m_model->query(), page);
    QCOMPARE(wanted.count(), 1);
}

void TestHistoryModel::addressesAreSaidToo()
{
    answerFrom({{payment(12'000, 910'101, 1), payment(13'000, 910'100, 2)}});
    const auto cell = [&](int row) { return m_model->index(row, HistoryModel::AddressColumn).data().toString(); };
    const auto said = [&](int row) { return m_model->index(row, 0).data(Qt::AccessibleTextRole).toString(); };
    QCOMPARE(cell(0), "…");
    QVERIFY2(!said(0).contains("address"), qPrintable(said(0)));
    m_model->setAddresses({*m_model->row(0), *m_model->row(1)}, {{"bc1qone", "bc1qtwo"}, {}});
    QCOMPARE(cell(0), "bc1qone, bc1qtwo");
    QCOMPARE(cell(1), "–"); // damaged: none can be told
    QVERIFY2(said(0).endsWith(", address bc1qone, bc1qtwo"), qPrintable(said(0)));
    QVERIFY2(!said(1).contains("address"), qPrintable(said(1)));
}

void TestHistoryModel::moneyThatMayNeverArriveIsNoGain_data()
{
    QTest::addColumn<HistoryRow>("row");
    QTest::addColumn<bool>("isDoubtful");
    HistoryRow heard = payment(12'000, 0, 1);
    heard.block.reset();
    heard.state = TxState::Unverified;
    HistoryRow mined = payment(12'000, 910'101, 1);
    mined.isCoinbase = true;
    HistoryRow matured = payment(12'000, 900'000, 1);
    matured.isCoinbase = true;
    QTest::newRow("by the word of a peer") << heard << true;
    QTest::newRow("mined, and not to be spent yet") << mined << true;
    QTest::newRow("mined long ago") << matured << false;
    QTest::newRow("in a block") << payment(12'000, 910'101, 1) << false;
}

void TestHistoryModel::moneyThatMayNeverArriveIsNoGain()
{
    QFETCH(HistoryRow, row);
    QFETCH(bool, isDoubtful);
    row.wallet = WalletId{1}; // whose block it counts from
    answerFrom({{row}});
    QCOMPARE(m_model->index(0, 0).data(HistoryModel::DoubtfulRole).toBool(), isDoubtful);
}

void TestHistoryModel::longestRiseKeepsAsManyAsPossible()
{
    const auto values = [](const std::vector<int>& from) {
        std::vector<int> kept;
        for (const std::size_t i : longestRise(from)) kept.push_back(from[i]);
        return kept;
    };
    QCOMPARE(values({}), std::vector<int>{});
    QCOMPARE(values({4}), std::vector<int>{4});
    QCOMPARE(values({3, 0, 1, 2}), (std::vector<int>{0, 1, 2}));
    QCOMPARE(values({1, 2, 3, 0}), (std::vector<int>{1, 2, 3}));
    QCOMPARE(values({5, 1, 6, 2, 7, 3}).size(), std::size_t{3});
}

QTEST_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
