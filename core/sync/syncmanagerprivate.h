// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/storage/transaction.h"
#include "core/sync/outbox.h"
#include "core/sync/paymentlistener.h"
#include "core/sync/snapshotbuilder.h"
#include "core/sync/syncmanager.h"

#include <QTimer>

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
        , outbox({*parts.client, wallets, *parts.database, *parts.clock})
        , listener({*parts.client, chain, wallets, jobs, loop, *parts.database, *parts.clock})
        , builder({params.network, *parts.client, chain, cache, wallets, jobs, loop, outbox, listener})
    {
    }

    /// Runs `work` in one transaction that is on the disk before anybody is told; on failure memory is read anew.
    template <typename Work>
    std::invoke_result_t<Work&> stored(Work&& work)
    {
        auto done = inTransaction(*parts.database, Durability::Full, std::forward<Work>(work));
        if (!done) {
            if (auto loaded = wallets.reload(); !loaded) return loaded.error();
            if (auto loaded = jobs.load(); !loaded) return loaded.error();
        }
        loop.interrupt();
        return done;
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
    SnapshotBuilder builder;
    bool savesData = false;
    bool fileWasMended = false;
    QTimer snapshotTimer;
    std::optional<QCoro::Task<void>> running;
};

} // namespace lockstep
