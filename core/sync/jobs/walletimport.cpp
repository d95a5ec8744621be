// SPDX-License-Identifier: MIT

#include "core/sync/jobs/walletimport.h"

namespace lockstep {

namespace {

constexpr std::int32_t SilentDistance = 144; ///< Blocks: about a day.

} // namespace

Result<JobId> queueImport(Wallet& wallet, WalletSet& wallets, JobQueue& jobs, const Clock& clock, ScanStart start)
{
    if (auto marked = wallets.setCatchingUp(wallet, true); !marked) return marked.error();
    JobRow row;
    row.wallet = wallet.id();
    row.kind = JobKind::Wallet;
    row.from = row.next = wallet.syncedTo().height + 1;
    row.previousHash = wallet.syncedTo().hash;
    row.createdAt = row.updatedAt = clock.unixSeconds();
    JobQueue::setStart(row, start);
    return jobs.add(row, {});
}

Result<void> importIfFarBehind(Wallet& wallet, BlockHeight synced, WalletSet& wallets, JobQueue& jobs,
                               const Clock& clock)
{
    const bool isFarBehind = synced - wallet.syncedTo().height > SilentDistance;
    const bool isImported = jobs.ofWallet(wallet.id(), JobKind::Wallet) != nullptr;
    if (isImported || !(isFarBehind || wallet.row().catchingUp)) return {};
    const auto queued = queueImport(wallet, wallets, jobs, clock, ScanStart::AtOnce);
    return queued ? Result<void>() : queued.error();
}

} // namespace lockstep
