// SPDX-License-Identifier: MIT

#include "ui/format/program/upkeeptext.h"

#include <QTest>

using namespace lockstep;

namespace {

CheckFinding finding(CheckPart part, bool isMended)
{
    CheckFinding found;
    found.part = part;
    found.isMended = isMended;
    found.from = BlockHeight{120};
    found.count = 2;
    found.walletName = part == CheckPart::Wallet ? "Savings" : "";
    return found;
}

} // namespace

class TestUpkeepText final : public QObject
{
    Q_OBJECT

private slots:
    void theVerdictIsOneOfThree()
    {
        CheckReport report;
        QVERIFY(checkVerdict(report).contains("as it should be"));
        report.findings = {finding(CheckPart::Headers, true)};
        QVERIFY(checkVerdict(report).contains("mended"));
        report.findings += finding(CheckPart::Wallet, false);
        QVERIFY(checkVerdict(report).contains("damaged"));
    }

    void everyFindingSaysWhatToDo()
    {
        CheckReport report;
        for (const CheckPart part : {CheckPart::Pages, CheckPart::Headers, CheckPart::FilterHeaders, CheckPart::Filters,
                                     CheckPart::Places, CheckPart::Wallet})
            report.findings += finding(part, false);
        for (int flaw = 0; flaw <= static_cast<int>(WalletFlaw::Script); ++flaw) {
            report.findings += finding(CheckPart::Wallet, false);
            report.findings.back().flaw = static_cast<WalletFlaw>(flaw);
        }
        const QStringList lines = checkLines(report);
        QCOMPARE(lines.size(), report.findings.size());
        for (const QString& line : lines) QVERIFY2(line.endsWith('.') && !line.contains("%"), qPrintable(line));
        QVERIFY(!checkDetails(report).contains("Savings")); // it is sent to strangers
    }

    void whoIsRebuiltIsNoFinding()
    {
        CheckReport report;
        report.rebuilding = {"Savings"};
        QVERIFY(checkVerdict(report).contains("as it should be"));
        QCOMPARE(checkLines(report), QStringList{"\"Savings\" was not looked at: it is being rebuilt from the chain."});
    }

    void everyEndOfAHeaderFileIsASentence()
    {
        HeaderFileReport report;
        report.first = {1};
        report.last = {500};
        for (int outcome = 0; outcome <= static_cast<int>(HeaderFileOutcome::Held); ++outcome) {
            report.outcome = static_cast<HeaderFileOutcome>(outcome);
            const QString text = headerFileText(report);
            QVERIFY2(text.contains("500") && !text.contains("%"), qPrintable(text));
            QVERIFY(!headerFileOutcomeCode(report.outcome).isEmpty());
        }
    }

    void everyRefusalOfAHeaderFileNamesTheFileNotAPeer()
    {
        for (const Errc code :
             {Errc::Malformed, Errc::Unsupported, Errc::WrongNetwork, Errc::Truncated, Errc::BadChecksum,
              Errc::OutOfRange, Errc::Unconnected, Errc::BadProofOfWork, Errc::BadDifficulty, Errc::BadTime}) {
            const ErrorText words = headerFileError({code, "735004"});
            QVERIFY2(words.what.contains("ile"), qPrintable(words.what));
            QVERIFY2(!words.what.contains("peer"), qPrintable(words.what));
        }
    }
};

QTEST_GUILESS_MAIN(TestUpkeepText)
#include "tst_upkeeptext.moc"
