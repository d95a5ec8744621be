// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/support/snapshots.h"
#include "ui/pages/addresses/addressespage.h"
#include "ui/pages/addresses/addresstable.h"
#include "ui/widgets/panels/strip.h"

#include <QAbstractItemDelegate>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

AddressRow addressRow(std::uint32_t index, int payments = 0, bool isChange = false)
{
    AddressRow row;
    row.address = QStringLiteral("bcrt1q%1%2").arg(isChange ? "change" : "recv").arg(index);
    row.path = QStringLiteral("m/84h/1h/0h/%1/%2").arg(isChange ? 1 : 0).arg(index);
    row.isChange = isChange;
    row.index = index;
    row.used = payments > 0;
    row.transactions = payments;
    return row;
}

/// Four to receive on, the first three used; one for change; none imported.
QList<AddressRow> someRows()
{
    QList<AddressRow> rows{addressRow(0, 1), addressRow(1, 3), addressRow(2, 1), addressRow(3), addressRow(0, 1, true)};
    rows[0].label = "Rent";
    rows[1].balance = sats(7'000'000);
    return rows;
}

} // namespace

class TestAddressesPage : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void keychainsAreApart();
    void importedAddressesBeginWithAWish();
    void aWatchListHasOnlyImportedOnes();
    void aPersonFindsAnAddressByItsLabel();
    void whatIsTypedCountsAfterAShortRest();
    void theOrderOutlivesEveryFilter();
    void aPersonSeesOnlyWhatHoldsCoins();
    void aPersonSeesOnlyWhatIsFrozen();
    void filtersThatFitNothingCanBeCleared();
    void statesAreSaidInWords();
    void anAddressWithALabelIsReservedUntilItIsPaid();
    void theWalletsCountsAreSaid();
    void balancesSayAsOfWhichBlockTheyAre();

    void aPersonCopiesAnAddress();
    void wishesForAnAddressAreTold();
    void aPersonEditsALabelByKeyboard();
    void aHeaderSorts();
    void theSelectionSurvivesANewReading();
    void aNarrowWindowKeepsTheAddressesInSight();
    void columnsThatHidAreReadAgainInSmallerLetters();
    void asManyLettersOfEveryAddressAreInSight();

    void aPersonAsksWhoseAnAddressIs();
    void anAddressInGroupsIsAskedForInOne();
    void anAddressOfNobodyIsSaid();
    void aTextThatIsNoAddressIsSaid();
    void anAnswerToAnOlderQuestionIsIgnored();
    void anAddressIsShownInItsKeychain();

    void everyRowIsMarkedWhileNotAllBlocksWereLookedAt();
    void readsWhenShown();
    void aReadingThatFailedIsSaid();
    void everyControlHasAName();
    void largeLettersHaveRoom();

private:
    AddressTable& table() { return child<AddressTable>(*m_page, "addressTable"); }
    QString text(const char* label) { return child<QLabel>(*m_page, label).text(); }
    QString cell(int row, int column) { return table().model()->index(row, column).data().toString(); }
    void choose(AddressModel::Keychain keychain);
    void clickRow(int row);
    void type(const char* edit, const QString& words);

    std::unique_ptr<AddressesPage> m_page;
};

void TestAddressesPage::init()
{
    failOnAnyWarning();
    m_page = std::make_unique<AddressesPage>(WalletId{1});
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily")}));
    m_page->setAddresses(someRows());
    m_page->resize(860, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestAddressesPage::everyRowIsMarkedWhileNotAllBlocksWereLookedAt()
{
    const QString before = cell(0, AddressModel::StateColumn);
    WalletView importing = walletView(1, "Daily", WalletState::Importing);
    importing.isPartial = true;
    m_page->setSnapshot(snapshotOf({importing}));
    for (int row = 0; row < table().model()->rowCount(); ++row)
        QVERIFY2(cell(row, AddressModel::StateColumn).endsWith(" so far"), qPrintable(QString::number(row)));
    const QModelIndex first = table().model()->index(0, AddressModel::StateColumn);
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains("a payment may be missing"));
    QVERIFY(first.siblingAtColumn(0).data(Qt::AccessibleTextRole).toString().contains("so far"));
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily")}));
    QCOMPARE(cell(0, AddressModel::StateColumn), before);
}

void TestAddressesPage::choose(AddressModel::Keychain keychain)
{
    auto& tabs = child<QTabBar>(*m_page, "keychainTabBar");
    QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(int(keychain)).center());
}

