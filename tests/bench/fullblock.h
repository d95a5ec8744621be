// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/transaction.h"
#include "tests/bench/benchengine.h"
#include "tests/bench/figures.h"

#include <algorithm>
#include <random>
#include <vector>

namespace lockstep::bench {

/// What a block holds, as one of a busy network.
struct FullBlock
{
    int wallets = 0;
    int paid = 0; ///< Of the wallets: one output each.
    int payments = 0; ///< In all. Each is a transaction of two outputs: to the payee, and change.
};

/// Other scripts in each round.
inline std::vector<TxOut> paymentsOf(const FullBlock& block, int round, std::mt19937_64& random)
{
    std::vector<TxOut> outputs;
    const Amount value = *Amount::fromSatoshis(10'000);
    for (int i = 0; i < block.paid; ++i)
        outputs.push_back({value, BenchEngine::script((round + i) % block.wallets, static_cast<std::uint32_t>(round))});
    while (outputs.size() < static_cast<std::size_t>(block.payments))
        outputs.push_back({value, randomScript(random, 22)});
    std::ranges::shuffle(outputs, random);
    return outputs;
}

} // namespace lockstep::bench
