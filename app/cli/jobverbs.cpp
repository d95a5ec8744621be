// SPDX-License-Identifier: MIT

// The queue of imports and rescans, as it is stored: what is changed here holds for the next sync. While a window holds
// the folder it is asked instead: there they run, and searches, which are stored nowhere, are listed.

#include "app/cli/clitext.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "app/common/handover.h"
#include "app/common/jobwish.h"
#include "ui/format/payments/lookuptext.h"
#include "ui/format/plain/numbertext.h"

#include <functional>
#include <limits>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a verb did to a job.
struct Changed
{
    JobView job; ///< As it was.
    QString sentence;
};

/// The shape of all verbs that change one job: read its number, `change` it and say so.
int changeJob(const Command& command, const Output& out, const std::function<Result<Changed>(JobId job)>& change)
{
    const QString typed = command.arguments[0];
    const auto number = countOf(typed, std::numeric_limits<int>::max());
    if (!number)
        return out.misuse(
            CliText::tr("\"%1\" is not the number of a job; \"lockstep-cli jobs list\" shows them.").arg(typed));
    const auto done = change({*number});
    if (!done) return out.fail(done.error(), ErrorSubject::Job);
    if (out.isJson())
        out.document(QJsonObject{{u"job"_s, *number}, {u"wallet"_s, done->job.walletName}});
    else
        out.text(done->sentence);
    return Success;
}

/// Here, or where a window holds the folder, in it.
int wish(const Command& command, const Output& out, JobChange change,
         const std::function<QString(const JobView& job, bool isInWindow)>& sentence)
{
    return changeJob(command, out, [&](JobId number) -> Result<Changed> {
        const JobWish wanted{change, number};
        const auto place = openWorkplace(command, Reach::Store);
        if (!place && place.error().code != Errc::InUse) return place.error();
        const auto done = place ? await(carryOut(*place->session, wanted)) : handOver(command.start.folder(), wanted);
        if (!done) return !place && done.error().code == Errc::InUse ? place.error() : done.error();
        return Changed{*done, sentence(*done, !place)};
    });
}

QString keptText(const JobView& job, bool isInWindow)
{
    if (job.isQuestion()) return CliText::tr("Job %1 is cancelled.").arg(job.id.value);
    if (job.kind != JobKind::Wallet)
        return CliText::tr("Job %1 is cancelled; what it found stays in \"%2\".").arg(job.id.value).arg(job.walletName);
    if (isInWindow) // where it was by then
        return CliText::tr(
                   "Job %1 is cancelled. \"%2\" is kept, stopped: started in the window, it goes on where it stopped.")
            .arg(job.id.value)
            .arg(job.walletName);
    return CliText::tr("Job %1 is cancelled. \"%2\" is kept, stopped before block %3: \"lockstep-cli wallet start\" "
                       "goes on from there.")
        .arg(QString::number(job.id.value), job.walletName, heightText(job.next));
}

} // namespace

int jobsList(const Command& command, const Output& out) { return showReading(command, out, {ReadingWish::Jobs}); }

int jobsPause(const Command& command, const Output& out)
{
    return wish(command, out, JobChange::Pause, [](const JobView& job, bool) {
        return CliText::tr("Job %1 is paused. \"lockstep-cli jobs resume %1\" lets it go on.").arg(job.id.value);
    });
}

int jobsResume(const Command& command, const Output& out)
{
    return wish(command, out, JobChange::Resume, [](const JobView& job, bool isInWindow) {
        const QString text = isInWindow ? CliText::tr("Job %1 goes on in the window.")
                                        : CliText::tr("Job %1 goes on with the next sync.");
        return text.arg(job.id.value);
    });
}

int jobsFirst(const Command& command, const Output& out)
{
    return wish(command, out, JobChange::First, [](const JobView& job, bool isInWindow) {
        const QString text = isInWindow ? CliText::tr("Job %1 has its turn first.")
                                        : CliText::tr("Job %1 has its turn first in the next sync.");
        return text.arg(job.id.value);
    });
}

int jobsCancel(const Command& command, const Output& out)
{
    if (!command.has(u"discard"_s)) return wish(command, out, JobChange::Cancel, keptText);
    return wish(command, out, JobChange::Discard, [](const JobView& job, bool) {
        return CliText::tr("Job %1 is cancelled, and \"%2\" is removed.").arg(job.id.value).arg(job.walletName);
    });
}

} // namespace lockstep::cli
