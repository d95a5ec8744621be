// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/cellcheck.h"
#include "tests/support/fakehistory.h"
#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"
#include "ui/pages/transactions/dateperiod.h"
#include "ui/pages/transactions/historyfilter.h"
#include "ui/pages/transactions/historytable.h"
#include "ui/pages/transactions/transactionspage.h"
#include "ui/style/fonts.h"
#include "ui/widgets/panels/strip.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

Q_DECLARE_METATYPE(lockstep::WalletState)
Q_DECLARE_METATYPE(lockstep::ui::DatePeriod)

class TestTransactionsPage : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aPersonFindsAPaymentByItsLabel();
    void whatIsTypedCountsAfterAShortRest();
    void aPersonSeesOnlyWhatWasSent();
    void aPersonLimitsTheDates();
    void aPersonAsksForARangeOfDays();
    void aRangeBeginsWithTheDaysChosenBefore();
    void whatTheSumCountsIsExplained();
    void aPersonSeesOnlyLargePayments();
    void aPersonLooksForPaymentsWithoutALabel();
    void anAmountThatIsNoNumberIsSaid();
    void whenNothingMatchesFiltersCanBeCleared();

    void aNewWalletOffersAnAddress();
    void allWalletsFoundNothingSoFarWhileOneIsNotReadToTheEnd_data();
    void allWalletsFoundNothingSoFarWhileOneIsNotReadToTheEnd();
    void everyStateOfTheWalletSaysWhatMayBeMissing_data();
    void everyStateOfTheWalletSaysWhatMayBeMissing();
    void allWalletsHaveAColumnThatNamesThem();
    void whyTheSumIsNotThatOfTheRowsIsSaidBesideIt();
    void aReadingThatFailedIsSaid();
    void aListThatWasNeverReadIsNotCalledBeingReadForEver();

    void returnOpensTheDetails();
    void aDoubleClickOpensTheDetails();
    void theButtonsAreThereOnceAPaymentIsChosen();
    void aPersonEditsALabelByKeyboard();
    void whatIsTypedSurvivesARefresh();
    void aPersonCopiesTransactionIdAndAmount();
    void ofATransferTheAmountThatIsShownIsCopied();
    void aPersonCopiesTheRawTransaction();
    void theAddressesAreAskedForWhileTheirColumnIsShown();
    void aPersonWantsAPaymentInABlockExplorer();
    void aPersonGivesUpWhatWaitsToBeSent();
    void aHeaderSortsByAskingAgain();
    void todayIsTheDayThatItIsWhileTheWindowStaysOpen();
    void daysAreTypedAsDatesAreWritten();
    void theBalanceIsNoOrder();
    void columnsAreKept();
    void columnsKeptForOtherLettersKeepNoWidths_data();
    void columnsKeptForOtherLettersKeepNoWidths();
    void aNarrowWindowKeepsTheAmountsInSight();
    void withLargeLettersStatesAndDatesAreSaidInFewerLetters_data();
    void withLargeLettersStatesAndDatesAreSaidInFewerLetters();
    void amountsTakeTheRoomTheyNeedAndLabelsTheRest();
    void aStateOfManyWordsTakesRoomFromTheLabelWhileItIsInSight();

    void refreshesAreCoalescedAndWaitUntilShown();
    void newPaymentsDoNotMoveWhatIsRead();
    void periodsAreWholeDays_data();
    void periodsAreWholeDays();
    void everyControlHasAName();
    void amountsFollowTheUnitAndCanBeHidden();
    void largeLettersHaveRoom_data();
    void largeLettersHaveRoom();

private:
    std::unique_ptr<TransactionsPage> pageFor(std::optional<WalletId> wallet, int payments);
    HistoryTable& table() { return child<HistoryTable>(*m_page, "historyTable"); }
    QString count() { return child<QLabel>(*m_page, "historyCountLabel").text(); }
    void type(const char* edit, const QString& text);
    void choose(const char* box, const QString& text);
    void clickRow(int row, int column = HistoryModel::DateColumn);
    QAction& action(const char* name);
    void chooseAt(int row, const char* name);
    Txid txidAt(int row) { return m_history.rows[row].txid; }

    FakeHistory m_history;
    std::unique_ptr<TransactionsPage> m_page;
    int m_asked = 0;
};

