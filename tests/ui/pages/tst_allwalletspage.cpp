// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/support/snapshots.h"
#include "ui/models/walletlistmodel.h"
#include "ui/pages/allwalletspage.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeWidget>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestAllWalletsPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theTotalIsAtOneHeight();
    void offlineTheTotalSaysAsOfWhichBlock();
    void whoIsInErrorIsCounted();
    void theOneThatImportsComesFirst();
    void aPersonSortsTheWalletsAndGoesBackToTheirOwnOrder();
    void theTypeSaysWhoOnlyWatches();
    void whereTheTypesHideTheNameSaysWhoOnlyWatches();
    void heightsThatAreAllTheSameGiveWayToTheTypes();
    void aLongNameGivesWayBeforeTheTableScrolls();
    void noColumnMovesWhenAStateIsSaidInMoreOrFewerLetters();
    void withLargeLettersTheHeightsGiveWayBeforeTheTableScrolls();
    void tenOfTheNewestPaymentsAreListed();
    void theNewestPaymentsOfAllAreListedWithTheWayToThem();
    void withLargeLettersTheLabelsOfPaymentsCanBeRead();
    void withLargeLettersAStateIsReadBesideShortLabels();
    void amountsAreNeverCut_data();
    void amountsAreNeverCut();
    void lettersThatGrowMeanwhileHaveRoom();
    void aWatchedWalletIsReadInTheSmallestWindow();
    void theSmallestWindowShowsThePageWhole_data();
    void theSmallestWindowShowsThePageWhole();
    void aPersonOpensAWallet();
    void buttonsForAllSayWhyTheyCannotBePressed();

private:
    static constexpr std::int64_t Now = 1'780'000'100;
    void show(QList<WalletView> wallets) { m_page->setSnapshot(shared(snapshotOf(std::move(wallets))), Now); }
    QTableView& table() { return child<QTableView>(*m_page, "allWalletsTable"); }
    QString names();
    std::unique_ptr<AllWalletsPage> m_page;
};

