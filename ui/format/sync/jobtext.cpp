// SPDX-License-Identifier: MIT

#include "ui/format/sync/jobtext.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/idtext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/syncphase.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct JobText
{
    Q_DECLARE_TR_FUNCTIONS(JobText)
};

} // namespace

Lack lackOf(const SyncSnapshot& snapshot)
{
    if (!snapshot.online || snapshot.peers.isEmpty()) return Lack::Connection;
    const bool isFetching = snapshot.manager == ManagerState::Syncing
        && (snapshot.tip.height.value <= 0 || announcedHeight(snapshot) > snapshot.tip.height);
    if (isFetching) return Lack::Headers;
    return snapshot.savesData ? Lack::Unmetered : Lack::Nothing;
}

QString jobTitle(const JobView& job)
{
    if (job.kind == JobKind::Wallet) return JobText::tr("Importing \"%1\"").arg(job.walletName);
    if (job.kind == JobKind::Rescan) return JobText::tr("Rescanning \"%1\"").arg(job.walletName);
    if (job.kind == JobKind::Search) return JobText::tr("Looking for accounts of recovery words");
    if (job.outpoint) return JobText::tr("Looking for outpoint %1").arg(shortOutpoint(*job.outpoint));
    return JobText::tr("Scanning %1 addresses in \"%2\"", nullptr, job.scripts)
        .arg(numberText(job.scripts), job.walletName);
}

QString cancelMeaning(const JobView& job)
{
    if (job.kind == JobKind::Outpoint) return JobText::tr("The question is forgotten.");
    if (job.kind == JobKind::Search)
        return JobText::tr("No wallet is added. A search is not stored: begun again it looks from its first block on, "
                           "with the filters that it has fetched.");
    if (job.kind == JobKind::Wallet) return JobText::tr("The wallet stays, stopped where the import has come to.");
    const QString kept = JobText::tr("What was found so far stays and is right: blocks show that it is this wallet's. "
                                     "Whether it was spent since is still looked up.");
    const bool mayOnlyFollow = job.kind == JobKind::Scripts && job.startsWhenIdle;
    if (!mayOnlyFollow) return kept;
    return kept + u' ' + JobText::tr("That look goes on in idle moments and cannot be cancelled.");
}

QString jobLine(const JobView& job, const SyncSnapshot& snapshot)
{
    if (job.state != JobState::Queued) return jobLine(job);
    switch (lackOf(snapshot)) {
    case Lack::Connection: return JobText::tr("waiting for a connection");
    case Lack::Headers: return JobText::tr("waiting for the headers of the chain");
    case Lack::Unmetered:
        if (job.kind == JobKind::Search) break; // it does not
        return JobText::tr("waiting until the connection is no longer metered");
    case Lack::Nothing: break;
    }
    return jobLine(job);
}

QString jobLine(const JobView& job)
{
    const BlockHeight at{std::max(job.next.value - 1, 0)}; // the last one looked at, as the wallet's own line has it
    switch (job.state) {
    case JobState::Queued:
        if (job.isStuck)
            //: Of an import whose blocks nobody sends. %1 is a height
            return JobText::tr("at block %1; its next blocks have not come yet, and other imports go first")
                .arg(heightText(at));
        if (job.joinsAt) return JobText::tr("goes along from block %1 on").arg(heightText(*job.joinsAt));
        if (job.waitsForIdle()) return JobText::tr("waiting for an idle moment; new blocks and other imports go first");
        return JobText::tr("waiting for its turn");
    case JobState::Done: return JobText::tr("done");
    case JobState::Cancelled: return JobText::tr("cancelled at block %1").arg(heightText(at));
    case JobState::Paused: return JobText::tr("paused at block %1").arg(heightText(at));
    case JobState::Failed:
        return JobText::tr("stopped at block %1: %2")
            .arg(heightText(job.next), job.problem ? errorText(*job.problem).what : QString())
            .trimmed();
    case JobState::Running: break;
    }
    if (job.isStuck)
        //: Of an import that waits. %1 is a height
        return JobText::tr("at block %1, waiting for blocks that have not come yet").arg(heightText(at));
    const QString progress
        = JobText::tr("%1 (%2)", "block 612 of 910 (67 %)").arg(blockOfText(at, job.to), percentText(job.percent()));
    return job.secondsLeft < 0 ? progress : progress + u", "_s + timeLeftText(job.secondsLeft);
}

} // namespace lockstep