std::unique_ptr<TransactionsPage> TestTransactionsPage::pageFor(std::optional<WalletId> wallet, int payments)
{
    m_history = FakeHistory::of(payments);
    m_asked = 0;
    auto page = std::make_unique<TransactionsPage>(wallet);
    connect(page.get(), &TransactionsPage::historyWanted, this,
            [this, to = page.get()](const HistoryQuery& query, int offset, int count) {
                ++m_asked;
                to->setHistory(query, m_history.answer(query, offset, count));
            });
    page->setSnapshot(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")}));
    page->resize(860, 600);
    page->show();
    return page;
}

void TestTransactionsPage::init()
{
    failOnAnyWarning();
    m_page = pageFor(WalletId{1}, 340);
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestTransactionsPage::type(const char* edit, const QString& text)
{
    auto& field = child<QLineEdit>(*m_page, edit);
    click(field);
    QTest::keyClicks(&field, text);
}

void TestTransactionsPage::choose(const char* box, const QString& text)
{
    auto& combo = child<QComboBox>(*m_page, box);
    combo.setFocus();
    QTest::keyClick(&combo, Qt::Key_Home);
    for (int i = 1; i < combo.count() && combo.currentText() != text; ++i) QTest::keyClick(&combo, Qt::Key_Down);
    QCOMPARE(combo.currentText(), text);
}

void TestTransactionsPage::clickRow(int row, int column)
{
    const QRect cell = table().visualRect(table().model()->index(row, column));
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, cell.center());
}

QAction& TestTransactionsPage::action(const char* name)
{
    auto& menu = child<QMenu>(*m_page, "historyMenu");
    emit menu.aboutToShow();
    return *menu.findChild<QAction*>(QString::fromLatin1(name));
}

/// In the menu that a right click on the row opens.
void TestTransactionsPage::chooseAt(int row, const char* name)
{
    const QModelIndex cell = table().model()->index(row, HistoryModel::DateColumn);
    rightClick(*table().viewport(), table().visualRect(cell).center());
    auto& menu = child<QMenu>(*m_page, "historyMenu");
    chooseIn(menu, child<QAction>(menu, name));
}

// Finding

void TestTransactionsPage::aPersonFindsAPaymentByItsLabel()
{
    QVERIFY2(count().startsWith("340 payments"), qPrintable(count()));
    type("searchEdit", "rent 12");
    QTRY_VERIFY2(count().startsWith("2 of 340 payments"), qPrintable(count())); // 120 and 125
    QCOMPARE(table().model()->rowCount(), 2);
    QVERIFY(count().contains("net change +"));
}

void TestTransactionsPage::whatIsTypedCountsAfterAShortRest()
{
    m_asked = 0;
    type("searchEdit", "rent");
    QCOMPARE(m_asked, 0);
    QTRY_COMPARE(m_asked, 1);
    QTest::keyClick(&child<QLineEdit>(*m_page, "searchEdit"), '3');
    QTest::keyClick(&child<QLineEdit>(*m_page, "searchEdit"), Qt::Key_Return); // at once
    QCOMPARE(m_asked, 2);
}

void TestTransactionsPage::aPersonSeesOnlyWhatWasSent()
{
    choose("historyKindBox", "Sent");
    QVERIFY2(count().startsWith("113 of 340"), qPrintable(count()));
    QVERIFY(count().contains(u"net change \u2212"));
    QVERIFY(child<QPushButton>(*m_page, "clearFiltersButton").isVisible());
}

void TestTransactionsPage::aPersonLimitsTheDates()
{
    QSignalSpy wanted(m_page.get(), &TransactionsPage::historyWanted);
    choose("historyDateBox", "This month");
    const auto query = wanted.last()[0].value<HistoryQuery>();
    QCOMPARE(query.since, spanOf(DatePeriod::ThisMonth, QDate::currentDate()).since());
    QVERIFY(!query.until);
    QVERIFY(!child<QDateEdit>(*m_page, "fromDateEdit").isVisible());
}

void TestTransactionsPage::aPersonAsksForARangeOfDays()
{
    choose("historyDateBox", "From … to …");
    auto& from = child<QDateEdit>(*m_page, "fromDateEdit");
    auto& to = child<QDateEdit>(*m_page, "toDateEdit");
    QVERIFY(from.isVisible() && to.isVisible());
    const QDate newest = QDateTime::fromSecsSinceEpoch(FakeHistory::Newest).date();
    typeDate(from, newest.addDays(-1));
    typeDate(to, newest.addDays(-1));
    HistoryQuery query;
    query.since = newest.addDays(-1).startOfDay().toSecsSinceEpoch();
    query.until = newest.startOfDay().toSecsSinceEpoch();
    const int matching = m_history.answer(query, 0, 0).matching;
    QVERIFY(matching > 0 && matching < 340);
    QCOMPARE(table().model()->rowCount(), matching);
    typeDate(from, newest.addDays(1));
    QVERIFY(child<QLabel>(*m_page, "filterProblemLabel").isVisible());
}

void TestTransactionsPage::aRangeBeginsWithTheDaysChosenBefore()
{
    auto& box = child<QComboBox>(*m_page, "historyDateBox");
    const auto& from = child<QDateEdit>(*m_page, "fromDateEdit");
    const auto& to = child<QDateEdit>(*m_page, "toDateEdit");
    const QDate today = QDate::currentDate();
    QSignalSpy wanted(m_page.get(), &TransactionsPage::historyWanted);
    choose("historyDateBox", "Last year");
    const auto lastYear = wanted.last()[0].value<HistoryQuery>();
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.currentText(), "From … to …");
    QCOMPARE(from.date(), QDate(today.year() - 1, 1, 1));
    QCOMPARE(to.date(), QDate(today.year() - 1, 12, 31));
    QVERIFY2(wanted.last()[0].value<HistoryQuery>() == lastYear, "the same payments are listed");

    choose("historyDateBox", "This week");
    QTest::keyClick(&box, Qt::Key_End); // the range
    QCOMPARE(from.date(), spanOf(DatePeriod::ThisWeek, today).first);
    QCOMPARE(to.date(), today);
    QTest::keyClick(&box, Qt::Key_Home); // any date
    QTest::keyClick(&box, Qt::Key_End);
    QCOMPARE(from.date(), today.addMonths(-1));
    QCOMPARE(to.date(), today);
}

