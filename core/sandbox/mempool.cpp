// SPDX-License-Identifier: MIT

#include "core/sandbox/mempool.h"

#include "core/crypto/hash.h"

#include <algorithm>
#include <unordered_set>

namespace lockstep {

namespace {

constexpr std::size_t MaxStandardWeight = 400'000;
constexpr std::uint32_t LockTimeThreshold = 500'000'000; // below: a height; from here: unix seconds
constexpr std::uint32_t FinalSequence = 0xffff'ffff;

std::int64_t vsize(const MempoolEntry& entry) { return static_cast<std::int64_t>((entry.weight + 3) / 4); }

bool isFinal(const Transaction& tx, const NextBlock& next)
{
    const auto now
        = tx.lockTime < LockTimeThreshold ? static_cast<std::uint32_t>(next.height.value) : next.medianTimePast;
    return tx.lockTime < now
        || std::ranges::all_of(tx.inputs, [](const TxIn& input) { return input.sequence == FinalSequence; });
}

/// What can be said without any coin.
Result<void> checkAlone(const Transaction& tx, std::size_t strippedSize, std::size_t weight)
{
    if (auto sound = checkTransaction(tx); !sound) return sound;
    if (tx.isCoinbase()) return Error{Errc::Malformed, "a coinbase outside a block"};
    if (strippedSize <= 64) return Error{Errc::Malformed, "too small: could pass for a node of the merkle tree"};
    if (weight > MaxStandardWeight) return Error{Errc::OutOfRange, "above 400,000 weight units"};
    return {};
}

std::int64_t paidOut(const Transaction& tx)
{
    std::int64_t total = 0;
    for (const TxOut& output : tx.outputs) total += output.value.satoshis();
    return total;
}

} // namespace

Result<MempoolEntryPtr> Mempool::accept(Transaction tx, const NextBlock& next)
{
    auto entry = std::make_shared<MempoolEntry>();
    const Bytes stripped = tx.serializeWithoutWitness();
    entry->raw = tx.serialize();
    entry->weight = stripped.size() * 3 + entry->raw.size();
    if (const auto sound = checkAlone(tx, stripped.size(), entry->weight); !sound) return sound.error();
    entry->txid.bytes = doubleSha256(stripped);
    entry->wtxid.bytes = tx.hasWitness() ? doubleSha256(entry->raw) : entry->txid.bytes;
    if (m_byTxid.contains(entry->txid)) return Error{Errc::Duplicate, "waits already"};
    if (!isFinal(tx, next)) return Error{Errc::Refused, "locked until a later block"};

    const auto paid = fee(tx, next);
    if (!paid) return paid.error();
    entry->fee = *paid;
    entry->tx = std::move(tx);
    const auto replaced = replacedBy(*entry);
    if (!replaced) return replaced.error();
    if (replaced->empty() && (m_entries.size() >= MaxEntries || m_weight + entry->weight > MaxWeight))
        return Error{Errc::Refused, "too many transactions wait for a block"};
    remove(*replaced);
    add(entry);
    return MempoolEntryPtr(entry);
}

Result<std::int64_t> Mempool::fee(const Transaction& tx, const NextBlock& next) const
{
    std::int64_t in = 0;
    for (const TxIn& input : tx.inputs) {
        const OutPoint& outpoint = input.previous;
        if (const auto parent = find(outpoint.txid); parent && outpoint.index < parent->tx.outputs.size()) {
            in += parent->tx.outputs[outpoint.index].value.satoshis();
            continue;
        }
        const Coin* coin = next.coin(outpoint);
        if (!coin) return Error{Errc::NotFound, "a coin that does not exist or is spent: " + outpoint.txid.display()};
        if (!isMature(*coin, next.height)) return Error{Errc::Refused, "a mined coin younger than 100 blocks"};
        in += coin->output.value.satoshis();
    }
    if (paidOut(tx) > in) return Error{Errc::Refused, "pays out more than it spends"};
    return in - paidOut(tx);
}

Result<std::vector<MempoolEntryPtr>> Mempool::replacedBy(const MempoolEntry& entry) const
{
    std::vector<MempoolEntryPtr> conflicts;
    for (const TxIn& input : entry.tx.inputs)
        if (const auto spender = m_spenders.find(input.previous); spender != m_spenders.end())
            conflicts.push_back(m_byTxid.at(spender->second));
    if (conflicts.empty()) return conflicts;

    conflicts = withDescendants(std::move(conflicts));
    std::int64_t fees = 0;
    for (const auto& conflict : conflicts) {
        fees += conflict->fee;
        for (const TxIn& input : entry.tx.inputs)
            if (input.previous.txid == conflict->txid) return Error{Errc::Refused, "spends what it would replace"};
    }
    if (entry.fee < fees + vsize(entry)) return Error{Errc::Refused, "pays too little to replace what waits"};
    return conflicts;
}

std::vector<MempoolEntryPtr> Mempool::withDescendants(std::vector<MempoolEntryPtr> found) const
{
    std::unordered_set<Txid> txids;
    std::erase_if(found, [&](const MempoolEntryPtr& entry) { return !txids.insert(entry->txid).second; });
    for (std::size_t i = 0; i < found.size(); ++i) {
        const MempoolEntryPtr parent = found[i];
        for (std::uint32_t index = 0; index < parent->tx.outputs.size(); ++index) {
            const auto spender = m_spenders.find({parent->txid, index});
            if (spender != m_spenders.end() && txids.insert(spender->second).second)
                found.push_back(m_byTxid.at(spender->second));
        }
    }
    return found;
}

void Mempool::confirm(std::span<const Transaction> transactions)
{
    std::vector<MempoolEntryPtr> confirmed;
    std::vector<MempoolEntryPtr> conflicting;
    for (const Transaction& tx : transactions) {
        for (const TxIn& input : tx.inputs) {
            const auto spender = m_spenders.find(input.previous);
            if (spender == m_spenders.end()) continue;
            const auto& entry = m_byTxid.at(spender->second);
            (entry->tx == tx ? confirmed : conflicting).push_back(entry);
        }
    }
    remove(confirmed);
    remove(withDescendants(std::move(conflicting)));
}

std::vector<MempoolEntryPtr> Mempool::select(std::size_t weight) const
{
    std::vector<MempoolEntryPtr> chosen;
    std::unordered_set<Txid> left;
    for (const auto& entry : m_entries) {
        const bool orphan = std::ranges::any_of(entry->tx.inputs,
                                                [&](const TxIn& input) { return left.contains(input.previous.txid); });
        if (orphan || entry->weight > weight) {
            left.insert(entry->txid);
            continue;
        }
        weight -= entry->weight;
        chosen.push_back(entry);
    }
    return chosen;
}

MempoolEntryPtr Mempool::find(const Txid& txid) const
{
    const auto found = m_byTxid.find(txid);
    return found == m_byTxid.end() ? nullptr : found->second;
}

MempoolEntryPtr Mempool::find(const Wtxid& wtxid) const
{
    const auto found = m_byWtxid.find(wtxid);
    return found == m_byWtxid.end() ? nullptr : found->second;
}

void Mempool::clear() { *this = Mempool(); }

void Mempool::add(const MempoolEntryPtr& entry)
{
    m_entries.push_back(entry);
    m_byTxid.emplace(entry->txid, entry);
    m_byWtxid.emplace(entry->wtxid, entry);
    for (const TxIn& input : entry->tx.inputs) m_spenders.emplace(input.previous, entry->txid);
    m_weight += entry->weight;
}

void Mempool::remove(std::span<const MempoolEntryPtr> gone)
{
    if (gone.empty()) return;
    for (const auto& entry : gone) {
        if (m_byTxid.erase(entry->txid) == 0) continue; // named twice
        m_byWtxid.erase(entry->wtxid);
        for (const TxIn& input : entry->tx.inputs) m_spenders.erase(input.previous);
        m_weight -= entry->weight;
    }
    std::erase_if(m_entries, [this](const MempoolEntryPtr& entry) { return !m_byTxid.contains(entry->txid); });
}

} // namespace lockstep
