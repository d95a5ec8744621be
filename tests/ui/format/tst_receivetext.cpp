// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "ui/format/sync/estimatetext.h"
#include "ui/format/wallets/addresstext.h"
#include "ui/format/wallets/policytext.h"
#include "ui/format/wallets/receivetext.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// Words about being paid, and about what a scan costs.
class TestReceiveText final : public QObject
{
    Q_OBJECT
private slots:
    void anAddressIsReadAloudInGroupsOfFour()
    {
        QCOMPARE(shownAddress("bcrt1qexample0000"), "bcrt 1qex ampl e000 0");
        QCOMPARE(shownAddress(""), "");
        AddressDisplay::setGrouped(false);
        const QString inOne = shownAddress("bcrt1qexample0000");
        AddressDisplay::setGrouped(true);
        QCOMPARE(inOne, "bcrt1qexample0000");
    }

    void anAddressInGroupsIsFoundAsIfInOne()
    {
        for (const char* address :
             {"bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zeqchgx", "BC1QCR8TE4KR609GCAWUTMRZA0J4XV80JY8Z",
              "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn"}) {
            QCOMPARE(withoutGroups(shownAddress(address)), address);
            QCOMPARE(withoutGroups(address), address);
        }
        QCOMPARE(withoutGroups("bc1qcr8te4kr609gcawutmrz\na0j4xv80jy8zxx"), "bc1qcr8te4kr609gcawutmrza0j4xv80jy8zxx");
        for (const char* label : {"rent 12", "bc1 payments from work", "3 cats and 2 dogs in my small old house", "",
                                  "1 for the road to Rome and 2 for home"})
            QCOMPARE(withoutGroups(label), label);
    }

    void anAddressHasAPlaceOrSaysThatItIsFixed()
    {
        QCOMPARE(addressPlaceText({"a", {}, "m/84h/0h/0h/0/17", 17, false}), "Address #17 · m/84h/0h/0h/0/17");
        QCOMPARE(addressPlaceText({"a", {}, {}, 0, false}), "");
        QVERIFY(addressPlaceText({"a", {}, {}, 0, true}).contains("fixed addresses"));
    }

