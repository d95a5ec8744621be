// SPDX-License-Identifier: MIT
#pragma once

#include "core/sandbox/mempool.h"

#include <cstdint>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace lockstep {

/// The practice node's own coins: pay-to-witness-script-hash of the script OP_TRUE, which anybody can spend without
/// a key. Every block that is not mined for somebody else pays it, and it pays whatever a person asks for.
class Treasury
{
public:
    static const Bytes& script(); ///< Its scriptPubKey.

    /// Told of every coin that comes or goes; keeps its own.
    void created(const OutPoint& outpoint, const Coin& coin);
    void spent(const OutPoint& outpoint, const Coin& coin);

    /// A transaction with these outputs, first and in their order, and perhaps one of change, at 2 sat/vB.
    /// Errors: Refused when the coins that the next block may spend are not enough.
    Result<Transaction> fund(std::span<const TxOut> outputs, const NextBlock& next, const Mempool& mempool) const;

    /// Satoshis that the next block may spend, waiting change included.
    std::int64_t spendable(const NextBlock& next, const Mempool& mempool) const;

private:
    struct OwnCoin
    {
        OutPoint outpoint;
        std::int64_t value = 0;
    };
    std::vector<OwnCoin> choose(std::int64_t target, const NextBlock& next, const Mempool& mempool) const;
    std::vector<OwnCoin> waitingChange(const Mempool& mempool) const;
    bool usable(const OutPoint& outpoint, const NextBlock& next, const Mempool& mempool) const;

    std::set<std::pair<std::int64_t, OutPoint>> m_coins; ///< By value.
};

} // namespace lockstep
