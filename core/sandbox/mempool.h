// SPDX-License-Identifier: MIT
#pragma once

#include "core/sandbox/coin.h"
#include "core/util/result.h"

#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace lockstep {

/// A transaction that waits for a block.
struct MempoolEntry
{
    Transaction tx;
    Txid txid;
    Wtxid wtxid;
    Bytes raw; ///< With witnesses.
    std::int64_t fee = 0; ///< Satoshis.
    std::size_t weight = 0;
};
using MempoolEntryPtr = std::shared_ptr<const MempoolEntry>;

/// What the next block could hold: its place, and the coins as of the block before it.
struct NextBlock
{
    BlockHeight height;
    std::uint32_t medianTimePast = 0; ///< Of the block before: what lock times are compared with (BIP113).
    CoinLookup coin;
};

/// Transactions that wait for a block, parents before children. It checks that the coins exist, are mature and pay
/// for the outputs; it runs no script and asks for no minimum fee, as the practice node believes everybody.
class Mempool
{
public:
    static constexpr std::size_t MaxEntries = 5'000;
    static constexpr std::size_t MaxWeight = 40'000'000;

    /// A transaction that spends the coins of waiting ones replaces them and their descendants if it pays more than
    /// all of them together, by at least 1 sat/vB of its own size (as BIP125's rules 3 and 4).
    /// Errors: as checkTransaction; OutOfRange (size), Duplicate (waits already), NotFound (a coin is missing or
    /// spent), Refused (immature, locked, pays too little, full).
    Result<MempoolEntryPtr> accept(Transaction tx, const NextBlock& next);

    /// Drops what a block confirmed, and what it made impossible.
    void confirm(std::span<const Transaction> transactions);

    /// As many as fit into `weight`, in an order a block may have them.
    std::vector<MempoolEntryPtr> select(std::size_t weight) const;

    const std::vector<MempoolEntryPtr>& entries() const { return m_entries; } ///< In order of arrival.
    MempoolEntryPtr find(const Txid& txid) const; ///< nullptr if it does not wait here.
    MempoolEntryPtr find(const Wtxid& wtxid) const;
    bool spends(const OutPoint& coin) const { return m_spenders.contains(coin); }
    void clear();

private:
    Result<std::int64_t> fee(const Transaction& tx, const NextBlock& next) const;
    Result<std::vector<MempoolEntryPtr>> replacedBy(const MempoolEntry& entry) const;
    std::vector<MempoolEntryPtr> withDescendants(std::vector<MempoolEntryPtr> found) const;
    void add(const MempoolEntryPtr& entry);
    void remove(std::span<const MempoolEntryPtr> gone);

    std::vector<MempoolEntryPtr> m_entries;
    std::unordered_map<Txid, MempoolEntryPtr> m_byTxid;
    std::unordered_map<Wtxid, MempoolEntryPtr> m_byWtxid;
    std::unordered_map<OutPoint, Txid> m_spenders;
    std::size_t m_weight = 0;
};

} // namespace lockstep
