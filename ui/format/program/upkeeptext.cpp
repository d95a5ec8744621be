// SPDX-License-Identifier: MIT

#include "ui/format/program/upkeeptext.h"

#include "ui/format/errors/errordetails.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/cachetext.h"
#include "ui/format/sync/estimatetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct UpkeepText
{
    Q_DECLARE_TR_FUNCTIONS(UpkeepText)
};

/// Why a file of headers was not used. `at`: where the error names a height.
struct FileWords
{
    Errc code;
    const char* what;
    const char* at;
    const char* advice;
};

constexpr const char* Distrust
    = QT_TRANSLATE_NOOP("UpkeepText", "Do not trust whoever gave you the file. Peers give the real headers.");
constexpr const char* ChooseOurs = QT_TRANSLATE_NOOP("UpkeepText", "Choose one that Lockstep saved.");

constexpr FileWords HeaderFileWords[]{
    {Errc::Malformed, QT_TRANSLATE_NOOP("UpkeepText", "This is not a file of block headers."), nullptr, ChooseOurs},
    {Errc::Unsupported, QT_TRANSLATE_NOOP("UpkeepText", "This file of block headers was written by a newer Lockstep."),
     nullptr, QT_TRANSLATE_NOOP("UpkeepText", "Install the newer version, or save the file with this one.")},
    {Errc::WrongNetwork, QT_TRANSLATE_NOOP("UpkeepText", "This file has the block headers of another Bitcoin network."),
     nullptr, QT_TRANSLATE_NOOP("UpkeepText", "Open Lockstep on that network, or use a file of this one.")},
    {Errc::Truncated, QT_TRANSLATE_NOOP("UpkeepText", "This file of block headers ends too early."), nullptr,
     QT_TRANSLATE_NOOP("UpkeepText", "Copy all of it again.")},
    {Errc::BadChecksum,
     QT_TRANSLATE_NOOP("UpkeepText", "The file's checksum does not match: it was damaged on the way."), nullptr,
     QT_TRANSLATE_NOOP("UpkeepText", "Copy it again from where it was saved.")},
    {Errc::OutOfRange, QT_TRANSLATE_NOOP("UpkeepText", "This file of block headers names impossible blocks."),
     QT_TRANSLATE_NOOP("UpkeepText", "Header %1 in the file has a version that its height forbids."), ChooseOurs},
    {Errc::Unconnected, QT_TRANSLATE_NOOP("UpkeepText", "The file begins at a block whose parent is not here."),
     QT_TRANSLATE_NOOP("UpkeepText", "Header %1 in the file does not follow a block that is here."),
     QT_TRANSLATE_NOOP("UpkeepText",
                       "Choose a file that begins further down, or let Lockstep fetch headers up to there first.")},
    {Errc::BadProofOfWork, QT_TRANSLATE_NOOP("UpkeepText", "A header in the file has no work behind it."),
     QT_TRANSLATE_NOOP("UpkeepText", "Header %1 in the file has no work behind it."), Distrust},
    {Errc::BadDifficulty, QT_TRANSLATE_NOOP("UpkeepText", "A header in the file has the wrong difficulty."),
     QT_TRANSLATE_NOOP("UpkeepText", "Header %1 in the file has the wrong difficulty."), Distrust},
    {Errc::BadTime, QT_TRANSLATE_NOOP("UpkeepText", "A header in the file has an impossible time."),
     QT_TRANSLATE_NOOP("UpkeepText", "Header %1 in the file has an impossible time."),
     QT_TRANSLATE_NOOP("UpkeepText",
                       "Check the clock of this computer. If it is right, do not trust whoever gave you the file.")},
    {Errc::NotFound, QT_TRANSLATE_NOOP("UpkeepText", "There is no such file, or nothing to save in it yet."), nullptr,
     QT_TRANSLATE_NOOP("UpkeepText", "Check the path; headers can be saved once some are here.")},
};