void TestTransactionsPage::whatTheSumCountsIsExplained()
{
    for (const std::optional<WalletId> wallet : {std::optional(WalletId{1}), std::optional<WalletId>()}) {
        m_page = pageFor(wallet, 10);
        const auto& label = child<QLabel>(*m_page, "historyCountLabel");
        QVERIFY2(label.toolTip().contains("received, less what was sent"), qPrintable(label.toolTip()));
        QVERIFY(label.toolTip().contains("failed"));
        QCOMPARE(label.toolTip().contains("several wallets"), !wallet); // one alone shares nothing with itself
        QCOMPARE(label.accessibleDescription(), label.toolTip());
    }
}

void TestTransactionsPage::aPersonSeesOnlyLargePayments()
{
    type("historyMinimumEdit", "0.02");
    QTRY_VERIFY2(count().startsWith("227 of 340"), qPrintable(count()));
}

void TestTransactionsPage::aPersonLooksForPaymentsWithoutALabel()
{
    child<QCheckBox>(*m_page, "onlyUnlabelledBox").setFocus();
    QTest::keyClick(&child<QCheckBox>(*m_page, "onlyUnlabelledBox"), Qt::Key_Space);
    QVERIFY2(count().startsWith("272 of 340"), qPrintable(count()));
}

void TestTransactionsPage::anAmountThatIsNoNumberIsSaid()
{
    auto& problem = child<QLabel>(*m_page, "filterProblemLabel");
    QVERIFY(!problem.isVisible());
    type("historyMinimumEdit", "0,5");
    QTRY_VERIFY(problem.isVisible());
    QVERIFY(problem.text().contains("is not used"));
    QVERIFY(count().startsWith("340 payments"));
}

void TestTransactionsPage::whenNothingMatchesFiltersCanBeCleared()
{
    type("searchEdit", "zebra");
    auto& empty = child<QWidget>(*m_page, "noMatch");
    QTRY_VERIFY(empty.isVisible());
    QVERIFY(child<QLabel>(empty, "emptySentenceLabel").text().contains("No match"));
    const auto buttons = m_page->findChildren<QPushButton*>();
    const auto clears = [](const QPushButton* button) {
        return button->isVisible() && button->text().remove('&') == "Clear filters";
    };
    QCOMPARE(std::ranges::count_if(buttons, clears), 1);
    click(child<QPushButton>(*m_page, "clearAllButton"));
    QTRY_VERIFY(table().isVisible());
    QVERIFY(child<QLineEdit>(*m_page, "searchEdit").text().isEmpty());
    QVERIFY(!child<QPushButton>(*m_page, "clearFiltersButton").isVisible());
    QVERIFY(child<QLineEdit>(*m_page, "searchEdit").hasFocus());
}

// What may be missing

void TestTransactionsPage::aNewWalletOffersAnAddress()
{
    m_page = pageFor(WalletId{1}, 0);
    auto& empty = child<QWidget>(*m_page, "nothingYet");
    QVERIFY(empty.isVisible());
    QVERIFY(child<QLabel>(empty, "emptySentenceLabel").text().contains("Nothing here yet"));
    QSignalSpy wanted(m_page.get(), &TransactionsPage::addressWanted);
    click(child<QPushButton>(*m_page, "showAddressButton"));
    QCOMPARE(wanted.count(), 1);
    WalletView partial = walletView(1, "Daily", WalletState::Paused);
    partial.isPartial = true; // what it was paid may lie in blocks that were not looked at
    m_page->setSnapshot(snapshotOf({partial}));
    QCOMPARE(child<QLabel>(empty, "emptySentenceLabel").text(), "Nothing found so far");
    QVERIFY(!child<QPushButton>(*m_page, "showAddressButton").isVisible());
}

void TestTransactionsPage::allWalletsFoundNothingSoFarWhileOneIsNotReadToTheEnd_data()
{
    QTest::addColumn<WalletState>("state");
    QTest::addColumn<bool>("isPartial");
    QTest::addColumn<int>("height");
    QTest::addColumn<QString>("sentence");
    using S = WalletState;
    const QString soFar = "Nothing found so far";
    QTest::newRow("importing") << S::Importing << true << 612'340 << soFar;
    QTest::newRow("left on the way") << S::Stopped << true << 612'340 << soFar;
    QTest::newRow("behind") << S::Syncing << false << 870'002 << soFar;
    QTest::newRow("stopped behind") << S::Stopped << false << 870'002 << soFar;
    QTest::newRow("stopped at the tip") << S::Stopped << false << 910'118 << "Nothing here yet";
    QTest::newRow("catching up") << S::Catching << false << 910'114 << "Nothing here yet";
    QTest::newRow("up to date") << S::Synced << false << 910'118 << "Nothing here yet";
}

void TestTransactionsPage::allWalletsFoundNothingSoFarWhileOneIsNotReadToTheEnd()
{
    QFETCH(WalletState, state);
    QFETCH(bool, isPartial);
    QFETCH(int, height);
    WalletView daily = walletView(1, "Daily", state);
    daily.isPartial = isPartial;
    daily.syncedTo.height = BlockHeight{height};
    for (const std::optional<WalletId> page : {std::optional<WalletId>(), std::optional(WalletId{1})}) {
        m_page = pageFor(page, 0);
        m_page->setSnapshot(snapshotOf({daily, walletView(2, "Savings")}));
        QTEST(child<QLabel>(child<QWidget>(*m_page, "nothingYet"), "emptySentenceLabel").text(), "sentence");
    }
}

