// SPDX-License-Identifier: MIT

#include "tests/support/cellcheck.h"
#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/support/snapshots.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"
#include "ui/pages/overviewpage.h"
#include "ui/widgets/panels/failurestrip.h"

#include <QBrush>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

#include <set>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestOverviewPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { AmountDisplay::set({}); }
    void balanceSaysAsOfWhichBlockItIs();
    void onlyPartsThatAreThereAreShown();
    void theNewestPaymentsAreListedWithTheWayToAll();
    void thatThereAreNoPaymentsIsSaidOnceTheyWereRead();
    void paymentsThatCannotBeReadAreNotCalledNone();
    void aBrandNewWalletLeadsToItsAddress();
    void anImportingWalletSaysWhatMayBeMissing();
    void aPaymentIsOpenedByKeys();
    void aPaymentThatCameMeanwhileDoesNotTakeTheChoice();
    void aDoubleClickIsHeardWhateverTheChainDoes();
    void whatBecomesOfAPaymentIsSeenInItsRow();
    void aStateIsSaidInFewerLettersBeforeItIsCut();
    void aDateLosesItsHourBeforeItHides();
    void aWalletWithoutKeysSaysSo();
    void firstStepsAreTickedOffAndThenGone();
    void aBackupFileThatIsOldIsToBeSavedAgain();
    void hiddenAmountsAreNowhereOnThePage();

private:
    static constexpr std::int64_t Now = 1'780'000'100;
    void show(const WalletView& wallet) { m_page->setSnapshot(snapshotOf({wallet}), Now); }
    QString text(const char* label) { return child<QLabel>(*m_page, label).text(); }
    QTreeWidget& payments() { return child<QTreeWidget>(*m_page, "recentPaymentsTree"); }
    std::unique_ptr<OverviewPage> m_page;
};

