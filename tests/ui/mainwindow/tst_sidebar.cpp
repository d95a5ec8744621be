// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/support/snapshots.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/sync/statetext.h"
#include "ui/mainwindow/sidebar/allwalletsbutton.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/mainwindow/sidebar/walletrow.h"
#include "ui/models/walletlistmodel.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>
#include <QWindow>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestSidebar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { AmountDisplay::set({}); }
    void everyWalletSaysItsStateInWords();
    void allWalletsSayTheirTotalAndTheirHeight();
    void aPersonChoosesAWalletByMouseAndByKeys();
    void arrowKeysGoFromAllWalletsIntoTheListAndBack();
    void theKeyboardGoesAlongWithAChoiceByItsKey();
    void tabbingThroughChoosesNothing();
    void theChoiceStaysWhenWalletsComeAndGo();
    void aNewWalletIsChosenWhenItAppears();
    void theFilterHidesWalletsButNotTheChoice();
    void aFilterThatLeavesNothingSaysSo();
    void aFilterThatLeftNothingLetsANewWalletBeSeen();
    void whoIsAtTheEndMovesNoFurther();
    void aNarrowSidebarStillSpeaks();
    void aNarrowRowShowsThatAWalletIsLocked();
    void aNarrowRowHasTheWholeFirstLetter();
    void hiddenAmountsAreNotSpokenEither();
    void offersToAddAWallet();
    void theMenuIsAskedForTheWalletUnderTheMouse();
    void aStateIsReadWholeInLargeLetters_data();
    void aStateIsReadWholeInLargeLetters();
    void whereThereIsLittleRoomAStateIsSaidInFewerWords();
    void whereThereIsLittleRoomANoteIsShortOrLeftOut();
    void aBalanceIsNeverCut();

private:
    static constexpr std::int64_t Now = 1'780'000'100;
    void show(QList<WalletView> wallets) { m_sidebar->setSnapshot(shared(snapshotOf(std::move(wallets))), Now); }
    QListView& list() { return child<QListView>(*m_sidebar, "walletListView"); }
    QLineEdit& filter() { return child<QLineEdit>(*m_sidebar, "walletFilterEdit"); }
    AllWalletsButton& all() { return child<AllWalletsButton>(*m_sidebar, "allWalletsButton"); }
    QPoint rowAt(int row) { return list().visualRect(list().model()->index(row, 0)).center(); }
    std::unique_ptr<Sidebar> m_sidebar;
};

void TestSidebar::init()
{
    failOnAnyWarning();
    m_sidebar = std::make_unique<Sidebar>();
    m_sidebar->resize(260, 500);
    show({walletView(1, "Daily"), walletView(2, "Savings"), walletView(3, "Old phone")});
    m_sidebar->show();
    QVERIFY(QTest::qWaitForWindowActive(m_sidebar.get()));
}

void TestSidebar::everyWalletSaysItsStateInWords()
{
    QVERIFY(!list().accessibleName().isEmpty());
    for (const WalletState state :
         {WalletState::Error, WalletState::Importing, WalletState::Paused, WalletState::Stopped, WalletState::Offline,
          WalletState::Connecting, WalletState::Headers, WalletState::Syncing, WalletState::Catching,
          WalletState::Synced}) {
        const WalletView wallet = walletView(1, "Daily", state);
        show({wallet});
        const QString spoken = list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(stateLine(wallet, snapshotOf({wallet}), Now)), qPrintable(spoken));
    }
}

void TestSidebar::allWalletsSayTheirTotalAndTheirHeight()
{
    QVERIFY(all().isChecked());
    QVERIFY2(all().accessibleName().contains("3 wallets at block 910,118"), qPrintable(all().accessibleName()));
    QVERIFY(all().accessibleName().contains(QStringLiteral(u"3.613\u202f650\u202f00 BTC")));
    show({});
    QVERIFY(!all().isVisible() && !filter().isVisible());
}