void TestTransactionsPage::everyStateOfTheWalletSaysWhatMayBeMissing_data()
{
    QTest::addColumn<WalletState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("importing") << WalletState::Importing << "older is complete, newer may be missing";
    QTest::newRow("paused") << WalletState::Paused << "Paused. Complete";
    QTest::newRow("offline") << WalletState::Offline << "Offline";
    QTest::newRow("syncing") << WalletState::Syncing << "Syncing. Complete up to block";
    QTest::newRow("error") << WalletState::Error << "Error.";
    QTest::newRow("stopped") << WalletState::Stopped << "Stopped.";
    QTest::newRow("catching up") << WalletState::Catching << "";
    QTest::newRow("synced") << WalletState::Synced << "";
}

void TestTransactionsPage::everyStateOfTheWalletSaysWhatMayBeMissing()
{
    QFETCH(WalletState, state);
    QFETCH(QString, words);
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily", state)}));
    auto& strip = child<Strip>(*m_page, "historyStrip");
    QCOMPARE(strip.isVisible(), !words.isEmpty());
    QVERIFY2(strip.sentence().contains(words), qPrintable(strip.sentence()));
}

void TestTransactionsPage::whyTheSumIsNotThatOfTheRowsIsSaidBesideIt()
{
    WalletView twin = walletView(2, "Savings");
    const auto apart = snapshotOf({walletView(1, "Daily"), twin});
    twin.alreadyCounted.confirmed = sats(1'000);
    const auto shared = snapshotOf({walletView(1, "Daily"), twin});
    m_page->setSnapshot(shared);
    QVERIFY(!count().contains("once")); // of one wallet each coin is listed once
    m_page = pageFor(std::nullopt, 3);
    QTRY_VERIFY(count().startsWith("3 payments"));
    m_page->setSnapshot(shared);
    QVERIFY2(count().endsWith(" · coins in several wallets counted once"), qPrintable(count()));
    m_page->setSnapshot(apart);
    QVERIFY(!count().contains("once"));
}

void TestTransactionsPage::allWalletsHaveAColumnThatNamesThem()
{
    QVERIFY(table().isColumnHidden(HistoryModel::WalletColumn));
    m_page = pageFor(std::nullopt, 3);
    QVERIFY(!table().isColumnHidden(HistoryModel::WalletColumn));
    QCOMPARE(table().model()->index(0, HistoryModel::WalletColumn).data().toString(), "Daily");
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily", WalletState::Stopped), walletView(2, "Savings")}));
    QVERIFY(child<Strip>(*m_page, "historyStrip").sentence().startsWith("Daily: Stopped."));
}

void TestTransactionsPage::aReadingThatFailedIsSaid()
{
    auto& problem = child<Strip>(*m_page, "historyProblemStrip");
    QVERIFY(!problem.isVisible());
    m_page->setHistoryError({}, Error{Errc::Io, {}});
    QVERIFY(problem.isVisible());
    QVERIFY(!problem.sentence().isEmpty());
    QVERIFY(child<QPushButton>(*m_page, "copyHistoryErrorButton").isVisible());
    click(child<QPushButton>(*m_page, "historyRetryButton"));
    QTRY_VERIFY(!problem.isVisible());
}

void TestTransactionsPage::aListThatWasNeverReadIsNotCalledBeingReadForEver()
{
    TransactionsPage page(WalletId{1});
    QSignalSpy wanted(&page, &TransactionsPage::historyWanted);
    page.show();
    page.refresh();
    QTRY_COMPARE(wanted.count(), 1);
    const auto& words = child<QLabel>(child<QWidget>(page, "nothingRead"), "emptySentenceLabel");
    QVERIFY(words.isVisible() && words.text().startsWith("Reading"));
    page.setHistoryError(wanted[0][0].value<HistoryQuery>(), Error{Errc::Io, {}});
    QVERIFY2(words.text().contains("could not be read"), qPrintable(words.text()));
    click(child<QPushButton>(page, "historyRetryButton"));
    QCOMPARE(wanted.count(), 2);
}

// One payment

void TestTransactionsPage::returnOpensTheDetails()
{
    QSignalSpy wanted(m_page.get(), &TransactionsPage::transactionWanted);
    clickRow(4);
    QTest::keyClick(&table(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<WalletId>(), WalletId{1});
    QCOMPARE(wanted[0][1].value<Txid>(), txidAt(4));
}

void TestTransactionsPage::aDoubleClickOpensTheDetails()
{
    QSignalSpy wanted(m_page.get(), &TransactionsPage::transactionWanted);
    clickRow(2, HistoryModel::LabelColumn);
    const QRect cell = table().visualRect(table().model()->index(2, HistoryModel::LabelColumn));
    QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(wanted.count(), 1);
}

void TestTransactionsPage::theButtonsAreThereOnceAPaymentIsChosen()
{
    auto& details = child<QPushButton>(*m_page, "paymentDetailsButton");
    QVERIFY(!details.isVisible());
    QVERIFY(!action("copyTxidAction").isVisible());
    clickRow(1);
    QVERIFY(action("copyTxidAction").isVisible());
    QSignalSpy wanted(m_page.get(), &TransactionsPage::transactionWanted);
    click(details);
    QCOMPARE(wanted.count(), 1);
}

void TestTransactionsPage::aPersonEditsALabelByKeyboard()
{
    QSignalSpy changed(m_page.get(), &TransactionsPage::labelChanged);
    clickRow(1);
    QTest::keyClick(&table(), Qt::Key_F2);
    auto& editor = child<QLineEdit>(*m_page, "labelLineEdit");
    QVERIFY(editor.hasFocus());
    editor.selectAll();
    QTest::keyClicks(&editor, "<b>Car</b>");
    QTest::keyClick(&editor, Qt::Key_Return);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed[0][1].value<Txid>(), txidAt(1));
    QCOMPARE(changed[0][2].toString(), "<b>Car</b>");
    QCOMPARE(table().model()->index(1, HistoryModel::LabelColumn).data().toString(), "<b>Car</b>");
}

void TestTransactionsPage::whatIsTypedSurvivesARefresh()
{
    clickRow(1);
    QTest::keyClick(&table(), Qt::Key_F2);
    auto& editor = child<QLineEdit>(*m_page, "labelLineEdit");
    editor.selectAll();
    QTest::keyClicks(&editor, "Half a wo");
    m_history.rows.prepend(FakeHistory::numbered(340));
    m_page->refresh();
    QTRY_COMPARE(table().model()->rowCount(), 341);
    QCOMPARE(editor.text(), "Half a wo");
    QTest::keyClicks(&editor, "rd");
    QSignalSpy changed(m_page.get(), &TransactionsPage::labelChanged);
    QTest::keyClick(&editor, Qt::Key_Return);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed[0][1].value<Txid>(), txidAt(2)); // the same payment, one row further down
    QCOMPARE(changed[0][2].toString(), "Half a word");
}