void TestAddressesPage::clickRow(int row)
{
    const QRect rect = table().visualRect(table().model()->index(row, AddressModel::AddressColumn));
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, rect.center());
}

void TestAddressesPage::type(const char* edit, const QString& words)
{
    auto& field = child<QLineEdit>(*m_page, edit);
    click(field);
    field.selectAll();
    QTest::keyClicks(&field, words);
}

void TestAddressesPage::keychainsAreApart()
{
    QCOMPARE(table().model()->rowCount(), 4);
    QCOMPARE(text("addressCountLabel"), "4 addresses");
    QCOMPARE(child<QTabBar>(*m_page, "keychainTabBar").tabText(0), "Receive (4)");
    choose(AddressModel::Keychain::Change);
    QCOMPARE(table().model()->rowCount(), 1);
    QCOMPARE(cell(0, AddressModel::PathColumn), "m/84h/1h/0h/1/0");
}

void TestAddressesPage::importedAddressesBeginWithAWish()
{
    choose(AddressModel::Keychain::Imported);
    auto& empty = child<QWidget>(*m_page, "noImportedAddresses");
    QVERIFY(empty.isVisible());
    QVERIFY(child<QLabel>(empty, "emptyAdviceLabel").text().contains("without its keys"));
    QSignalSpy wanted(m_page.get(), &AddressesPage::importWanted);
    click(child<QPushButton>(*m_page, "firstImportButton"));
    choose(AddressModel::Keychain::Receive);
    click(child<QPushButton>(*m_page, "importAddressButton"));
    QCOMPARE(wanted.count(), 2);
}

void TestAddressesPage::aWatchListHasOnlyImportedOnes()
{
    WalletView wallet = walletView(1, "Donations");
    wallet.policy = "addresses";
    m_page->setSnapshot(snapshotOf({wallet}));
    const auto& tabs = child<QTabBar>(*m_page, "keychainTabBar");
    QVERIFY(!tabs.isTabVisible(0) && !tabs.isTabVisible(1));
    QCOMPARE(tabs.currentIndex(), int(AddressModel::Keychain::Imported));
}

void TestAddressesPage::aPersonFindsAnAddressByItsLabel()
{
    type("searchEdit", "rEnT");
    QTRY_COMPARE(table().model()->rowCount(), 1);
    QCOMPARE(text("addressCountLabel"), "1 of 4 addresses");
    type("searchEdit", "/0/2");
    QTRY_COMPARE(cell(0, AddressModel::AddressColumn), "bcrt1qrecv2");
}

void TestAddressesPage::whatIsTypedCountsAfterAShortRest()
{
    QSignalSpy filtered(table().model(), &QAbstractItemModel::modelReset);
    type("searchEdit", "rent");
    QCOMPARE(filtered.count(), 0);
    QTRY_COMPARE(table().model()->rowCount(), 1);
    QCOMPARE(filtered.count(), 1);
    type("searchEdit", "/0/2");
    QTest::keyClick(&child<QLineEdit>(*m_page, "searchEdit"), Qt::Key_Return); // at once
    QCOMPARE(cell(0, AddressModel::AddressColumn), "bcrt1qrecv2");
}

