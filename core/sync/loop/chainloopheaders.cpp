// SPDX-License-Identifier: MIT

// How the loop follows the chain: headers, filter headers, and the way back when they were another branch's.

#include "core/storage/database/failpoint.h"
#include "core/storage/database/transaction.h"
#include "core/sync/logging.h"
#include "core/sync/loop/chainloop.h"
#include "core/sync/payments/lostpayments.h"
#include "core/sync/state/walletfailure.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace lockstep {

namespace {

constexpr std::size_t FullAnswer = 2'000; ///< Headers in one message.
constexpr auto LookAtFutureAgain = std::chrono::minutes(1);
constexpr std::int64_t OldTip = 2 * 60 * 60; ///< Seconds.
constexpr int MostDetours
    = 2; ///< To where its branch begins, and once more should somebody else have answered between.

} // namespace

bool ChainLoop::hasOldTip() const
{
    const HeaderChain& headers = m_chain.headers();
    const std::int64_t tipTime = headers.header(m_chain.tip().height).time;
    return !headers.params().isPrivateChain() && m_clock.unixSeconds() - tipTime >= OldTip;
}

QCoro::Task<Result<void>> ChainLoop::followHeaders()
{
    if (const auto read = readAgain(); !read) co_return read; // a command may have failed since the round began
    const QScopedValueRollback following(m_isFollowing, true);
    std::vector<PeerId> nothingNew;
    HeaderWalk walk;
    const std::uint64_t heard = m_newsHeard;
    if (isNewsExpected()) m_refusesFuture = false;
    while (isNewsExpected() && !m_stopping) {
        if (m_headersCurrent && !m_client.isConnected()) break; // what is on the disk can be scanned meanwhile
        std::vector<BlockHash> locator = m_chain.headers().locator();
        locator.insert(locator.begin(), walk.next.begin(), walk.next.end());
        auto asked = m_client.headers(std::move(locator), nothingNew);
        const auto answer = co_await asked;
        if (!answer && answer.error().code != Errc::NoPeers) co_return answer.error();

        const auto news = answer ? takeHeaders(*answer, walk) : Result<bool>(false);
        if (!news) co_return news.error();
        if (*news && m_headersCurrent && answer->value.size() < FullAnswer)
            co_return Result<void>{}; // the wallets first
        if (*news) continue;
        const bool isAnother = answer && std::ranges::find(nothingNew, answer->peer) == nothingNew.end();
        if (isAnother) nothingNew.push_back(answer->peer);
        if (answer && (nothingNew.size() < ChainClient::EnoughWithoutNews || anotherClaimsMore(nothingNew))) continue;
        m_headersCurrent = m_chain.headers().isProved();
        if (m_headersCurrent) m_client.askWhoHas(m_chain.tip());
        if (m_refusesFuture) m_retry.start(LookAtFutureAgain);
        m_newsFollowed = heard; // what was announced meanwhile may be newer than the answers: the next round asks
        break;
    }
    m_branchWatch.begin(m_clock.unixSeconds());
    co_return Result<void>{};
}

/// Two that have nothing are no reason to leave a third one unasked that says it has.
bool ChainLoop::anotherClaimsMore(const std::vector<PeerId>& asked) const
{
    return std::ranges::any_of(m_client.peers(), [&](const PeerInfo& peer) {
        return peer.announcedHeight > m_chain.tip().height && std::ranges::find(asked, peer.id) == asked.end();
    });
}

/// Who is honest goes on where it was asked after. An answer that begins elsewhere brings what its sender likes, at the
/// price of one header: it leads to no end of questions.
bool ChainLoop::leadsOn(const From<std::vector<BlockHeader>>& answer, HeaderWalk& walk) const
{
    const BlockHash& before = answer.value.front().previous;
    const bool isAsked = before == m_chain.tip().hash || std::ranges::find(walk.next, before) != walk.next.end();
    return isAsked || ++walk.detours[answer.peer] <= MostDetours;
}

/// Whether it makes sense to ask on. A branch whose download was cut off earlier goes on at its end: its beginning is
/// sent again, and is known. That end may be somebody else's invention, so it is asked after what came now, too.
Result<bool> ChainLoop::takeHeaders(const From<std::vector<BlockHeader>>& answer, HeaderWalk& walk)
{
    const bool mayLead = !answer.value.empty() && leadsOn(answer, walk);
    walk.next.clear();
    if (answer.value.empty()) return false;
    const auto change = m_chain.acceptHeaders(answer.value, m_clock.unixSeconds());
    if (!change) {
        const Error& error = change.error();
        const bool isFuture = error.detail == "future";
        m_refusesFuture = m_refusesFuture || isFuture;
        // What cannot be kept for want of room is no lie either.
        const bool mayBeHonest = isFuture || error.code == Errc::Unconnected || error.code == Errc::LowWork;
        if (!mayBeHonest) m_client.report(answer.peer, Offence::BadHeaders, QString::fromStdString(error.detail));
        return false;
    }
    tellHeldReorg();
    if (change->connected == 0) { // known already, or a branch with less work
        const BlockHash last = answer.value.back().hash();
        if (mayLead && answer.value.size() == FullAnswer) walk.next = m_chain.headers().branchEnds(last);
        if (!walk.next.empty()) walk.next.push_back(last);
        return !walk.next.empty();
    }
    if (auto stored = storeHeaders(*change); !stored) return stored.error();
    m_branchWatch.noteProgress(m_clock.unixSeconds());
    return mayLead;
}