    void aRequestIsOneSentenceForAScreenReader()
    {
        PaymentRequest request;
        request.createdAt = 1'780'000'000;
        request.label = "Rent";
        QCOMPARE(requestSentence(request), "Requested Any amount on 2026-05-28, label Rent, Waiting for payment");
        request.state = PaymentRequest::State::Partial;
        request.amount = sats(1'000'000);
        request.received = sats(400'000);
        QVERIFY(requestSentence(request).contains("Partly paid: " + amountOf(400'000) + " of " + amountOf(1'000'000)));
    }

    void whatCameToAnAddressIsSaidWithHowSureItIs()
    {
        AddressRow row;
        QCOMPARE(arrivalText(row, {100}), "Waiting for payment");
        QVERIFY(arrivalState(row) == PaymentRequest::State::Waiting);
        QCOMPARE(addressStateText(row, AddressKnowledge::Whole), "Unused");
        row.unverified = sats(400'000);
        QCOMPARE(arrivalText(row, {100}), "Unverified: " + amountOf(400'000));
        QVERIFY(arrivalState(row) == PaymentRequest::State::Unverified);
        QCOMPARE(addressStateText(row, AddressKnowledge::Whole), "Unverified");
        QVERIFY(addressStateMeaning(row, AddressKnowledge::Whole).contains("may never arrive"));
        row.pending = sats(300'000);
        row.used = true;
        row.transactions = 1;
        QCOMPARE(arrivalText(row, {100}),
                 "Seen, unconfirmed: " + amountOf(300'000) + " · Unverified: " + amountOf(400'000));
        QVERIFY(arrivalState(row) == PaymentRequest::State::Seen);
        QCOMPARE(addressStateText(row, AddressKnowledge::Whole), "Used");
        row.pending = row.unverified = Amount();
        row.confirmed = sats(300'000);
        row.confirmedAt = BlockHeight{98};
        QCOMPARE(arrivalText(row, {100}), "3 confirmations: " + amountOf(300'000));
        QCOMPARE(arrivalSymbol(row, {100}), "◔");
        QCOMPARE(arrivalText(row, {98}), "1 confirmation: " + amountOf(300'000));
        QCOMPARE(arrivalText(row, {103}), "Confirmed: " + amountOf(300'000));
        QCOMPARE(arrivalSymbol(row, {103}), "✓");
        QVERIFY(arrivalState(row) == PaymentRequest::State::Paid);
    }

    void morePaidThanAskedForIsSaid()
    {
        PaymentRequest request;
        request.state = PaymentRequest::State::Paid;
        request.amount = sats(1'000'000);
        request.received = sats(1'000'000);
        QCOMPARE(requestStateText(request), "Paid: " + amountOf(1'000'000));
        request.received = sats(10'000'000);
        QCOMPARE(requestStateText(request),
                 "Paid: " + amountOf(10'000'000) + ", " + amountOf(9'000'000) + " more than asked for");
    }

    void aPaymentSettlesWithSixConfirmations()
    {
        AddressRow row;
        QCOMPARE(settlingText(row, {100}), QString());
        row.confirmedAt = BlockHeight{100};
        QCOMPARE(settlingText(row, {100}), "1 of 6 confirmations");
        QCOMPARE(settlingText(row, {104}), "5 of 6 confirmations");
        QCOMPARE(settlingText(row, {105}), QString());
    }

    void everyStateOfARequestHasAShapeAndAName()
    {
        for (const auto state :
             {PaymentRequest::State::Waiting, PaymentRequest::State::Unverified, PaymentRequest::State::Seen,
              PaymentRequest::State::Paid, PaymentRequest::State::Partial}) {
            QVERIFY(!requestSymbol(state).isEmpty());
            QVERIFY(!requestStateName(state).isEmpty());
        }
    }

    void bytesHaveDecimalUnits_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("one") << qint64{1} << "1 byte";
        QTest::newRow("few") << qint64{999} << "999 bytes";
        QTest::newRow("kilobytes") << qint64{19'400} << "19\u00a0kB";
        QTest::newRow("megabytes") << qint64{270'400'000} << "270\u00a0MB";
        QTest::newRow("gigabytes") << qint64{3'140'000'000} << "3.1\u00a0GB";
        QTest::newRow("rounded up") << qint64{9'960'000'000} << "10.0\u00a0GB";
    }

    void bytesHaveDecimalUnits()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(bytesText(bytes), text);
    }

    void anEstimateSaysWhatIsNotKnown()
    {
        ScanEstimate estimate;
        estimate.blocks = 100;
        estimate.filtersHere = 100;
        estimate.seconds = 8;
        QCOMPARE(estimateCost(estimate), "100\u00a0% of the filters are here · nothing to fetch · less than a minute");
        estimate.filtersHere = 0;
        estimate.bytesToFetch = 5'000'000;
        estimate.headersAreCurrent = false;
        QCOMPARE(estimateCost(estimate),
                 "None of the filters are here yet · at least 5\u00a0MB to fetch · at least 8\u00a0s");
        estimate.headersAreCurrent = true;
        QCOMPARE(estimateCost(estimate),
                 "None of the filters are here yet · about 5\u00a0MB to fetch · less than a minute");
        estimate.seconds = 61;
        QCOMPARE(estimateCost(estimate),
                 "None of the filters are here yet · about 5\u00a0MB to fetch · about 2\u00a0min");
        estimate.isGuess = true;
        QCOMPARE(estimateCost(estimate),
                 "None of the filters are here yet · about 5\u00a0MB to fetch · about 2\u00a0min, at a guess");
        QVERIFY(estimateCost({}).isEmpty());
        QVERIFY(estimateRange({}).startsWith("No blocks"));
    }

    void whoPausesIsNamed_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("words");
        QTest::newRow("nobody") << QStringList{} << "No other wallet";
        QTest::newRow("one") << QStringList{"A"}
                             << "\"A\" pauses meanwhile and goes on by itself. You can still look at it";
        QTest::newRow("two") << QStringList{"A", "B"} << "\"A\" and \"B\" pause";
        QTest::newRow("four") << QStringList{"A", "B", "C", "D"} << "\"A\" and 3 others pause";
    }

    void whoPausesIsNamed()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, words);
        ScanEstimate estimate;
        estimate.pausing = names;
        QVERIFY2(estimatePausing(estimate).startsWith(words), qPrintable(estimatePausing(estimate)));
        estimate.waitsForStart = true;
        QVERIFY2(estimatePausing(estimate).contains("waits until you start it"), qPrintable(estimatePausing(estimate)));
    }

    void theBlockAtWhichTheOthersPauseIsSaidWhereItIsKnown()
    {
        ScanEstimate estimate;
        estimate.pausing = {"A"};
        QVERIFY(!estimatePausing(estimate).contains("block"));
        estimate.pausingAt = BlockHeight{910'118};
        QVERIFY(estimatePausing(estimate).startsWith("\"A\" pauses at block 910,118 and goes on by itself."));
        estimate.pausing += "B";
        QVERIFY(estimatePausing(estimate).startsWith("\"A\" and \"B\" pause at block 910,118 and go on"));
        estimate.pausing += "C";
        QVERIFY(estimatePausing(estimate).startsWith("\"A\" and 2 others pause at block 910,118 and go on"));
    }

    void aPolicyHasWordsOrIsShownAsItIs()
    {
        QCOMPARE(policyText("wpkh"), "Native segwit (wpkh)");
        QCOMPARE(policyText("addresses"), "List of addresses");
        QCOMPARE(policyText("wsh(thresh)"), "wsh(thresh)");
    }

private:
    static QString amountOf(std::int64_t satoshis);
};

QString TestReceiveText::amountOf(std::int64_t satoshis)
{
    PaymentRequest request;
    request.amount = sats(satoshis);
    return requestAmountText(request);
}

QTEST_GUILESS_MAIN(TestReceiveText)
#include "tst_receivetext.moc"
