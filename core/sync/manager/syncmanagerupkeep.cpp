// SPDX-License-Identifier: MIT

// What a person does about a store that they do not trust: check it, carry headers in and out, rebuild from the chain.

#include "core/storage/repositories/chainstaterepository.h"
#include "core/storage/repositories/historyrepository.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/sync/logging.h"
#include "core/sync/manager/syncmanagerprivate.h"
#include "core/sync/state/rebuildrecord.h"
#include "core/sync/upkeep/chainrebuild.h"
#include "core/sync/upkeep/headertransfer.h"
#include "core/sync/upkeep/storecheck.h"
#include "core/wallet/walletcheck.h"

#include <QFile>

#include <algorithm>

namespace lockstep {

namespace {

/// Payments of a wallet whose rows are held against each other at each start: about a tenth of a second.
constexpr std::int64_t MostCheckedAtStart = 10'000;

std::string nativePath(const QString& path) { return QFile::encodeName(path).toStdString(); }

/// Where the look begins: never above a payment that is known, nor above what a rescan was still to look at.
BlockHeight firstBlock(const Wallet& wallet, std::optional<BlockHeight> firstPayment, const Job* rescan)
{
    const BlockHeight birthday = wallet.row().birthday.value_or(BlockHeight{0});
    const BlockHeight first = std::min(birthday, firstPayment.value_or(birthday));
    return rescan ? std::min(first, rescan->row.next) : first;
}

/// Of the Receive page, before the wallet forgets who was paid: it would call the address fresh until the import comes
/// to the payment. What is wrong with its addresses is for the page to tell.
Result<void> leaveUsedAddress(Database& database, Wallet& wallet)
{
    KeychainRepository keychains(database);
    const auto rows = keychains.ofWallet(wallet.id());
    if (!rows) return rows.error();
    for (const KeychainRow& row : *rows) {
        if (!row.shownIndex) continue;
        const auto used = keychains.isUsed(row.id, *row.shownIndex);
        if (!used) return used.error();
        if (!*used) continue;
        const auto fresh = wallet.receive(false);
        if (!fresh && concernsAll(fresh.error().code)) return fresh.error();
    }
    return {};
}

/// Its coins go with what blocks told of. Whoever finds them again takes the marks, long before the import is done.
Result<void> markFrozen(Database& database, WalletId wallet)
{
    const auto frozen = LedgerRepository(database).frozenInBlocks(wallet);
    if (!frozen) return frozen.error();
    for (const OutPoint& coin : *frozen)
        if (auto marked = LabelRepository(database).addFrozenMark(wallet, coin); !marked) return marked;
    return {};
}

/// One that does not read is forgotten: the wallet is not compared then, and all wallets open.
Result<std::optional<RebuildRecord>> readableRecord(Database& database, WalletId wallet)
{
    auto record = RebuildRecord::kept(database, wallet);
    if (record || record.error().code != Errc::Damaged) return record;
    qCWarning(lcSync) << "a rebuild is not compared wallet" << wallet.value << record.error().detail.c_str();
    const auto forgotten
        = inTransaction(database, Durability::Full, [&] { return RebuildRecord::forget(database, wallet); });
    if (!forgotten) return forgotten.error();
    return std::optional<RebuildRecord>();
}

/// What it is to be compared with in the end. Where it is rebuilt again before that, what was there the first time.
Result<void> keepRecord(Database& database, const Wallet& wallet)
{
    const auto earlier = RebuildRecord::kept(database, wallet.id());
    if (!earlier && earlier.error().code != Errc::Damaged) return earlier.error();
    if (wallet.row().catchingUp && (!earlier || *earlier)) return {}; // a damaged one is forgotten in the end
    const auto now = RebuildRecord::of(database, wallet.id(), wallet.syncedTo().height);
    return now ? now->keep(database, wallet.id()) : now.error();
}

/// What is there now goes where the wallet `forgets`: then the mark alone lasts.
Result<void> freezeOrMark(Database& database, WalletId wallet, const OutPoint& coin, bool forgets)
{
    const auto frozen = LedgerRepository(database).setFrozen(wallet, coin, true);
    if (!frozen && frozen.error().code != Errc::NotFound) return frozen;
    return frozen && !forgets ? frozen : LabelRepository(database).addFrozenMark(wallet, coin);
}

} // namespace

/// Of its rows; its scripts are for the check that is asked for. None of a wallet that is looked for, or is large.
Result<std::optional<WalletFinding>> SyncManager::flawOf(const std::shared_ptr<Wallet>& wallet)
{
    Database& database = *d->parts.database;
    const auto isOf = [&](const Job& job) { return job.row.wallet == wallet->id(); };
    const bool isSettled = !wallet->row().catchingUp && std::ranges::none_of(d->jobs.all(), isOf);
    if (!isSettled) return std::optional<WalletFinding>();
    HistoryQuery all;
    all.wallet = wallet->id();
    const auto payments = HistoryRepository(database).slice(all, 0, 1);
    if (payments && payments->total > MostCheckedAtStart) return std::optional<WalletFinding>();
    WalletCheck check(database, wallet, d->chain.headers(), isSettled);
    if (auto rows = check.step(); !rows) return rows.error();
    if (check.findings().empty()) return std::optional<WalletFinding>();
    return std::optional(check.findings().front());
}

Result<void> SyncManager::setDamagedAside()
{
    for (const auto& wallet : d->wallets.all()) {
        if (wallet->row().problem) continue;
        const auto flaw = flawOf(wallet);
        if (!flaw) return flaw.error();
        if (!*flaw) continue;
        auto stored = inTransaction(*d->parts.database, Durability::Full, [&]() -> Result<void> {
            if (auto told = d->events.storeDamaged(wallet->id(), (*flaw)->from); !told) return told;
            return d->wallets.setProblem(*wallet, Error{Errc::Damaged, (*flaw)->detail});
        });
        if (!stored) return stored;
    }
    return {};
}

/// The file was mended before it was open: the mark in it is turned into an event.
Result<void> SyncManager::tellMended()
{
    Database& database = *d->parts.database;
    const auto mended = ChainStateRepository(database).wasMended();
    if (!mended) return mended.error();
    d->fileWasMended = *mended;
    if (!*mended) return {};
    return inTransaction(database, Durability::Full, [&]() -> Result<void> {
        if (auto told = d->events.fileMended(); !told) return told;
        return ChainStateRepository(database).forgetMended();
    });
}

void SyncManager::checkStore(UpkeepDone<CheckReport> done)
{
    const StoreCheck::Parts parts{*d->parts.database,
                                  d->chain,
                                  d->cache,
                                  d->wallets,
                                  d->jobs,
                                  d->events,
                                  [this](const auto& cut) { return d->loop.cutChain(cut); },
                                  [this] { return d->outbox.mend(); }};
    d->loop.startUpkeep(std::make_shared<StoreCheck>(parts, std::move(done)));
}

void SyncManager::exportHeaders(const QString& path, UpkeepDone<HeaderFileReport> done)
{
    d->loop.startUpkeep(
        std::make_shared<HeaderExport>(d->chain, d->parts.database->identity(), nativePath(path), std::move(done)));
}

void SyncManager::importHeaders(const QString& path, UpkeepDone<HeaderFileReport> done)
{
    const auto accept = [this](std::span<const BlockHeader> headers) { return d->loop.takeFromFile(headers); };
    d->loop.startUpkeep(std::make_shared<HeaderImport>(d->chain, d->parts.database->identity(), nativePath(path),
                                                       accept, std::move(done)));
}

void SyncManager::rebuildChain(UpkeepDone<void> done)
{
    const ChainRebuild::Parts parts{*d->parts.database, d->chain, d->cache, d->events,
                                    [this](const auto& cut) { return d->loop.cutChain(cut); }};
    d->loop.startUpkeep(std::make_shared<ChainRebuild>(parts, std::move(done)));
}

void SyncManager::cancelUpkeep() { d->loop.cancelUpkeep(); }

// --- One wallet

Result<JobId> SyncManager::rebuildWallet(WalletId id)
{
    const auto wallet = d->wallets.find(id);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    const Job* import = d->jobs.ofWallet(id, JobKind::Wallet);
    const bool stands = wallet->row().problem || (import && import->row.state == JobState::Failed);
    const bool isUnderWay = wallet->row().catchingUp && import && !stands;
    if (isUnderWay || wallet->row().forgets) return Error{Errc::Refused, "it is being looked for already"};
    auto done = d->stored([&]() -> Result<JobId> {
        Database& database = *d->parts.database;
        const auto first = LedgerRepository(database).firstConfirmed(id);
        if (!first) return first.error();
        const BlockHeight from = firstBlock(*wallet, *first, d->jobs.ofWallet(id, JobKind::Rescan));

        if (auto kept = keepRecord(database, *wallet); !kept) return kept.error();
        if (auto handed = handOverJobs(*wallet, from); !handed) return handed.error();
        if (auto told = d->events.walletRebuilt(id, from); !told) return told.error();
        if (auto left = leaveUsedAddress(database, *wallet); !left) return left.error();
        if (auto marked = markFrozen(database, id); !marked) return marked.error();
        if (auto forgotten = WalletRemnants(database).forgetBlocks(id); !forgotten) return forgotten.error();
        d->jobs.setBlocked(id, true); // what they find meanwhile would be forgotten with the rest
        const auto& birthday = wallet->row().birthday;
        if (birthday && from < *birthday)
            if (auto moved = d->wallets.setBirthday(*wallet, from); !moved) return moved.error();
        if (auto placed = wallet->setSyncedTo({{0}, d->chain.headers().params().genesisHash}); !placed)
            return placed.error();
        if (auto cleared = d->wallets.setProblem(*wallet, std::nullopt); !cleared) return cleared.error();
        if (auto started = d->wallets.setLifecycle(*wallet, Lifecycle::Started); !started) return started.error();
        return queueImport(*wallet);
    });
    if (done) readAnew(id); // before anybody looks: nothing is judged by what goes
    if (done) d->clearing.go();
    emit walletTouched(id);
    emit snapshotChanged(snapshot());
    return done;
}

void SyncManager::readAnew(WalletId id)
{
    if (const auto wallet = d->wallets.find(id))
        if (auto read = d->wallets.reload(*wallet); !read) d->wallets.setStale();
}

Result<void> SyncManager::takeForgetfulBack()
{
    for (const auto& wallet : d->wallets.all()) {
        const bool wasForRows = wallet->row().problem && wallet->row().forgets && !wallet->isStale();
        if (!wasForRows) continue;
        if (auto taken = d->stored([&] { return takeBack(*wallet); }); !taken) return taken;
    }
    return {};
}

/// What came from blocks is gone, and the import may begin.
void SyncManager::readForgetful(WalletId id)
{
    readAnew(id);
    d->jobs.setBlocked(id, false);
    d->loop.interrupt();
    emit walletTouched(id);
    emit snapshotChanged(snapshot());
}

/// To an import from `from` on. It looks as widely as they would have; what is left of a look for single scripts in
/// earlier blocks stays in the queue.
Result<void> SyncManager::handOverJobs(const Wallet& wallet, BlockHeight from)
{
    std::vector<JobId> covered;
    for (const Job& job : d->jobs.all()) {
        const bool isEarlier = job.row.kind == JobKind::Scripts && job.row.next < from;
        if (job.row.wallet == wallet.id() && !job.isQuestion() && !isEarlier) covered.push_back(job.row.id);
    }
    for (const JobId id : covered) {
        Job* job = d->jobs.find(id);
        auto noted = d->jobs.scanned().noteJob(*job, wallet, job->row.next, d->chain.synced().height);
        if (!noted) return noted;
        job->row.state = JobState::Cancelled;
        if (auto ended = d->jobs.store(*job); !ended) return ended;
        d->jobs.drop(id);
    }
    return {};
}

/// Coins that are found by now at once, the others by a mark; once, for the person may free them again.
Result<void> SyncManager::freezeForOldRebuilds()
{
    Database& database = *d->parts.database;
    for (const auto& wallet : d->wallets.all()) {
        const auto record = readableRecord(database, wallet->id());
        if (!record) return record.error();
        if (!*record || (*record)->frozen.empty()) continue;
        auto done = inTransaction(database, Durability::Full, [&]() -> Result<void> {
            for (const OutPoint& coin : (*record)->frozen)
                if (auto frozen = freezeOrMark(database, wallet->id(), coin, wallet->row().forgets); !frozen)
                    return frozen;
            return (*record)->keep(database, wallet->id());
        });
        if (!done) return done;
        if (auto read = d->wallets.reload(*wallet); !read) return read;
    }
    return {};
}

Result<void> SyncManager::finishRebuilds()
{
    Database& database = *d->parts.database;
    for (const auto& wallet : d->wallets.all()) {
        if (wallet->row().catchingUp) continue;
        const auto before = readableRecord(database, wallet->id());
        if (!before) return before.error();
        if (!*before) continue;
        auto done = inTransaction(database, Durability::Full, [&]() -> Result<void> {
            const auto now = RebuildRecord::of(database, wallet->id(), (*before)->to);
            if (!now) return now.error();
            if (auto told
                = d->events.rebuilt(wallet->id(), now->to, now->payments, (*before)->payments, now->isLike(**before));
                !told)
                return told;
            return RebuildRecord::forget(database, wallet->id());
        });
        if (!done) return done;
        emit walletTouched(wallet->id());
    }
    return {};
}

} // namespace lockstep