void TestSidebar::aPersonChoosesAWalletByMouseAndByKeys()
{
    QSignalSpy chosen(m_sidebar.get(), &Sidebar::chosen);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, rowAt(1));
    QCOMPARE(m_sidebar->selected(), WalletId{2});
    QVERIFY(!all().isChecked());
    QTest::keyClick(&list(), Qt::Key_Down);
    QCOMPARE(m_sidebar->selected(), WalletId{3});
    m_sidebar->selectNext(1);
    QCOMPARE(m_sidebar->selected(), WalletId{1});
    click(all());
    QCOMPARE(m_sidebar->selected(), WalletId{});
    QVERIFY(chosen.count() >= 4);
    QCOMPARE(chosen.last()[0].value<WalletId>(), WalletId{});
    QVERIFY(list().selectionModel()->selectedIndexes().isEmpty());
}

void TestSidebar::arrowKeysGoFromAllWalletsIntoTheListAndBack()
{
    all().setFocus();
    QTest::keyClick(&all(), Qt::Key_Down);
    QCOMPARE(m_sidebar->selected(), WalletId{1});
    QVERIFY(list().hasFocus());
    QTest::keyClick(&list(), Qt::Key_Up);
    QCOMPARE(m_sidebar->selected(), WalletId{});
    QVERIFY(all().hasFocus());
}

