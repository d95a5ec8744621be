// SPDX-License-Identifier: MIT

#include "ui/format/payments/lookuptext.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/payments/historytext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct LookupText
{
    Q_DECLARE_TR_FUNCTIONS(LookupText)
};

QString madeText(const OutpointRow& row)
{
    if (!row.made) return {};
    const QString amount = amountWithUnit(row.value.value_or(0));
    return u' ' + LookupText::tr("It was made in block %1 and is worth %2.").arg(heightText(row.made->height), amount);
}

QString unknownText(const OutpointRow& row)
{
    const QString from = heightText(row.from), to = row.at ? heightText(row.at->height) : QString();
    switch (row.doubt) {
    case OutpointDoubt::NotFound:
        if (row.script.empty())
            return LookupText::tr("Its transaction is not in blocks %1 to %2. Give the block that has it, or its "
                                  "address: then all blocks are looked through.")
                .arg(from, to);
        return LookupText::tr("Neither its transaction nor what spends it is in blocks %1 to %2. Try an earlier first "
                              "block, and compare the address with where you have the outpoint from.")
            .arg(from, to);
    case OutpointDoubt::NoSuchOutput:
        return LookupText::tr(
                   "Its transaction is in block %1, but has no output with this number: there never was such "
                   "a coin.")
            .arg(to);
    case OutpointDoubt::OtherScript:
        return LookupText::tr("Its transaction is in block %1, but this output pays another address than the one you "
                              "gave. Look for it with its own address, or without one by its block.")
            .arg(to);
    case OutpointDoubt::None: break;
    }
    return {};
}

} // namespace

QString verdictTitle(const LookupView& lookup)
{
    switch (lookup.row.verdict) {
    case OutpointVerdict::Open: break;
    case OutpointVerdict::Unspent: return LookupText::tr("Unspent");
    case OutpointVerdict::Spent: return LookupText::tr("Spent");
    case OutpointVerdict::Unknown: return LookupText::tr("Not known");
    }
    if (lookup.state == JobState::Paused) return LookupText::tr("Paused");
    if (lookup.state == JobState::Failed) return LookupText::tr("Stopped");
    return LookupText::tr("Looking for it");
}

QString verdictSymbol(const LookupView& lookup)
{
    switch (lookup.row.verdict) {
    case OutpointVerdict::Open: break;
    case OutpointVerdict::Unspent: return u"✓"_s;
    case OutpointVerdict::Spent: return u"✕"_s;
    case OutpointVerdict::Unknown: return u"?"_s;
    }
    if (lookup.state == JobState::Paused) return u"▮▮"_s;
    return lookup.state == JobState::Failed ? u"⚠"_s : u"◔"_s;
}

QString verdictText(const LookupView& lookup)
{
    const OutpointRow& row = lookup.row;
    switch (row.verdict) {
    case OutpointVerdict::Unspent:
        return LookupText::tr("No block up to %1 spends it.").arg(heightText(row.at->height)) + madeText(row);
    case OutpointVerdict::Spent:
        return LookupText::tr("Transaction %1 spent it in block %2, with its input %3.")
                   .arg(QString::fromStdString(row.spender.display()), heightText(row.spent->height))
                   .arg(row.input)
            + madeText(row);
    case OutpointVerdict::Unknown: return unknownText(row);
    case OutpointVerdict::Open: break;
    }
    if (lookup.state == JobState::Failed)
        return lookup.problem ? errorText(*lookup.problem).sentence() : LookupText::tr("The reason is not known.");
    const QString progress = LookupText::tr("%1 of the blocks are looked at.").arg(percentText(lookup.percent));
    if (lookup.state == JobState::Paused) return progress + u' ' + LookupText::tr("It waits until you resume it.");
    return progress + u' ' + LookupText::tr("Wallets and new blocks go first.") + madeText(row);
}

QString verdictDoubt(const LookupView& lookup)
{
    if (lookup.row.verdict == OutpointVerdict::Open) return {};
    if (lookup.isStale)
        return LookupText::tr("The chain has changed since: a reorg replaced the block this stands as of. Look again.");
    if (!lookup.row.isAgreed && lookup.row.verdict != OutpointVerdict::Spent)
        return LookupText::tr(
            "This rests on the word of one peer, which could hide a block. Look again with more peers.");
    return {};
}

QString verdictCode(OutpointVerdict verdict)
{
    switch (verdict) {
    case OutpointVerdict::Open: return u"open"_s;
    case OutpointVerdict::Unspent: return u"unspent"_s;
    case OutpointVerdict::Spent: return u"spent"_s;
    case OutpointVerdict::Unknown: return u"unknown"_s;
    }
    return {};
}

QString doubtCode(OutpointDoubt doubt)
{
    switch (doubt) {
    case OutpointDoubt::None: return u"none"_s;
    case OutpointDoubt::NotFound: return u"not-found"_s;
    case OutpointDoubt::NoSuchOutput: return u"no-such-output"_s;
    case OutpointDoubt::OtherScript: return u"other-script"_s;
    }
    return {};
}

} // namespace lockstep