/// An error of a header has its height as its detail; others have words there, or nothing.
QString heightOf(const Error& error)
{
    bool isNumber = false;
    const int height = QString::fromStdString(error.detail).toInt(&isNumber);
    return isNumber ? numberText(height) : QString();
}

constexpr std::int64_t HeaderBytes = 80 + 3 * 32; ///< A header, and its filter's hash from three peers.

QString flawText(WalletFlaw flaw, const QString& count)
{
    switch (flaw) {
    case WalletFlaw::Unreadable: return UpkeepText::tr("its rows cannot be read");
    case WalletFlaw::Transaction:
        return UpkeepText::tr("stored transactions that are not what they should be: %1").arg(count);
    case WalletFlaw::OffChain: return UpkeepText::tr("transactions in blocks that are not in the chain: %1").arg(count);
    case WalletFlaw::Coin: return UpkeepText::tr("coins that their transactions do not pay: %1").arg(count);
    case WalletFlaw::Spend: return UpkeepText::tr("coins whose spending is noted wrongly: %1").arg(count);
    case WalletFlaw::Sum: return UpkeepText::tr("transactions with a wrong sum: %1").arg(count);
    case WalletFlaw::Balance: return UpkeepText::tr("the balance is not the sum of the unspent coins");
    case WalletFlaw::Script: break;
    }
    return UpkeepText::tr("addresses that its keys do not give: %1").arg(count);
}

/// A scan brings back what blocks tell; keys and addresses come only from the words.
QString flawAdvice(WalletFlaw flaw)
{
    if (flaw == WalletFlaw::Script)
        return UpkeepText::tr("Do not receive on it. Remove the wallet and restore it from its recovery words or its "
                              "descriptor.");
    if (flaw == WalletFlaw::Unreadable)
        return UpkeepText::tr("Restore it from its recovery words, its descriptor or a backup file.");
    return UpkeepText::tr(
        "The chain is not affected. Rebuild the wallet from the chain; if that does not help, restore "
        "it from its recovery words.");
}

QString walletLine(const CheckFinding& finding)
{
    const WalletFlaw flaw = finding.flaw.value_or(WalletFlaw::Unreadable);
    return UpkeepText::tr("\"%1\" is damaged: %2. Nothing of it was changed. %3", "wallet, what, what to do")
        .arg(finding.walletName, flawText(flaw, numberText(finding.count)), flawAdvice(flaw));
}

QString placeLine(const CheckFinding& finding)
{
    if (finding.walletName.isEmpty())
        return UpkeepText::tr(
            "The block your wallets have reached is not in the chain. Fetch the chain anew; the wallets then "
            "go back to a block that is.");
    return UpkeepText::tr(
               "\"%1\" is damaged: it stands at a block that is not in the chain. Nothing of it was changed. "
               "Rebuild the wallet from the chain.")
        .arg(finding.walletName);
}

QString line(const CheckFinding& finding)
{
    const QString from = heightText(finding.from);
    switch (finding.part) {
    case CheckPart::Pages:
        return UpkeepText::tr(
                   "The database file itself is damaged (%1). Close Lockstep, keep a copy of the data folder, "
                   "and restore your wallets from a backup file or their recovery words into a new one. Your "
                   "coins are on the chain.")
            .arg(finding.detail);
    case CheckPart::Headers:
        return finding.isMended
            ? UpkeepText::tr("Block headers from %1 on were damaged. They were dropped and are fetched again.")
                  .arg(from)
            : UpkeepText::tr("Block headers from %1 on are damaged and could not be dropped. Fetch the chain anew.")
                  .arg(from);
    case CheckPart::FilterHeaders:
        return finding.isMended
            ? UpkeepText::tr("Filter headers from %1 on were damaged. They were dropped and are fetched again.")
                  .arg(from)
            : UpkeepText::tr("Filter headers from %1 on are damaged and could not be dropped. Fetch the chain anew.")
                  .arg(from);
    case CheckPart::Filters:
        return UpkeepText::tr("Kept block filters were damaged, the first of block %1: %2. They were dropped; a scan "
                              "that needs them fetches them again.")
            .arg(from, numberText(finding.count));
    case CheckPart::Places: return placeLine(finding);
    case CheckPart::Outbox:
        return UpkeepText::tr(
                   "What was stored of payments on the way out was damaged: %1. Payments of your wallets are "
                   "offered again; one that no wallet knows must be given again.")
            .arg(numberText(finding.count));
    case CheckPart::Wallet: break;
    }
    return walletLine(finding);
}

