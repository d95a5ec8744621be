// SPDX-License-Identifier: MIT

// The queue of imports and rescans, as it is stored: what is changed here holds for the next sync. While a window holds
// the folder it is asked to pause, resume or cancel.

#include "app/cli/clitext.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "app/common/handover.h"
#include "app/common/jobwish.h"
#include "core/api/services/chainservice.h"
#include "core/api/services/walletservice.h"
#include "ui/format/lookuptext.h"
#include "ui/format/numbertext.h"
#include "ui/format/reading.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<JobView> jobNumbered(const SyncSnapshot& snapshot, JobId number)
{
    const auto found = std::ranges::find(snapshot.jobs, number, &JobView::id);
    if (found == snapshot.jobs.end()) return Error{Errc::NotFound, std::to_string(number.value)};
    return *found;
}

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

/// Here: the folder is this program's.
template <typename Change>
Result<Changed> changeHere(const Command& command, JobId number, Change change)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return place.error();
    const auto job = jobNumbered(*(*place)->snapshot(), number);
    if (!job) return job.error();
    const Result<QString> done = change(*place->session, *job);
    if (!done) return done.error();
    return Changed{*job, *done};
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

/// Whether the wallet has nothing but what this import finds. One that goes on later begins above its birthday.
bool isFirstImport(const JobView& job, const WalletView& wallet)
{
    return job.kind == JobKind::Wallet && wallet.isPartial && job.from <= std::max(wallet.birthday, BlockHeight{1});
}

Result<QString> discard(Session& session, const JobView& job)
{
    const SyncSnapshotPtr snapshot = session.snapshot();
    const WalletView* wallet = snapshot->wallet(job.wallet);
    const std::string number = std::to_string(job.id.value), name = job.walletName.toStdString();
    if (job.kind == JobKind::Rescan || job.kind == JobKind::Scripts)
        return Error{Errc::Refused,
                     "what job " + number + " found stays: blocks show that it belongs to \"" + name
                         + "\", and without it coins that were spent would look unspent; leave out --discard"};
    if (!wallet || !isFirstImport(job, *wallet))
        return Error{Errc::Refused,
                     "job " + number + " is not the first import of \"" + name
                         + "\", which holds more than this job found; leave out --discard"};
    if (const auto removed = await(session.wallets().remove(job.wallet)); !removed) return removed.error();
    return CliText::tr("Job %1 is cancelled, and \"%2\" is removed.").arg(job.id.value).arg(job.walletName);
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

int jobsList(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    out.show(jobsReading(*(*place)->snapshot()));
    return Success;
}

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
    return changeJob(command, out, [&](JobId number) {
        return changeHere(command, number, [](Session& session, const JobView& job) -> Result<QString> {
            if (const auto moved = await(session.chain().moveJobFirst(job.id)); !moved) return moved.error();
            return CliText::tr("Job %1 has its turn first in the next sync.").arg(job.id.value);
        });
    });
}

int jobsCancel(const Command& command, const Output& out)
{
    if (!command.has(u"discard"_s)) return wish(command, out, JobChange::Cancel, keptText);
    return changeJob(command, out, [&](JobId number) { return changeHere(command, number, discard); });
}

} // namespace lockstep::cli
