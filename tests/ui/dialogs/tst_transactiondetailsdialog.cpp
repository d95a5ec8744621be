// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/fakehistory.h"
#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "ui/dialogs/payments/transactiondetailsdialog.h"
#include "ui/format/payments/transactiontext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/feeratetext.h"
#include "ui/widgets/text/badge.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

TransactionPart part(std::int64_t satoshis, const QString& address, const QString& owner = {}, bool isChange = false)
{
    TransactionPart part;
    part.address = address;
    if (satoshis > 0) part.amount = sats(satoshis);
    if (!owner.isEmpty()) part.owner = WalletId{1};
    part.ownerName = owner;
    part.isChange = isChange;
    return part;
}

TransactionView sentTransaction()
{
    TransactionView view;
    view.row = FakeHistory::numbered(2);
    view.row.block->height = BlockHeight{910'117};
    view.row.fee = sats(1'234);
    view.row.label = "Rent";
    view.walletName = "Daily";
    view.confirmations = 2;
    view.inputs = {part(5'000'000, "bcrt1qmine", "Daily")};
    view.outputs = {part(1'000'000, "bcrt1qlandlord"), part(3'998'766, "bcrt1qchange", "Daily", true)};
    view.size = 225;
    view.virtualSize = 141;
    view.rawHex = "0200000001abcd";
    return view;
}

} // namespace

class TestTransactionDetailsDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void namesTheWalletAndSaysWhereThePaymentStands();
    void itsConfirmationsGrowWithTheWallet();
    void ofAWalletThatIsBehindItSaysHowDeepThePaymentLies();
    void amountsAreHiddenAlsoWhereTheyStandAlready();
    void amountsAndTheirHeaderChangeTheUnitTogether();
    void saysEveryFact();
    void aFailedPaymentSaysWhatItMeans();
    void whoReadsTheOutputsStaysWhereTheyAre();
    void ownPartsAreMarkedInWords();
    void whatIsNotKnownIsSaid();
    void aPersonCopiesTransactionIdAndHex();
    void aPersonSavesTheTransactionAsItIsSent();
    void aPersonCopiesAnAddressOfAnOutput();
    void aPersonChangesTheLabel();
    void aLongLabelIsReadFromItsBeginning();
    void aLabelThatIsBeingTypedStays();
    void escapeClosesIt();
    void aLongTransactionIsShownInPart();
    void feeRatesAreRoundedToATenth_data();
    void feeRatesAreRoundedToATenth();
    void lockTimesAreHeightsOrTimes();
    void everyControlHasAName();
    void largeLettersHaveRoom();

private:
    void open(const TransactionView& view);
    QString text(const char* label) { return child<QLabel>(*m_dialog, label).text(); }
    void showTab(int index) { clickTab(child<QTabWidget>(*m_dialog, "transactionTabWidget"), index); }

    QPointer<TransactionDetailsDialog> m_dialog;
};

void TestTransactionDetailsDialog::init()
{
    failOnAnyWarning();
    open(sentTransaction());
}

void TestTransactionDetailsDialog::cleanup() { delete m_dialog; }

void TestTransactionDetailsDialog::open(const TransactionView& view)
{
    delete m_dialog;
    m_dialog = new TransactionDetailsDialog(view);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QVERIFY(!m_dialog->isModal());
}

void TestTransactionDetailsDialog::namesTheWalletAndSaysWhereThePaymentStands()
{
    QVERIFY(m_dialog->windowTitle().contains("Daily"));
    QCOMPARE(child<Badge>(*m_dialog, "paymentStateBadge").words(), "2 confirmations");
    QVERIFY(text("paymentMeaningLabel").contains("reorg"));
    QVERIFY2(text("amountLabel").startsWith(QStringLiteral(u"\u22120.010")), qPrintable(text("amountLabel")));
    TransactionView later = sentTransaction();
    later.confirmations = 6;
    m_dialog->setTransaction(later);
    QCOMPARE(child<Badge>(*m_dialog, "paymentStateBadge").words(), "Confirmed");
}

