// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

#include <cstdint>

namespace lockstep {

/// What all wallets own together, in satoshis. Two wallets that watch the same coins count them twice.
struct TotalBalance
{
    std::int64_t confirmed = 0;
    std::int64_t pending = 0;
    std::int64_t immature = 0;
    std::int64_t frozen = 0;
    std::int64_t unverified = 0; ///< Of what is pending.
};
TotalBalance totalBalance(const SyncSnapshot& snapshot);

/// True where every wallet stands at the global SyncedTo, and none is in error.
bool areTogether(const SyncSnapshot& snapshot);

/// How many stand together: "5 at block 910,118", "4 of 5 at block 910,118", after how many are in error. Empty
/// without wallets.
QString lockstepText(const SyncSnapshot& snapshot);

/// Under the total: that it is as of a block, while offline; else empty.
QString totalNote(const SyncSnapshot& snapshot);

/// For the page of all wallets: "all at block 910,118 · 3 min ago".
QString lockstepLine(const SyncSnapshot& snapshot, std::int64_t now);

/// For screen readers: "All wallets, 3.871 002 10 BTC, 5 at block 910,118".
QString totalSentence(const SyncSnapshot& snapshot);

} // namespace lockstep
