// SPDX-License-Identifier: MIT

#include "core/sync/state/scannedblocks.h"

#include "core/storage/repositories/jobrepository.h"
#include "core/sync/logging.h"
#include "core/sync/state/jobqueue.h"

#include <algorithm>

namespace lockstep {

namespace {

bool covers(const ScannedRange& wide, const ScannedRange& range)
{
    return wide.keychain == range.keychain && wide.lookahead >= range.lookahead && wide.from <= range.from
        && wide.to >= range.to;
}

/// They are one range: no block lies between them.
bool joins(const ScannedRange& one, const ScannedRange& other)
{
    return one.keychain == other.keychain && one.lookahead == other.lookahead && one.from <= other.to + 1
        && other.from <= one.to + 1;
}

} // namespace

/// What cannot be read is for the check of the store to tell: it keeps nobody from starting, and no other wallet from
/// being looked for as widely as before.
Result<void> ScannedBlocks::load()
{
    JobRepository stored(m_database);
    const auto wallets = stored.scannedWallets();
    if (!wallets && wallets.error().code != Errc::Damaged) return wallets.error();
    if (!wallets) qCWarning(lcSync) << "what was scanned cannot be read:" << wallets.error().detail.c_str();
    std::map<WalletId, std::vector<ScannedRange>> known;
    for (const WalletId wallet : wallets ? *wallets : std::vector<WalletId>()) {
        auto ranges = stored.scannedRanges(wallet);
        if (ranges) {
            known.emplace(wallet, *std::move(ranges));
            continue;
        }
        if (ranges.error().code != Errc::Damaged) return ranges.error();
        if (m_unreadable.insert(wallet).second)
            qCWarning(lcSync) << "what was scanned cannot be read, of wallet" << wallet.value
                              << ranges.error().detail.c_str();
    }
    m_ranges = std::move(known);
    return {};
}

std::uint32_t ScannedBlocks::window(WalletId wallet, BlockHeight first, BlockHeight last) const
{
    const auto known = m_ranges.find(wallet);
    if (known == m_ranges.end()) return 0;
    std::uint32_t widest = 0;
    for (const ScannedRange& range : known->second)
        if (range.from <= last && range.to >= first) widest = std::max(widest, range.lookahead);
    return std::min(widest, Wallet::MaxLookahead); // whatever a damaged row says
}

Result<void> ScannedBlocks::note(const ScannedRange& range)
{
    std::vector<ScannedRange>& known = m_ranges[range.wallet];
    if (std::ranges::any_of(known, [&](const ScannedRange& each) { return covers(each, range); })) return {};
    ScannedRange whole = range;
    std::vector<ScannedRange> apart;
    for (const ScannedRange& each : known) {
        const bool goesIn = joins(each, whole);
        if (!goesIn && !covers(range, each)) {
            apart.push_back(each);
            continue;
        }
        if (auto removed = JobRepository(m_database).removeScannedRange(each); !removed) return removed;
        if (!goesIn) continue;
        whole.from = std::min(whole.from, each.from);
        whole.to = std::max(whole.to, each.to);
    }
    if (auto added = JobRepository(m_database).addScannedRange(whole); !added) return added;
    apart.push_back(whole);
    known = std::move(apart);
    return {};
}

/// Scripts that were imported one by one are looked for by every scan: only derived ones lie beyond a window.
Result<void> ScannedBlocks::noteJob(const Job& job, const Wallet& wallet, BlockHeight first, BlockHeight last)
{
    if (first > last) return {};
    const std::uint32_t usual = wallet.lookahead(false);
    if (job.row.kind != JobKind::Scripts) {
        const std::uint32_t window = job.row.lookahead.value_or(wallet.lookahead(true));
        return window > usual ? note({wallet.id(), std::nullopt, first, last, window}) : Result<void>();
    }
    for (const Keychain& keychain : wallet.keychains()) {
        std::uint32_t end = 0;
        for (const JobScript& script : job.scripts)
            if (script.keychain == keychain.id) end = std::max(end, script.index + 1);
        if (!keychain.ranged || end <= keychain.nextIndex + usual) continue;
        const std::uint32_t window = std::min(end - keychain.nextIndex, Wallet::MaxLookahead);
        if (auto noted = note({wallet.id(), keychain.id, first, last, window}); !noted) return noted;
    }
    return {};
}

} // namespace lockstep
