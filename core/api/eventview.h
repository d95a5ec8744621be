// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/primitives/ids.h"
#include "core/util/result.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace lockstep {

class Database;
struct EventRow;

/// One line of the list of what happened.
struct EventView
{
    enum class Kind {
        Reorg, ///< `height`: the fork; `count`: blocks undone.
        ImportStarted, ///< `height`: the first block to look at. Also when it goes on after a restart.
        ImportDone, ///< `height`: the last block; `count`: transactions found.
        ImportCancelled,
        ImportFailed, ///< `error`
        WalletFailed, ///< Set aside while the others went on: `error`.
        FilterLie, ///< Peers told different filters for the block at `height`; it proved `count` of them wrong.
        FilterDisputed, ///< The same, and nobody could prove it: the block is read whole.
        ChainFailed, ///< Nothing moved: `error`.
        StoreMended, ///< Something of the chain was damaged from `height` on, and is fetched again.
        FilterHeadersMended, ///< `count` that were stored, from `height` on, were damaged, and were fetched again.
        StoreDamaged, ///< The check found what it could not mend.
        FileMended, ///< The database was damaged at a start, but in no wallet; what was lost is fetched again.
        OutboxMended, ///< `count` payments on their way out were damaged; those that wait in a wallet were put back.
        ChainRebuilt, ///< Headers up to `height` were dropped, to be fetched again.
        WalletRebuilt, ///< Its history was forgotten, to be looked for again from `height` on.
        RebuiltAlike, ///< It came out as before: `count` payments up to `height`.
        RebuiltOtherwise, ///< It did not: `count` payments, where there were `before`.
        PaymentsReplaced, ///< `count` that waited fail: the block at `height` spent their coins, or these are gone.
        PaymentsFound, ///< Blocks up to `height` have `count` payments of the wallet that are news to the person.
        PaymentsRevived, ///< `count` that were PaymentsReplaced wait again, as what spent their coins was undone.
        PaymentsExpired, ///< `count` payments that waited are waited for no more: no block took them.
        PaymentsGivenUp, ///< `count` payments that waited were given up by the person.
        PeerSetAside, ///< A node that the person named lied, and is called no more in this run: `peer`.
        Other, ///< Written by a newer Lockstep.
    };
    std::int64_t id = 0; ///< Larger is newer.
    std::int64_t time = 0; ///< Unix seconds.
    Kind kind = Kind::Other;
    std::optional<WalletId> wallet;
    QString walletName; ///< Its name now; empty when it is gone.
    std::optional<BlockHeight> height;
    std::int32_t count = 0;
    std::int32_t before = 0; ///< Of RebuiltOtherwise.
    std::optional<Error> error;
    std::optional<PeerSetAside> peer;
    std::optional<std::int64_t> bytes; ///< Of an import that is over: what peers sent for it. nullopt: not known.
};

/// The newest `count`, the newest first. Errors: Database.
Result<QList<EventView>> readEvents(Database& database, int count);

} // namespace lockstep
