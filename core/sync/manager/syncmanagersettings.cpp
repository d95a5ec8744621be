// SPDX-License-Identifier: MIT

// What a person chooses about wallets and the chain has nothing to do with: a batch in flight goes on.

#include "core/sync/manager/syncmanagerprivate.h"

namespace lockstep {

namespace {

/// Runs `work` on one wallet's row in a transaction of its own; on failure memory is read anew.
template <typename Work>
Result<void> changeRow(Database& database, WalletSet& wallets, WalletId id, Work work)
{
    const auto wallet = wallets.find(id);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    auto done = inTransaction(database, Durability::Full, [&] { return work(*wallet); });
    if (!done)
        if (auto reloaded = wallet->reload(); !reloaded) return reloaded;
    return done;
}

} // namespace

Result<void> SyncManager::renameWallet(WalletId id, const QString& name)
{
    const auto rename = [&](Wallet& wallet) { return d->wallets.rename(wallet, name); };
    auto done = changeRow(*d->parts.database, d->wallets, id, rename);
    if (done) emit walletTouched(id);
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::setAppearance(WalletId id, const QString& colour, const QString& notes)
{
    const auto paint = [&](Wallet& wallet) { return d->wallets.setAppearance(wallet, colour, notes); };
    auto done = changeRow(*d->parts.database, d->wallets, id, paint);
    if (done) emit walletTouched(id);
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::setWordsConfirmedAt(WalletId id, std::int64_t time)
{
    const auto confirm = [&](Wallet& wallet) { return d->wallets.setWordsConfirmedAt(wallet, time); };
    auto done = changeRow(*d->parts.database, d->wallets, id, confirm);
    if (done) emit walletTouched(id);
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::reorder(const std::vector<WalletId>& order)
{
    auto done = inTransaction(*d->parts.database, Durability::Full, [&] { return d->wallets.setOrder(order); });
    if (!done)
        if (auto reloaded = d->wallets.reload(); !reloaded) return reloaded;
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::setCacheKeeping(const CacheKeeping& keeping)
{
    auto done = d->cache.setKeeping(keeping);
    d->loop.keepAnew();
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::setListening(Listening wish)
{
    auto done = d->listener.setWish(wish);
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::letBlocksThrough(bool lets)
{
    auto done = d->loop.letBlocksThrough(lets);
    d->listener.look();
    emit snapshotChanged(snapshot());
    return done;
}

void SyncManager::setWindowOpen(bool open) { d->listener.setWindowOpen(open); }

void SyncManager::setSavesData(bool saves)
{
    d->loop.setSavesData(saves); // also the first time: it waits to be told
    if (d->savesData == saves) return;
    d->savesData = saves;
    d->jobs.setHeld(saves);
    d->listener.setSavesData(saves);
    d->loop.interrupt(); // who held back may go on
    emit snapshotChanged(snapshot());
}

void SyncManager::clearCache()
{
    d->cache.clear();
    d->loop.keepAnew();
    emit snapshotChanged(snapshot());
}

} // namespace lockstep
