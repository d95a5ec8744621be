// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/sync/manager/paymentlistener.h"
#include "core/sync/manager/snapshotbuilder.h"
#include "core/sync/manager/syncmanager.h"
#include "core/sync/payments/outbox.h"
#include "core/sync/state/walletclearing.h"

#include <QTimer>

#include <algorithm>

namespace lockstep {

/// What SyncManager owns; for its own files only.
struct SyncManager::Private
{
    Private(Parts given, const NetworkParams& params)
        : parts(std::move(given))
        , chain(params, *parts.database)
        , wallets(*parts.database)
        , cache({parts.cacheFolder.toStdString(), *parts.database, chain, wallets, *parts.clock})
        , jobs(*parts.database)
        , events(*parts.database, *parts.clock)
        , loop({*parts.client, chain, cache, wallets, jobs, *parts.database, *parts.clock})
        , outbox({*parts.client, wallets, *parts.database, events, *parts.clock, [this] { return isLevel(); }})
        , listener({*parts.client, chain, wallets, jobs, loop, outbox, *parts.database, *parts.clock})
        , clearing(*parts.database)
        , builder({params.network, *parts.client, chain, cache, wallets, jobs, loop, outbox, listener})
    {
    }

    /// One that was just started or retried may be behind the others.
    bool isLevel() const
    {
        const auto isAtTip = [this](const auto& wallet) { return wallet->syncedTo() == chain.tip(); };
        return loop.isTipCurrent() && chain.synced() == chain.tip() && std::ranges::all_of(wallets.active(), isAtTip);
    }

    /// Runs `work` in one transaction that is on the disk before anybody is told; on failure memory is read anew.
    /// Refused with what keeps memory from being read while it is stale.
    template <typename Work>
    std::invoke_result_t<Work&> stored(Work&& work)
    {
        if (wallets.isStale() || jobs.isStale()) { // what the caller looked at may be gone once it is read
            jobs.setStale(); // and what it has changed in them is not to stay
            return loop.problem().value_or(Error{Errc::Io, "the database could not be read again yet"});
        }
        auto done = inTransaction(*parts.database, Durability::Full, std::forward<Work>(work));
        if (!done) {
            const auto walletsRead = wallets.reload();
            const auto jobsRead = jobs.load();
            if (!walletsRead) done = walletsRead.error();
            if (!jobsRead) done = jobsRead.error();
        }
        loop.interrupt();
        return done;
    }

    /// `work` changes `job` alone. A search is not stored, so nothing of the store can keep it from that.
    template <typename Work>
    Result<void> storedOf(const Job& job, Work&& work)
    {
        if (!job.isSearch()) return stored(std::forward<Work>(work));
        auto done = work();
        loop.interrupt();
        return done;
    }

    /// As it was last, where it cannot be read.
    std::int64_t lookForNewestEvent()
    {
        if (const auto id = EventRepository(*parts.database).newestId()) newestEvent = *id;
        return newestEvent;
    }

    Parts parts;
    ChainState chain;
    WalletSet wallets;
    ChainCache cache;
    JobQueue jobs;
    EventLog events;
    ChainLoop loop;
    Outbox outbox;
    PaymentListener listener;
    WalletClearing clearing;
    SnapshotBuilder builder;
    bool savesData = false;
    bool fileWasMended = false;
    std::int64_t newestEvent = 0;
    QTimer snapshotTimer;
    QTimer passingTime; ///< For what shows because nothing happens: a tip that grows old.
    std::optional<QCoro::Task<void>> running;
};

} // namespace lockstep
