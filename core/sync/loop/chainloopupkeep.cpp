// SPDX-License-Identifier: MIT

// Work on the whole store, for which the loop stands still; and the way back to the chain after it, for wallets that
// stand on a block that is not in it.

#include "core/backend/nextturn.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/sync/jobs/walletimport.h"
#include "core/sync/logging.h"
#include "core/sync/loop/chainloop.h"
#include "core/sync/payments/lostpayments.h"
#include "core/sync/state/walletfailure.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lockstep {

void ChainLoop::startUpkeep(std::shared_ptr<Upkeep> work)
{
    if (m_stopping) return work->end(Error{Errc::Stopping, "the program is going down"});
    if (m_upkeep) return work->end(Error{Errc::Refused, "another check, import, export or rebuild is under way"});
    m_upkeep = std::move(work);
    interrupt(); // what waits for a peer would hold it up
}

void ChainLoop::cancelUpkeep() { endUpkeep(Error{Errc::Cancelled, "it was cancelled"}); }

void ChainLoop::endUpkeep(const std::optional<Error>& error)
{
    const auto work = std::exchange(m_upkeep, nullptr);
    if (!work) return;
    work->end(error);
    emit changed();
}

QCoro::Task<void> ChainLoop::runUpkeep()
{
    while (m_upkeep && !m_stopping) {
        const auto work = m_upkeep;
        const auto more = work->step();
        if (m_upkeep == work && !more) endUpkeep(more.error());
        if (m_upkeep == work && !*more) endUpkeep(std::nullopt);
        if (m_upkeep == work) work->tellProgress();
        const auto turn = nextTurn(); // commands come in, and may cancel it
        co_await turn;
    }
}

Result<HeaderChainChange> ChainLoop::takeFromFile(std::span<const BlockHeader> headers)
{
    auto change = m_chain.acceptHeaders(headers, m_clock.unixSeconds());
    if (!change) return change;
    tellHeldReorg();
    if (change->connected > 0)
        if (auto stored = storeHeaders(*change); !stored) return stored.error();
    wake(); // peers may have more after it
    return change;
}

Result<void> ChainLoop::cutChain(const std::function<Result<void>()>& cut)
{
    if (auto noted = m_dropped.note(); !noted) return noted;
    if (auto done = cut(); !done) return done;
    m_headersCurrent = false;
    m_recovery.reset();
    ++m_generation; // a batch in flight was planned for headers that may be others
    if (auto read = readChain(); !read) return read;
    wake();
    return {};
}

/// The last block of the chain that a wallet is known to have seen: its own, or one that paid it, or else none.
Result<BlockHeight> ChainLoop::lastSeenOnChain(const Wallet& wallet)
{
    if (m_chain.contains(wallet.syncedTo())) return wallet.syncedTo().height;
    const auto rows = LedgerRepository(m_database).confirmedAbove(wallet.id(), {0});
    if (!rows) return rows.error();
    for (const TxRow& row : *rows) // a look for some scripts may have gone beyond the wallet's own block
        if (row.block->height <= wallet.syncedTo().height && m_chain.contains(*row.block)) return row.block->height;
    return BlockHeight{std::clamp(wallet.row().birthday.value_or(BlockHeight{0}).value - 1, 0,
                                  std::min(m_chain.tip().height, wallet.syncedTo().height).value)};
}

BlockHeight ChainLoop::forkBelow(const std::vector<ChainPoint>& seen) const
{
    std::optional<BlockHeight> fork;
    BlockHeight highest{0};
    const auto& wallets = m_wallets.all();
    for (std::size_t i = 0; i < wallets.size(); ++i) {
        highest = std::max(highest, seen[i].height);
        if (seen[i] != wallets[i]->syncedTo() && !wallets[i]->row().problem)
            fork = std::min(fork.value_or(seen[i].height), seen[i].height);
    }
    return fork.value_or(highest);
}

/// Blocks that are missing here may be among those that our clock refuses: then nobody goes back.
Result<void> ChainLoop::standOnChain()
{
    if (m_standsOnChain || !m_headersCurrent) return {};
    const auto stand = m_chain.contains(m_chain.synced()) ? takeStraysBack() : takeAllBack();
    if (!stand) return stand.error();
    m_standsOnChain = *stand;
    return {};
}

