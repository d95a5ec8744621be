// SPDX-License-Identifier: MIT

#include "core/sync/manager/syncmanagerprivate.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::int64_t BranchesOfMost = 2; ///< Receive and change.

std::int64_t scriptsOf(const Wallet& wallet, std::int64_t lookahead)
{
    std::int64_t scripts = 0;
    for (const Keychain& keychain : wallet.keychains())
        scripts += keychain.ranged ? std::int64_t{keychain.nextIndex} + lookahead : keychain.scriptCount;
    return scripts;
}

} // namespace

Result<ScanFigures> SyncManager::scanFigures(const ScanQuestion& question) const
{
    ScanFigures figures;
    figures.network = d->parts.network;
    figures.pausingAt = d->chain.synced().height;
    figures.to = figures.pausingAt;
    figures.scripts = BranchesOfMost * question.lookahead.value_or(Wallet::ImportLookahead);
    if (question.wallet) {
        const auto wallet = d->wallets.find(*question.wallet);
        if (!wallet) return Error{Errc::NoSuchWallet, ""};
        figures.to = std::min(figures.to, wallet->syncedTo().height);
        figures.waitsForStart = wallet->row().lifecycle == Lifecycle::Stopped;
        figures.scripts = scriptsOf(*wallet, question.lookahead.value_or(wallet->lookahead(true)));
    }
    figures.from = question.block.value_or(BlockHeight{0});
    if (!question.block && question.time)
        figures.from = d->chain.headers().heightAtTime(*question.time - ImportDesk::BirthdayMargin);
    figures.from = {std::max(figures.from.value, 1)};
    if (question.to) figures.to = std::min(figures.to, *question.to);
    if (question.scripts) figures.scripts = *question.scripts;

    figures.headersAreCurrent = d->loop.headersAreCurrent();
    figures.sizeRatio = d->loop.meter().sizeRatio();
    figures.filtersHere = d->cache.filterCount(figures.from, figures.to);
    figures.paces = d->loop.meter().paces();
    for (const auto& wallet : d->wallets.active())
        if (wallet->id() != question.wallet) figures.pausing += wallet->row().name;
    return figures;
}

} // namespace lockstep