Result<void> ChainLoop::storeHeaders(const HeaderChainChange& change)
{
    const BlockHeight fork = change.fork ? change.fork->height : m_chain.tip().height - change.connected;
    const bool isReorg = change.disconnected > 0;
    // While headers are fetched anew, wallets stand above all of them: a switch below is not about their blocks.
    const bool areAbove = !m_standsOnChain && standsAbove(fork + change.disconnected);
    const Durability durability = m_headersCurrent ? Durability::Full : Durability::Normal;
    const auto stored = inTransaction(m_database, durability, [&]() -> Result<void> {
        if (auto done = m_chain.storeHeadersAbove(fork); !done || !isReorg) return done;
        if (areAbove) return m_chain.storeFilterCut(fork);
        if (auto told = m_events.reorg(fork, change.disconnected); !told) return told;
        return rollBack(fork);
    });
    if (!stored) {
        if (auto loaded = reloadAll(); !loaded) return loaded;
        return stored;
    }
    m_chain.headersStored(fork);
    if (isReorg) {
        areAbove ? m_chain.cutFilters(fork) : m_chain.cut(fork);
        forgetFiltersAbove(fork);
    }
    m_meter.noteHeaders(change.connected);
    SyncEvent event = SyncEvent::of(isReorg ? SyncEvent::Kind::Reorg : SyncEvent::Kind::Headers);
    event.height = m_chain.tip().height;
    event.hash = m_chain.tip().hash;
    event.from = isReorg ? fork : fork + 1;
    event.count = isReorg ? change.disconnected : change.connected;
    if (isReorg) {
        qCInfo(lcSync) << "reorg fork" << fork.value << "undone" << change.disconnected << "tip" << event.height.value;
        for (const auto& wallet : m_wallets.all()) event.touched.push_back(wallet->id());
    }
    emit happened(event);
    return {};
}

bool ChainLoop::standsAbove(BlockHeight height) const
{
    const auto isAbove = [height](const auto& wallet) { return wallet->syncedTo().height > height; };
    return m_chain.synced().height > height || std::ranges::any_of(m_wallets.all(), isAbove);
}

std::optional<Error> ChainLoop::problem() const
{
    const auto held = m_chain.headers().heldReorg();
    if (held) return Error{Errc::DeepReorg, std::to_string(held->undone)};
    return m_problem;
}

void ChainLoop::tellHeldReorg()
{
    const auto held = m_chain.headers().heldReorg();
    const auto fork = held ? std::optional(held->fork) : std::nullopt;
    if (std::exchange(m_toldFork, fork) == fork || !held) return;
    qCWarning(lcSync) << "a reorg waits for a person fork" << fork->height.value << "would undo" << held->undone;
    SyncEvent event = SyncEvent::of(SyncEvent::Kind::Error);
    event.height = held->tip.height;
    event.from = held->fork.height;
    event.error = problem();
    writeDown(event.from, *event.error);
    emit happened(event);
    emit changed();
}

Result<void> ChainLoop::acceptReorg(BlockHeight fork)
{
    const auto held = m_chain.headers().heldReorg();
    if (!held) return Error{Errc::NotFound, "no reorg waits"};
    if (held->fork.height != fork) return Error{Errc::TipMoved, "the waiting branch begins at another block by now"};
    auto stored = storeHeaders(m_chain.takeHeldReorg());
    tellHeldReorg();
    interrupt();
    wake(); // the branch may be longer than what was fetched of it
    return stored;
}

Result<void> ChainLoop::takeBack(BlockHeight fork)
{
    SyncEvent event = SyncEvent::of(SyncEvent::Kind::Error);
    event.height = fork;
    event.error = Error{Errc::FilterMismatch, "filter headers were taken back"};
    for (const auto& wallet : m_wallets.all())
        if (wallet->syncedTo().height > fork) event.touched.push_back(wallet->id());

    const auto stored = inTransaction(m_database, Durability::Full, [&]() -> Result<void> {
        if (!event.touched.isEmpty())
            if (auto told = m_events.chainFailed(fork, *event.error); !told) return told;
        return rollBack(fork);
    });
    if (!stored) {
        if (auto loaded = reloadAll(); !loaded) return loaded;
        return stored;
    }
    m_chain.cut(fork);
    forgetFiltersAbove(fork);
    ++m_generation; // a batch in flight was planned for what is no more
    if (!event.touched.isEmpty()) emit happened(event);
    return {};
}

