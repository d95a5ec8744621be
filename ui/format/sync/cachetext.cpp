// SPDX-License-Identifier: MIT

#include "ui/format/sync/cachetext.h"

#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/estimatetext.h"

#include <QCoreApplication>

namespace lockstep {

namespace {

struct CacheText
{
    Q_DECLARE_TR_FUNCTIONS(CacheText)
};

} // namespace

QString keepingText(const CacheKeeping& keeping)
{
    switch (keeping.filters) {
    case CacheKeeping::Filters::SinceOldestWallet: return CacheText::tr("From my oldest wallet on");
    case CacheKeeping::Filters::Everything: return CacheText::tr("Everything since segwit");
    case CacheKeeping::Filters::LastMonths: return CacheText::tr("The last %n months", nullptr, keeping.months);
    case CacheKeeping::Filters::None: break;
    }
    return CacheText::tr("None");
}

QString cacheSizeText(const CacheState& state)
{
    return CacheText::tr("Block filters: %1 · blocks: %2")
        .arg(bytesText(state.filterBytes), bytesText(state.blockBytes));
}

QString everyFilterCost(const EveryFilter& every)
{
    //: %1 is a size, %2 a number of blocks
    return CacheText::tr("About %1 for %2 blocks. What is not here yet comes in the background, while nothing else is "
                         "to be done and the connection is not metered.")
        .arg(bytesText(every.bytes), numberText(every.blocks));
}

QString everyFilterRoom(const EveryFilter& every, std::int64_t cap)
{
    if (every.bytes <= cap) return {};
    //: Both are sizes
    return CacheText::tr("Everything takes about %1, more than the %2 you allow: filters of the oldest blocks will not "
                         "be kept. A scan that needs them fetches them again.")
        .arg(bytesText(every.bytes), bytesText(cap));
}

namespace {

/// Of those that are not here, where they do not come.
QString whyNoMore(const CacheState& state, const QString& here, const QString& all, const QString& left)
{
    QString words;
    switch (state.problem->code) {
    //: %1 and %2 are numbers of filters, %3 is a size
    case Errc::OutOfRange:
        words = CacheText::tr("%1 of %2 filters since segwit are here. The others, about %3, do not fit into the size "
                              "you allow.");
        break;
    //: %1 and %2 are numbers of filters, %3 is a size
    case Errc::DiskFull:
        words = CacheText::tr("%1 of %2 filters since segwit are here. The others, about %3, come once the disk has "
                              "room again.");
        break;
    //: %1 and %2 are numbers of filters, %3 is a size
    default:
        words = CacheText::tr("%1 of %2 filters since segwit are here. The others, about %3, come once they can be "
                              "written to the disk.");
    }
    return words.arg(here, all, left);
}

} // namespace

bool doFiltersWait(const CacheState& state, bool savesData)
{
    return savesData && state.every.here && !state.every.isWhole() && !state.problem;
}

QString everyFilterText(const CacheState& state, bool savesData)
{
    const EveryFilter& every = state.every;
    if (!every.here) return {};
    const QString here = numberText(*every.here);
    const QString all = numberText(every.blocks);
    const QString left = bytesText(every.bytesLeft());
    if (every.isWhole()) return CacheText::tr("All filters since segwit are here: %1.").arg(all);
    if (doFiltersWait(state, savesData))
        return CacheText::tr("%1 of %2 filters since segwit are here. The others, about %3, are not fetched while the "
                             "connection is metered.")
            .arg(here, all, left);
    if (every.isComing) return CacheText::tr("Keeping filters: %1 of %2 · about %3 to come").arg(here, all, left);
    if (state.problem) return whyNoMore(state, here, all, left);
    return CacheText::tr("%1 of %2 filters since segwit are here. The others, about %3, come in idle moments.")
        .arg(here, all, left);
}

QString cacheProblemText(const CacheState& state)
{
    if (!state.problem) return {};
    if (state.problem->code == Errc::OutOfRange)
        return CacheText::tr(
            "The size you allow is used up: filters of older blocks are not kept. Scans still work, they "
            "fetch those filters again.");
    const QString effect = CacheText::tr("Your wallets are not affected: filters are fetched again when needed.");
    if (state.problem->code == Errc::DiskFull)
        return CacheText::tr("The disk is nearly full, so no more filters are kept.") + u' ' + effect;
    return CacheText::tr("Filters cannot be written to the disk.") + u' ' + effect;
}

} // namespace lockstep