void TestAddressesPage::theOrderOutlivesEveryFilter()
{
    QList<AddressRow> rows = someRows();
    const QStringList labels{"rent", "Ärger", "apple", ""};
    for (int i = 0; i < labels.size(); ++i) rows[i].label = labels[i];
    m_page->setAddresses(rows);
    table().sortByColumn(AddressModel::LabelColumn, Qt::DescendingOrder);
    const auto shown = [this] {
        QStringList all;
        for (const AddressRow& row : m_page->shownRows()) all += row.label;
        return all;
    };
    const auto sorted = [](QStringList words) {
        std::ranges::sort(words, [](const QString& a, const QString& b) { return a.localeAwareCompare(b) > 0; });
        return words;
    };
    QCOMPARE(shown(), sorted(labels));
    type("searchEdit", "apple");
    QTRY_COMPARE(shown(), QStringList("apple"));
    child<QLineEdit>(*m_page, "searchEdit").clear();
    QTRY_COMPARE(shown(), sorted(labels));
    rows[3].label = "zebra";
    m_page->setAddresses(rows);
    QCOMPARE(shown(), sorted({"rent", "Ärger", "apple", "zebra"}));
    table().sortByColumn(AddressModel::NumberColumn, Qt::AscendingOrder);
    QCOMPARE(shown(), QStringList({"rent", "Ärger", "apple", "zebra"}));
}

void TestAddressesPage::aPersonSeesOnlyWhatHoldsCoins()
{
    auto& use = child<QComboBox>(*m_page, "addressUseBox");
    use.setFocus();
    QTest::keyClick(&use, Qt::Key_End);
    QTest::keyClick(&use, Qt::Key_Up);
    QCOMPARE(use.currentText(), "With balance");
    QCOMPARE(table().model()->rowCount(), 1);
    QVERIFY(cell(0, AddressModel::BalanceColumn).startsWith("0.070"));
    QTest::keyClick(&use, Qt::Key_Home);
    QTest::keyClick(&use, Qt::Key_Down);
    QCOMPARE(use.currentText(), "Unused");
    QCOMPARE(cell(0, AddressModel::NumberColumn), "3");
}

void TestAddressesPage::aPersonSeesOnlyWhatIsFrozen()
{
    const QString frozen = someRows()[1].address;
    m_page->setFrozen({frozen});
    auto& box = child<QComboBox>(*m_page, "addressUseBox");
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_End);
    QCOMPARE(box.currentText(), "Frozen");
    QCOMPARE(table().model()->rowCount(), 1);
    QCOMPARE(cell(0, AddressModel::AddressColumn), frozen);
    const QModelIndex state = table().model()->index(0, AddressModel::StateColumn);
    QVERIFY(state.data().toString().contains(u'❄'));
    QVERIFY(state.data(Qt::ToolTipRole).toString().contains("frozen"));
    QVERIFY(state.siblingAtColumn(0).data(Qt::AccessibleTextRole).toString().contains("frozen"));
    m_page->setFrozen({});
    QCOMPARE(table().model()->rowCount(), 0); // it was released meanwhile
}

void TestAddressesPage::filtersThatFitNothingCanBeCleared()
{
    type("searchEdit", "zebra");
    QTRY_VERIFY(child<QWidget>(*m_page, "noAddressMatch").isVisible());
    click(child<QPushButton>(*m_page, "clearAddressFiltersButton"));
    QVERIFY(table().isVisible());
    QCOMPARE(table().model()->rowCount(), 4);
}

void TestAddressesPage::statesAreSaidInWords()
{
    QCOMPARE(cell(0, AddressModel::StateColumn), "Used");
    QCOMPARE(cell(1, AddressModel::StateColumn), "Reused");
    QCOMPARE(cell(3, AddressModel::StateColumn), "Unused");
    const QString spoken = table().model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
    for (const char* word : {"bcrt1qrecv1", "Reused", "3 payments", "BTC"})
        QVERIFY2(spoken.contains(word), qPrintable(spoken));
}

void TestAddressesPage::anAddressWithALabelIsReservedUntilItIsPaid()
{
    clickRow(3);
    QTest::keyClick(&table(), Qt::Key_F2);
    auto& editor = child<QLineEdit>(*m_page, "labelLineEdit");
    QTest::keyClicks(&editor, "Invoice 12");
    QTest::keyClick(&editor, Qt::Key_Return);
    QTRY_COMPARE(cell(3, AddressModel::StateColumn), "Reserved");
    const QModelIndex state = table().model()->index(3, AddressModel::StateColumn);
    QVERIFY(state.data(Qt::ToolTipRole).toString().contains("somebody was given it"));
    QList<AddressRow> rows = someRows();
    rows[3].label = "Invoice 12";
    rows[3].used = true;
    rows[3].transactions = 1;
    m_page->setAddresses(rows);
    QCOMPARE(cell(3, AddressModel::StateColumn), "Used");
}