/// A search, too, goes by the filter headers that come in place of these: a reorg may lead back to the same blocks.
void ChainLoop::forgetFiltersAbove(BlockHeight fork)
{
    m_cache.forgetFiltersAbove(fork);
    m_recovery.reset();
    if (m_search) m_search->takeBack(fork);
}

Result<void> ChainLoop::rollBack(BlockHeight fork)
{
    const ChainPoint point = m_chain.pointAt(fork);
    if (auto done = m_chain.storeCut(fork); !done) return done;
    if (auto noted = noteUnfinished(fork); !noted) return noted;
    for (const auto& wallet : m_wallets.all()) // those that stand below, too: a look for some scripts may be further
        if (auto down = bringDown(*wallet, point); !down) return down;
    // A coinbase of one wallet may have had followers in another.
    if (const auto lost = failLost(m_database, m_wallets, m_events); !lost) return lost.error();
    failPoint("in-rollback");
    return m_jobs.rollbackTo(point);
}

Result<void> ChainLoop::bringDown(Wallet& wallet, const ChainPoint& fork)
{
    const auto done = inSavepoint(m_database, [&] { return wallet.rollbackTo(fork, m_clock.unixSeconds()); });
    if (!done) return setAside(m_wallets, m_events, wallet, done.error());
    if (done->failed > 0)
        if (auto told = m_events.paymentsReplaced(wallet.id(), std::nullopt, done->failed); !told) return told;
    if (done->revived > 0) return m_events.paymentsRevived(wallet.id(), fork.height, done->revived);
    return {};
}

/// A scan of old blocks ends where its wallet stands. When that goes back, what is above is the lockstep's to look at.
Result<void> ChainLoop::noteUnfinished(BlockHeight fork, std::optional<WalletId> only)
{
    for (const Job& job : m_jobs.all()) {
        const auto wallet = job.isQuestion() ? nullptr : m_wallets.find(job.row.wallet);
        if (!wallet || (only && wallet->id() != *only)) continue;
        const BlockHeight last = std::min(job.row.to.value_or(m_chain.synced().height), m_chain.synced().height);
        if (auto noted = m_jobs.scanned().noteJob(job, *wallet, fork + 1, last); !noted) return noted;
    }
    return {};
}

Result<void> ChainLoop::reloadAll()
{
    m_chain.setStale();
    m_wallets.setStale();
    m_jobs.setStale();
    return readAgain();
}

/// The filter headers that are missing then come anew, and may be others: a search has nothing but what it found by
/// those that were here.
Result<void> ChainLoop::readChain()
{
    m_standsOnChain = false;
    if (auto loaded = m_chain.load(); !loaded) return loaded;
    if (m_search) m_search->takeBack(m_chain.filterHeaders().height());
    return {};
}

Result<void> ChainLoop::readAgain()
{
    if (m_chain.isStale())
        if (auto read = readChain(); !read) return read;
    if (m_wallets.isStale())
        if (auto loaded = m_wallets.reload(); !loaded) return loaded;
    return m_jobs.isStale() ? m_jobs.load() : Result<void>();
}

Result<void> ChainLoop::moveOnAlone()
{
    if (!m_headersCurrent || m_chain.synced() == m_chain.tip() || !m_wallets.active().empty()) return {};
    const ChainPoint tip = m_chain.tip();
    const auto stored = inTransaction(m_database, Durability::Normal, [&] { return m_chain.storeSynced(tip); });
    if (stored) m_chain.setSynced(tip);
    return stored;
}

QCoro::Task<Result<void>> ChainLoop::followFilterHeaders()
{
    const BlockHeight before = m_chain.filterHeaders().height();
    auto following = m_filterHeaders.follow(m_chain.tip().height);
    const auto followed = co_await following;
    if (m_chain.filterHeaders().height() > before) {
        m_meter.noteFilterHeaders(m_chain.filterHeaders().height() - before);
        SyncEvent event = SyncEvent::of(SyncEvent::Kind::FilterHeaders);
        event.height = m_chain.filterHeaders().height();
        event.hash = m_chain.headers().hash(event.height);
        event.from = before + 1;
        emit happened(event);
    }
    if (const auto compared = compareWithDropped(); !compared) co_return compared;
    co_return followed;
}

Result<void> ChainLoop::compareWithDropped()
{
    const auto alike = m_dropped.lastAlike();
    if (!alike) return m_dropped.areCompared() ? m_dropped.forget() : Result<void>();
    qCWarning(lcSync) << "filter headers that were dropped were others than those of now, above" << alike->value;
    if (auto taken = takeBack(*alike); !taken) return taken;
    return m_dropped.forget();
}

QCoro::Task<Result<bool>> ChainLoop::confirmFilterHeaders()
{
    auto confirming = m_filterHeaders.confirm();
    const auto confirmed = co_await confirming;
    if (confirmed && *confirmed) emit changed();
    if (const auto compared = compareWithDropped(); !compared) co_return compared.error();
    co_return confirmed;
}

} // namespace lockstep
