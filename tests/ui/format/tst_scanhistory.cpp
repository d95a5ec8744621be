// SPDX-License-Identifier: MIT

#include "ui/format/plain/datetext.h"
#include "ui/format/sync/scanhistory.h"

#include <QTest>

using namespace lockstep;

namespace {

using Kind = EventView::Kind;

constexpr std::int64_t Begun = 1'780'000'000;

EventView happened(Kind kind, int wallet, std::int32_t height, std::int64_t time, std::int32_t count = 0)
{
    EventView view;
    view.kind = kind;
    view.wallet = WalletId{wallet};
    view.walletName = wallet == 1 ? "Daily" : "Savings";
    view.height = BlockHeight{height};
    view.time = time;
    view.count = count;
    return view;
}

} // namespace

class TestScanHistory : public QObject
{
    Q_OBJECT

private slots:
    void aPersonReadsWhatAnImportCameTo();
    void whatItFetchedIsSaidInMegabytes();
    void whatStillRunsIsNotOver();
    void scansThatOverlapAreToldApart();
    void onesThatWentOnAfterARestartAreOne();
    void whatWasStoppedSaysHowFarAndWhy();
    void aBeginningThatIsForgottenIsNotMadeUp();
};

void TestScanHistory::aPersonReadsWhatAnImportCameTo()
{
    const auto scans = pastScans({happened(Kind::ImportDone, 1, 910'118, Begun + 240, 14), // the newest first
                                  happened(Kind::ImportStarted, 1, 735'000, Begun)});
    QCOMPARE(scans.size(), 1);
    QCOMPARE(scans[0].what, "Daily");
    QCOMPARE(scans[0].range, QString("735,000 – 910,118"));
    QCOMPARE(scans[0].took, durationText(240));
    QCOMPARE(scans[0].end.time, Begun + 240);
    QVERIFY(scans[0].fetched.isEmpty()); // an event of before it was counted
    QVERIFY2(scans[0].result.contains("14 transactions found"), qPrintable(scans[0].result));
    QVERIFY(pastScanSentence(scans[0]).startsWith("Daily, blocks 735,000 – 910,118"));
}

void TestScanHistory::whatItFetchedIsSaidInMegabytes()
{
    EventView done = happened(Kind::ImportDone, 1, 910'118, Begun + 240, 14);
    done.bytes = 270'000'000;
    const auto scans = pastScans({done});
    QCOMPARE(scans[0].fetched, QString("270\u00a0MB"));
    QVERIFY2(pastScanSentence(scans[0]).contains("270\u00a0MB fetched"), qPrintable(pastScanSentence(scans[0])));
}

void TestScanHistory::whatStillRunsIsNotOver()
{
    QVERIFY(pastScans({happened(Kind::ImportStarted, 1, 735'000, Begun)}).isEmpty());
    QVERIFY(pastScans({}).isEmpty());
}

void TestScanHistory::scansThatOverlapAreToldApart()
{
    const auto scans = pastScans(
        {happened(Kind::ImportDone, 1, 910'118, Begun + 90), happened(Kind::ImportDone, 2, 910'118, Begun + 60, 1),
         happened(Kind::ImportStarted, 2, 800'000, Begun + 30), happened(Kind::ImportStarted, 1, 735'000, Begun)});
    QCOMPARE(scans.size(), 2);
    QCOMPARE(scans[0].what, "Daily");
    QCOMPARE(scans[0].range, QString("735,000 – 910,118"));
    QVERIFY(scans[0].result.contains("Nothing found"));
    QCOMPARE(scans[1].what, "Savings");
    QCOMPARE(scans[1].range, QString("800,000 – 910,118"));
}

void TestScanHistory::onesThatWentOnAfterARestartAreOne()
{
    const auto scans = pastScans({happened(Kind::ImportDone, 1, 910'118, Begun + 90),
                                  happened(Kind::ImportStarted, 1, 800'000, Begun + 60), // where it had come to
                                  happened(Kind::ImportStarted, 1, 735'000, Begun)});
    QCOMPARE(scans.size(), 1);
    QCOMPARE(scans[0].range, QString("735,000 – 910,118"));
}

void TestScanHistory::whatWasStoppedSaysHowFarAndWhy()
{
    EventView failed = happened(Kind::ImportFailed, 1, 800'000, Begun + 60);
    failed.error = Error{Errc::DiskFull, {}};
    const auto scans = pastScans({happened(Kind::ImportCancelled, 2, 735'000, Begun + 95),
                                  happened(Kind::ImportStarted, 2, 735'000, Begun + 90), failed,
                                  happened(Kind::ImportStarted, 1, 735'000, Begun)});
    QCOMPARE(scans.size(), 2);
    QVERIFY(scans[0].result.contains("Cancelled"));
    QCOMPARE(scans[0].range, "no block");
    QCOMPARE(scans[1].range, QString("735,000 – 799,999")); // 800,000 was not looked at
    QVERIFY2(scans[1].result.contains("disk"), qPrintable(scans[1].result));
}

void TestScanHistory::aBeginningThatIsForgottenIsNotMadeUp()
{
    const auto scans = pastScans({happened(Kind::ImportDone, 1, 910'118, Begun)});
    QCOMPARE(scans.size(), 1);
    QCOMPARE(scans[0].range, "up to 910,118");
    QVERIFY(scans[0].took.isEmpty());
}

QTEST_GUILESS_MAIN(TestScanHistory)
#include "tst_scanhistory.moc"