QString rangeText(const HeaderFileReport& report)
{
    return UpkeepText::tr("headers %1 to %2").arg(heightText(report.first), heightText(report.last));
}

} // namespace

QString upkeepTitle(UpkeepKind kind)
{
    switch (kind) {
    case UpkeepKind::Check: return UpkeepText::tr("Checking the database");
    case UpkeepKind::HeaderExport: return UpkeepText::tr("Saving block headers");
    case UpkeepKind::HeaderImport: return UpkeepText::tr("Reading block headers");
    case UpkeepKind::ChainRebuild: break;
    }
    return UpkeepText::tr("Dropping what is kept of the chain");
}

QString checkVerdict(const CheckReport& report)
{
    if (report.isFine()) return UpkeepText::tr("✓ Everything is as it should be.");
    if (!report.isDamaged()) return UpkeepText::tr("✓ Damage was found and mended. No wallet was affected.");
    return UpkeepText::tr("⚠ Something is damaged.");
}

QString checkScope(const CheckReport& report)
{
    return UpkeepText::tr(
               "Looked at: block headers %1 · filter headers %2 · kept filters %3 · wallets %4 · transactions "
               "%5 · coins %6")
        .arg(numberText(report.headers), numberText(report.filterHeaders), numberText(report.filters),
             numberText(report.wallets), numberText(report.transactions), numberText(report.coins));
}

QStringList checkLines(const CheckReport& report)
{
    QStringList lines;
    for (const CheckFinding& finding : report.findings) lines += line(finding);
    for (const QString& name : report.rebuilding)
        lines += UpkeepText::tr("\"%1\" was not looked at: it is being rebuilt from the chain.").arg(name);
    return lines;
}

QString checkPartCode(CheckPart part)
{
    switch (part) {
    case CheckPart::Pages: return u"pages"_s;
    case CheckPart::Headers: return u"headers"_s;
    case CheckPart::FilterHeaders: return u"filter-headers"_s;
    case CheckPart::Filters: return u"filters"_s;
    case CheckPart::Places: return u"places"_s;
    case CheckPart::Outbox: return u"outbox"_s;
    case CheckPart::Wallet: break;
    }
    return u"wallet"_s;
}

QString walletFlawCode(WalletFlaw flaw)
{
    switch (flaw) {
    case WalletFlaw::Unreadable: return u"unreadable"_s;
    case WalletFlaw::Transaction: return u"transaction"_s;
    case WalletFlaw::OffChain: return u"off-chain"_s;
    case WalletFlaw::Coin: return u"coin"_s;
    case WalletFlaw::Spend: return u"spend"_s;
    case WalletFlaw::Sum: return u"sum"_s;
    case WalletFlaw::Balance: return u"balance"_s;
    case WalletFlaw::Script: break;
    }
    return u"script"_s;
}

QString checkDetails(const CheckReport& report)
{
    QStringList lines{
        u"database check: headers %1, filter headers %2, filters %3, wallets %4, transactions %5, coins %6"_s
            .arg(report.headers)
            .arg(report.filterHeaders)
            .arg(report.filters)
            .arg(report.wallets)
            .arg(report.transactions)
            .arg(report.coins)};
    for (const CheckFinding& finding : report.findings)
        lines += u"%1%2 from block %3, %4: %5 (%6)"_s.arg(
            checkPartCode(finding.part), finding.flaw ? u' ' + walletFlawCode(*finding.flaw) : QString(),
            QString::number(finding.from.value), QString::number(finding.count), forOthers(finding.detail),
            finding.isMended ? u"mended"_s : u"damaged"_s);
    if (report.isFine()) lines += u"fine"_s;
    return lines.join(u'\n');
}