void TestAddressesPage::theWalletsCountsAreSaid()
{
    WalletProfile profile;
    profile.lookahead = 20;
    profile.addressesUsed = 84;
    profile.addressesWatched = 1'104;
    m_page->setProfile(profile);
    QCOMPARE(text("addressCountsLabel"), "Lookahead 20 · 84 used · 1,104 watched");
}

void TestAddressesPage::balancesSayAsOfWhichBlockTheyAre()
{
    QVERIFY(!child<QLabel>(*m_page, "addressNoteLabel").isVisible());
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily", WalletState::Paused)}));
    QVERIFY(child<QLabel>(*m_page, "addressNoteLabel").isVisible());
    QVERIFY(text("addressNoteLabel").contains("as of block 910,118"));
}

void TestAddressesPage::aPersonCopiesAnAddress()
{
    auto& copy = child<QPushButton>(*m_page, "copyAddressButton");
    QVERIFY(!copy.isVisible()); // nothing is chosen
    clickRow(2);
    QSignalSpy noticed(m_page.get(), &AddressesPage::noticed);
    click(copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), "bcrt1qrecv2");
    QCOMPARE(noticed.count(), 1);
}

void TestAddressesPage::wishesForAnAddressAreTold()
{
    clickRow(1);
    QSignalSpy qr(m_page.get(), &AddressesPage::qrWanted);
    QSignalSpy scan(m_page.get(), &AddressesPage::scanWanted);
    click(child<QPushButton>(*m_page, "addressQrButton"));
    QTest::keyClick(&table(), Qt::Key_Return);
    click(child<QPushButton>(*m_page, "scanAddressButton"));
    chooseInOwnMenu(*table().viewport(), table().visualRect(table().currentIndex()).center(),
                    child<QAction>(table(), "scanAddressAction"));
    QCOMPARE(qr.count(), 2);
    QCOMPARE(scan.count(), 2);
    QCOMPARE(scan[0][0].toString(), "bcrt1qrecv1");
}

void TestAddressesPage::aPersonEditsALabelByKeyboard()
{
    QSignalSpy changed(m_page.get(), &AddressesPage::labelChanged);
    clickRow(1);
    QTest::keyClick(&table(), Qt::Key_F2);
    auto& editor = child<QLineEdit>(*m_page, "labelLineEdit");
    QTest::keyClicks(&editor, "Invoice 12");
    QTest::keyClick(&editor, Qt::Key_Return);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toString(), "bcrt1qrecv1");
    QCOMPARE(changed[0][1].toString(), "Invoice 12");
    QCOMPARE(cell(1, AddressModel::LabelColumn), "Invoice 12");
}

void TestAddressesPage::aHeaderSorts()
{
    const QHeaderView* header = table().horizontalHeader();
    const int x = header->sectionViewportPosition(AddressModel::BalanceColumn) + 10;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
    QCOMPARE(cell(0, AddressModel::AddressColumn), "bcrt1qrecv1");
}

void TestAddressesPage::theSelectionSurvivesANewReading()
{
    clickRow(2);
    QList<AddressRow> rows = someRows();
    rows.insert(4, addressRow(4)); // one more is handed out
    m_page->setAddresses(rows);
    QCOMPARE(table().model()->rowCount(), 5);
    QVERIFY(table().currentRow());
    QCOMPARE(table().currentRow()->address, "bcrt1qrecv2");
    rows.prepend(addressRow(9));
    m_page->setAddresses(rows);
    QCOMPARE(table().currentRow()->address, "bcrt1qrecv2");
}