void TestTransactionsPage::aPersonCopiesTransactionIdAndAmount()
{
    QSignalSpy noticed(m_page.get(), &TransactionsPage::noticed);
    chooseAt(1, "copyTxidAction");
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(txidAt(1).display()));
    chooseAt(1, "copyAmountAction");
    QCOMPARE(QGuiApplication::clipboard()->text(), "-0.01000338");
    QCOMPARE(noticed.count(), 2);
}

void TestTransactionsPage::ofATransferTheAmountThatIsShownIsCopied()
{
    m_page = pageFor(std::nullopt, 3);
    HistoryRow& transfer = m_history.rows[1];
    transfer.transferWith = {WalletId{2}};
    transfer.moved = sats(1'000'000);
    m_page->refresh();
    const auto shown = [this] { return table().model()->index(1, HistoryModel::AmountColumn).data().toString(); };
    QTRY_COMPARE(shown(), amountText(1'000'000));
    chooseAt(1, "copyAmountAction");
    QCOMPARE(QGuiApplication::clipboard()->text(), "0.01000000");
}

void TestTransactionsPage::aPersonCopiesTheRawTransaction()
{
    QSignalSpy wanted(m_page.get(), &TransactionsPage::rawWanted);
    chooseAt(1, "copyRawAction");
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][1].value<Txid>(), txidAt(1));
}

// Columns

void TestTransactionsPage::aHeaderSortsByAskingAgain()
{
    QSignalSpy wanted(m_page.get(), &TransactionsPage::historyWanted);
    const QHeaderView* header = table().horizontalHeader();
    const int x = header->sectionViewportPosition(HistoryModel::AmountColumn) + 20;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<HistoryQuery>().sort, HistoryQuery::Sort::Amount);
    QVERIFY(wanted[0][0].value<HistoryQuery>().ascending);
    chooseAt(0, "newestFirstAction");
    QCOMPARE(wanted.last()[0].value<HistoryQuery>().sort, HistoryQuery::Sort::Date);
    QVERIFY(!wanted.last()[0].value<HistoryQuery>().ascending);
}

void TestTransactionsPage::theAddressesAreAskedForWhileTheirColumnIsShown()
{
    const auto cell
        = [this](int row) { return table().model()->index(row, HistoryModel::AddressColumn).data().toString(); };
    QSignalSpy wanted(m_page.get(), &TransactionsPage::addressesWanted);
    QVERIFY(table().isColumnHidden(HistoryModel::AddressColumn));
    const int before = m_asked;
    m_page->refresh();
    QTRY_VERIFY(m_asked > before);
    QCOMPARE(wanted.count(), 0); // nobody sees them
    chooseAt(0, "column9Action");
    QVERIFY(!table().isColumnHidden(HistoryModel::AddressColumn));
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(cell(0), QStringLiteral(u"…"));
    const auto rows = wanted[0][0].value<QList<HistoryRow>>();
    QCOMPARE(rows.first().txid, txidAt(0));
    QList<QStringList> addresses(rows.size(), {"bcrt1qone"});
    addresses[1] = {"bcrt1qone", "bcrt1qtwo"};
    m_page->setAddresses(rows, addresses);
    QCOMPARE(cell(0), "bcrt1qone");
    QCOMPARE(cell(1), "bcrt1qone, bcrt1qtwo");
}

void TestTransactionsPage::aPersonWantsAPaymentInABlockExplorer()
{
    QSignalSpy wanted(m_page.get(), &TransactionsPage::explorerWanted);
    chooseAt(2, "openExplorerAction");
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<Txid>(), txidAt(2));
}

