// SPDX-License-Identifier: MIT

#include "app/common/readingwish.h"

#include "app/common/handover.h"
#include "core/api/futures.h"
#include "core/api/services/chainservice.h"
#include "core/api/services/ledgerservice.h"
#include "core/api/services/session.h"
#include "ui/format/program/standtext.h"

#include <QDateTime>
#include <QTimer>

namespace lockstep {

namespace {

Reading ofSnapshot(const SyncSnapshot& snapshot, ReadingWish::What what)
{
    switch (what) {
    case ReadingWish::Jobs: return jobsReading(snapshot);
    case ReadingWish::Status: return statusReading(snapshot, QDateTime::currentSecsSinceEpoch());
    case ReadingWish::Peers: return peersReading(snapshot);
    case ReadingWish::Wallets: return walletsReading(snapshot);
    default: break;
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
    QTimer::singleShot(patienceFor({ReadingWish::Fees}), waiting, [waiting, answer] {
        waiting->deleteLater();
        answer.give(Error{Errc::Timeout, {}});
    });
    session.chain().measureFees();
}

qsizetype sizeOf(const HistoryPage& page) { return page.matching; }
template <typename Row>
qsizetype sizeOf(const QList<Row>& rows)
{
    return rows.size();
}

/// Where the rows have come: `words` makes a reading of them, if they are not too many.
template <typename Rows, typename Words>
void giveRows(Session& session, const QFuture<Result<Rows>>& rows, int most, const Answer<Reading>& answer, Words words)
{
    QFuture(rows).then(&session, [answer, words, most](const Result<Rows>& read) {
        if (!read) return answer.give(read.error());
        if (sizeOf(*read) > most) return answer.give(Error{Errc::OutOfRange, {}});
        const UnchosenLook asTyped;
        answer.give(words(*read));
    });
}

/// With why they are not all, or not those of the newest block.
template <typename Words>
auto withLack(const WalletView& wallet, Words words)
{
    return [lack = lackText(wallet), words](const auto& rows) {
        Reading reading = words(rows);
        if (!lack.isEmpty()) reading.notes += lack;
        return reading;
    };
}

void giveHistory(Session& session, const WalletView& wallet, int most, const Answer<Reading>& answer)
{
    HistoryQuery query;
    query.wallet = wallet.id;
    const auto words
        = [snapshot = session.snapshot()](const HistoryPage& page) { return historyReading(page.rows, *snapshot); };
    giveRows(session, session.ledger().history(query, 0, most), most, answer, withLack(wallet, words));
}

void giveOfWallet(Session& session, const ReadingWish& wish, int most, const Answer<Reading>& answer)
{
    const auto wallet = walletNamed(*session.snapshot(), wish.wallet);
    if (!wallet) return answer.give(wallet.error());
    switch (wish.what) {
    case ReadingWish::History: return giveHistory(session, *wallet, most, answer);
    case ReadingWish::Coins:
        return giveRows(session, session.ledger().coins(wallet->id), most, answer, withLack(*wallet, coinsReading));
    case ReadingWish::Addresses:
        return giveRows(session, session.ledger().addresses(wallet->id), most, answer, addressesReading);
    default: answer.give(balanceReading(*wallet));
    }
}

} // namespace

QFuture<Result<Reading>> readingFor(Session& session, const ReadingWish& wish, int most)
{
    const UnchosenLook asTyped;
    const Answer<Reading> answer;
    const SyncSnapshotPtr snapshot = session.snapshot();
    const bool isToMeasure = wish.what == ReadingWish::Fees && !areFeesMeasured(*snapshot);
    if (wish.isOfWallet())
        giveOfWallet(session, wish, most, answer);
    else if (!isToMeasure)
        answer.give(ofSnapshot(*snapshot, wish.what));
    else if (!snapshot->online)
        answer.give(Error{Errc::Timeout, {}}); // there is nobody to wait for
    else
        giveMeasuredFees(session, answer);
    return answer.future();
}

Result<WalletView> walletNamed(const SyncSnapshot& snapshot, const QString& name)
{
    for (const WalletView& wallet : snapshot.wallets)
        if (wallet.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0) return wallet;
    return Error{Errc::NoSuchWallet, name.toStdString()};
}

} // namespace lockstep
