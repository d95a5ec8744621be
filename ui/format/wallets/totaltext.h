// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

#include <cstdint>

namespace lockstep {

/// What all wallets own together, in satoshis. A coin that several of them watch counts once.
struct TotalBalance
{
    std::int64_t confirmed = 0;
    std::int64_t pending = 0;
    std::int64_t immature = 0;
    std::int64_t frozen = 0;
    std::int64_t unverified = 0; ///< Of what is pending.
};
TotalBalance totalBalance(const SyncSnapshot& snapshot);

/// How many stand together: "5 wallets at block 910,118", "4 of 5 at block 910,118", "1 in error · 4 follow at
/// 910,118". Empty without wallets.
QString lockstepText(const SyncSnapshot& snapshot);

/// Under the total, what it lacks: "as of block 910,118 · 1 wallet so far · 1 wallet provisional", and why it is less
/// than the sum of the balances, where wallets share coins. Empty where it is just the sum of current balances.
QString totalNote(const SyncSnapshot& snapshot);
/// That last part alone; empty where they share none.
QString sharedCoinsNote(const SyncSnapshot& snapshot);
QString totalMark(const SyncSnapshot& snapshot); ///< The gravest of that in a word or two: "so far".

/// What happens to all of them together, for its symbol and colour: an error, then what moves, then what keeps one from
/// following. An import that waits is like a connection that is awaited: see stateSymbol.
WalletState totalState(const SyncSnapshot& snapshot);

/// For the page of all wallets: "all at block 910,118 · 3 min ago".
QString lockstepLine(const SyncSnapshot& snapshot, std::int64_t now);

/// For screen readers: "All wallets, 3.871 002 10 BTC, 1 wallet so far, 4 of 5 at block 910,118".
QString totalSentence(const SyncSnapshot& snapshot);

} // namespace lockstep