void TestTransactionsPage::aPersonGivesUpWhatWaitsToBeSent()
{
    m_history.rows[1].block.reset();
    m_history.rows[1].state = TxState::Pending;
    m_page->refresh();
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily")});
    snapshot.outgoing = {{txidAt(1), OutgoingState::AskedFor, 1, 0}};
    m_page->setSnapshot(snapshot);
    const auto isRead = [this] { return table().payments().row(1) && !table().payments().row(1)->block; };
    QTRY_VERIFY(isRead());
    QSignalSpy wanted(m_page.get(), &TransactionsPage::giveUpWanted);
    chooseAt(1, "giveUpAction");
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<Txid>(), txidAt(1));

    clickRow(2);
    QVERIFY(!action("giveUpAction").isEnabled());
    QCOMPARE(action("giveUpAction").text(), "Not to be given up: a block has it"); // in sight, where the entry would be
}

void TestTransactionsPage::todayIsTheDayThatItIsWhileTheWindowStaysOpen()
{
    QDate today(2026, 5, 2);
    auto& filter = *m_page->findChild<HistoryFilter*>();
    filter.setClock([&] { return today; });
    auto& box = child<QComboBox>(*m_page, "historyDateBox");
    box.setCurrentIndex(box.findText("Today"));
    QCOMPARE(m_page->query().since, today.startOfDay().toSecsSinceEpoch());
    QSignalSpy wanted(m_page.get(), &TransactionsPage::historyWanted);
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily")}));
    QCOMPARE(wanted.count(), 0);
    today = today.addDays(1);
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily")})); // they come every few seconds
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(m_page->query().since, today.startOfDay().toSecsSinceEpoch()); // what Export takes
}

void TestTransactionsPage::daysAreTypedAsDatesAreWritten()
{
    auto& box = child<QComboBox>(*m_page, "historyDateBox");
    box.setCurrentIndex(box.count() - 1);
    auto& from = child<QDateEdit>(*m_page, "fromDateEdit");
    from.setDate({2026, 5, 2});
    QCOMPARE(from.text(), "2026-05-02");
    DateDisplay::set(DateStyle::Local);
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily")}));
    DateDisplay::set(DateStyle::Iso);
    QVERIFY2(from.text() != "2026-05-02" && from.text().contains("2026"), qPrintable(from.text()));
}

void TestTransactionsPage::theBalanceIsNoOrder()
{
    QSignalSpy wanted(m_page.get(), &TransactionsPage::historyWanted);
    const QHeaderView* header = table().horizontalHeader();
    const int x = header->sectionViewportPosition(HistoryModel::BalanceColumn) + 20;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
    QCOMPARE(wanted.count(), 0);
    QCOMPARE(header->sortIndicatorSection(), int(HistoryModel::DateColumn));
}

void TestTransactionsPage::columnsAreKept()
{
    QHeaderView* header = table().horizontalHeader();
    header->moveSection(header->visualIndex(HistoryModel::AmountColumn), 1);
    header->resizeSection(HistoryModel::DateColumn, 203);
    chooseAt(0, "column6Action"); // the fee
    const QByteArray columns = m_page->columns();
    m_page = pageFor(WalletId{2}, 3);
    m_page->setColumns(columns);
    header = table().horizontalHeader();
    QCOMPARE(header->visualIndex(HistoryModel::AmountColumn), 1);
    QCOMPARE(header->sectionSize(HistoryModel::DateColumn), 203);
    QVERIFY(!header->isSectionHidden(HistoryModel::FeeColumn));
    m_page->setColumns("damaged");
    QCOMPARE(header->sectionSize(HistoryModel::DateColumn), 203);
}

void TestTransactionsPage::columnsKeptForOtherLettersKeepNoWidths_data()
{
    QTest::addColumn<double>("before");
    QTest::newRow("smaller letters") << 0.9;
    QTest::newRow("larger letters") << 1.5;
}

void TestTransactionsPage::columnsKeptForOtherLettersKeepNoWidths()
{
    QFETCH(double, before);
    const int date = table().columnWidth(HistoryModel::DateColumn);
    QByteArray columns;
    {
        const LargeLetters other(before);
        m_page = pageFor(WalletId{1}, 340);
        table().horizontalHeader()->moveSection(table().horizontalHeader()->visualIndex(HistoryModel::AmountColumn), 1);
        chooseAt(0, "column6Action"); // the fee
        columns = m_page->columns();
    }
    m_page = pageFor(WalletId{1}, 340);
    m_page->resize(1200, 600);
    m_page->setColumns(columns);
    QTest::qWait(0);
    QCOMPARE(cutOffIn(*m_page), QString());
    QCOMPARE(table().columnWidth(HistoryModel::DateColumn), date);
    QCOMPARE(table().horizontalHeader()->visualIndex(HistoryModel::AmountColumn), 1);
    QVERIFY(!table().isColumnHidden(HistoryModel::FeeColumn));
}

