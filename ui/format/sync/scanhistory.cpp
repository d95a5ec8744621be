// SPDX-License-Identifier: MIT

#include "ui/format/sync/scanhistory.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/estimatetext.h"

#include <QCoreApplication>

#include <map>
#include <optional>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ScanHistory
{
    Q_DECLARE_TR_FUNCTIONS(ScanHistory)
};

using Kind = EventView::Kind;

struct Beginning
{
    std::int64_t time = 0; ///< Unix seconds.
    std::optional<BlockHeight> height;
};

bool isEnd(Kind kind)
{
    return kind == Kind::ImportDone || kind == Kind::ImportCancelled || kind == Kind::ImportFailed;
}

QString whatOf(const EventView& end)
{
    if (!end.wallet) return ScanHistory::tr("One output");
    return end.walletName.isEmpty() ? ScanHistory::tr("A wallet that is gone") : end.walletName;
}

/// The event of one that did not come to its end names the first block that was not looked at.
std::optional<BlockHeight> lastOf(const EventView& end)
{
    if (!end.height) return std::nullopt;
    return BlockHeight{end.height->value - (end.kind == Kind::ImportDone ? 0 : 1)};
}

QString rangeOf(const std::optional<BlockHeight>& first, const std::optional<BlockHeight>& last)
{
    if (!last) return {};
    if (!first) return ScanHistory::tr("up to %1", "a block").arg(heightText(*last));
    if (*last < *first) return ScanHistory::tr("no block");
    return u"%1 – %2"_s.arg(heightText(*first), heightText(*last));
}

QString resultOf(const EventView& end)
{
    if (end.kind == Kind::ImportCancelled) return ScanHistory::tr("■ Cancelled");
    if (end.kind == Kind::ImportFailed) {
        const QString why = end.error ? errorText(*end.error).what : QString();
        return ScanHistory::tr("⚠ Stopped. %1", "then why").arg(why).trimmed();
    }
    return end.count == 0 ? ScanHistory::tr("✓ Nothing found")
                          : ScanHistory::tr("✓ %n transactions found", nullptr, end.count);
}

PastScan scanOf(const EventView& end, const std::optional<Beginning>& begun)
{
    PastScan scan;
    scan.end = end;
    scan.last = lastOf(end);
    if (begun) {
        scan.began = begun->time;
        scan.first = begun->height;
        scan.took = durationText(end.time - begun->time);
    }
    scan.what = whatOf(end);
    scan.range = rangeOf(scan.first, scan.last);
    if (end.bytes) scan.fetched = bytesText(*end.bytes);
    scan.result = resultOf(end);
    return scan;
}

} // namespace

QList<PastScan> pastScans(const QList<EventView>& events)
{
    std::map<std::optional<WalletId>, Beginning> begun;
    QList<PastScan> scans;
    for (auto event = events.crbegin(); event != events.crend(); ++event) {
        if (event->kind == Kind::ImportStarted) begun.try_emplace(event->wallet, event->time, event->height);
        if (!isEnd(event->kind)) continue;
        const auto node = begun.extract(event->wallet);
        scans.prepend(scanOf(*event, node.empty() ? std::nullopt : std::optional(node.mapped())));
    }
    return scans;
}

QString pastScanSentence(const PastScan& scan)
{
    return ScanHistory::tr("%1, blocks %2: %3, on %4", "wallet, range, result, date and time")
               .arg(scan.what, scan.range, scan.result, dateTimeText(scan.end.time))
        + (scan.fetched.isEmpty() ? QString() : ScanHistory::tr(", %1 fetched", "an amount of data").arg(scan.fetched));
}

} // namespace lockstep
