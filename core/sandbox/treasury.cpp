// SPDX-License-Identifier: MIT

#include "core/sandbox/treasury.h"

#include "core/crypto/hash.h"
#include "core/script/templates.h"

namespace lockstep {

namespace {

constexpr std::int64_t FeeRate = 2; // sat/vB
constexpr std::int64_t DustLimit = 330; // of a P2WSH output
constexpr std::int64_t CostOfInput = 2 * 50; // a little more than an input costs at the fee rate

const Bytes& witnessScript()
{
    static const Bytes opTrue{std::byte{0x51}};
    return opTrue;
}

std::int64_t sum(std::span<const TxOut> outputs)
{
    std::int64_t total = 0;
    for (const TxOut& output : outputs) total += output.value.satoshis();
    return total;
}

std::int64_t feeOf(const Transaction& tx) { return FeeRate * static_cast<std::int64_t>((tx.weight() + 3) / 4); }

} // namespace

const Bytes& Treasury::script()
{
    static const Bytes script = payToWitnessScriptHash(sha256(witnessScript()));
    return script;
}

void Treasury::created(const OutPoint& outpoint, const Coin& coin)
{
    if (coin.output.scriptPubKey == script() && coin.output.value.satoshis() > 0)
        m_coins.emplace(coin.output.value.satoshis(), outpoint);
}

void Treasury::spent(const OutPoint& outpoint, const Coin& coin)
{
    if (coin.output.scriptPubKey == script()) m_coins.erase({coin.output.value.satoshis(), outpoint});
}

Result<Transaction> Treasury::fund(std::span<const TxOut> outputs, const NextBlock& next, const Mempool& mempool) const
{
    Transaction tx;
    tx.outputs.assign(outputs.begin(), outputs.end());
    tx.outputs.push_back({Amount(), script()});
    const std::int64_t paid = sum(outputs);
    std::int64_t have = 0;
    for (const OwnCoin& coin : choose(paid + feeOf(tx), next, mempool)) {
        tx.inputs.push_back({coin.outpoint, {}, 0xffff'fffd, {witnessScript()}});
        have += coin.value;
    }
    const std::int64_t change = have - paid - feeOf(tx);
    if (tx.inputs.empty() || change < 0) return Error{Errc::Refused, "the practice treasury has too few coins"};
    if (change < DustLimit)
        tx.outputs.pop_back(); // goes to the miner, who is the treasury as a rule
    else
        tx.outputs.back().value = *Amount::fromSatoshis(change);
    return tx;
}

std::int64_t Treasury::spendable(const NextBlock& next, const Mempool& mempool) const
{
    std::int64_t total = 0;
    for (const auto& [value, outpoint] : m_coins)
        if (usable(outpoint, next, mempool)) total += value;
    for (const OwnCoin& coin : waitingChange(mempool)) total += coin.value;
    return total;
}

/// The largest coins until they are enough, so that payments seldom hang on each other's change: a reorganisation
/// can then drop one of them without the others. Nothing if all coins are too few.
std::vector<Treasury::OwnCoin> Treasury::choose(std::int64_t target, const NextBlock& next,
                                                const Mempool& mempool) const
{
    std::vector<OwnCoin> chosen;
    std::int64_t have = 0;
    const auto enough = [&] { return have >= target; };
    const auto take = [&](const OwnCoin& coin) {
        chosen.push_back(coin);
        have += coin.value - CostOfInput;
    };
    for (auto it = m_coins.rbegin(); it != m_coins.rend() && !enough(); ++it)
        if (it->first > CostOfInput && usable(it->second, next, mempool)) take({it->second, it->first});
    if (!enough())
        for (const OwnCoin& coin : waitingChange(mempool))
            if (!enough()) take(coin);
    if (!enough()) chosen.clear();
    return chosen;
}

std::vector<Treasury::OwnCoin> Treasury::waitingChange(const Mempool& mempool) const
{
    std::vector<OwnCoin> found;
    for (const auto& entry : mempool.entries()) {
        for (std::uint32_t i = 0; i < entry->tx.outputs.size(); ++i) {
            const TxOut& output = entry->tx.outputs[i];
            const OutPoint outpoint{entry->txid, i};
            if (output.scriptPubKey == script() && output.value.satoshis() > CostOfInput && !mempool.spends(outpoint))
                found.push_back({outpoint, output.value.satoshis()});
        }
    }
    return found;
}

bool Treasury::usable(const OutPoint& outpoint, const NextBlock& next, const Mempool& mempool) const
{
    const Coin* coin = next.coin(outpoint);
    return coin && isMature(*coin, next.height) && !mempool.spends(outpoint);
}

} // namespace lockstep
