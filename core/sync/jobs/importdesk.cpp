// SPDX-License-Identifier: MIT

#include "core/sync/jobs/importdesk.h"

#include "core/storage/database/transaction.h"
#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

ImportDesk::ImportDesk(const Parts& parts)
    : m_database(parts.database)
    , m_chain(parts.chain)
    , m_wallets(parts.wallets)
    , m_jobs(parts.jobs)
    , m_events(parts.events)
    , m_clock(parts.clock)
{
}

Result<void> ImportDesk::place(Job& job)
{
    const auto wallet = m_wallets.find(job.row.wallet);
    if (!wallet || job.row.kind != JobKind::Wallet) return {};
    const bool stands = wallet->row().birthday == birthdayOf(*wallet) && wallet->syncedTo().height >= startOf(*wallet);
    if (stands && job.row.next == wallet->syncedTo().height + 1) return {};
    auto done = inTransaction(m_database, Durability::Full, [&]() -> Result<void> {
        if (auto placed = placeAtBirthday(job, *wallet); !placed) return placed;
        return m_jobs.store(job);
    });
    if (!done)
        if (auto reloaded = m_wallets.reload(*wallet); !reloaded) return reloaded;
    return done;
}

Result<void> ImportDesk::endAt(Job& job, BlockHeight last)
{
    job.row.to = last;
    auto done = inTransaction(m_database, Durability::Normal, [&] { return m_jobs.store(job); });
    if (!done) m_jobs.setStale();
    return done;
}

Result<void> ImportDesk::begin(Job& job)
{
    job.row.state = JobState::Running;
    job.row.problem.reset();
    job.row.updatedAt = m_clock.unixSeconds();
    auto done = inTransaction(m_database, Durability::Full, [&]() -> Result<void> {
        if (!job.isAnnounced)
            if (auto told = m_events.importStarted(job.row); !told) return told;
        return m_jobs.store(job);
    });
    if (!done) job.row.state = JobState::Queued;
    job.eta.start(m_clock.monotonic(), job.row.next.value);
    return done;
}

/// Beyond the chain of today it is a wrong guess: taken as given it would hide what is paid meanwhile.
BlockHeight ImportDesk::birthdayOf(const Wallet& wallet) const
{
    return std::min(wallet.row().birthday.value_or(birthdayByDate(wallet)), m_chain.tip().height);
}

/// Beyond the others' block, which may be behind the tip, it starts where they stand. One that has begun goes on where
/// it is: below its birthday after a reorg, and then the new blocks below may pay it, too.
BlockHeight ImportDesk::startOf(const Wallet& wallet) const
{
    if (wallet.syncedTo().height.value > 0) return wallet.syncedTo().height;
    return {std::clamp(birthdayOf(wallet).value - 1, 0, m_chain.synced().height.value)};
}

Result<void> ImportDesk::placeAtBirthday(Job& job, Wallet& wallet)
{
    if (const BlockHeight birthday = birthdayOf(wallet); birthday != wallet.row().birthday)
        if (auto stored = m_wallets.setBirthday(wallet, birthday); !stored) return stored;
    const BlockHeight start = startOf(wallet);
    if (wallet.syncedTo().height < start) { // else it was resumed, or begins at genesis
        if (auto moved = wallet.setSyncedTo(m_chain.pointAt(start)); !moved) return moved;
        job.row.from = start + 1;
    }
    job.row.next = wallet.syncedTo().height + 1;
    job.row.previousHash = wallet.syncedTo().hash;
    return {};
}

BlockHeight ImportDesk::birthdayByDate(const Wallet& wallet) const
{
    if (!wallet.row().birthdayTime) return {0};
    // A date that had not come when the wallet was added says nothing; the moment of adding does.
    const std::int64_t date = std::min(*wallet.row().birthdayTime, wallet.row().createdAt);
    return m_chain.headers().heightAtTime(date - BirthdayMargin);
}

Result<void> ImportDesk::finish(Job& job)
{
    const auto wallet = m_wallets.find(job.row.wallet);
    if (!wallet) return Error{Errc::NoSuchWallet, {}};
    job.row.state = JobState::Done;
    job.row.updatedAt = m_clock.unixSeconds();
    auto done = inTransaction(m_database, Durability::Full, [&]() -> Result<void> {
        if (job.row.kind == JobKind::Wallet)
            if (auto joined = m_wallets.setCatchingUp(*wallet, false); !joined) return joined;
        if (auto told = m_events.importDone(job.row); !told) return told;
        return m_jobs.store(job);
    });
    if (done) return done;
    job.row.state = JobState::Running;
    if (auto reloaded = m_wallets.reload(*wallet); !reloaded) return reloaded;
    return done;
}

Result<void> ImportDesk::fail(Job& job, const Error& error)
{
    qCWarning(lcSync) << "import failed job" << job.row.id.value << error.detail.c_str();
    job.row.state = JobState::Failed;
    job.row.problem = error;
    job.row.updatedAt = m_clock.unixSeconds();
    auto done = inTransaction(m_database, Durability::Full, [&]() -> Result<void> {
        if (auto told = m_events.importFailed(job.row, error); !told) return told;
        return m_jobs.store(job);
    });
    if (!done) m_jobs.setStale(); // it has not failed, then
    return done;
}

Result<void> ImportDesk::answer(Job& job, const OutpointRow& answer)
{
    job.row.updatedAt = m_clock.unixSeconds();
    if (answer.verdict != OutpointVerdict::Open) job.row.state = JobState::Done;
    auto done = inTransaction(m_database, Durability::Full, [&]() -> Result<void> {
        if (auto stored = m_jobs.store(answer); !stored) return stored;
        return m_jobs.store(job);
    });
    if (done) return done;
    if (auto loaded = m_jobs.load(); !loaded) return loaded;
    return done;
}

} // namespace lockstep