void TestAddressesPage::aNarrowWindowKeepsTheAddressesInSight()
{
    QVERIFY(!table().isColumnHidden(AddressModel::PathColumn));
    m_page->resize(630, 500);
    QTRY_VERIFY(table().isColumnHidden(AddressModel::PathColumn));
    QVERIFY(table().columnWidth(AddressModel::AddressColumn) > 100);
    m_page->resize(860, 600);
    QTRY_VERIFY(!table().isColumnHidden(AddressModel::PathColumn));
}

void TestAddressesPage::columnsThatHidAreReadAgainInSmallerLetters()
{
    auto& table = child<QTableView>(*m_page, "addressTable");
    m_page->resize(760, 600);
    {
        const LargeLetters large;
        QTRY_VERIFY(table.isColumnHidden(AddressModel::PaymentsColumn));
    }
    m_page->resize(1'400, 600);
    QTRY_VERIFY(!table.isColumnHidden(AddressModel::PaymentsColumn));
    const QHeaderView* header = table.horizontalHeader();
    for (const int column : {AddressModel::PaymentsColumn, AddressModel::PathColumn})
        QVERIFY(header->sectionSize(column) >= header->sectionSizeHint(column));
}

void TestAddressesPage::asManyLettersOfEveryAddressAreInSight()
{
    QList<AddressRow> rows = someRows().first(2);
    rows[0].address = QString(40, u'i');
    rows[1].address = QString(40, u'w');
    m_page->setAddresses(rows);
    QStyleOptionViewItem option;
    option.initFrom(&table());
    const auto widthOf = [&](int row) {
        return table()
            .itemDelegate()
            ->sizeHint(option, table().model()->index(row, AddressModel::AddressColumn))
            .width();
    };
    QVERIFY(qAbs(widthOf(0) - widthOf(1)) <= 2); // their ends differ
    QVERIFY(widthOf(0) > table().columnWidth(AddressModel::AddressColumn)); // both are cut
}

void TestAddressesPage::aPersonAsksWhoseAnAddressIs()
{
    QSignalSpy wanted(m_page.get(), &AddressesPage::whoseIsWanted);
    type("whoseIsEdit", "bcrt1qrecv1");
    QTest::keyClick(&child<QLineEdit>(*m_page, "whoseIsEdit"), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    AddressOwner owner;
    owner.wallet = WalletId{2};
    owner.walletName = "Savings";
    owner.path = "m/84h/1h/0h/0/1";
    owner.transactions = 3;
    owner.label = "Rent";
    m_page->setOwner("bcrt1qrecv1", owner);
    QCOMPARE(text("whoseIsLabel"),
             "Yours: wallet \"Savings\", receiving address m/84h/1h/0h/0/1, 3 payments, label \"Rent\".");
    QSignalSpy shown(m_page.get(), &AddressesPage::ownerShowWanted);
    click(child<QPushButton>(*m_page, "showOwnerButton"));
    QCOMPARE(shown.count(), 1);
    QCOMPARE(shown[0][0].value<WalletId>(), WalletId{2});
    QCOMPARE(shown[0][1].toString(), "bcrt1qrecv1");
}

void TestAddressesPage::anAddressInGroupsIsAskedForInOne()
{
    QList<AddressRow> rows = someRows();
    rows[3].address = "bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zeqchgx";
    m_page->setAddresses(rows);
    const QString grouped = "bcrt 1qcr 8te4 kr60 9gca wutm rza0 j4xv 80jy 8zeq chgx";
    type("searchEdit", grouped);
    QTRY_COMPARE(table().model()->rowCount(), 1);
    QSignalSpy wanted(m_page.get(), &AddressesPage::whoseIsWanted);
    type("whoseIsEdit", grouped);
    click(child<QPushButton>(*m_page, "whoseIsButton"));
    QCOMPARE(wanted.value(0).value(0).toString(), rows[3].address);
    m_page->setOwner(rows[3].address, std::nullopt);
    QVERIFY(text("whoseIsLabel").startsWith("Not one of yours"));
}

void TestAddressesPage::anAddressOfNobodyIsSaid()
{
    type("whoseIsEdit", "bcrt1qother");
    click(child<QPushButton>(*m_page, "whoseIsButton"));
    m_page->setOwner("bcrt1qother", std::nullopt);
    QVERIFY(text("whoseIsLabel").startsWith("Not one of yours"));
    QVERIFY(!child<QPushButton>(*m_page, "showOwnerButton").isVisible());
}

void TestAddressesPage::aTextThatIsNoAddressIsSaid()
{
    click(child<QPushButton>(*m_page, "whoseIsButton"));
    QVERIFY(text("whoseIsLabel").contains("Paste an address"));
    type("whoseIsEdit", "hello");
    QVERIFY(!child<QLabel>(*m_page, "whoseIsLabel").isVisible());
    click(child<QPushButton>(*m_page, "whoseIsButton"));
    m_page->setOwnerError("hello", Error{Errc::Malformed, {}});
    QVERIFY(child<QLabel>(*m_page, "whoseIsLabel").isVisible());
    const auto& copy = child<QPushButton>(*m_page, "copyLookupErrorButton");
    QVERIFY(!copy.isVisible());
    m_page->setOwnerError("hello", Error{Errc::Database, {}});
    QVERIFY(copy.isVisible());
}

void TestAddressesPage::anAnswerToAnOlderQuestionIsIgnored()
{
    type("whoseIsEdit", "bcrt1qsecond");
    click(child<QPushButton>(*m_page, "whoseIsButton"));
    m_page->setOwner("bcrt1qfirst", std::nullopt);
    QCOMPARE(text("whoseIsLabel"), "Looking…");
}

void TestAddressesPage::anAddressIsShownInItsKeychain()
{
    type("searchEdit", "zebra");
    m_page->showAddress("bcrt1qchange0");
    QCOMPARE(child<QTabBar>(*m_page, "keychainTabBar").currentIndex(), int(AddressModel::Keychain::Change));
    QVERIFY(table().currentRow());
    QCOMPARE(table().currentRow()->address, "bcrt1qchange0");
}

void TestAddressesPage::readsWhenShown()
{
    AddressesPage page(WalletId{2});
    QSignalSpy wanted(&page, &AddressesPage::addressesWanted);
    page.refresh();
    page.showAddress("bcrt1qrecv1"); // before anything is read
    QCOMPARE(wanted.count(), 0);
    page.show();
    QCOMPARE(wanted.count(), 1);
    page.setAddresses(someRows());
    QCOMPARE(child<AddressTable>(page, "addressTable").currentRow()->address, "bcrt1qrecv1");
}

void TestAddressesPage::aReadingThatFailedIsSaid()
{
    m_page->setAddressesError(Error{Errc::Io, {}});
    QVERIFY(child<Strip>(*m_page, "addressProblemStrip").isVisible());
    QVERIFY(child<QPushButton>(*m_page, "copyAddressErrorButton").isVisible());
    m_page->setAddresses(someRows());
    QVERIFY(!child<Strip>(*m_page, "addressProblemStrip").isVisible());
}

void TestAddressesPage::everyControlHasAName()
{
    clickRow(0);
    for (const QAbstractButton* button : m_page->findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || button->focusPolicy() == Qt::NoFocus) continue;
        if (qobject_cast<QTabBar*>(button->parentWidget())) continue;
        QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
    for (const QLabel* label : m_page->findChildren<QLabel*>()) QVERIFY(label->textFormat() != Qt::RichText);
}

void TestAddressesPage::largeLettersHaveRoom()
{
    const LargeLetters large;
    init();
    m_page->resize(630, 560); // what the smallest window leaves
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily", WalletState::Paused)}));
    clickRow(0);
    type("whoseIsEdit", "bcrt1qother");
    m_page->setOwner("bcrt1qother", std::nullopt);
    QTest::qWait(0);
    QCOMPARE(cutOffIn(*m_page), QString());
    choose(AddressModel::Keychain::Imported);
    QTest::qWait(0);
    QCOMPARE(cutOffIn(*m_page), QString());
}

QTEST_MAIN(TestAddressesPage)
#include "tst_addressespage.moc"
