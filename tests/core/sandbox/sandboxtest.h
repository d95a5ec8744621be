// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/subsidy.h"
#include "core/sandbox/practicehistory.h"
#include "core/script/templates.h"

namespace lockstep::test {

inline Amount satoshis(std::int64_t value) { return *Amount::fromSatoshis(value); }
inline Amount bitcoin(std::int64_t value) { return satoshis(value * Amount::SatoshisPerBitcoin); }

/// A script of somebody whose keys nobody has; different numbers are different people.
inline Bytes someScript(unsigned char number)
{
    Digest20 keyHash{};
    keyHash.fill(std::byte{number});
    return payToWitnessPubkeyHash(keyHash);
}

inline std::int64_t sumOfCoins(const PracticeChain& chain)
{
    std::int64_t sum = 0;
    for (const auto& [outpoint, coin] : chain.coins()) sum += coin.output.value.satoshis();
    return sum;
}

inline std::int64_t sumOfSubsidies(const PracticeChain& chain)
{
    std::int64_t sum = 0;
    for (std::int32_t height = 1; height <= chain.tip().height.value; ++height)
        sum += blockSubsidy({height}, chain.params()).satoshis();
    return sum;
}

inline std::int64_t balanceOf(const PracticeChain& chain, const Bytes& script)
{
    std::int64_t sum = 0;
    for (const auto& [outpoint, coin] : chain.coins())
        if (coin.output.scriptPubKey == script) sum += coin.output.value.satoshis();
    return sum;
}

/// Spends one coin of anybody: the practice chain runs no script.
inline Transaction spendOf(const OutPoint& coin, Amount to, const Bytes& script)
{
    Transaction tx;
    tx.inputs.push_back({coin, {}, 0xffff'fffd, {Bytes(64, std::byte{1})}});
    tx.outputs.push_back({to, script});
    return tx;
}

} // namespace lockstep::test
