// SPDX-License-Identifier: MIT

#include "ui/format/cachetext.h"

#include "ui/format/estimatetext.h"

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
    case CacheKeeping::Filters::Everything: return CacheText::tr("Everything that was looked at");
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
