// SPDX-License-Identifier: MIT

#include "app/common/readingwish.h"

#include "app/common/handover.h"
#include "core/api/futures.h"
#include "core/api/services/chainservice.h"
#include "core/api/services/session.h"

#include <QDateTime>
#include <QTimer>

namespace lockstep {

namespace {

Reading readingOf(const SyncSnapshot& snapshot, ReadingWish wish)
{
    switch (wish) {
    case ReadingWish::Jobs: return jobsReading(snapshot);
    case ReadingWish::Status: return statusReading(snapshot, QDateTime::currentSecsSinceEpoch());
    case ReadingWish::Peers: return peersReading(snapshot);
    case ReadingWish::Fees: break;
    }
    return feesReading(snapshot);
}

bool areFeesMeasured(const SyncSnapshot& snapshot) { return snapshot.fees.measuredAt == snapshot.tip; }

/// The blocks are read meanwhile.
void giveMeasuredFees(Session& session, const Answer<Reading>& answer)
{
    auto* const waiting = new QObject(&session);
    QObject::connect(&session, &Session::snapshotChanged, waiting, [waiting, answer](const SyncSnapshotPtr& snapshot) {
        if (!areFeesMeasured(*snapshot)) return;
        waiting->deleteLater();
        answer.give(feesReading(*snapshot)); // whoever is given another one does not hear it
    });
    QTimer::singleShot(patienceFor(ReadingWish::Fees), waiting, [waiting, answer] {
        waiting->deleteLater();
        answer.give(Error{Errc::Timeout, {}});
    });
    session.chain().measureFees();
}

} // namespace

QFuture<Result<Reading>> readingFor(Session& session, ReadingWish wish)
{
    const Answer<Reading> answer;
    const SyncSnapshotPtr snapshot = session.snapshot();
    const bool isToMeasure = wish == ReadingWish::Fees && !areFeesMeasured(*snapshot);
    if (!isToMeasure)
        answer.give(readingOf(*snapshot, wish));
    else if (!snapshot->online)
        answer.give(Error{Errc::Timeout, {}}); // there is nobody to wait for
    else
        giveMeasuredFees(session, answer);
    return answer.future();
}

} // namespace lockstep
