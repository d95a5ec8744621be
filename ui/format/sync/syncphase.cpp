// SPDX-License-Identifier: MIT

#include "ui/format/sync/syncphase.h"

#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <vector>

namespace lockstep {

namespace {

struct SyncPhase
{
    Q_DECLARE_TR_FUNCTIONS(SyncPhase)
};

constexpr std::int32_t PhaseWorthSaying = 1'000; ///< Blocks: less is done before it is read.

} // namespace

BlockHeight announcedHeight(const SyncSnapshot& snapshot)
{
    std::vector<BlockHeight> heights;
    for (const PeerInfo& peer : snapshot.peers) heights.push_back(peer.announcedHeight);
    if (heights.empty()) return {};
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle, std::greater());
    return *middle;
}

PhaseView headersPhase(const SyncSnapshot& snapshot)
{
    return {Phase::Headers, snapshot.tip.height, std::max(snapshot.tip.height, announcedHeight(snapshot))};
}

PhaseView phaseOf(const SyncSnapshot& snapshot)
{
    const BlockHeight tip = snapshot.tip.height;
    const bool areWaitedFor = std::ranges::count(snapshot.wallets, WalletState::Headers, &WalletView::state) > 0;
    if (tip.value <= 0 || announcedHeight(snapshot) - tip > PhaseWorthSaying
        || (areWaitedFor && !snapshot.refusesFuture))
        return headersPhase(snapshot);
    if (tip - snapshot.filterHeaders > PhaseWorthSaying) return {Phase::FilterHeaders, snapshot.filterHeaders, tip};
    return {Phase::Filters, snapshot.synced.height, tip};
}

QString phaseName(Phase phase)
{
    switch (phase) {
    case Phase::Headers: return SyncPhase::tr("Syncing headers");
    case Phase::FilterHeaders: return SyncPhase::tr("Checking filter headers");
    case Phase::Filters: break;
    }
    return SyncPhase::tr("Syncing");
}

QString phaseText(const PhaseView& view)
{
    const bool isCounted = view.at.value > 0 && view.to > view.at;
    if (!isCounted && view.phase == Phase::Headers) return phaseName(view.phase);
    return SyncPhase::tr("%1 · %2").arg(phaseName(view.phase), blockOfText(view.at, view.to));
}

int percentOf(const PhaseView& view)
{
    const std::int64_t percent = view.to.value <= 0 ? 0 : std::int64_t{view.at.value} * 100 / view.to.value;
    return static_cast<int>(std::clamp<std::int64_t>(percent, 0, 99));
}

} // namespace lockstep
