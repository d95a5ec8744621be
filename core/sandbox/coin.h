// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/transaction.h"

#include <functional>
#include <optional>
#include <unordered_map>

namespace lockstep {

/// An unspent output, and where it came from.
struct Coin
{
    TxOut output;
    BlockHeight height;
    bool coinbase = false;
    friend bool operator==(const Coin&, const Coin&) = default;
};

struct SpentCoin
{
    OutPoint outpoint;
    Coin coin;
};

using CoinMap = std::unordered_map<OutPoint, Coin>;
using CoinLookup = std::function<const Coin*(const OutPoint&)>; ///< nullptr: no such coin.

/// A coinbase can be spent by the hundredth block after it.
inline constexpr std::int32_t CoinbaseMaturity = 100;
inline bool isMature(const Coin& coin, BlockHeight spentAt)
{
    return !coin.coinbase || spentAt - coin.height >= CoinbaseMaturity;
}

/// An output that nobody can ever spend and no node keeps.
inline bool isUnspendable(ByteSpan script) { return !script.empty() && script.front() == std::byte{0x6a}; }

} // namespace lockstep