void TestTransactionDetailsDialog::itsConfirmationsGrowWithTheWallet()
{
    auto& label = child<QLineEdit>(*m_dialog, "transactionLabelEdit");
    click(label);
    QTest::keyClicks(&label, " and heating");
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")});
    for (const auto& [height, words] : {std::pair(910'119, "3 confirmations"), std::pair(910'122, "Confirmed")}) {
        snapshot.tip.height = snapshot.wallets[0].syncedTo.height = BlockHeight{height};
        m_dialog->setSnapshot(snapshot);
        QCOMPARE(child<Badge>(*m_dialog, "paymentStateBadge").words(), words);
    }
    QCOMPARE(text("paymentMeaningLabel"), "It is settled.");
    QCOMPARE(label.text(), "Rent and heating");
}

void TestTransactionDetailsDialog::ofAWalletThatIsBehindItSaysHowDeepThePaymentLies()
{
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Stopped)});
    snapshot.wallets[0].syncedTo.height = BlockHeight{910'117};
    snapshot.tip.height = BlockHeight{911'321};
    m_dialog->setSnapshot(snapshot);
    QCOMPARE(child<Badge>(*m_dialog, "paymentStateBadge").words(), "1 confirmation");
    QCOMPARE(
        text("paymentMeaningLabel"),
        "Counted up to block 910,117, where this wallet stands; by now 1,204 blocks lie on top of it. That a reorg "
        "undoes it is very unlikely.");
}

void TestTransactionDetailsDialog::amountsAreHiddenAlsoWhereTheyStandAlready()
{
    AmountDisplay::set({AmountUnit::Bitcoin, true});
    m_dialog->followUnit();
    const QString shown = text("amountLabel");
    AmountDisplay::set({});
    QVERIFY2(!shown.contains('0') && shown.contains(u'\u2022'), qPrintable(shown));
}

void TestTransactionDetailsDialog::amountsAndTheirHeaderChangeTheUnitTogether()
{
    showTab(1);
    AmountDisplay::set({AmountUnit::Satoshi, false});
    m_dialog->followUnit();
    AmountDisplay::set({});
    for (const char* tree : {"inputsTree", "outputsTree"})
        QCOMPARE(child<QTreeWidget>(*m_dialog, tree).headerItem()->text(3), "Amount (sat)");
    QCOMPARE(child<QTreeWidget>(*m_dialog, "outputsTree").topLevelItem(0)->text(3),
             amountText(1'000'000, AmountUnit::Satoshi));
    m_dialog->followUnit();
    QCOMPARE(child<QTreeWidget>(*m_dialog, "inputsTree").headerItem()->text(3), "Amount (BTC)");
}

void TestTransactionDetailsDialog::saysEveryFact()
{
    QCOMPARE(text("detailsWalletLabel"), "Daily");
    QCOMPARE(text("detailsBlockLabel"), "910,117");
    QVERIFY(child<QLineEdit>(*m_dialog, "blockHashEdit").text().startsWith("0000"));
    QCOMPARE(child<QLineEdit>(*m_dialog, "txidEdit").text(),
             QString::fromStdString(sentTransaction().row.txid.display()));
    QVERIFY(text("detailsFeeLabel").endsWith("BTC · 8.8\u00a0sat/vB"));
    QCOMPARE(text("detailsSizeLabel"), "225 bytes · 141 vbytes");
    QCOMPARE(text("detailsLockTimeLabel"), "None");
    QVERIFY(text("detailsReplaceableLabel").contains("in a block"));
    TransactionView pending = sentTransaction();
    pending.row.block.reset();
    pending.confirmations = 0;
    pending.isReplaceable = true;
    m_dialog->setTransaction(pending);
    QCOMPARE(text("detailsBlockLabel"), "In no block yet");
    QVERIFY(text("detailsReplaceableLabel").startsWith("Yes"));
}

void TestTransactionDetailsDialog::aFailedPaymentSaysWhatItMeans()
{
    TransactionView view = sentTransaction();
    view.row.state = TxState::Conflicted;
    view.row.block.reset();
    m_dialog->setTransaction(view);
    QCOMPARE(child<Badge>(*m_dialog, "paymentStateBadge").words(), "Conflicted");
    QVERIFY(text("paymentMeaningLabel").contains("not counted"));
    QVERIFY(!child<QLineEdit>(*m_dialog, "replacedByEdit").isVisibleTo(m_dialog));
    view.row.state = TxState::Replaced;
    view.row.replacedBy = payment(77, 0, 1).txid;
    m_dialog->setTransaction(view);
    QCOMPARE(child<Badge>(*m_dialog, "paymentStateBadge").words(), "Replaced");
    QVERIFY(child<QLineEdit>(*m_dialog, "replacedByEdit").isVisibleTo(m_dialog));
    QCOMPARE(child<QLineEdit>(*m_dialog, "replacedByEdit").text(),
             QString::fromStdString(payment(77, 0, 1).txid.display()));
}

void TestTransactionDetailsDialog::whoReadsTheOutputsStaysWhereTheyAre()
{
    TransactionView many = sentTransaction();
    for (int i = 0; i < 200; ++i) many.outputs += part(1'000 + i, QString("bcrt1qpayee%1").arg(i));
    m_dialog->setTransaction(many);
    showTab(1);
    auto& outputs = child<QTreeWidget>(*m_dialog, "outputsTree");
    QTreeWidgetItem* chosen = outputs.topLevelItem(150);
    outputs.setCurrentItem(chosen);
    outputs.header()->resizeSection(1, 177);
    const int scrolled = outputs.verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    m_dialog->setTransaction(many); // a block came
    many.outputs[150].ownerName = "Savings";
    many.outputs[150].owner = WalletId{2};
    m_dialog->setTransaction(many);
    QCOMPARE(outputs.currentItem(), chosen);
    QVERIFY(chosen->text(1).contains("Savings"));
    QCOMPARE(outputs.verticalScrollBar()->value(), scrolled);
    QCOMPARE(outputs.header()->sectionSize(1), 177);
}

void TestTransactionDetailsDialog::ownPartsAreMarkedInWords()
{
    showTab(1);
    const auto& inputs = child<QTreeWidget>(*m_dialog, "inputsTree");
    const auto& outputs = child<QTreeWidget>(*m_dialog, "outputsTree");
    QCOMPARE(inputs.topLevelItem(0)->text(1), "Yours: \"Daily\"");
    QCOMPARE(outputs.topLevelItem(0)->text(1), "Not yours");
    QCOMPARE(outputs.topLevelItem(1)->text(1), "Change of \"Daily\"");
    const QString spoken = outputs.topLevelItem(1)->data(0, Qt::AccessibleTextRole).toString();
    for (const char* word : {"Change", "Daily", "bcrt1qchange", "BTC"})
        QVERIFY2(spoken.contains(word), qPrintable(spoken));
}

void TestTransactionDetailsDialog::whatIsNotKnownIsSaid()
{
    TransactionView view = sentTransaction();
    view.row.fee.reset();
    view.inputs = {part(0, {})};
    m_dialog->setTransaction(view);
    QVERIFY(text("detailsFeeLabel").startsWith("Not known"));
    const QTreeWidgetItem* input = child<QTreeWidget>(*m_dialog, "inputsTree").topLevelItem(0);
    QVERIFY(input->text(0).startsWith("Not known, spends 0000"));
    QCOMPARE(input->text(3), "Not known");
}

void TestTransactionDetailsDialog::aPersonCopiesTransactionIdAndHex()
{
    click(child<QPushButton>(*m_dialog, "copyTxidButton"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(sentTransaction().row.txid.display()));
    QVERIFY(text("copiedLabel").contains("copied"));
    showTab(2);
    QCOMPARE(child<QPlainTextEdit>(*m_dialog, "rawTextEdit").toPlainText(), "0200000001abcd");
    click(child<QPushButton>(*m_dialog, "copyRawButton"));
    QCOMPARE(QGuiApplication::clipboard()->text(), "0200000001abcd");
}

void TestTransactionDetailsDialog::aPersonSavesTheTransactionAsItIsSent()
{
    showTab(2);
    QSignalSpy wanted(m_dialog, &TransactionDetailsDialog::fileWanted);
    click(child<QPushButton>(*m_dialog, "saveRawButton"));
    const QTemporaryDir folder;
    nameFile(child<QFileDialog>(*m_dialog, "saveFileDialog"), folder.filePath("sent.txn"));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toString(), folder.filePath("sent.txn"));
    QCOMPARE(wanted[0][1].toByteArray(), sentTransaction().rawHex + '\n');
}

void TestTransactionDetailsDialog::aPersonCopiesAnAddressOfAnOutput()
{
    showTab(1);
    auto& outputs = child<QTreeWidget>(*m_dialog, "outputsTree");
    chooseInOwnMenu(*outputs.viewport(), outputs.visualItemRect(outputs.topLevelItem(0)).center(),
                    child<QAction>(outputs, "copyPartAddressAction"));
    QCOMPARE(QGuiApplication::clipboard()->text(), "bcrt1qlandlord");
}

void TestTransactionDetailsDialog::aPersonChangesTheLabel()
{
    QSignalSpy changed(m_dialog, &TransactionDetailsDialog::labelChanged);
    auto& label = child<QLineEdit>(*m_dialog, "transactionLabelEdit");
    QCOMPARE(label.text(), "Rent");
    click(label);
    label.selectAll();
    QTest::keyClicks(&label, "Car");
    QTest::keyClick(&label, Qt::Key_Tab);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][1].value<Txid>(), sentTransaction().row.txid);
    QCOMPARE(changed[0][2].toString(), "Car");
    click(label);
    QTest::keyClick(&label, Qt::Key_Return); // the same words again: nothing to say, and the dialog stays
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_dialog && m_dialog->isVisible());
}

