// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/sync/loop/chainloop.h"
#include "core/sync/manager/sharedcoins.h"
#include "core/sync/syncsnapshot.h"

namespace lockstep {

class Outbox;
class PaymentListener;

/// Turns what stands on the sync thread into the immutable values that a window shows. It changes nothing there.
class SnapshotBuilder
{
public:
    struct Parts
    {
        Network network{};
        const ChainClient& client;
        const ChainState& chain;
        const ChainCache& cache;
        const WalletSet& wallets;
        const JobQueue& jobs;
        const ChainLoop& loop;
        const Outbox& outbox;
        const PaymentListener& listener;
    };
    explicit SnapshotBuilder(const Parts& parts) : m_parts(parts) { }

    /// What nobody but SyncManager knows.
    struct Circumstances
    {
        bool online = true;
        bool savesData = false;
        bool fileWasMended = false;
        std::int64_t newestEvent = 0;
    };
    SyncSnapshotPtr build(const Circumstances& now);

private:
    CacheState cacheState() const;
    void addJobs(SyncSnapshot& snapshot) const;
    LookupView lookupView(const OutpointRow& row, const QList<JobView>& jobs) const;
    ChainProof proof() const;
    bool hasAllHeaders(const SyncSnapshot& snapshot) const;
    ManagerState managerState(const SyncSnapshot& snapshot) const;
    JobView jobView(const Job& job) const;
    JobView searchView(const Job& job) const;
    WalletView walletView(const Wallet& wallet, const SyncSnapshot& snapshot) const;
    WalletState walletState(const Wallet& wallet, const SyncSnapshot& snapshot) const;

    Parts m_parts;
    SharedCoins m_sharedCoins;
};

} // namespace lockstep
