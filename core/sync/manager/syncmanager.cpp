// SPDX-License-Identifier: MIT

#include "core/sync/manager/syncmanager.h"

#include "core/chain/networkparams.h"
#include "core/storage/database/failpoint.h"
#include "core/sync/jobs/stoppedjobs.h"
#include "core/sync/jobs/walletimport.h"
#include "core/sync/logging.h"
#include "core/sync/manager/syncmanagerprivate.h"
#include "core/sync/payments/lostpayments.h"

#include <algorithm>
#include <array>

namespace lockstep {

namespace {

constexpr auto SnapshotInterval = std::chrono::milliseconds(250);
constexpr auto PassingTime = std::chrono::minutes(5);

constexpr std::int64_t FewWeeks = 30 * 86'400; ///< Seconds.

/// A block that was there before keys that are made this moment. What is stored was, whatever our clock says: by the
/// date of one that is ahead their first payments would be skipped. nullopt: what is stored is old, or nothing is; then
/// the date says it.
std::optional<BlockHeight> lastBlockBefore(std::int64_t made, const ChainState& chain)
{
    const BlockHeight stored = chain.storedHeaders();
    if (stored.value == 0 || made - chain.headers().header(stored).time > FewWeeks) return std::nullopt;
    return std::min(stored, chain.headers().heightAtTime(made - ImportDesk::BirthdayMargin));
}

Result<void> asDone(const Result<JobId>& queued) { return queued ? Result<void>() : queued.error(); }

} // namespace

SyncManager::SyncManager(Parts parts)
{
    const NetworkParams& params = parts.rules ? *parts.rules : networkParams(parts.network);
    d = std::make_unique<Private>(std::move(parts), params);
    d->snapshotTimer.setSingleShot(true);
    connect(&d->snapshotTimer, &QTimer::timeout, this, [this] { emit snapshotChanged(snapshot()); });
    connect(&d->passingTime, &QTimer::timeout, this, &SyncManager::refreshSnapshot);
    d->passingTime.start(PassingTime);
    connect(&d->loop, &ChainLoop::changed, this, &SyncManager::refreshSnapshot);
    connect(&d->loop, &ChainLoop::happened, this, &SyncManager::happened);
    connect(&d->loop, &ChainLoop::happened, this, &SyncManager::noteFates);
    connect(&d->loop, &ChainLoop::tookBack, this, [this](WalletId wallet) {
        d->outbox.lookForDropped();
        emit walletTouched(wallet);
    });
    connect(&d->outbox, &Outbox::changed, this, &SyncManager::refreshSnapshot);
    connect(&d->outbox, &Outbox::touched, this, [this](WalletId wallet) {
        d->loop.interrupt(); // more addresses may be used than the batch under way looks for
        emit walletTouched(wallet);
        refreshSnapshot();
    });
    connect(&d->listener, &PaymentListener::changed, this, &SyncManager::refreshSnapshot);
    connect(&d->listener, &PaymentListener::touched, this, &SyncManager::walletTouched);
    connect(&d->clearing, &WalletClearing::forgot, this, &SyncManager::readForgetful);
    connect(d->parts.client.get(), &ChainClient::connectionChanged, this, &SyncManager::refreshSnapshot);
    connect(d->parts.client.get(), &ChainClient::connectionChanged, &d->loop, &ChainLoop::lookAtConnection);
    connect(d->parts.client.get(), &ChainClient::blocksAnnounced, &d->loop, &ChainLoop::wake);
    // Not at once: whoever proved the lie may be in the middle of a transaction.
    connect(d->parts.client.get(), &ChainClient::peerSetAside, this, &SyncManager::noteLiar, Qt::QueuedConnection);
}

SyncManager::~SyncManager() = default;

Result<void> SyncManager::load()
{
    if (auto loaded = d->chain.load(); !loaded) return loaded;
    if (auto loaded = d->wallets.load(); !loaded) return loaded;
    if (auto loaded = d->cache.load(); !loaded) return loaded;
    if (auto loaded = d->jobs.load(); !loaded) return loaded;
    if (auto loaded = d->loop.load(); !loaded) return loaded;
    if (auto taken = takeForgetfulBack(); !taken) return taken;
    if (hasLost(*d->parts.database, d->wallets)) {
        const auto failed = d->stored([&]() -> Result<void> {
            const auto lost = failLost(*d->parts.database, d->wallets, d->events);
            return lost ? Result<void>() : lost.error();
        });
        if (!failed) return failed;
    }
    if (auto loaded = d->outbox.load(); !loaded) return loaded;
    if (auto looked = setDamagedAside(); !looked) return looked;
    if (auto frozen = freezeForOldRebuilds(); !frozen) return frozen;
    if (auto finished = finishRebuilds(); !finished) return finished;
    if (auto told = tellMended(); !told) return told;
    if (auto loaded = d->listener.load(); !loaded) return loaded;
    return adoptOrphans();
}

/// An older Lockstep stored a wallet and queued its import in two commits, and a kill may have fallen between them.
Result<void> SyncManager::adoptOrphans()
{
    for (const auto& wallet : d->wallets.all()) {
        const bool waits = wallet->row().catchingUp && wallet->row().lifecycle == Lifecycle::Started;
        if (!waits || d->jobs.ofWallet(wallet->id(), JobKind::Wallet)) continue;
        if (auto queued = d->stored([&] { return queueImport(*wallet); }); !queued) return queued.error();
    }
    return {};
}

void SyncManager::start()
{
    d->parts.client->setOnline(d->parts.online);
    d->parts.client->start();
    d->running.emplace(d->loop.run());
    d->clearing.go();
    emit snapshotChanged(snapshot());
}

QCoro::Task<void> SyncManager::stop()
{
    d->listener.stop();
    d->clearing.stop();
    d->loop.requestStop();
    d->parts.client->stop();
    if (d->running) {
        auto running = std::move(*d->running);
        d->running.reset();
        co_await running;
    }
    auto ending = d->outbox.stop();
    co_await ending;
}

/// A block may have what was sent, and a reorg may have dropped it.
void SyncManager::noteFates(const SyncEvent& event)
{
    if (event.kind == SyncEvent::Kind::ImportDone)
        if (const auto compared = finishRebuilds(); !compared)
            qCWarning(lcSync) << "a rebuild could not be compared:" << compared.error().detail.c_str();
    using Kind = SyncEvent::Kind;
    const bool isBack = event.kind == Kind::Reorg || event.kind == Kind::Error; // filter headers were taken back
    if (isBack) d->outbox.lookForDropped();
    const bool isNews = event.kind == Kind::Block || event.kind == Kind::ImportDone || event.kind == Kind::Done;
    if (isNews) d->outbox.look();
    if (event.kind == SyncEvent::Kind::Done) {
        d->listener.expire();
        d->cache.trimDaily();
    }
}

/// Where it cannot be written down, the snapshot still has it.
void SyncManager::noteLiar(const QString& address, Offence offence)
{
    (void)inTransaction(*d->parts.database, Durability::Normal, [&] {
        return d->events.peerSetAside({address, offence});
    });
    refreshSnapshot();
}

void SyncManager::setOnline(bool online)
{
    d->parts.online = online;
    d->parts.client->setOnline(online);
    d->loop.wake();
    emit snapshotChanged(snapshot());
}

void SyncManager::refreshSnapshot()
{
    if (!d->snapshotTimer.isActive()) d->snapshotTimer.start(SnapshotInterval);
}

Wallet* SyncManager::wallet(WalletId id) { return d->wallets.find(id).get(); }

void SyncManager::setAuth(WalletId id, WalletAuth auth)
{
    d->wallets.setAuth(id, auth);
    emit snapshotChanged(snapshot());
}

SyncSnapshotPtr SyncManager::snapshot() const
{
    return d->builder.build({d->parts.online, d->savesData, d->fileWasMended, d->lookForNewestEvent()});
}

// --- Wallets

Result<WalletId> SyncManager::importWallet(const WalletDraft& draft, const WalletSetup& setup, ScanStart start,
                                           const Furnish& furnish)
{
    Result<WalletId> id = Error{Errc::Database, ""};
    auto done = d->stored([&]() -> Result<void> {
        id = storeWallet(*d->parts.database, draft, setup);
        if (!id) return id.error();
        if (furnish)
            if (auto furnished = furnish(*id); !furnished) return furnished;
        const auto added = d->wallets.add(*id);
        if (!added) return added.error();
        failPoint("wallet-stored");
        return takeIn(**added, start);
    });
    emit snapshotChanged(snapshot());
    if (!done) return done.error();
    return id;
}

/// Its keys were made this very moment: then there is nothing to look for, or only what comes after the blocks that are
/// here.
Result<void> SyncManager::takeIn(Wallet& wallet, ScanStart start)
{
    const bool isNew = wallet.row().birthdayTime == wallet.row().createdAt;
    if (!isNew) return asDone(queueImport(wallet, start));
    if (!d->loop.headersAreCurrent()) {
        if (const auto last = lastBlockBefore(wallet.row().createdAt, d->chain))
            if (auto born = d->wallets.setBirthday(wallet, *last); !born) return born;
        return asDone(queueImport(wallet, start));
    }
    if (auto born = d->wallets.setBirthday(wallet, d->chain.synced().height); !born) return born;
    if (auto placed = wallet.setSyncedTo(d->chain.synced()); !placed) return placed;
    return d->wallets.setCatchingUp(wallet, false);
}

Result<JobId> SyncManager::queueImport(Wallet& wallet, ScanStart start)
{
    return lockstep::queueImport(wallet, d->wallets, d->jobs, *d->parts.clock, start);
}

Result<void> SyncManager::startWallet(WalletId id)
{
    const auto wallet = d->wallets.find(id);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    if (wallet->row().lifecycle == Lifecycle::Started) return {};
    auto done = d->stored([&]() -> Result<void> {
        if (auto started = d->wallets.setLifecycle(*wallet, Lifecycle::Started); !started) return started;
        if (auto resumed = resumeJobsOf(id, d->jobs); !resumed) return resumed;
        return importIfFarBehind(*wallet);
    });
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::importIfFarBehind(Wallet& wallet)
{
    return lockstep::importIfFarBehind(wallet, d->chain.synced().height, d->wallets, d->jobs, *d->parts.clock);
}

Result<void> SyncManager::stopWallet(WalletId id)
{
    const auto wallet = d->wallets.find(id);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    auto done = d->stored([&]() -> Result<void> {
        if (auto paused = pauseJobsOf(id, d->jobs); !paused) return paused;
        return d->wallets.setLifecycle(*wallet, Lifecycle::Stopped);
    });
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::removeWallet(WalletId id)
{
    if (!d->wallets.find(id)) return Error{Errc::NoSuchWallet, ""};
    auto done = d->stored([&]() -> Result<void> {
        auto removed = OutboxRepository(*d->parts.database).removeSettledOf(id);
        return removed ? WalletRepository(*d->parts.database).remove(id) : removed;
    });
    if (!done) return done;
    d->jobs.dropOf(id);
    d->wallets.remove(id);
    d->cache.forgetBlocks();
    d->cache.trim(); // perhaps it was the oldest one
    if (auto loaded = d->outbox.load(); !loaded) qCWarning(lcSync) << "the outbox cannot be read anew";
    d->clearing.go();
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::retryWallet(WalletId id)
{
    const auto wallet = d->wallets.find(id);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    if (auto read = wallet->reload(); !read) return read; // it stays aside: what it shows would be wrong
    if (const auto& problem = wallet->row().problem; problem && problem->code == Errc::Damaged) {
        const auto flaw = flawOf(wallet);
        if (!flaw) return flaw.error();
        if (*flaw) return Error{Errc::Damaged, (*flaw)->detail};
    }
    std::vector<WalletId> touched;
    auto done = d->stored([&]() -> Result<void> {
        if (auto taken = takeBack(*wallet); !taken) return taken;
        const auto lost = failLost(*d->parts.database, d->wallets, d->events); // what failed while it stood aside
        if (!lost) return lost.error();
        touched = lost->touched;
        return wallet->row().lifecycle == Lifecycle::Started ? importIfFarBehind(*wallet) : Result<void>();
    });
    d->loop.standAgain();
    d->outbox.look(); // what was given meanwhile
    if (done)
        for (const WalletId other : touched) emit walletTouched(other);
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::takeBack(Wallet& wallet)
{
    std::vector<JobId> failed;
    for (const Job& job : d->jobs.all())
        if (job.row.wallet == wallet.id() && job.row.state == JobState::Failed) failed.push_back(job.row.id);
    for (const JobId job : failed)
        if (auto resumed = d->jobs.resume(*d->jobs.find(job)); !resumed) return resumed;
    return d->wallets.setProblem(wallet, std::nullopt);
}

Result<void> SyncManager::refreshWallet(WalletId id)
{
    const auto wallet = d->wallets.find(id);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    auto reloaded = wallet->reload();
    d->loop.interrupt();
    emit snapshotChanged(snapshot());
    return reloaded;
}

// --- The chain

Result<void> SyncManager::acceptReorg(BlockHeight fork)
{
    auto accepted = d->loop.acceptReorg(fork);
    emit snapshotChanged(snapshot());
    return accepted;
}

void SyncManager::search(SearchWish wish, ScriptSearch::Done done)
{
    d->loop.startSearch(std::make_shared<ScriptSearch>(std::move(wish), std::move(done)));
    emit snapshotChanged(snapshot());
}

void SyncManager::cancelSearch()
{
    d->loop.cancelSearch();
    emit snapshotChanged(snapshot());
}

void SyncManager::measureFees() { d->loop.measureFees(); }

PeerControl* SyncManager::peerControl() { return d->parts.client->peerControl(); }

QCoro::Task<Result<int>> SyncManager::broadcast(Transaction transaction)
{
    const Txid txid = transaction.txid();
    std::vector<WalletId> touched;
    const auto kept = d->stored([&] { return d->outbox.put(transaction, touched); });
    if (auto loaded = d->outbox.load(); !kept || !loaded) co_return kept ? loaded.error() : kept.error();
    for (const WalletId wallet : touched) emit walletTouched(wallet);
    const auto offered = d->outbox.whenOffered(txid);
    d->outbox.look();
    emit snapshotChanged(snapshot());
    auto answer = co_await offered;
    co_return answer;
}

Result<void> SyncManager::giveUp(const Txid& txid)
{
    std::vector<WalletId> touched;
    auto done = d->stored([&] { return d->outbox.giveUp(txid, touched); });
    if (auto loaded = d->outbox.load(); done && !loaded) done = loaded;
    if (done)
        for (const WalletId wallet : touched) emit walletTouched(wallet);
    d->outbox.look(); // who waits for its offer is told
    emit snapshotChanged(snapshot());
    return done;
}

} // namespace lockstep
