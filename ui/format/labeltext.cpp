// SPDX-License-Identifier: MIT

#include "ui/format/labeltext.h"

#include <QCoreApplication>
#include <QStringList>

namespace lockstep {

namespace {

struct LabelText
{
    Q_DECLARE_TR_FUNCTIONS(LabelText)
};

} // namespace

QString labelReportText(const LabelReport& report)
{
    QStringList parts;
    if (report.applied == 0)
        parts += LabelText::tr("Nothing was changed.");
    else if (report.applied == 1)
        parts += LabelText::tr("1 label applied.");
    else
        parts += LabelText::tr("%n labels applied.", nullptr, report.applied);
    if (report.unknown == 1)
        parts += LabelText::tr("1 is for a payment or address that none of your wallets has.");
    else if (report.unknown > 1)
        parts += LabelText::tr("%n are for payments or addresses that none of your wallets has.", nullptr,
                               report.unknown);
    if (report.skipped == 1)
        parts += LabelText::tr("1 line was left out: it is of a kind that Lockstep does not keep, or cannot be read.");
    else if (report.skipped > 1)
        parts += LabelText::tr(
            "%n lines were left out: they are of a kind that Lockstep does not keep, or cannot be read.", nullptr,
            report.skipped);
    return parts.join(u' ');
}

} // namespace lockstep
