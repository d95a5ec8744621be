// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "ui/format/payments/csvtext.h"
#include "ui/format/plain/amounttext.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

const QHash<WalletId, CsvWallet> Wallets{{WalletId{1}, {"Daily", BlockHeight{910'118}}}};

HistoryRow rent()
{
    HistoryRow row = payment(-1'000'810, 910'117, 1);
    row.wallet = WalletId{1};
    row.state = TxState::Confirmed;
    row.fee = sats(810);
    row.balance = 20'411'002;
    row.label = "Rent";
    return row;
}

QStringList linesOf(const QByteArray& csv) { return QString::fromUtf8(csv).split("\r\n"); }

} // namespace

class TestCsvText final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3"); }
    void cleanup() { AmountDisplay::set({}); }
    void aPaymentIsOneLineWithAllThatAnAccountantAsksFor();
    void hiddenAmountsAndOtherUnitsChangeNothingInAFile();
    void theAddressesOfAPaymentStandInTheLastColumn();
    void aPaymentThatWaitsOrFailedHasNoBlock();
    void aTransferBetweenOnesOwnWalletsIsNamedAsSuch();
    void aLabelCannotBeAFormula_data();
    void aLabelCannotBeAFormula();
    void anAddressIsOneLine();
    void aPastScanIsOneLine();
    void aWalletsNameIsNoFormulaAmongScansEither();
};

void TestCsvText::aPaymentIsOneLineWithAllThatAnAccountantAsksFor()
{
    const QStringList lines = linesOf(historyCsv({rent()}, Wallets, {}));
    QCOMPARE(lines.size(), 3); // the last one ends too
    QCOMPARE(lines[0],
             "wallet,status,date_utc,date_local,type,label,amount_btc,fee_btc,balance_btc,txid,height,confirmations,"
             "address");
    QVERIFY2(lines[1].startsWith("Daily,confirming,2026-05-28T20:26:40Z,2026-05-28T22:26:40+02:00,sent,Rent,"
                                 "-0.01000810,0.00000810,0.20411002,"),
             qPrintable(lines[1]));
    QVERIFY2(lines[1].endsWith("01,910117,2,"), qPrintable(lines[1]));
}

void TestCsvText::hiddenAmountsAndOtherUnitsChangeNothingInAFile()
{
    const QByteArray before = historyCsv({rent()}, Wallets, {});
    AmountDisplay::set({AmountUnit::Satoshi, true});
    QCOMPARE(historyCsv({rent()}, Wallets, {}), before);
}

void TestCsvText::theAddressesOfAPaymentStandInTheLastColumn()
{
    const QStringList lines
        = linesOf(historyCsv({rent(), rent(), rent()}, Wallets, {{"bc1qone"}, {"bc1qone", "1two"}}));
    QVERIFY2(lines[0].endsWith(",confirmations,address"), qPrintable(lines[0]));
    QVERIFY2(lines[1].endsWith(",2,bc1qone"), qPrintable(lines[1]));
    QVERIFY2(lines[2].endsWith(",2,bc1qone 1two"), qPrintable(lines[2]));
    QVERIFY2(lines[3].endsWith(",2,"), qPrintable(lines[3])); // not known
}

void TestCsvText::aPaymentThatWaitsOrFailedHasNoBlock()
{
    HistoryRow waiting = payment(5'000, 0, 2);
    waiting.wallet = WalletId{1};
    HistoryRow failed = waiting;
    failed.state = TxState::Conflicted;
    failed.balance = 7;
    const QStringList lines = linesOf(historyCsv({waiting, failed}, Wallets, {}));
    QVERIFY2(lines[1].contains(",waiting,") && lines[1].endsWith(",,0,"), qPrintable(lines[1]));
    QVERIFY2(lines[2].contains(",conflicted,") && lines[2].contains(",0.00005000,,,"), qPrintable(lines[2]));
}

void TestCsvText::aTransferBetweenOnesOwnWalletsIsNamedAsSuch()
{
    HistoryRow row = rent();
    row.transferWith = {WalletId{2}};
    const QString line = linesOf(historyCsv({row}, Wallets, {}))[1];
    QVERIFY2(line.contains(",transfer,Rent,"), qPrintable(line));
}

void TestCsvText::aLabelCannotBeAFormula_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << "Rent"
                           << "Rent";
    QTest::newRow("equals") << "=1+1"
                            << "'=1+1";
    QTest::newRow("plus") << "+49 30"
                          << "'+49 30";
    QTest::newRow("minus") << "-1"
                           << "'-1";
    QTest::newRow("at") << "@SUM(A1)"
                        << "'@SUM(A1)";
    QTest::newRow("behind a space") << " =1"
                                    << "' =1";
    QTest::newRow("a comma") << "Rent, May"
                             << "\"Rent, May\"";
    QTest::newRow("quotes") << "the \"flat\""
                            << "\"the \"\"flat\"\"\"";
    QTest::newRow("a formula in quotes") << "=A1&\",\""
                                         << "\"'=A1&\"\",\"\"\"";
    QTest::newRow("other letters") << QString::fromUtf8("Müller – ₿") << QString::fromUtf8("Müller – ₿");
}

void TestCsvText::aLabelCannotBeAFormula()
{
    QFETCH(QString, label);
    QFETCH(QString, cell);
    HistoryRow row = rent();
    row.label = label;
    const QString line = linesOf(historyCsv({row}, {{WalletId{1}, {label, BlockHeight{910'118}}}}, {}))[1];
    QVERIFY2(line.startsWith(cell + ",confirming,"), qPrintable(line));
    QVERIFY2(line.contains(",sent," + cell + ",-0.0100"), qPrintable(line));
}

void TestCsvText::anAddressIsOneLine()
{
    AddressRow row;
    row.address = "bc1q";
    row.path = "m/84h/0h/0h/0/17";
    row.index = 17;
    row.used = true;
    row.transactions = 2;
    row.balance = sats(70'000);
    row.label = "=Invoice";
    QCOMPARE(linesOf(addressesCsv({row}))[1], "receive,17,bc1q,'=Invoice,0.00070000,2,yes,m/84h/0h/0h/0/17");
}

namespace {

EventView scanEvent(EventView::Kind kind, std::int32_t height, std::int64_t time)
{
    EventView event;
    event.kind = kind;
    event.wallet = WalletId{1};
    event.walletName = "Daily";
    event.height = BlockHeight{height};
    event.time = time;
    return event;
}

} // namespace

void TestCsvText::aPastScanIsOneLine()
{
    EventView done = scanEvent(EventView::Kind::ImportDone, 910'118, 1'780'000'240);
    done.count = 14;
    done.bytes = 270'000'000;
    EventView failed = scanEvent(EventView::Kind::ImportFailed, 735'000, 1'770'000'000);
    failed.error = Error{Errc::DiskFull, "not for a file"};
    const QList<EventView> events{done, scanEvent(EventView::Kind::ImportStarted, 735'000, 1'780'000'000), failed,
                                  scanEvent(EventView::Kind::ImportStarted, 735'000, 1'769'999'990)};
    const QStringList lines = linesOf(scansCsv(pastScans(events)));
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], "wallet,result,began_utc,ended_utc,first_block,last_block,bytes_fetched,transactions,problem");
    QCOMPARE(lines[1], "Daily,done,2026-05-28T20:26:40Z,2026-05-28T20:30:40Z,735000,910118,270000000,14,");
    QCOMPARE(lines[2], "Daily,failed,2026-02-02T02:39:50Z,2026-02-02T02:40:00Z,,,,,disk-full");
}

void TestCsvText::aWalletsNameIsNoFormulaAmongScansEither()
{
    EventView done = scanEvent(EventView::Kind::ImportDone, 5, 1'780'000'000);
    done.walletName = "=HYPERLINK(\"x\")";
    const QString line = linesOf(scansCsv(pastScans({done})))[1];
    QVERIFY2(line.startsWith("\"'=HYPERLINK("), qPrintable(line));
}

QTEST_GUILESS_MAIN(TestCsvText)
#include "tst_csvtext.moc"
