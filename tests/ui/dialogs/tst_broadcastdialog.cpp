// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/dialogs/payments/broadcastdialog.h"
#include "ui/widgets/text/badge.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

TransactionPreview previewOfAPayment()
{
    TransactionPreview preview;
    preview.txid.bytes[0] = std::byte{7};
    preview.raw = Bytes(10);
    TransactionPart from;
    from.amount = sats(100'000);
    from.owner = WalletId{1};
    from.ownerName = "Daily";
    from.address = "bcrt1qfrom";
    TransactionPart to;
    to.amount = sats(99'000);
    to.address = "bcrt1qshop";
    preview.inputs = {from};
    preview.outputs = {to};
    preview.net = -100'000;
    preview.fee = sats(1'000);
    preview.virtualSize = 100;
    return preview;
}

} // namespace

class TestBroadcastDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatItDoesIsShownBeforeItIsSent();
    void nothingIsSentUnseen();
    void anAnswerToAnOlderTextIsNotShown();
    void whatIsWrongIsSaid();
    void afterSendingItSaysHowFarItIs();

private:
    void type(const QString& text)
    {
        auto& edit = child<QPlainTextEdit>(*m_dialog, "broadcastTextEdit");
        edit.setFocus();
        QTest::keySequence(&edit, QKeySequence::SelectAll);
        QTest::keyClicks(&edit, text);
    }
    QString text(const char* name) { return child<QLabel>(*m_dialog, name).text(); }
    bool isShown(const char* name) { return child<QWidget>(*m_dialog, name).isVisibleTo(m_dialog.get()); }
    void pressSend() { click(child<QPushButton>(*m_dialog, "acceptButton")); }

    std::unique_ptr<BroadcastDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_asked;
    std::unique_ptr<QSignalSpy> m_submitted;
};

void TestBroadcastDialog::init()
{
    failOnAnyWarning();
    m_dialog = std::make_unique<BroadcastDialog>();
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_asked = std::make_unique<QSignalSpy>(m_dialog.get(), &BroadcastDialog::previewWanted);
    m_submitted = std::make_unique<QSignalSpy>(m_dialog.get(), &FormDialog::submitted);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestBroadcastDialog::whatItDoesIsShownBeforeItIsSent()
{
    QVERIFY(!isShown("broadcastSummaryLabel"));
    type("02 00");
    QTRY_COMPARE(m_asked->count(), 1);
    QCOMPARE(m_asked->first()[0].toByteArray(), "02 00");
    m_dialog->answer(previewOfAPayment());
    QVERIFY(text("broadcastSummaryLabel").startsWith("Your wallets pay"));
    QVERIFY(text("broadcastFeeLabel").contains("10.0\u00a0sat/vB"));
    QVERIFY(!isShown("broadcastWarningsLabel"));
    const auto& outputs = child<QTreeWidget>(*m_dialog, "broadcastOutputsTree");
    QCOMPARE(outputs.topLevelItem(0)->text(1), "Not yours");
    pressSend();
    QCOMPARE(m_submitted->count(), 1);
    QVERIFY(m_dialog->preview().txid == previewOfAPayment().txid);
}

void TestBroadcastDialog::nothingIsSentUnseen()
{
    pressSend();
    QVERIFY(text("problemLabel").contains("Paste"));
    type("02");
    QTRY_COMPARE(m_asked->count(), 1);
    pressSend(); // the answer is not there yet
    m_dialog->answer(previewOfAPayment());
    type("03"); // what was shown is no more what stands there
    QVERIFY(!isShown("broadcastSummaryLabel"));
    pressSend();
    QCOMPARE(m_submitted->count(), 0);
}

void TestBroadcastDialog::anAnswerToAnOlderTextIsNotShown()
{
    type("02");
    QTRY_COMPARE(m_asked->count(), 1);
    type("03");
    QTRY_COMPARE(m_asked->count(), 2);
    m_dialog->answer(previewOfAPayment());
    QVERIFY(!isShown("broadcastSummaryLabel"));
    m_dialog->answer(Error{Errc::Malformed, {}});
    QVERIFY(!isShown("broadcastSummaryLabel"));
    QVERIFY(text("problemLabel").contains("not a transaction"));
}

void TestBroadcastDialog::whatIsWrongIsSaid()
{
    type("02");
    QTRY_COMPARE(m_asked->count(), 1);
    TransactionPreview preview = previewOfAPayment();
    preview.isSigned = false;
    preview.fee = sats(20'000'000);
    preview.replaces = {Txid{}};
    m_dialog->answer(preview);
    for (const char* words : {"not signed", "very high", "replaces"})
        QVERIFY2(text("broadcastWarningsLabel").contains(words), words);
}

void TestBroadcastDialog::afterSendingItSaysHowFarItIs()
{
    type("02");
    QTRY_COMPARE(m_asked->count(), 1);
    m_dialog->answer(previewOfAPayment());
    pressSend();
    m_dialog->showSent();
    QVERIFY(!isShown("broadcastTextEdit") && !isShown("acceptButton"));
    QVERIFY(m_dialog->sent() == previewOfAPayment().txid);
    const auto state = [&] { return child<Badge>(*m_dialog, "broadcastStateBadge").words(); };
    m_dialog->setOutgoing({previewOfAPayment().txid, OutgoingState::Offered, 0, 0});
    QCOMPARE(state(), "Offered");
    QVERIFY(text("broadcastMeaningLabel").contains("none has asked"));
    m_dialog->showError(Error{Errc::Timeout, {}}); // the state has said so
    QVERIFY(!isShown("problemLabel"));
    m_dialog->setOutgoing({previewOfAPayment().txid, OutgoingState::AskedFor, 2, 0});
    QVERIFY(text("broadcastMeaningLabel").contains("2 peers"));
    m_dialog->setOutgoing({previewOfAPayment().txid, OutgoingState::Confirmed, 2, 0});
    QCOMPARE(state(), "Confirmed");
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

QTEST_MAIN(TestBroadcastDialog)
#include "tst_broadcastdialog.moc"
