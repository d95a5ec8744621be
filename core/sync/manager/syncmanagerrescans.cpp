// SPDX-License-Identifier: MIT

// Looking at old blocks again, and the two settings that ask for it: birthday and lookahead.

#include "core/sync/jobs/scanfinds.h"
#include "core/sync/jobs/stoppedjobs.h"
#include "core/sync/manager/syncmanagerprivate.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::int64_t ClockTolerance = 2 * 3'600; ///< Seconds that a block's time may be ahead.

} // namespace

Result<JobId> SyncManager::rescan(WalletId id, BlockHeight from)
{
    const auto wallet = d->wallets.find(id);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    if (from.value < 0 || from > wallet->syncedTo().height)
        return Error{Errc::OutOfRange, "the wallet has not come to that block yet"};
    Result<JobId> job = Error{Errc::Database, ""};
    auto done = d->stored([&]() -> Result<void> {
        job = queueRescan(*wallet, from, std::nullopt);
        return job ? Result<void>() : job.error();
    });
    emit snapshotChanged(snapshot());
    if (!done) return done.error();
    return job;
}

Result<JobId> SyncManager::scanDeeper(WalletId id, std::int64_t lookahead)
{
    const auto wallet = d->wallets.find(id);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    if (auto sound = checkLookahead(lookahead); !sound) return sound.error();
    Result<JobId> job = Error{Errc::Database, ""};
    auto done = d->stored([&]() -> Result<void> {
        const BlockHeight birthday = wallet->row().birthday.value_or(BlockHeight{0});
        job = queueRescan(*wallet, birthday, static_cast<std::uint32_t>(lookahead));
        return job ? Result<void>() : job.error();
    });
    emit snapshotChanged(snapshot());
    if (!done) return done.error();
    return job;
}

Result<JobId> SyncManager::queueRescan(Wallet& wallet, BlockHeight from, std::optional<std::uint32_t> lookahead)
{
    JobRow row;
    row.wallet = wallet.id();
    row.kind = JobKind::Rescan;
    row.from = {std::max(from.value, 1)};
    // Never less than an import would look at: deeper means more.
    if (lookahead) row.lookahead = std::max(*lookahead, wallet.lookahead(true));
    std::vector<JobScript> found; // by the earlier one: it is followed where this one is cancelled
    if (Job* earlier = d->jobs.ofWallet(wallet.id(), JobKind::Rescan)) { // one scan does what is left of both
        auto scripts = foundBy(*earlier, wallet, *d->parts.database);
        if (!scripts) return scripts.error();
        found = *std::move(scripts);
        row.from = std::min(row.from, earlier->row.next);
        row.lookahead = std::max(row.lookahead, earlier->row.lookahead);
        earlier->row.state = JobState::Cancelled;
        if (auto ended = d->jobs.store(*earlier); !ended) return ended.error();
        d->jobs.drop(earlier->row.id);
    }
    if (row.from - 1 > d->chain.tip().height)
        return Error{Errc::OutOfRange, "the headers of that block are not here yet"};
    row.next = row.from;
    row.previousHash = d->chain.pointAt(row.from - 1).hash;
    row.createdAt = row.updatedAt = d->parts.clock->unixSeconds();
    waitWhileStopped(row, wallet);
    return d->jobs.add(std::move(row), std::move(found));
}

Result<void> SyncManager::setBirthday(WalletId id, std::optional<BlockHeight> block, std::optional<std::int64_t> time)
{
    const auto wallet = d->wallets.find(id);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    const std::int64_t now = d->parts.clock->unixSeconds();
    const BlockHeight highest
        = d->loop.headersAreCurrent() ? d->chain.tip().height : d->chain.headers().params().highestPlausible(now);
    if (block && block->value < 0) return Error{Errc::OutOfRange, "a block has no number below 0"};
    if (block && *block > highest) return Error{Errc::Refused, "the birthday is a block that cannot be there yet"};
    if (time && *time > now + ClockTolerance) return Error{Errc::Refused, "the birthday is still to come"};

    if (!block && !time) block = BlockHeight{0};

    // An import that has not begun will find its first block by itself.
    const bool hasBegun = wallet->syncedTo().height.value > 0;
    const auto before = wallet->row().birthday;
    if (!block && time && hasBegun) block = d->chain.headers().heightAtTime(*time - ImportDesk::BirthdayMargin);
    auto done = d->stored([&]() -> Result<void> {
        if (auto kept = d->wallets.replaceBirthday(*wallet, block, time); !kept) return kept;
        if (!hasBegun || !before || *block >= *before) return {};
        auto queued = queueRescan(*wallet, *block, std::nullopt);
        return queued ? Result<void>() : queued.error();
    });
    if (done) emit walletTouched(id);
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::setLookahead(WalletId id, std::optional<std::int64_t> lookahead)
{
    const auto wallet = d->wallets.find(id);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    std::optional<std::uint32_t> window;
    if (lookahead) {
        if (auto sound = checkLookahead(*lookahead); !sound) return sound;
        window = static_cast<std::uint32_t>(*lookahead);
    }
    const std::uint32_t before = wallet->lookahead(false);
    auto done = d->stored([&]() -> Result<void> {
        if (auto set = d->wallets.setLookahead(*wallet, window); !set) return set;
        if (before <= wallet->lookahead(false)) return {};
        return d->jobs.scanned().note({id, std::nullopt, {0}, wallet->syncedTo().height, before});
    });
    if (done) emit walletTouched(id);
    emit snapshotChanged(snapshot());
    return done;
}

} // namespace lockstep
