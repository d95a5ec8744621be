// SPDX-License-Identifier: MIT

#include "ui/format/sync/estimatetext.h"

#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct EstimateText
{
    Q_DECLARE_TR_FUNCTIONS(EstimateText)
};

constexpr std::int64_t Kilobyte = 1'000;
constexpr std::int64_t Megabyte = 1'000 * Kilobyte;
constexpr std::int64_t Gigabyte = 1'000 * Megabyte;
constexpr std::int64_t Minute = 60; ///< Seconds.

QString downloadText(const ScanEstimate& estimate)
{
    if (estimate.bytesToFetch <= 0) return EstimateText::tr("nothing to fetch");
    const QString bytes = bytesText(estimate.bytesToFetch);
    return estimate.headersAreCurrent ? EstimateText::tr("about %1 to fetch").arg(bytes)
                                      : EstimateText::tr("at least %1 to fetch").arg(bytes);
}

QString measuredTime(const ScanEstimate& estimate)
{
    if (estimate.headersAreCurrent && estimate.seconds < Minute) return EstimateText::tr("less than a minute");
    const QString time = durationText(estimate.seconds);
    return estimate.headersAreCurrent ? EstimateText::tr("about %1").arg(time)
                                      : EstimateText::tr("at least %1").arg(time);
}

QString timeText(const ScanEstimate& estimate)
{
    const QString time = measuredTime(estimate);
    //: %1: "about 12 min"; how fast the connection is was never measured
    return estimate.isGuess ? EstimateText::tr("%1, at a guess").arg(time) : time;
}

QString whereTheyPause(const ScanEstimate& estimate)
{
    //: Goes into "\"Daily\" pauses … and goes on by itself."
    if (!estimate.pausingAt) return EstimateText::tr("meanwhile");
    //: Goes into "\"Daily\" pauses … and goes on by itself."
    return EstimateText::tr("at block %1").arg(heightText(*estimate.pausingAt));
}

} // namespace

QString bytesText(std::int64_t bytes)
{
    if (bytes < Kilobyte) return EstimateText::tr("%1 bytes", nullptr, static_cast<int>(bytes)).arg(bytes);
    if (bytes < Megabyte) return EstimateText::tr("%1\u00a0kB").arg((bytes + Kilobyte / 2) / Kilobyte);
    if (bytes < Gigabyte) return EstimateText::tr("%1\u00a0MB").arg((bytes + Megabyte / 2) / Megabyte);
    const std::int64_t tenths = (bytes + Gigabyte / 20) / (Gigabyte / 10);
    return EstimateText::tr("%1\u00a0GB").arg(u"%1.%2"_s.arg(tenths / 10).arg(tenths % 10));
}

QString estimateRange(const ScanEstimate& estimate)
{
    if (estimate.blocks <= 0 && estimate.from > estimate.to)
        return EstimateText::tr("No blocks to look at: block %1 is not here yet.").arg(heightText(estimate.from));
    if (estimate.blocks <= 0) return EstimateText::tr("No blocks to look at: the wallet is as far as that already.");
    return EstimateText::tr("Blocks %1 to %2: %3")
        .arg(heightText(estimate.from), heightText(estimate.to), blocksText(estimate.blocks));
}

QString estimateCost(const ScanEstimate& estimate)
{
    if (estimate.blocks <= 0) return {};
    QStringList parts{downloadText(estimate), timeText(estimate)};
    const std::int64_t percent = std::int64_t{estimate.filtersHere} * 100 / estimate.blocks;
    parts.prepend(estimate.filtersHere > 0 ? EstimateText::tr("%1 of the filters are here").arg(percentText(percent))
                                           : EstimateText::tr("none of the filters are here yet"));
    QString line = parts.join(u" · "_s);
    line[0] = line[0].toUpper();
    return line;
}

QString estimatePausing(const ScanEstimate& estimate)
{
    if (estimate.waitsForStart) return EstimateText::tr("The wallet is stopped: this waits until you start it.");
    const QStringList& names = estimate.pausing;
    if (names.isEmpty()) return EstimateText::tr("No other wallet has to wait.");
    const QString where = whereTheyPause(estimate);
    if (names.size() == 1)
        //: %1 is a wallet's name, %2 "at block 910,118" or "meanwhile"
        return EstimateText::tr("\"%1\" pauses %2 and goes on by itself. You can still look at it and be paid.")
            .arg(names[0], where);
    const QString still = EstimateText::tr("You can still look at them and be paid.");
    if (names.size() == 2)
        //: %1 and %2 are wallets' names, %3 "at block 910,118" or "meanwhile"
        return EstimateText::tr("\"%1\" and \"%2\" pause %3 and go on by themselves.").arg(names[0], names[1], where)
            + u' ' + still;
    //: %1 is a wallet's name, %2 "at block 910,118" or "meanwhile"
    return EstimateText::tr("\"%1\" and %n others pause %2 and go on by themselves.", nullptr,
                            static_cast<int>(names.size()) - 1)
               .arg(names[0], where)
        + u' ' + still;
}

} // namespace lockstep
