// SPDX-License-Identifier: MIT

#include "core/api/eventview.h"

#include "core/storage/repositories/eventrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/sync/state/eventlog.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace lockstep {

namespace {

constexpr std::array Kinds{
    std::pair{eventkind::Reorg, EventView::Kind::Reorg},
    std::pair{eventkind::ImportStarted, EventView::Kind::ImportStarted},
    std::pair{eventkind::ImportDone, EventView::Kind::ImportDone},
    std::pair{eventkind::ImportCancelled, EventView::Kind::ImportCancelled},
    std::pair{eventkind::ImportFailed, EventView::Kind::ImportFailed},
    std::pair{eventkind::WalletFailed, EventView::Kind::WalletFailed},
    std::pair{eventkind::FilterLie, EventView::Kind::FilterLie},
    std::pair{eventkind::FilterDisputed, EventView::Kind::FilterDisputed},
    std::pair{eventkind::ChainFailed, EventView::Kind::ChainFailed},
    std::pair{eventkind::StoreMended, EventView::Kind::StoreMended},
    std::pair{eventkind::FilterHeadersMended, EventView::Kind::FilterHeadersMended},
    std::pair{eventkind::StoreDamaged, EventView::Kind::StoreDamaged},
    std::pair{eventkind::FileMended, EventView::Kind::FileMended},
    std::pair{eventkind::OutboxMended, EventView::Kind::OutboxMended},
    std::pair{eventkind::ChainRebuilt, EventView::Kind::ChainRebuilt},
    std::pair{eventkind::WalletRebuilt, EventView::Kind::WalletRebuilt},
    std::pair{eventkind::RebuiltAlike, EventView::Kind::RebuiltAlike},
    std::pair{eventkind::RebuiltOtherwise, EventView::Kind::RebuiltOtherwise},
    std::pair{eventkind::PaymentsFound, EventView::Kind::PaymentsFound},
    std::pair{eventkind::PaymentsReplaced, EventView::Kind::PaymentsReplaced},
    std::pair{eventkind::PaymentsRevived, EventView::Kind::PaymentsRevived},
    std::pair{eventkind::PaymentsExpired, EventView::Kind::PaymentsExpired},
    std::pair{eventkind::PaymentsGivenUp, EventView::Kind::PaymentsGivenUp},
    std::pair{eventkind::PeerSetAside, EventView::Kind::PeerSetAside},
};

EventView viewOf(const EventRow& row)
{
    EventView view;
    view.id = row.id;
    view.time = row.time;
    const auto known = std::ranges::find(Kinds, row.kind, &decltype(Kinds)::value_type::first);
    if (known != Kinds.end()) view.kind = known->second;
    view.wallet = row.wallet;
    view.height = row.height;
    view.bytes = row.bytes;
    if (view.kind == EventView::Kind::PeerSetAside) view.peer = peerOfDetail(row.detail);
    view.error = errorOfDetail(row.detail);
    if (view.error || view.peer) return view;
    const char* const last = row.detail.data() + row.detail.size();
    const auto [end, failure] = std::from_chars(row.detail.data(), last, view.count);
    if (failure == std::errc() && end != last && *end == '/') std::from_chars(end + 1, last, view.before);
    return view;
}

} // namespace

Result<QList<EventView>> readEvents(Database& database, int count)
{
    const auto rows = EventRepository(database).newest(count);
    if (!rows) return rows.error();
    const auto wallets = WalletRepository(database).all();
    if (!wallets) return wallets.error();
    QList<EventView> views;
    for (const EventRow& row : *rows) {
        EventView view = viewOf(row);
        const auto wallet = std::ranges::find(*wallets, view.wallet, &WalletRow::id);
        if (wallet != wallets->end()) view.walletName = wallet->name;
        views += std::move(view);
    }
    return views;
}

} // namespace lockstep
