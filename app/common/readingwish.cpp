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

/// Some rows of a list.
struct Span
{
    int from, most;

    /// Says of the reading of these rows where those after it begin, if there are more.
    Reading nextAfter(Reading part, qsizetype all) const
    {
        if (from + part.rows.size() < all) part.next = from + static_cast<int>(part.rows.size());
        return part;
    }
};

/// Where the rows have come: `words` makes a reading of them.
template <typename Rows, typename Words>
void giveRows(Session& session, const QFuture<Result<Rows>>& rows, const Answer<Reading>& answer, Words words)
{
    QFuture(rows).then(&session, [answer, words](const Result<Rows>& read) {
        const UnchosenLook asTyped;
        read ? answer.give(words(*read)) : answer.give(read.error());
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

void giveHistory(Session& session, const WalletView& wallet, Span span, const Answer<Reading>& answer)
{
    HistoryQuery query;
    query.wallet = wallet.id;
    const auto words = [span, snapshot = session.snapshot()](const HistoryPage& page) {
        return span.nextAfter(historyReading(page.rows, *snapshot), page.matching);
    };
    giveRows(session, session.ledger().history(query, span.from, span.most), answer, withLack(wallet, words));
}

/// The words for some of the rows.
template <typename Row>
auto wordsOf(Span span, Reading (*words)(const QList<Row>&))
{
    return [span, words](const QList<Row>& rows) {
        return span.nextAfter(words(rows.mid(span.from, span.most)), rows.size());
    };
}

void giveOfWallet(Session& session, const ReadingWish& wish, int most, const Answer<Reading>& answer)
{
    const auto wallet = walletNamed(*session.snapshot(), wish.wallet);
    if (!wallet) return answer.give(wallet.error());
    const Span span{wish.from, most};
    LedgerService& ledger = session.ledger();
    switch (wish.what) {
    case ReadingWish::History: return giveHistory(session, *wallet, span, answer);
    case ReadingWish::Coins:
        return giveRows(session, ledger.coins(wallet->id), answer, withLack(*wallet, wordsOf(span, coinsReading)));
    case ReadingWish::Addresses:
        return giveRows(session, ledger.addresses(wallet->id), answer, wordsOf(span, addressesReading));
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