QString headerFileText(const HeaderFileReport& report)
{
    const QString range = rangeText(report);
    const QString doubt = report.isProved
        ? QString()
        : u' ' + UpkeepText::tr("They do not yet have the work of the real chain: they count once more of it is here.");
    switch (report.outcome) {
    case HeaderFileOutcome::Written: return UpkeepText::tr("Saved: %1.").arg(range);
    case HeaderFileOutcome::Added:
        return UpkeepText::tr("Every header was verified: %1. New in the chain: %2.")
                   .arg(range, numberText(report.added))
            + doubt;
    case HeaderFileOutcome::Known:
        return UpkeepText::tr("All of them were here already: %1. Nothing was changed.").arg(range);
    case HeaderFileOutcome::LesserBranch:
        return UpkeepText::tr(
                   "The file has another branch of the chain, with less work than the one followed: %1. It is "
                   "not followed.")
            .arg(range);
    case HeaderFileOutcome::Switched:
        return UpkeepText::tr(
                   "The file has another branch of the chain, with more work: %1. It is followed now; payments "
                   "in blocks that it does not have are not confirmed any more.")
            .arg(range);
    case HeaderFileOutcome::Held: break;
    }
    return UpkeepText::tr(
               "The file has another branch of the chain, with more work, that undoes many blocks: %1. It is "
               "not followed unless you decide so under Network.")
        .arg(range);
}

QString headerFileOutcomeCode(HeaderFileOutcome outcome)
{
    switch (outcome) {
    case HeaderFileOutcome::Written: return u"written"_s;
    case HeaderFileOutcome::Added: return u"added"_s;
    case HeaderFileOutcome::Known: return u"known"_s;
    case HeaderFileOutcome::LesserBranch: return u"lesser-branch"_s;
    case HeaderFileOutcome::Switched: return u"switched"_s;
    case HeaderFileOutcome::Held: break;
    }
    return u"held"_s;
}

ErrorText headerFileError(const Error& error)
{
    ErrorText words = errorText(error);
    const auto known = std::ranges::find(HeaderFileWords, error.code, &FileWords::code);
    if (known == std::end(HeaderFileWords)) return words;
    const QString height = heightOf(error);
    words.what = known->at && !height.isEmpty() ? UpkeepText::tr(known->at).arg(height) : UpkeepText::tr(known->what);
    words.advice = UpkeepText::tr(known->advice);
    if (known->at && !height.isEmpty())
        words.money = UpkeepText::tr("The headers before it were verified and are kept.");
    return words;
}

QString rebuildChainCost(const SyncSnapshot& snapshot)
{
    const std::int64_t chain = snapshot.tip.height.value * HeaderBytes;
    return UpkeepText::tr("Headers and filter headers of %1 are dropped and fetched again: about %2. Kept filters and "
                          "blocks are dropped too (%3) and fetched when a scan needs them. Until the headers are here, "
                          "no wallet moves. Keys, labels, payments and balances stay.")
        .arg(blocksText(snapshot.tip.height.value), bytesText(chain),
             bytesText(snapshot.cache.filterBytes + snapshot.cache.blockBytes));
}

QString rebuildWalletCost(const QString& name)
{
    return UpkeepText::tr(
               "What blocks told of \"%1\" is forgotten and looked for again, from its birthday or its first "
               "known payment on. Until that is done its balance is incomplete. Its keys, addresses, labels "
               "and frozen coins stay, and what waits to be confirmed.")
        .arg(name);
}

} // namespace lockstep