void TestTransactionsPage::aNarrowWindowKeepsTheAmountsInSight()
{
    QVERIFY(!table().isColumnHidden(HistoryModel::BalanceColumn));
    const QByteArray columns = m_page->columns();
    m_page->resize(630, 500);
    QTRY_VERIFY(table().isColumnHidden(HistoryModel::BalanceColumn));
    QTRY_VERIFY(!table().horizontalScrollBar()->isVisible());
    QVERIFY(action("column5Action").isChecked()); // it is wanted, there is no room
    m_page->resize(860, 600);
    QTRY_VERIFY(!table().isColumnHidden(HistoryModel::BalanceColumn));
    QCOMPARE(m_page->columns().size(), columns.size());
}

void TestTransactionsPage::withLargeLettersStatesAndDatesAreSaidInFewerLetters_data()
{
    QTest::addColumn<bool>("isOfAll");
    QTest::newRow("of one wallet") << false;
    QTest::newRow("of all wallets") << true;
}

/// So that amounts are in sight: no word is cut off for them.
void TestTransactionsPage::withLargeLettersStatesAndDatesAreSaidInFewerLetters()
{
    QFETCH(bool, isOfAll);
    const LargeLetters large;
    m_page = pageFor(isOfAll ? std::nullopt : std::optional(WalletId{1}), 340);
    m_page->resize(624, 500); // what a sidebar leaves of a window of 900
    QTRY_VERIFY(!table().horizontalScrollBar()->isVisible());
    const auto* delegate = qobject_cast<QStyledItemDelegate*>(table().itemDelegate());
    for (const int column : {HistoryModel::StatusColumn, HistoryModel::DateColumn}) {
        const QModelIndex cell = table().model()->index(0, column);
        if (table().isColumnHidden(column)) continue;
        const QStyleOptionViewItem drawn = drawnAs(table(), *delegate, cell);
        QCOMPARE(drawn.text, cell.data(HistoryModel::ShortRole).toString());
        QVERIFY2(neededFor(drawn, 0).width() <= roomFor(drawn, table()).width(), qPrintable(drawn.text));
    }
    QCOMPARE(table().isColumnHidden(HistoryModel::DateColumn), isOfAll);
    m_page->resize(1'400, 500);
    QTRY_VERIFY(!table().isColumnHidden(HistoryModel::DateColumn));
    const QModelIndex date = table().model()->index(0, HistoryModel::DateColumn);
    QTRY_COMPARE(drawnAs(table(), *delegate, date).text, date.data().toString());
}

void TestTransactionsPage::amountsTakeTheRoomTheyNeedAndLabelsTheRest()
{
    const auto widthOf = [this](int column) { return table().columnWidth(column); };
    const auto isWhole
        = [this](int row, int column) { return cutOffCell(table(), table().model()->index(row, column)).isEmpty(); };
    const QString digits = table().model()->index(0, HistoryModel::AmountColumn).data().toString();
    const int title = table().horizontalHeader()->sectionSizeHint(HistoryModel::AmountColumn);
    const int needed = qMax(title, QFontMetrics(amountFont(table().font())).horizontalAdvance(digits) + 24);
    QVERIFY2(widthOf(HistoryModel::AmountColumn) <= needed, qPrintable(digits));
    QVERIFY(isWhole(0, HistoryModel::AmountColumn) && isWhole(0, HistoryModel::BalanceColumn));

    const int label = widthOf(HistoryModel::LabelColumn);
    m_history.rows[0].amount = 2'000'000'000'000'000; // larger than any that was in sight
    m_page->refresh();
    QTRY_VERIFY(isWhole(0, HistoryModel::AmountColumn)
                && table().model()->index(0, HistoryModel::AmountColumn).data().toString().size() > digits.size());
    QVERIFY(widthOf(HistoryModel::LabelColumn) < label);
    const int grown = widthOf(HistoryModel::AmountColumn);
    table().verticalScrollBar()->setValue(2'000);
    QCOMPARE(widthOf(HistoryModel::AmountColumn), grown); // no column goes to and fro
}

void TestTransactionsPage::aStateOfManyWordsTakesRoomFromTheLabelWhileItIsInSight()
{
    m_page->resize(1'100, 600);
    const auto widthOf = [this](int column) { return table().columnWidth(column); };
    const auto wordsOf = [this](int row) {
        const QString words = table().model()->index(row, HistoryModel::StatusColumn).data().toString();
        return table().fontMetrics().horizontalAdvance(words);
    };
    const int label = widthOf(HistoryModel::LabelColumn);
    m_history.rows[0].state = TxState::Unverified;
    m_history.rows[0].block.reset();
    m_page->refresh();
    QTRY_VERIFY(wordsOf(0) > wordsOf(1) * 3 / 2);
    QTRY_VERIFY(widthOf(HistoryModel::StatusColumn) >= wordsOf(0) + 16);
    QVERIFY(widthOf(HistoryModel::LabelColumn) < label);
    QVERIFY(cutOffCell(table(), table().model()->index(0, HistoryModel::StatusColumn)).isEmpty());
    table().horizontalHeader()->resizeSection(HistoryModel::StatusColumn, 90); // by hand
    m_page->refresh();
    QTest::qWait(0);
    QCOMPARE(widthOf(HistoryModel::StatusColumn), 90);
    const QModelIndex narrow = table().model()->index(0, HistoryModel::StatusColumn);
    const auto* delegate = qobject_cast<QStyledItemDelegate*>(table().itemDelegate());
    QCOMPARE(drawnAs(table(), *delegate, narrow).text, "? Unverified"); // no words with their end cut off
    QVERIFY(narrow.data(Qt::ToolTipRole).toString().startsWith("? Unverified, seen by 1 peer"));
}

// Changes

void TestTransactionsPage::refreshesAreCoalescedAndWaitUntilShown()
{
    QTest::qWait(0);
    m_asked = 0;
    for (int i = 0; i < 20; ++i) m_page->refresh();
    QTRY_VERIFY(m_asked >= 1);
    QVERIFY2(m_asked <= 2, qPrintable(QString::number(m_asked)));
    m_page->hide();
    m_asked = 0;
    m_page->refresh();
    QCOMPARE(m_asked, 0);
    m_page->show();
    QTRY_COMPARE(m_asked, 1);
}

void TestTransactionsPage::newPaymentsDoNotMoveWhatIsRead()
{
    table().verticalScrollBar()->setValue(2'000);
    const int top = table().rowAt(0);
    const int at = table().rowViewportPosition(top);
    const Txid txid = txidAt(top);
    for (int i = 0; i < 3; ++i) m_history.rows.prepend(FakeHistory::numbered(340 + i));
    m_page->refresh();
    QTRY_COMPARE(table().model()->rowCount(), 343);
    QCOMPARE(table().rowAt(0), top + 3);
    QCOMPARE(table().rowViewportPosition(top + 3), at);
    QCOMPARE(txidAt(top + 3), txid);
}

void TestTransactionsPage::periodsAreWholeDays_data()
{
    QTest::addColumn<DatePeriod>("period");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::newRow("any") << DatePeriod::Any << QDate() << QDate();
    QTest::newRow("today") << DatePeriod::Today << QDate(2026, 1, 15) << QDate();
    QTest::newRow("this month") << DatePeriod::ThisMonth << QDate(2026, 1, 1) << QDate();
    QTest::newRow("last month") << DatePeriod::LastMonth << QDate(2025, 12, 1) << QDate(2025, 12, 31);
    QTest::newRow("this year") << DatePeriod::ThisYear << QDate(2026, 1, 1) << QDate();
    QTest::newRow("last year") << DatePeriod::LastYear << QDate(2025, 1, 1) << QDate(2025, 12, 31);
}

void TestTransactionsPage::periodsAreWholeDays()
{
    QFETCH(DatePeriod, period);
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    const DateSpan span = spanOf(period, QDate(2026, 1, 15));
    QCOMPARE(span.first, first);
    QCOMPARE(span.last, last);
    if (last.isValid()) QCOMPARE(*span.until(), last.addDays(1).startOfDay().toSecsSinceEpoch());
    const QDate monday = spanOf(DatePeriod::ThisWeek, QDate(2026, 1, 15)).first;
    QCOMPARE(monday.dayOfWeek(), int(QLocale().firstDayOfWeek()));
    QVERIFY(monday.daysTo(QDate(2026, 1, 15)) < 7);
}

void TestTransactionsPage::everyControlHasAName()
{
    for (const QWidget* widget : m_page->findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_")) continue;
        if (!qobject_cast<const QLineEdit*>(widget) && !qobject_cast<const QComboBox*>(widget) && !button) continue;
        if (qobject_cast<const QAbstractSpinBox*>(widget->parentWidget())) continue; // its own edit
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName()));
    }
}

void TestTransactionsPage::amountsFollowTheUnitAndCanBeHidden()
{
    const auto follow = [this](AmountDisplay display) {
        AmountDisplay::set(display);
        m_page->setSnapshot(snapshotOf({walletView(1, "Daily")}));
    };
    const auto amount = [this] { return table().model()->index(0, HistoryModel::AmountColumn).data().toString(); };
    const auto back = qScopeGuard([] { AmountDisplay::set({}); });
    auto& minimum = child<QLineEdit>(*m_page, "historyMinimumEdit");
    type("historyMinimumEdit", "0.02");
    QTRY_VERIFY(count().startsWith("227 of 340"));
    follow({AmountUnit::Satoshi, false});
    QCOMPARE(minimum.text(), "2000000"); // the same amount
    QVERIFY(count().startsWith("227 of 340") && count().endsWith("sat"));
    QVERIFY(amount().startsWith("+3") && !amount().contains('.'));
    const QString header = table().model()->headerData(HistoryModel::AmountColumn, Qt::Horizontal).toString();
    QVERIFY2(header.contains("sat"), qPrintable(header));
    follow({AmountUnit::Bitcoin, true});
    QVERIFY2(!amount().contains('3'), qPrintable(amount()));
    QVERIFY2(!count().contains("0."), qPrintable(count()));
}

void TestTransactionsPage::largeLettersHaveRoom_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestTransactionsPage::largeLettersHaveRoom()
{
    QFETCH(Qt::LayoutDirection, direction);
    const LargeLetters large;
    m_page = pageFor(std::nullopt, 340);
    m_page->setLayoutDirection(direction);
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily", WalletState::Paused), walletView(2, "Savings")}));
    m_page->resize(630, 560); // what the smallest window leaves
    choose("historyDateBox", "From … to …");
    type("historyMinimumEdit", "0,5");
    QTRY_VERIFY(child<QLabel>(*m_page, "filterProblemLabel").isVisible());
    QTest::qWait(0);
    QCOMPARE(cutOffIn(*m_page), QString());
}

QTEST_MAIN(TestTransactionsPage)
#include "tst_transactionspage.moc"