void TestAllWalletsPage::init()
{
    failOnAnyWarning();
    m_page = std::make_unique<AllWalletsPage>();
    m_page->resize(900, 600);
    WalletView savings = walletView(2, "savings");
    savings.balance.confirmed = sats(1);
    show({walletView(1, "Daily"), savings, walletView(3, "Cold")});
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QString TestAllWalletsPage::names()
{
    QStringList all;
    for (int row = 0; row < table().model()->rowCount(); ++row) all += table().model()->index(row, 0).data().toString();
    return all.join(' ');
}

void TestAllWalletsPage::theTotalIsAtOneHeight()
{
    QCOMPARE(child<QLabel>(*m_page, "availableLabel").text(), QStringLiteral(u"2.409\u202f100\u202f01 BTC"));
    QVERIFY(child<QLabel>(*m_page, "lockstepLabel").text().startsWith("All at block 910,118"));
    QCOMPARE(table().model()->index(0, WalletListModel::SyncedColumn).data().toString(), "910,118");
}

void TestAllWalletsPage::offlineTheTotalSaysAsOfWhichBlock()
{
    SyncSnapshot offline = snapshotOf({walletView(1, "Daily", WalletState::Offline)});
    offline.online = false;
    m_page->setSnapshot(shared(offline), Now);
    auto& note = child<QLabel>(*m_page, "balanceNoteLabel");
    QVERIFY(note.isVisible());
    QCOMPARE(note.text(), "Offline: as of block 910,118");
}

void TestAllWalletsPage::whoIsInErrorIsCounted()
{
    show({walletView(1, "Daily", WalletState::Error), walletView(2, "savings")});
    const QString line = child<QLabel>(*m_page, "lockstepLabel").text();
    QVERIFY2(line.startsWith("1 in error · 1 follows at 910,118"), qPrintable(line));
    QCOMPARE(child<QLabel>(*m_page, "balanceNoteLabel").text(), "1 wallet in error");
    const QString reason = child<QLabel>(*m_page, "allButtonsReasonLabel").text();
    QVERIFY2(reason.startsWith("None is stopped; what is in error is tried again on its page."), qPrintable(reason));
    WalletView twin = walletView(3, "Twin");
    twin.alreadyCounted.confirmed = sats(1);
    show({walletView(1, "Daily"), twin});
    QCOMPARE(child<QLabel>(*m_page, "balanceNoteLabel").text(), "Coins in several wallets counted once");
}

void TestAllWalletsPage::theOneThatImportsComesFirst()
{
    const WalletView daily = walletView(1, "Daily", WalletState::Paused);
    show({daily, walletView(2, "savings"), walletView(3, "Cold", WalletState::Importing)});
    QCOMPARE(names(), "Cold Daily savings");
    show({daily, walletView(2, "savings"), walletView(3, "Cold")});
    QCOMPARE(names(), "Daily savings Cold"); // the person's own order again
}

void TestAllWalletsPage::aPersonSortsTheWalletsAndGoesBackToTheirOwnOrder()
{
    QCOMPARE(names(), "Daily savings Cold");
    QHeaderView* header = table().horizontalHeader();
    const auto press = [&](int column) {
        const QPoint at(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                        header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    };
    press(WalletListModel::NameColumn);
    QCOMPARE(names(), "Cold Daily savings");
    press(WalletListModel::NameColumn);
    QCOMPARE(names(), "savings Daily Cold");
    press(WalletListModel::NameColumn);
    QCOMPARE(names(), "Daily savings Cold");
    press(WalletListModel::BalanceColumn);
    QVERIFY(names().startsWith("savings")); // by what they hold, not by text
}

void TestAllWalletsPage::theTypeSaysWhoOnlyWatches()
{
    WalletView cold = walletView(3, "Cold");
    cold.auth = WalletAuth::WatchOnly;
    WalletView locked = walletView(4, "Savings");
    locked.auth = WalletAuth::Locked;
    show({walletView(1, "Daily"), cold, locked});
    const auto type
        = [this](int row) { return table().model()->index(row, WalletListModel::TypeColumn).data().toString(); };
    QCOMPARE(type(0), "Native segwit (wpkh)");
    QCOMPARE(type(1), "Watch-only · Native segwit (wpkh)");
    QCOMPARE(type(2), type(0)); // its keys are here, whether locked or not
}

void TestAllWalletsPage::whereTheTypesHideTheNameSaysWhoOnlyWatches()
{
    WalletView cold = walletView(3, "Cold");
    cold.auth = WalletAuth::WatchOnly;
    show({walletView(1, "Daily"), cold});
    const auto widthOfName
        = [this] { return table().sizeHintForIndex(table().model()->index(1, WalletListModel::NameColumn)).width(); };
    m_page->resize(1'600, 600);
    QTRY_VERIFY(!table().isColumnHidden(WalletListModel::TypeColumn));
    const int alone = widthOfName();
    m_page->resize(480, 600);
    QTRY_VERIFY(table().isColumnHidden(WalletListModel::TypeColumn));
    QVERIFY(widthOfName() > alone + table().fontMetrics().horizontalAdvance("Watch"));
}

void TestAllWalletsPage::heightsThatAreAllTheSameGiveWayToTheTypes()
{
    show({walletView(1, "Daily"), walletView(2, "Savings")});
    int width = 1'600;
    m_page->resize(width, 640);
    QTRY_VERIFY(!table().isColumnHidden(WalletListModel::SyncedColumn));
    while (width > 600 && !table().isColumnHidden(WalletListModel::SyncedColumn)) {
        m_page->resize(width -= 10, 640);
        QTest::qWait(1);
        QVERIFY2(!table().isColumnHidden(WalletListModel::TypeColumn), qPrintable(QString::number(width)));
    }
    QVERIFY(child<QLabel>(*m_page, "lockstepLabel").text().startsWith("All at block"));
    m_page->resize(width -= 60, 640); // less than a column of heights more
    QTRY_VERIFY(!table().isColumnHidden(WalletListModel::TypeColumn));
    WalletView behind = walletView(2, "Savings", WalletState::Importing);
    behind.syncedTo.height = BlockHeight{700'000};
    show({walletView(1, "Daily"), behind}); // now each row has something to say
    QTRY_VERIFY(table().isColumnHidden(WalletListModel::TypeColumn));
    QVERIFY(!table().isColumnHidden(WalletListModel::SyncedColumn));
}

void TestAllWalletsPage::aLongNameGivesWayBeforeTheTableScrolls()
{
    show({walletView(1, QString(60, u'W')), walletView(2, "Daily")});
    m_page->resize(830, 640);
    QTRY_VERIFY(table().columnWidth(WalletListModel::NameColumn) < table().viewport()->width());
    QTRY_VERIFY(!table().horizontalScrollBar()->isVisible());
}

void TestAllWalletsPage::noColumnMovesWhenAStateIsSaidInMoreOrFewerLetters()
{
    const auto places = [this] {
        QList<int> all;
        for (int column = 0; column < WalletListModel::ColumnCount; ++column)
            all += table().columnViewportPosition(column);
        return all;
    };
    const QList<int> before = places();
    const auto showDaily = [this](WalletState state, int percent, WalletAuth auth = WalletAuth::Unlocked) {
        WalletView daily = walletView(1, "Daily", state);
        daily.percent = percent;
        daily.auth = auth;
        show({daily, walletView(2, "savings"), walletView(3, "Cold")});
    };
    for (const WalletState state : {WalletState::Importing, WalletState::Paused, WalletState::Syncing,
                                    WalletState::Stopped, WalletState::Error, WalletState::Synced})
        for (const int percent : {9, 67}) {
            showDaily(state, percent);
            QCOMPARE(places(), before);
        }
    showDaily(WalletState::Paused, 0, WalletAuth::Locked); // longer than any that is kept room for
    const QList<int> wider = places();
    QVERIFY(wider != before);
    showDaily(WalletState::Synced, 0);
    QCOMPARE(places(), wider);
    show({walletView(1, "Daily"), walletView(2, "savings")}); // another list
    QCOMPARE(places(), before);
}

void TestAllWalletsPage::withLargeLettersTheHeightsGiveWayBeforeTheTableScrolls()
{
    const LargeLetters large;
    WalletView daily = walletView(1, "Daily");
    daily.state = WalletState::Importing;
    daily.started = true;
    show({daily, walletView(2, "Old phone")});
    int width = 1'200;
    m_page->resize(width, 640);
    QTRY_VERIFY(!table().isColumnHidden(WalletListModel::SyncedColumn));
    while (width > 600 && !table().isColumnHidden(WalletListModel::SyncedColumn)) {
        m_page->resize(width -= 10, 640);
        QTest::qWait(1);
        QVERIFY2(!table().horizontalScrollBar()->isVisible(), qPrintable(QString::number(width)));
    }
    QVERIFY(table().isColumnHidden(WalletListModel::SyncedColumn));
    QVERIFY(!table().isColumnHidden(WalletListModel::BalanceColumn));
    m_page->resize(1'200, 640);
    QTRY_VERIFY(!table().isColumnHidden(WalletListModel::SyncedColumn));
}

void TestAllWalletsPage::tenOfTheNewestPaymentsAreListed()
{
    QList<HistoryRow> rows;
    for (int i = 0; i < 12; ++i) rows += payment(10'000 + i, 910'118 - i, static_cast<std::uint8_t>(i + 1));
    m_page->setPayments(rows, 340);
    const auto& newest = child<QTreeWidget>(*m_page, "recentPaymentsTree");
    QCOMPARE(newest.topLevelItemCount(), 10);
    QVERIFY(newest.height() >= 10 * newest.visualItemRect(newest.topLevelItem(0)).height()); // all in sight
}

void TestAllWalletsPage::theNewestPaymentsOfAllAreListedWithTheWayToThem()
{
    auto& newest = child<QTreeWidget>(*m_page, "recentPaymentsTree");
    QCOMPARE(child<QLabel>(*m_page, "emptySentenceLabel").text(), "Reading payments…");
    m_page->setPayments({}, 0);
    QCOMPARE(child<QLabel>(*m_page, "emptySentenceLabel").text(), "No payments yet.");
    HistoryRow mine = payment(10'000'000, 910'118, 1);
    mine.wallet = WalletId{1};
    HistoryRow other = payment(20'000'000, 910'117, 2);
    other.wallet = WalletId{3};
    m_page->setPayments({mine, other}, 340);
    QCOMPARE(newest.topLevelItemCount(), 2);
    QCOMPARE(newest.topLevelItem(0)->text(2) + ' ' + newest.topLevelItem(1)->text(2), "Daily Cold");
    QVERIFY(newest.topLevelItem(1)->data(0, Qt::AccessibleTextRole).toString().contains("wallet Cold"));
    QSignalSpy details(m_page.get(), &AllWalletsPage::detailsWanted);
    newest.setFocus();
    QTest::keyClick(&newest, Qt::Key_End);
    QTest::keyClick(&newest, Qt::Key_Return);
    QCOMPARE(details.count(), 1);
    QCOMPARE(details[0][0].value<WalletId>(), WalletId{3});
    QSignalSpy all(m_page.get(), &AllWalletsPage::transactionsWanted);
    click(child<QPushButton>(*m_page, "allTransactionsButton"));
    QCOMPARE(all.count(), 1);
}

void TestAllWalletsPage::withLargeLettersTheLabelsOfPaymentsCanBeRead()
{
    constexpr int StateColumn = 0, LabelColumn = 3;
    const LargeLetters large;
    HistoryRow heard = payment(10'000'000, 0, 1);
    heard.wallet = WalletId{1};
    heard.state = TxState::Unverified;
    heard.label = "Rent of May";
    auto& newest = child<QTreeWidget>(*m_page, "recentPaymentsTree");
    m_page->resize(1'600, 640);
    m_page->setPayments({heard}, 1);
    const int whole = newest.columnWidth(StateColumn);
    m_page->resize(620, 640);
    QTRY_VERIFY2(newest.columnWidth(StateColumn) < whole,
                 qPrintable(QStringLiteral("%1: %2, %3")
                                .arg(newest.topLevelItem(0)->text(StateColumn))
                                .arg(whole)
                                .arg(m_page->width())));
    QVERIFY(newest.columnWidth(LabelColumn) > newest.fontMetrics().horizontalAdvance(heard.label));
}

void TestAllWalletsPage::withLargeLettersAStateIsReadBesideShortLabels()
{
    const LargeLetters large;
    m_page = std::make_unique<AllWalletsPage>();
    show({walletView(1, "Daily"), walletView(2, "savings")});
    m_page->resize(780, 640);
    m_page->show();
    HistoryRow young = payment(10'000'000, 910'117, 1);
    young.wallet = WalletId{1};
    young.label.clear();
    m_page->setPayments({young}, 1);
    auto& newest = child<QTreeWidget>(*m_page, "recentPaymentsTree");
    const auto needed
        = [&] { return QFontMetrics(newest.font()).horizontalAdvance(newest.topLevelItem(0)->text(0)) + 6; };
    QTRY_VERIFY(newest.columnWidth(0) >= needed());
}

void TestAllWalletsPage::amountsAreNeverCut_data()
{
    QTest::addColumn<double>("letters");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("name");
    for (const double letters : {1.0, 1.5})
        for (const int width : {480, 580, 620, 680, 730, 780, 820, 1'600})
            for (const QString& name : {QString("Cold storage"), QString(60, 'w')})
                QTest::addRow("%g, %d wide, %lld letters", letters, width, name.size()) << letters << width << name;
}

/// Nor out of sight: a part of an amount looks like another one.
void TestAllWalletsPage::amountsAreNeverCut()
{
    QFETCH(double, letters);
    QFETCH(int, width);
    QFETCH(QString, name);
    const LargeLetters large(letters);
    m_page = std::make_unique<AllWalletsPage>();
    show({walletView(1, name), walletView(2, "savings")});
    HistoryRow heard = payment(12'340'000, 0, 1);
    heard.wallet = WalletId{1};
    heard.label = name.size() > 20 ? "What a neighbour paid back at last" : ""; // no label takes room, too
    HistoryRow sure = payment(2'100'000'000'000'000, 900'000, 2);
    sure.wallet = WalletId{2};
    sure.label = heard.label;
    m_page->setPayments({heard, sure}, 2);
    m_page->resize(width, 640);
    m_page->show();
    auto& newest = child<QTreeWidget>(*m_page, "recentPaymentsTree");
    const int amounts = newest.columnCount() - 1;
    const auto isWhole = [&](int row) {
        const QModelIndex cell = newest.model()->index(row, amounts);
        const QRect place = newest.visualRect(cell);
        return place.width() >= newest.sizeHintForIndex(cell).width() && newest.viewport()->rect().contains(place);
    };
    QTRY_VERIFY2(isWhole(0) && isWhole(1), qPrintable(QString::number(newest.viewport()->width())));
    if (width == 1'600)
        for (int column = 0; column < amounts; ++column) QVERIFY(!newest.isColumnHidden(column));
}

void TestAllWalletsPage::lettersThatGrowMeanwhileHaveRoom()
{
    HistoryRow young = payment(10'000'000, 910'117, 1);
    young.wallet = WalletId{1};
    m_page->resize(1'600, 640);
    m_page->setPayments({young}, 1);
    const LargeLetters large;
    auto& newest = child<QTreeWidget>(*m_page, "recentPaymentsTree");
    QTRY_VERIFY(newest.font().pointSizeF() == QApplication::font().pointSizeF());
    const QString state = newest.topLevelItem(0)->text(0);
    QTRY_VERIFY2(newest.columnWidth(0) >= QFontMetrics(newest.font()).horizontalAdvance(state) + 6, qPrintable(state));
}

void TestAllWalletsPage::aWatchedWalletIsReadInTheSmallestWindow()
{
    WalletView shop = walletView(2, "Shop");
    shop.auth = WalletAuth::WatchOnly;
    show({walletView(1, "Daily"), shop});
    int width = 630;
    m_page->resize(width, 500);
    QTRY_COMPARE(m_page->width(), width);
    const int type = QFontMetrics(table().font()).horizontalAdvance("Watch-only · ");
    QTRY_VERIFY(table().columnWidth(WalletListModel::TypeColumn) > type); // with its end cut off
    while (width > 480 && !table().isColumnHidden(WalletListModel::TypeColumn)) {
        m_page->resize(width -= 10, 500);
        QTest::qWait(1);
    }
    QVERIFY(table().isColumnHidden(WalletListModel::TypeColumn));
    const int needed = QFontMetrics(table().font()).horizontalAdvance("Shop · Watch-only");
    QTRY_VERIFY(table().columnWidth(WalletListModel::NameColumn) > needed);
}

void TestAllWalletsPage::theSmallestWindowShowsThePageWhole_data()
{
    QTest::addColumn<double>("letters");
    QTest::newRow("as they are") << 1.0;
    QTest::newRow("large") << 1.5;
}

void TestAllWalletsPage::theSmallestWindowShowsThePageWhole()
{
    QFETCH(double, letters);
    const LargeLetters large(letters);
    m_page = std::make_unique<AllWalletsPage>();
    WalletView open = walletView(1, "Daily");
    open.auth = WalletAuth::NoPassphrase;
    show({open});
    QVERIFY(child<QLabel>(*m_page, "allButtonsReasonLabel").text().size() > 40);
    QVERIFY2(m_page->minimumSizeHint().width() <= 600, qPrintable(QString::number(m_page->minimumSizeHint().width())));
}

void TestAllWalletsPage::aPersonOpensAWallet()
{
    QSignalSpy wanted(m_page.get(), &AllWalletsPage::walletWanted);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Down);
    QTest::keyClick(&table(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<WalletId>(), WalletId{2});
    const QPoint third = table().visualRect(table().model()->index(2, 0)).center();
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, third);
    QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, third);
    QCOMPARE(wanted.last()[0].value<WalletId>(), WalletId{3});
}

void TestAllWalletsPage::buttonsForAllSayWhyTheyCannotBePressed()
{
    auto& start = child<QPushButton>(*m_page, "startAllButton");
    const auto reason = [&] { return child<QLabel>(*m_page, "allButtonsReasonLabel").text(); };
    QVERIFY(!start.isEnabled());
    QCOMPARE(reason(), "All are started.");
    QSignalSpy stopped(m_page.get(), &AllWalletsPage::stopAllWanted);
    QSignalSpy locked(m_page.get(), &AllWalletsPage::lockAllWanted);
    click(child<QPushButton>(*m_page, "stopAllButton"));
    click(child<QPushButton>(*m_page, "lockAllButton"));
    QCOMPARE(stopped.count() + locked.count(), 2);
    WalletView daily = walletView(1, "Daily", WalletState::Stopped);
    daily.started = false;
    daily.auth = WalletAuth::Locked;
    show({daily});
    QVERIFY(start.isEnabled());
    QCOMPARE(reason(), "All are stopped. None is unlocked.");
}

QTEST_MAIN(TestAllWalletsPage)
#include "tst_allwalletspage.moc"