/// Ctrl+1 and Ctrl+0.
void TestSidebar::theKeyboardGoesAlongWithAChoiceByItsKey()
{
    list().setFocus();
    m_sidebar->selectRow(0);
    m_sidebar->selectAll();
    QVERIFY(all().hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(m_sidebar->selected(), WalletId{1}); // and none is left out
    m_sidebar->selectAll();
    m_sidebar->selectRow(1);
    QVERIFY(list().hasFocus());
    filter().setFocus();
    m_sidebar->selectAll();
    QVERIFY(filter().hasFocus()); // who is elsewhere stays there
}

void TestSidebar::tabbingThroughChoosesNothing()
{
    QSignalSpy chosen(m_sidebar.get(), &Sidebar::chosen);
    all().setFocus();
    QTest::keyClick(&all(), Qt::Key_Tab);
    QVERIFY(list().hasFocus());
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(m_sidebar->selected(), WalletId{});
}

void TestSidebar::theChoiceStaysWhenWalletsComeAndGo()
{
    m_sidebar->select(WalletId{2});
    show({walletView(4, "Before"), walletView(1, "Daily"), walletView(2, "Savings", WalletState::Stopped)});
    QCOMPARE(m_sidebar->selected(), WalletId{2});
    show({walletView(4, "Before")});
    QCOMPARE(m_sidebar->selected(), WalletId{4});
    show({});
    QCOMPARE(m_sidebar->selected(), WalletId{});
}

void TestSidebar::aNewWalletIsChosenWhenItAppears()
{
    m_sidebar->select(WalletId{9});
    QCOMPARE(m_sidebar->selected(), WalletId{});
    show({walletView(1, "Daily"), walletView(9, "New")});
    QCOMPARE(m_sidebar->selected(), WalletId{9});
}

void TestSidebar::theFilterHidesWalletsButNotTheChoice()
{
    m_sidebar->select(WalletId{1});
    QSignalSpy chosen(m_sidebar.get(), &Sidebar::chosen);
    m_sidebar->focusFilter();
    QTest::keyClicks(&filter(), "PHONE");
    QCOMPARE(list().model()->rowCount(), 1);
    QCOMPARE(m_sidebar->selected(), WalletId{1});
    show({walletView(1, "Daily"), walletView(3, "Old phone", WalletState::Stopped)});
    QCOMPARE(m_sidebar->selected(), WalletId{1});
    QVERIFY(!list().dragEnabled()); // a place among hidden ones would surprise
    QCOMPARE(chosen.count(), 0);
    filter().clear();
    QCOMPARE(list().model()->rowCount(), 2);
    QCOMPARE(list().currentIndex().row(), 0);
}

void TestSidebar::aFilterThatLeavesNothingSaysSo()
{
    QTest::keyClicks(&filter(), "zzz");
    QVERIFY(child<QLabel>(*m_sidebar, "noMatchLabel").isVisible());
    QVERIFY(child<QLabel>(*m_sidebar, "noMatchLabel").text().contains("zzz"));
    click(child<QPushButton>(*m_sidebar, "clearWalletFilterButton"));
    QVERIFY(list().isVisible());
    QVERIFY(filter().text().isEmpty());
    QVERIFY(filter().hasFocus());
}

void TestSidebar::aFilterThatLeftNothingLetsANewWalletBeSeen()
{
    QTest::keyClicks(&filter(), "phone 2");
    QVERIFY(child<QLabel>(*m_sidebar, "noMatchLabel").isVisible());
    show({walletView(1, "Daily"), walletView(4, "Phone 2")});
    QVERIFY(list().isVisible());
    show({walletView(1, "Daily")});
    QVERIFY(child<QLabel>(*m_sidebar, "noMatchLabel").isVisible());
}

/// What the menu's Move up and Move down do: tst_windowframe chooses them.
void TestSidebar::whoIsAtTheEndMovesNoFurther()
{
    QList<QList<WalletId>> orders;
    connect(m_sidebar.get(), &Sidebar::orderWanted, this, [&](const QList<WalletId>& order) { orders += order; });
    m_sidebar->select(WalletId{2});
    m_sidebar->moveSelected(-1);
    m_sidebar->moveSelected(1);
    QCOMPARE(orders.size(), 2);
    QCOMPARE(orders[0], (QList{WalletId{2}, WalletId{1}, WalletId{3}}));
    QCOMPARE(orders[1], (QList{WalletId{1}, WalletId{3}, WalletId{2}}));
    m_sidebar->select(WalletId{1});
    m_sidebar->moveSelected(-1); // it is the first already
    QCOMPARE(orders.size(), 2);
}

void TestSidebar::aNarrowSidebarStillSpeaks()
{
    const int wide = m_sidebar->minimumWidth();
    m_sidebar->setCompact(true);
    QVERIFY(m_sidebar->maximumWidth() < wide);
    QVERIFY(!filter().isVisible());
    QVERIFY(list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains("Daily"));
    QVERIFY(!child<QToolButton>(*m_sidebar, "newWalletButton").text().isEmpty());
    m_sidebar->setCompact(false);
    QVERIFY(filter().isVisible());
}

void TestSidebar::aNarrowRowShowsThatAWalletIsLocked()
{
    const auto picture = [](std::optional<Glyph> badge) {
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        ui::WalletRow row;
        row.name = "Daily";
        row.badgeGlyph = badge;
        paintCompactRow(painter, image.rect(), QApplication::font(), QApplication::palette(), row);
        return image;
    };
    QVERIFY(picture(Glyph::Lock) != picture({}));
    QVERIFY(picture(Glyph::Lock) != picture(Glyph::Watch));
}

void TestSidebar::aNarrowRowHasTheWholeFirstLetter()
{
    QCOMPARE(firstLetter("daily"), "D");
    QCOMPARE(firstLetter(QString::fromUtf8("\U0001F98A den")), QString::fromUtf8("\U0001F98A"));
    QCOMPARE(firstLetter(QString::fromUtf8("e\u0301cole")), QString::fromUtf8("E\u0301"));
    QCOMPARE(firstLetter({}), QString());
}

void TestSidebar::hiddenAmountsAreNotSpokenEither()
{
    AmountDisplay::set({AmountUnit::Bitcoin, true});
    show({walletView(1, "Daily")});
    QVERIFY(!all().accessibleName().contains("204"));
    QVERIFY(!list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains("204"));
}

void TestSidebar::offersToAddAWallet()
{
    QSignalSpy created(m_sidebar.get(), &Sidebar::createClicked);
    click(child<QToolButton>(*m_sidebar, "newWalletButton"));
    QCOMPARE(created.count(), 1);
    QMenu menu;
    m_sidebar->setAddMenu(&menu);
    QCOMPARE(child<QToolButton>(*m_sidebar, "addWalletButton").menu(), &menu);
}

void TestSidebar::theMenuIsAskedForTheWalletUnderTheMouse()
{
    QSignalSpy wanted(m_sidebar.get(), &Sidebar::menuWanted);
    QTest::mouseClick(list().viewport(), Qt::RightButton, {}, rowAt(2));
    QContextMenuEvent event(QContextMenuEvent::Mouse, rowAt(2), list().viewport()->mapToGlobal(rowAt(2)));
    QApplication::sendEvent(list().viewport(), &event);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(m_sidebar->selected(), WalletId{3});
}

/// As wide as it is in a window of 1100 pixels whose page wants the rest.
void TestSidebar::aStateIsReadWholeInLargeLetters_data()
{
    QTest::addColumn<WalletState>("state");
    QTest::addColumn<double>("letters");
    for (const double letters : {1.0, 1.5})
        for (const WalletState state :
             {WalletState::Importing, WalletState::Paused, WalletState::Stopped, WalletState::Offline,
              WalletState::Connecting, WalletState::Headers, WalletState::Syncing, WalletState::Synced})
            QTest::addRow("%d at %.0f %%", static_cast<int>(state), letters * 100) << state << letters;
}

void TestSidebar::aStateIsReadWholeInLargeLetters()
{
    QFETCH(WalletState, state);
    QFETCH(double, letters);
    const LargeLetters large(letters);
    m_sidebar->resize(270, 700);
    show({walletView(1, "Daily", state), walletView(2, "Savings", state)});
    QTRY_COMPARE(list().font().pointSizeF(), QApplication::font().pointSizeF());
    const QModelIndex row = list().model()->index(0, 0);
    const QFontMetrics metrics = list().fontMetrics();
    const QString words
        = row.data(WalletListModel::SymbolRole).toString() + "  " + row.data(WalletListModel::LineRole).toString();
    const QStringList lines = stateLines(words, metrics, list().viewport()->width());
    QCOMPARE(lines.join(' '), words);
    const int needed = (2 + static_cast<int>(lines.size())) * metrics.height();
    QTRY_VERIFY2(list().visualRect(row).height() >= needed, qPrintable(QString::number(needed)));
    QTRY_VERIFY(all().height() >= needed);
    QVERIFY(list().visualRect(list().model()->index(1, 0)).top() >= list().visualRect(row).bottom());
}

void TestSidebar::whereThereIsLittleRoomAStateIsSaidInFewerWords()
{
    show({walletView(1, "Daily"), walletView(2, "Savings", WalletState::Stopped)});
    const auto textOf = [this](int row, int role) { return list().model()->index(row, 0).data(role).toString(); };
    ui::WalletRow row;
    row.symbol = "✓";
    row.line = textOf(0, WalletListModel::LineRole);
    row.shortLine = textOf(0, WalletListModel::ShortLineRole);
    const QFontMetrics metrics = list().fontMetrics();
    QCOMPARE(stateWords(row, metrics, 1'000), "✓  Up to date · block 910,118");
    QCOMPARE(stateWords(row, metrics, metrics.horizontalAdvance(row.line)), "✓  Up to date");
    QVERIFY(textOf(1, WalletListModel::ShortLineRole).isEmpty()); // how far it is behind is not left out
}

void TestSidebar::whereThereIsLittleRoomANoteIsShortOrLeftOut()
{
    WalletView stopped = walletView(1, "Daily", WalletState::Stopped);
    stopped.lastSyncTime = Now;
    show({stopped});
    ui::WalletRow row;
    row.note = list().model()->index(0, 0).data(WalletListModel::NoteRole).toString();
    row.shortNote = list().model()->index(0, 0).data(WalletListModel::ShortNoteRole).toString();
    QVERIFY2(row.note.startsWith(row.shortNote) && row.note != row.shortNote, qPrintable(row.shortNote));
    const QFontMetrics metrics = list().fontMetrics();
    const int needed = metrics.horizontalAdvance(row.note);
    QCOMPARE(noteWords(row, metrics, needed), row.note);
    QCOMPARE(noteWords(row, metrics, needed - 1), row.shortNote);
    QCOMPARE(noteWords(row, metrics, metrics.horizontalAdvance(row.shortNote) - 1), QString());
}

/// It would be another amount.
void TestSidebar::aBalanceIsNeverCut()
{
    const auto painted = [this](const QString& balance) {
        ui::WalletRow row;
        row.balance = balance;
        QFont font;
        font.setPointSize(30);
        QImage picture(220, 220, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter painter(&picture);
        paintWalletRow(painter, picture.rect(), font, m_sidebar->palette(), row);
        return picture;
    };
    QVERIFY(painted("12.345 678 91") != painted("12.345 678 94")); // to the last place
}

QTEST_MAIN(TestSidebar)
#include "tst_sidebar.moc"
