// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"

#include <memory>
#include <utility>

namespace lockstep::test {

/// Snapshots as the sync thread would make them, written by hand.

inline Amount sats(std::int64_t satoshis) { return Amount::fromSatoshis(satoshis).value(); }

inline WalletView walletView(std::int64_t id, const QString& name, WalletState state = WalletState::Synced)
{
    WalletView wallet;
    wallet.id = WalletId{id};
    wallet.name = name;
    wallet.state = state;
    wallet.auth = WalletAuth::Unlocked;
    wallet.syncedTo.height = BlockHeight{910'118};
    wallet.target = BlockHeight{910'118};
    wallet.lastSyncTime = 1'780'000'000;
    wallet.policy = "wpkh";
    wallet.balance.confirmed = sats(120'455'000);
    return wallet;
}

inline SyncSnapshot snapshotOf(QList<WalletView> wallets)
{
    SyncSnapshot snapshot;
    snapshot.network = Network::Practice;
    snapshot.manager = ManagerState::Connected;
    snapshot.tip.height = BlockHeight{910'118};
    snapshot.tipTime = 1'780'000'000;
    snapshot.synced.height = BlockHeight{910'118};
    snapshot.filterHeaders = snapshot.agreedFilterHeaders = BlockHeight{910'118};
    PeerInfo peer;
    peer.servesFilters = true;
    peer.isNamed = true;
    snapshot.peers = {peer};
    snapshot.wallets = std::move(wallets);
    return snapshot;
}

inline SyncSnapshotPtr shared(SyncSnapshot snapshot)
{
    return std::make_shared<const SyncSnapshot>(std::move(snapshot));
}

/// "Old phone" imports, "Daily" and "Savings" wait.
inline SyncSnapshot importingSnapshot()
{
    WalletView importing = walletView(3, "Old phone", WalletState::Importing);
    importing.syncedTo.height = BlockHeight{612'339};
    importing.percent = 67;
    importing.secondsLeft = 170;
    WalletView daily = walletView(1, "Daily", WalletState::Paused);
    WalletView savings = walletView(2, "Savings", WalletState::Paused);
    daily.pausedBy = savings.pausedBy = importing.name;
    SyncSnapshot snapshot = snapshotOf({daily, savings, importing});
    snapshot.manager = ManagerState::Maintenance;
    JobView job;
    job.id = JobId{9};
    job.wallet = importing.id;
    job.walletName = importing.name;
    job.state = JobState::Running;
    job.from = BlockHeight{1};
    job.next = BlockHeight{612'340};
    job.to = BlockHeight{910'118};
    job.secondsLeft = 170;
    snapshot.jobs = {job};
    return snapshot;
}

inline HistoryRow payment(std::int64_t satoshis, std::int32_t height, std::uint8_t id)
{
    HistoryRow row;
    row.txid.bytes[0] = std::byte{id};
    row.amount = satoshis;
    row.time = 1'780'000'000;
    if (height > 0) {
        row.block.emplace();
        row.block->height = BlockHeight{height};
    }
    return row;
}

inline HistoryPage pageOf(int offset, QList<HistoryRow> rows, int matching)
{
    HistoryPage page;
    page.offset = offset;
    page.rows = std::move(rows);
    page.matching = page.total = matching;
    return page;
}

} // namespace lockstep::test
