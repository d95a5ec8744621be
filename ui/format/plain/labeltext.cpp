// SPDX-License-Identifier: MIT

#include "ui/format/plain/labeltext.h"

#include "ui/format/plain/numbertext.h"

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
    else
        parts += LabelText::tr("%1 labels applied.", nullptr, report.applied).arg(numberText(report.applied));
    if (report.unknown > 0)
        parts
            += LabelText::tr("%1 are for payments or addresses that none of your wallets has.", nullptr, report.unknown)
                   .arg(numberText(report.unknown));
    if (report.skipped > 0)
        parts += LabelText::tr(
                     "%1 lines were left out: they are of a kind that Lockstep does not keep, or cannot be read.",
                     nullptr, report.skipped)
                     .arg(numberText(report.skipped));
    return parts.join(u' ');
}

} // namespace lockstep
