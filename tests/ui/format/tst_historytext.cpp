// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "ui/format/payments/historytext.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

Q_DECLARE_METATYPE(lockstep::WalletState)
Q_DECLARE_METATYPE(lockstep::OutgoingState)

class TestHistoryText final : public QObject
{
    Q_OBJECT

private slots:
    void aWalletSaysWhatItsListMayLack_data();
    void aWalletSaysWhatItsListMayLack();
    void aPausedWalletSaysWhatItWaitsFor_data();
    void aPausedWalletSaysWhatItWaitsFor();
    void allWalletsNameThoseThatAreBehind();
    void manyWalletsAreNotAllNamed();
    void countsSayWhatIsLeftOut();
    void everyStateHasAMeaningAndAShape();
    void aPaymentInABlockThatTheSnapshotDoesNotKnowYetIsNotWaiting();
    void aNarrowColumnSaysTheStateInFewerLetters();
    void aWalletThatIsBehindSaysHowDeepAPaymentLies_data();
    void aWalletThatIsBehindSaysHowDeepAPaymentLies();
    void oneBlockOnTopIsOneBlock();
    void whatOnePeerToldIsCalledSo();
    void onlyWhatWaitsToBeSentFromHereIsGivenUp_data();
    void onlyWhatWaitsToBeSentFromHereIsGivenUp();
    void whatNoPeerHasTakenIsNotSaidToBeSent_data();
    void whatNoPeerHasTakenIsNotSaidToBeSent();
};

void TestHistoryText::aWalletSaysWhatItsListMayLack_data()
{
    QTest::addColumn<WalletState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("error") << WalletState::Error << "Error. Complete up to block";
    QTest::newRow("importing") << WalletState::Importing << "older is complete, newer may be missing";
    QTest::newRow("paused") << WalletState::Paused << "while \"Old phone\" imports";
    QTest::newRow("stopped") << WalletState::Stopped << "Stopped. Complete up to block";
    QTest::newRow("offline") << WalletState::Offline << "Offline. Complete up to block";
    QTest::newRow("connecting") << WalletState::Connecting << "Connecting. Complete up to block";
    QTest::newRow("headers") << WalletState::Headers << "Syncing headers. Complete up to block";
    QTest::newRow("syncing") << WalletState::Syncing << "Syncing. Complete up to block";
    QTest::newRow("catching up") << WalletState::Catching << "";
    QTest::newRow("synced") << WalletState::Synced << "";
}

void TestHistoryText::aWalletSaysWhatItsListMayLack()
{
    QFETCH(WalletState, state);
    QFETCH(QString, words);
    WalletView wallet = walletView(1, "Daily", state);
    wallet.pausedBy = "Old phone";
    const QString note = historyNote(wallet);
    QCOMPARE(note.isEmpty(), words.isEmpty());
    QVERIFY2(note.contains(words), qPrintable(note));
    QCOMPARE(note.contains("910,118"), !words.isEmpty());
    wallet.isPartial = true; // it was never read to the end, and says so whatever keeps it from that
    const QString partial = historyNote(wallet);
    QVERIFY2(partial.contains("Scanned to block 910,118; older is complete, newer may be missing."),
             qPrintable(partial));
}

void TestHistoryText::aPausedWalletSaysWhatItWaitsFor_data()
{
    QTest::addColumn<PauseCause>("cause");
    QTest::addColumn<QString>("words");
    QTest::newRow("an import that is not named") << PauseCause::Import << "Paused. Complete up to block 910,118; newer";
    QTest::newRow("the person") << PauseCause::Person << "until you resume the import";
    QTest::newRow("a metered connection") << PauseCause::Metered << "the connection is metered";
    QTest::newRow("a reorg") << PauseCause::HeldReorg << "a reorg waits for you to decide";
}

void TestHistoryText::aPausedWalletSaysWhatItWaitsFor()
{
    QFETCH(PauseCause, cause);
    QFETCH(QString, words);
    WalletView wallet = walletView(1, "Daily", WalletState::Paused);
    wallet.pauseCause = cause;
    const QString note = historyNote(wallet);
    QVERIFY2(note.contains(words) && !note.contains("\"\""), qPrintable(note));
}

void TestHistoryText::allWalletsNameThoseThatAreBehind()
{
    WalletView daily = walletView(1, "Daily");
    WalletView savings = walletView(2, "Savings");
    QCOMPARE(historyNote(snapshotOf({daily, savings})), QString());
    savings.state = WalletState::Stopped;
    const QString one = historyNote(snapshotOf({daily, savings}));
    QVERIFY2(one.startsWith("Savings: Stopped."), qPrintable(one));
    daily.state = WalletState::Offline;
    const QString both = historyNote(snapshotOf({daily, savings}));
    QVERIFY2(both.contains("Daily (Offline), Savings (Stopped)"), qPrintable(both));
}