void TestTransactionDetailsDialog::aLongLabelIsReadFromItsBeginning()
{
    TransactionView transaction = sentTransaction();
    transaction.row.label = QString("Rent and heating ").repeated(12);
    m_dialog->setTransaction(transaction);
    const auto& label = child<QLineEdit>(*m_dialog, "transactionLabelEdit");
    QCOMPARE(label.text(), transaction.row.label);
    QCOMPARE(label.cursorPosition(), 0);
}

void TestTransactionDetailsDialog::aLabelThatIsBeingTypedStays()
{
    auto& label = child<QLineEdit>(*m_dialog, "transactionLabelEdit");
    click(label);
    QTest::keyClicks(&label, " and heating");
    m_dialog->setTransaction(sentTransaction());
    QCOMPARE(label.text(), "Rent and heating");
}

void TestTransactionDetailsDialog::escapeClosesIt()
{
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestTransactionDetailsDialog::aLongTransactionIsShownInPart()
{
    TransactionView view = sentTransaction();
    view.rawHex = QByteArray(800'000, 'a');
    m_dialog->setTransaction(view);
    showTab(2);
    QVERIFY(child<QPlainTextEdit>(*m_dialog, "rawTextEdit").toPlainText().size() < 100'000);
    QVERIFY(text("rawNoteLabel").contains("beginning"));
    click(child<QPushButton>(*m_dialog, "copyRawButton"));
    QCOMPARE(QGuiApplication::clipboard()->text().size(), 800'000);
}

void TestTransactionDetailsDialog::feeRatesAreRoundedToATenth_data()
{
    QTest::addColumn<qint64>("fee");
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("text");
    QTest::newRow("exact") << qint64{141} << 141 << "1.0\u00a0sat/vB";
    QTest::newRow("rounded up") << qint64{1'234} << 141 << "8.8\u00a0sat/vB";
    QTest::newRow("below one") << qint64{20} << 141 << "0.1\u00a0sat/vB";
    QTest::newRow("very high") << qint64{100'000'000} << 100 << "1,000,000.0\u00a0sat/vB";
    QTest::newRow("no size") << qint64{100} << 0 << "";
}

void TestTransactionDetailsDialog::feeRatesAreRoundedToATenth()
{
    QFETCH(qint64, fee);
    QFETCH(int, size);
    QTEST(feeRateText(sats(fee), size), "text");
}

void TestTransactionDetailsDialog::lockTimesAreHeightsOrTimes()
{
    QCOMPARE(lockTimeText(0), "None");
    QCOMPARE(lockTimeText(910'000), "Not before block 910,001");
    QVERIFY(lockTimeText(1'700'000'000).startsWith("Not before 2023-11-1"));
}

void TestTransactionDetailsDialog::everyControlHasAName()
{
    for (const QAbstractButton* button : m_dialog->findChildren<QAbstractButton*>())
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty()
                     || button->objectName().startsWith("qt_") || !button->isVisible(),
                 qPrintable(button->objectName()));
    QVERIFY(!child<QTreeWidget>(*m_dialog, "inputsTree").accessibleName().isEmpty());
    QVERIFY(!child<QPlainTextEdit>(*m_dialog, "rawTextEdit").accessibleName().isEmpty());
}

void TestTransactionDetailsDialog::largeLettersHaveRoom()
{
    const LargeLetters large;
    open(sentTransaction());
    for (int tab = 0; tab < 3; ++tab) {
        showTab(tab);
        QTest::qWait(0);
        QCOMPARE(cutOffIn(*m_dialog), QString());
    }
}

QTEST_MAIN(TestTransactionDetailsDialog)
#include "tst_transactiondetailsdialog.moc"