void TestOverviewPage::init()
{
    failOnAnyWarning();
    m_page = std::make_unique<OverviewPage>(WalletId{1});
    m_page->resize(900, 600);
    show(walletView(1, "Daily"));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestOverviewPage::balanceSaysAsOfWhichBlockItIs()
{
    QVERIFY(text("availableLabel").contains("BTC"));
    QVERIFY(!child<QLabel>(*m_page, "balanceNoteLabel").isVisible());
    show(walletView(1, "Daily", WalletState::Paused));
    QVERIFY2(text("balanceNoteLabel").contains("118"), qPrintable(text("balanceNoteLabel")));
    show(walletView(1, "Daily", WalletState::Importing));
    QCOMPARE(text("balanceNoteLabel"), "so far");
    WalletView rebuilt = walletView(1, "Daily", WalletState::Importing);
    rebuilt.isForgetting = true;
    rebuilt.isBalanceKnown = false;
    rebuilt.balance.pending = rebuilt.balance.immature = rebuilt.balance.frozen = sats(5'000);
    show(rebuilt);
    for (const char* part : {"pendingLabel", "immatureLabel", "frozenLabel"})
        QVERIFY2(!child<QLabel>(*m_page, part).isVisible(), part);
    QCOMPARE(text("availableLabel"), QStringLiteral("—"));
    QCOMPARE(text("balanceNoteLabel"), "not known yet");
}

void TestOverviewPage::onlyPartsThatAreThereAreShown()
{
    QVERIFY(!child<QLabel>(*m_page, "pendingLabel").isVisible());
    WalletView wallet = walletView(1, "Daily");
    wallet.balance.immature = sats(5'000'000'000);
    show(wallet);
    QVERIFY(child<QLabel>(*m_page, "immatureLabel").isVisible());
    QVERIFY(!child<QLabel>(*m_page, "frozenLabel").isVisible());
}

void TestOverviewPage::theNewestPaymentsAreListedWithTheWayToAll()
{
    QList<HistoryRow> rows;
    for (int i = 0; i < 8; ++i) {
        rows += payment(10'000'000, 910'118 - i, static_cast<std::uint8_t>(i + 1));
        rows.last().wallet = WalletId{1};
    }
    m_page->setPayments(rows, 340);
    QCOMPARE(payments().topLevelItemCount(), 6);
    QVERIFY(payments().topLevelItem(0)->text(0).contains("1 confirmation"));
    QVERIFY(payments().topLevelItem(0)->data(0, Qt::AccessibleTextRole).toString().startsWith("Received"));
    QSignalSpy wanted(m_page.get(), &OverviewPage::transactionsWanted);
    auto& all = child<QPushButton>(*m_page, "allTransactionsButton");
    QCOMPARE(all.text().remove('&'), "All 340 transactions");
    m_page->setPayments(rows, 2'000);
    QCOMPARE(all.text().remove('&'), "All 2,000 transactions");
    click(all);
    QCOMPARE(wanted.count(), 1);
}

void TestOverviewPage::thatThereAreNoPaymentsIsSaidOnceTheyWereRead()
{
    QCOMPARE(text("emptySentenceLabel"), "Reading payments…");
    QVERIFY2(!child<QPushButton>(*m_page, "showAddressButton").isVisible(), "nobody knows that it was never paid");
    m_page->setPayments({}, 0);
    QCOMPARE(text("emptySentenceLabel"), "No payments yet.");
    QVERIFY(child<QPushButton>(*m_page, "showAddressButton").isVisible());
}

void TestOverviewPage::paymentsThatCannotBeReadAreNotCalledNone()
{
    QSignalSpy wanted(m_page.get(), &OverviewPage::retryWanted);
    auto& problem = child<FailureStrip>(*m_page, "recentProblemStrip");
    QVERIFY(!problem.isVisible());
    m_page->setPaymentsError(Error{Errc::Io, {}});
    QVERIFY2(problem.sentence().contains("could not be read"), qPrintable(problem.sentence()));
    QVERIFY(!child<QLabel>(*m_page, "emptySentenceLabel").isVisible());
    auto& retry = child<QPushButton>(*m_page, "recentRetryButton");
    retry.setFocus();
    QTest::keyClick(&retry, Qt::Key_Space);
    QCOMPARE(wanted.count(), 1);
    QVERIFY2(retry.hasFocus() && !problem.sentence().contains("could not"), "the press is answered at once");
    m_page->setPaymentsError(Error{Errc::Io, {}});
    QVERIFY(problem.sentence().contains("could not be read"));
    m_page->setPayments({payment(10'000'000, 910'118, 1)}, 1);
    QVERIFY(!problem.isVisible());
    QCOMPARE(payments().topLevelItemCount(), 1);
    m_page->setPaymentsError(Error{Errc::Io, {}});
    QVERIFY2(payments().isVisible(), "what was read stays");
}

void TestOverviewPage::aBrandNewWalletLeadsToItsAddress()
{
    m_page->setPayments({}, 0);
    QCOMPARE(text("emptySentenceLabel"), "No payments yet.");
    QVERIFY(!text("emptyAdviceLabel").isEmpty());
    QSignalSpy wanted(m_page.get(), &OverviewPage::receiveWanted);
    click(child<QPushButton>(*m_page, "showAddressButton"));
    click(child<QPushButton>(*m_page, "overviewReceiveButton"));
    QCOMPARE(wanted.count(), 2);
}

void TestOverviewPage::anImportingWalletSaysWhatMayBeMissing()
{
    m_page->setPayments({}, 0);
    WalletView wallet = walletView(1, "Daily", WalletState::Importing);
    wallet.syncedTo.height = BlockHeight{612'340};
    show(wallet);
    QVERIFY(text("recentNoteLabel").contains("612,340"));
    QCOMPARE(text("emptySentenceLabel"), "No payments found so far.");
    for (const WalletState state : {WalletState::Paused, WalletState::Stopped, WalletState::Error}) {
        show(walletView(1, "Daily", state));
        QCOMPARE(text("emptySentenceLabel"), "No payments yet.");
        wallet.state = state;
        wallet.isPartial = true;
        show(wallet);
        QVERIFY(text("recentNoteLabel").contains("612,340"));
        QCOMPARE(text("emptySentenceLabel"), "No payments found so far.");
        QCOMPARE(text("balanceNoteLabel"), "so far, to 612,340");
        QVERIFY(text("walletFactsLabel").startsWith("Scanned to block 612,340"));
    }
}

void TestOverviewPage::aPaymentIsOpenedByKeys()
{
    m_page->setPayments({payment(1, 10, 1), payment(2, 9, 2)}, 2);
    QSignalSpy wanted(m_page.get(), &OverviewPage::detailsWanted);
    payments().setFocus();
    QTest::keyClick(&payments(), Qt::Key_Home);
    QTest::keyClick(&payments(), Qt::Key_Down);
    show(walletView(1, "Daily")); // what is chosen stays when the page is fed
    QTest::keyClick(&payments(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][1].value<Txid>(), payment(2, 9, 2).txid);
}

void TestOverviewPage::aPaymentThatCameMeanwhileDoesNotTakeTheChoice()
{
    m_page->setPayments({payment(1, 10, 1), payment(2, 9, 2)}, 2);
    QSignalSpy wanted(m_page.get(), &OverviewPage::detailsWanted);
    payments().setFocus();
    QTest::keyClick(&payments(), Qt::Key_Home);
    m_page->setPayments({payment(3, 11, 3), payment(1, 10, 1), payment(2, 9, 2)}, 3);
    QTest::keyClick(&payments(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][1].value<Txid>(), payment(1, 10, 1).txid);
}

/// A snapshot comes four times a second: more often than a slow hand clicks twice.
void TestOverviewPage::aDoubleClickIsHeardWhateverTheChainDoes()
{
    m_page->setPayments({payment(1, 10, 1), payment(2, 9, 2)}, 2);
    QSignalSpy wanted(m_page.get(), &OverviewPage::detailsWanted);
    QWidget* cells = payments().viewport();
    const QPoint place = payments().visualItemRect(payments().topLevelItem(1)).center();
    QTest::mouseClick(cells, Qt::LeftButton, {}, place);
    show(walletView(1, "Daily"));
    m_page->setPayments({payment(1, 10, 1), payment(2, 9, 2)}, 2);
    QMouseEvent second(QEvent::MouseButtonDblClick, place, cells->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton,
                       {});
    QCoreApplication::sendEvent(cells, &second);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][1].value<Txid>(), payment(2, 9, 2).txid);
}

void TestOverviewPage::whatBecomesOfAPaymentIsSeenInItsRow()
{
    HistoryRow row = payment(10'000'000, 910'118, 1);
    row.wallet = WalletId{1};
    m_page->setPayments({row}, 1);
    const QBrush gain = payments().topLevelItem(0)->foreground(4);
    QVERIFY(gain.style() != Qt::NoBrush);
    row.label = "Rent";
    row.amount = -10'000'000;
    m_page->setPayments({row}, 1);
    QCOMPARE(payments().topLevelItem(0)->text(3), "Rent");
    QVERIFY(payments().topLevelItem(0)->foreground(4) != gain);
    WalletView later = walletView(1, "Daily");
    later.syncedTo.height = BlockHeight{910'120};
    show(later);
    QVERIFY2(payments().topLevelItem(0)->text(0).contains("3 confirmations"),
             qPrintable(payments().topLevelItem(0)->text(0)));
}

/// However wide the page is: whole words, or shorter ones, or none.
void TestOverviewPage::aStateIsSaidInFewerLettersBeforeItIsCut()
{
    const LargeLetters large;
    HistoryRow young = payment(10'000'000, 910'118, 1), heard = payment(10'000'000, 0, 2);
    heard.state = TxState::Unverified;
    young.wallet = heard.wallet = WalletId{1};
    m_page->setPayments({young, heard}, 2);
    std::set<QString> words;
    for (int width = 1'200; width >= 440; width -= 20) {
        m_page->resize(width, 600);
        const QStringList cut = cutOffCells(payments());
        QVERIFY2(cut.isEmpty(), qPrintable(QString::number(width) + ": " + cut.join("; ")));
        if (!payments().isColumnHidden(0)) words.insert(payments().topLevelItem(0)->text(0));
        QVERIFY(payments().topLevelItem(0)->toolTip(0).startsWith("◔ 1 confirmation\n"));
    }
    QCOMPARE(words, (std::set<QString>{"◔ 1 conf.", "◔ 1 confirmation"}));
}

void TestOverviewPage::aDateLosesItsHourBeforeItHides()
{
    const LargeLetters large;
    HistoryRow young = payment(10'000'000, 910'118, 1);
    young.wallet = WalletId{1};
    young.label = "What a neighbour paid back at last";
    m_page->setPayments({young}, 1);
    const QString whole = dateTimeText(young.time), day = dateText(young.time);
    QStringList forms;
    for (int width = 1'200; width >= 440; width -= 20) {
        m_page->resize(width, 600);
        const QString form = payments().isColumnHidden(1) ? QString() : payments().topLevelItem(0)->text(1);
        if (forms.isEmpty() || forms.last() != form) forms += form;
        if (form == day) QCOMPARE(payments().topLevelItem(0)->toolTip(1), whole);
    }
    QCOMPARE(forms, QStringList({whole, day, QString()}));
    m_page->resize(1'200, 600);
    QTRY_COMPARE(payments().topLevelItem(0)->text(1), whole);
}

void TestOverviewPage::aWalletWithoutKeysSaysSo()
{
    QVERIFY(!child<QLabel>(*m_page, "noKeysLabel").isVisible());
    WalletView wallet = walletView(1, "Daily");
    wallet.auth = WalletAuth::WatchOnly;
    show(wallet);
    QVERIFY(child<QLabel>(*m_page, "noKeysLabel").isVisible());
}

void TestOverviewPage::firstStepsAreTickedOffAndThenGone()
{
    WalletProfile profile;
    profile.hasKeys = true;
    profile.addressesUsed = 84;
    m_page->setProfile(profile);
    QVERIFY(text("walletFactsLabel").contains("84 addresses used"));
    QVERIFY(text("passphraseStepLabel").startsWith(u"☐"));
    const auto& withButton = child<QLabel>(*m_page, "passphraseStepLabel");
    QTRY_COMPARE(child<QLabel>(*m_page, "labelStepLabel").height(), withButton.height());
    QSignalSpy wanted(m_page.get(), &OverviewPage::passphraseWanted);
    click(child<QPushButton>(*m_page, "setPassphraseButton"));
    QCOMPARE(wanted.count(), 1);
    HistoryRow labelled = payment(1, 10, 1);
    labelled.label = "Rent";
    m_page->setPayments({labelled}, 1);
    m_page->setLabelled(true);
    QVERIFY(text("paymentStepLabel").startsWith(u"☑"));
    QVERIFY(child<QLabel>(*m_page, "paymentStepLabel").accessibleName().startsWith("Done"));
    profile.hasPassphrase = true;
    m_page->setProfile(profile);
    QVERIFY(text("wordsStepLabel").startsWith(u"☐"));
    QSignalSpy words(m_page.get(), &OverviewPage::wordsCheckWanted);
    click(child<QPushButton>(*m_page, "stepConfirmWordsButton"));
    QCOMPARE(words.count(), 1);
    profile.wordsConfirmedAt = 1'700'000'000;
    m_page->setProfile(profile);
    QVERIFY(!child<QPushButton>(*m_page, "stepConfirmWordsButton").isVisible());
    QCOMPARE(text("backupStepLabel"), "☐  Backup file saved");
    QSignalSpy backup(m_page.get(), &OverviewPage::backupWanted);
    click(child<QPushButton>(*m_page, "stepBackupButton"));
    QCOMPARE(backup.count(), 1);
    profile.backedUpAt = 1'700'000'000;
    m_page->setProfile(profile);
    QVERIFY(!child<QLabel>(*m_page, "paymentStepLabel").isVisible());
}

void TestOverviewPage::aBackupFileThatIsOldIsToBeSavedAgain()
{
    WalletProfile profile;
    profile.hasKeys = true;
    profile.hasPassphrase = true;
    profile.wordsConfirmedAt = profile.backedUpAt = 1'700'000'000;
    m_page->setProfile(profile);
    QCOMPARE(text("backupStepLabel"), "☑  Backup file saved");
    QVERIFY(!child<QPushButton>(*m_page, "stepBackupButton").isVisible());
    profile.isChangedSinceBackup = true;
    m_page->setProfile(profile);
    QVERIFY(text("backupStepLabel").startsWith(u"☐") && text("backupStepLabel").contains("changed since"));
    QVERIFY(child<QPushButton>(*m_page, "stepBackupButton").isVisible());

    HistoryRow labelled = payment(1, 10, 1);
    labelled.label = "Rent";
    m_page->setPayments({labelled}, 1);
    m_page->setLabelled(true);
    QVERIFY(!child<QLabel>(*m_page, "backupStepLabel").isVisible()); // every new label would bring the list back
}

void TestOverviewPage::hiddenAmountsAreNowhereOnThePage()
{
    m_page->setPayments({payment(10'000'000, 910'118, 1)}, 1);
    AmountDisplay::set({AmountUnit::Bitcoin, true});
    show(walletView(1, "Daily"));
    QVERIFY(!text("availableLabel").contains("204"));
    const QTreeWidgetItem* item = payments().topLevelItem(0);
    QVERIFY(!item->text(4).contains('1'));
    QVERIFY(!item->data(0, Qt::AccessibleTextRole).toString().contains("0.1"));
}

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