void TestHistoryText::manyWalletsAreNotAllNamed()
{
    QList<WalletView> wallets;
    for (int i = 0; i < 200; ++i) wallets += walletView(i + 1, QString::number(i), WalletState::Offline);
    const QString note = historyNote(snapshotOf(wallets));
    QVERIFY2(note.contains("and 197 more"), qPrintable(note));
    QVERIFY(note.size() < 200);
}

void TestHistoryText::countsSayWhatIsLeftOut()
{
    QVERIFY(historyCountText(1, 1, 5).startsWith("1 payment ·"));
    const QString some = historyCountText(128, 1'340, 52'000'000);
    QVERIFY2(some.startsWith("128 of 1,340 payments"), qPrintable(some));
    QVERIFY2(some.contains("+0.520"), qPrintable(some));
    QVERIFY(some.endsWith("BTC"));
    QVERIFY2(some.contains("net change"), qPrintable(some)); // what the tooltip explains
    QVERIFY(historyCountText(0, 3, 0).startsWith("0 of 3"));
}

void TestHistoryText::aPaymentInABlockThatTheSnapshotDoesNotKnowYetIsNotWaiting()
{
    HistoryRow row = payment(1'000, 612'400, 1);
    row.state = TxState::Confirmed;
    QCOMPARE(paymentStateText(row, BlockHeight{612'399}), "1 confirmation");
    QCOMPARE(paymentStateText(row, BlockHeight{612'340}), "In block 612,400"); // an import: how deep is not known
    row.isCoinbase = true;
    QCOMPARE(paymentStateText(row, BlockHeight{612'340}), "Immature, 1 of 100");
}

void TestHistoryText::aNarrowColumnSaysTheStateInFewerLetters()
{
    HistoryRow row = payment(1'000, 612'400, 1);
    QCOMPARE(shortPaymentStateText(row, BlockHeight{612'402}), "3 conf.");
    QCOMPARE(shortPaymentStateText(row, BlockHeight{612'410}), "Confirmed");
    QCOMPARE(shortPaymentStateText(row, BlockHeight{612'340}), "In a block");
    row.isCoinbase = true;
    QCOMPARE(shortPaymentStateText(row, BlockHeight{612'410}), "Immature");
    row = payment(1'000, 0, 1);
    row.state = TxState::Unverified;
    QCOMPARE(shortPaymentStateText(row, {}), "Unverified");
    row.state = TxState::Orphaned;
    QCOMPARE(shortPaymentStateText(row, {}), "Removed");
    row.state = TxState::Replaced;
    QCOMPARE(shortPaymentStateText(row, {}), "Replaced");
    row.state = TxState::Pending;
    const OutgoingView local;
    QCOMPARE(shortPaymentStateText(row, {}, &local), "Not sent");
    QCOMPARE(shortPaymentStateText(row, {}), "Waiting");
}

void TestHistoryText::aWalletThatIsBehindSaysHowDeepAPaymentLies_data()
{
    QTest::addColumn<int>("tip");
    QTest::addColumn<bool>("isCoinbase");
    QTest::addColumn<QString>("meaning");
    const char* reorg = "A reorg could still undo it; after six confirmations that is very unlikely.";
    const char* counted = "Counted up to block 612,340, where this wallet stands; by now %1 blocks lie on top of it.";
    const auto says
        = [&](const char* count) { return QString::fromLatin1(counted).arg(QLatin1StringView(count)) + ' '; };
    QTest::newRow("at the tip") << 612'340 << false << reorg;
    QTest::newRow("the next block is being taken in") << 612'341 << false << reorg;
    QTest::newRow("no tip is known") << 0 << false << reorg;
    QTest::newRow("five deep by now") << 612'344 << false << says("4") + reorg;
    QTest::newRow("six deep by now") << 612'345 << false << says("5") + "That a reorg undoes it is very unlikely.";
    QTest::newRow("years deep") << 910'118 << false << says("297,778") + "That a reorg undoes it is very unlikely.";
    QTest::newRow("mined, years deep") << 910'118 << true
                                       << "Mined coins can be spent after 100 blocks. " + says("297,778").trimmed();
}

void TestHistoryText::aWalletThatIsBehindSaysHowDeepAPaymentLies()
{
    QFETCH(int, tip);
    QFETCH(bool, isCoinbase);
    HistoryRow row = payment(1'000, 612'340, 1);
    row.state = TxState::Confirmed;
    row.isCoinbase = isCoinbase;
    QTEST(paymentStateMeaning(row, BlockHeight{612'340}, BlockHeight{tip}), "meaning");
}

void TestHistoryText::oneBlockOnTopIsOneBlock()
{
    HistoryRow row = payment(1'000, 612'340, 1);
    row.state = TxState::Confirmed;
    const QString meaning = paymentStateMeaning(row, BlockHeight{612'339}, BlockHeight{612'341});
    QVERIFY2(meaning.contains("by now 1 block lies on top of it"), qPrintable(meaning));
}

void TestHistoryText::whatOnePeerToldIsCalledSo()
{
    HistoryRow row = payment(1'000, 0, 1);
    row.state = TxState::Unverified;
    QCOMPARE(paymentStateText(row, BlockHeight{100}), "Unverified, seen by 1 peer");
    QVERIFY(paymentStateMeaning(row, BlockHeight{100}).contains("may never arrive"));
    QVERIFY(paymentSentence(row, BlockHeight{100}).startsWith("Told of "));
    QVERIFY(!isFailed(paymentState(row, BlockHeight{100})));
    row.amount = -1'000;
    QVERIFY(paymentStateMeaning(row, BlockHeight{100}).contains("your balance stands as it was"));
    row.state = TxState::Expired;
    QCOMPARE(paymentStateText(row, BlockHeight{100}), "Expired");
    QVERIFY(paymentStateMeaning(row, BlockHeight{100}).contains("14 days"));
    QVERIFY(isFailed(paymentState(row, BlockHeight{100})));
}

void TestHistoryText::everyStateHasAMeaningAndAShape()
{
    for (const TxState state : {TxState::Pending, TxState::Confirmed, TxState::Replaced, TxState::Conflicted,
                                TxState::Orphaned, TxState::Abandoned, TxState::Unverified, TxState::Expired}) {
        HistoryRow row = payment(1, state == TxState::Confirmed ? 100 : 0, 1);
        row.state = state;
        for (const int height : {99, 100, 103, 200}) {
            QVERIFY(!paymentStateMeaning(row, BlockHeight{height}).isEmpty());
            QVERIFY(!paymentStateText(row, BlockHeight{height}).isEmpty());
            QVERIFY(!paymentSymbol(paymentState(row, BlockHeight{height})).isEmpty());
        }
    }
}

void TestHistoryText::onlyWhatWaitsToBeSentFromHereIsGivenUp_data()
{
    QTest::addColumn<TxState>("state");
    QTest::addColumn<bool>("isOutgoing");
    QTest::addColumn<QString>("whyNot");
    QTest::newRow("it waits") << TxState::Pending << true << "";
    QTest::newRow("others send it") << TxState::Pending << false << "not sent from here";
    QTest::newRow("only a peer told of it") << TxState::Unverified << false << "not sent from here";
    QTest::newRow("in a block") << TxState::Confirmed << true << "a block has it";
    QTest::newRow("given up") << TxState::Abandoned << true << "already";
    QTest::newRow("replaced") << TxState::Replaced << true << "will not arrive";
}

void TestHistoryText::onlyWhatWaitsToBeSentFromHereIsGivenUp()
{
    QFETCH(const TxState, state);
    QFETCH(const bool, isOutgoing);
    QFETCH(const QString, whyNot);
    HistoryRow row = payment(1, state == TxState::Confirmed ? 100 : 0, 1);
    row.state = state;
    const OutgoingView outgoing{row.txid, OutgoingState::AskedFor, 1, 0};
    const QString words = whyNotGivenUp(row, isOutgoing ? &outgoing : nullptr);
    QVERIFY2(whyNot.isEmpty() ? words.isEmpty() : words.contains(whyNot), qPrintable(words));
}

void TestHistoryText::whatNoPeerHasTakenIsNotSaidToBeSent_data()
{
    QTest::addColumn<OutgoingState>("sent");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("meaning");
    QTest::newRow("no peer is there") << OutgoingState::Kept << "Local (not sent)"
                                      << "offered as soon as a peer";
    QTest::newRow("none asked for it") << OutgoingState::Offered << "Local (not sent)"
                                       << "none has asked for it yet";
    QTest::newRow("one took it") << OutgoingState::AskedFor << "Waiting"
                                 << "1 peer took it";
    QTest::newRow("it spreads") << OutgoingState::Seen << "Waiting"
                                << "it spreads";
    QTest::newRow("no news of it any more") << OutgoingState::Failed << "Waiting"
                                            << "in no block yet";
}

void TestHistoryText::whatNoPeerHasTakenIsNotSaidToBeSent()
{
    QFETCH(OutgoingState, sent);
    QFETCH(QString, meaning);
    HistoryRow row;
    row.amount = -5'000;
    const OutgoingView outgoing{row.txid, sent, 1, 0};
    QTEST(paymentStateText(row, BlockHeight{9}, &outgoing), "state");
    const QString said = paymentStateMeaning(row, BlockHeight{9}, BlockHeight{9}, &outgoing);
    QVERIFY2(said.contains(meaning), qPrintable(said));
    const QString sentence = paymentSentence(row, BlockHeight{9}, "Daily", {}, &outgoing);
    QVERIFY2(sentence.contains(paymentStateText(row, BlockHeight{9}, &outgoing)), qPrintable(sentence));
    QCOMPARE(paymentStateText(row, BlockHeight{9}), "Waiting"); // of one that came from elsewhere
    row.block.emplace().height = BlockHeight{9};
    QCOMPARE(paymentStateText(row, BlockHeight{9}, &outgoing), "1 confirmation");
}

QTEST_GUILESS_MAIN(TestHistoryText)
#include "tst_historytext.moc"