/// Those that were set aside when a reorg came. For the others nothing has changed.
Result<bool> ChainLoop::takeStraysBack()
{
    std::vector<std::shared_ptr<Wallet>> strays;
    std::ranges::copy_if(m_wallets.all(), std::back_inserter(strays), [this](const auto& wallet) {
        return !wallet->row().problem && !m_chain.contains(wallet->syncedTo());
    });
    if (strays.empty()) return true;
    if (m_refusesFuture) return false;
    std::vector<WalletId> followers; // of others, that lost what built on what is gone
    const auto done = inTransaction(m_database, Durability::Full, [&]() -> Result<void> {
        for (const auto& wallet : strays)
            if (auto back = bringBack(*wallet); !back) return back;
        auto lost = failLost(m_database, m_wallets, m_events);
        if (!lost) return lost.error();
        followers = std::move(lost->touched);
        return {};
    });
    if (!done) {
        if (auto loaded = reloadAll(); !loaded) return loaded.error();
        return done.error();
    }
    m_recovery.reset();
    ++m_generation;
    for (const auto& wallet : strays) emit tookBack(wallet->id());
    for (const WalletId wallet : followers) emit tookBack(wallet);
    emit changed();
    return true;
}

Result<void> ChainLoop::bringBack(Wallet& wallet)
{
    const auto last = lastSeenOnChain(wallet);
    if (!last) return setAside(m_wallets, m_events, wallet, last.error());
    const ChainPoint point = m_chain.pointAt(*last);
    qCWarning(lcSync) << "a wallet stood on a block that is not in the chain: back to" << last->value;
    if (auto noted = noteUnfinished(point.height, wallet.id()); !noted) return noted;
    if (auto down = bringDown(wallet, point); !down || wallet.row().problem) return down;
    if (auto back = m_jobs.rollbackOf(wallet.id(), point); !back) return back;
    if (wallet.row().lifecycle != Lifecycle::Started) return {}; // then its start looks how far it is behind
    return importIfFarBehind(wallet, m_chain.synced().height, m_wallets, m_jobs, m_clock);
}

/// What is stored of the chain was cut or damaged, and another branch came.
Result<bool> ChainLoop::takeAllBack()
{
    if (m_refusesFuture) return false;
    std::vector<ChainPoint> seen;
    BlockHeight stood = m_chain.synced().height;
    for (const auto& wallet : m_wallets.all()) {
        const auto last = lastSeenOnChain(*wallet);
        if (!last) return last.error();
        seen.push_back(m_chain.pointAt(*last));
        stood = std::max(stood, wallet->syncedTo().height);
    }
    const BlockHeight fork = forkBelow(seen);
    if (auto done = goBackTo(fork, stood - fork); !done) return done.error();
    return true;
}

Result<void> ChainLoop::goBackTo(BlockHeight fork, std::int32_t undone)
{
    qCWarning(lcSync) << "wallets stood on blocks that are not in the chain: back to" << fork.value;
    const ChainPoint point = m_chain.pointAt(fork);
    auto done = inTransaction(m_database, Durability::Full, [&]() -> Result<void> {
        if (auto told = m_events.reorg(fork, undone); !told) return told;
        if (auto back = rollBack(fork); !back) return back;
        return m_chain.storeSynced(point);
    });
    if (!done) {
        if (auto loaded = reloadAll(); !loaded) return loaded;
        return done;
    }
    m_chain.cut(fork);
    m_chain.setSynced(point);
    forgetFiltersAbove(fork);
    ++m_generation;
    SyncEvent event = SyncEvent::of(SyncEvent::Kind::Reorg);
    event.height = m_chain.tip().height;
    event.hash = m_chain.tip().hash;
    event.from = fork;
    event.count = undone;
    for (const auto& wallet : m_wallets.all()) event.touched.push_back(wallet->id());
    emit happened(event);
    return {};
}

} // namespace lockstep
