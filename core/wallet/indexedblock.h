// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/block.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lockstep {

/// A verified block laid out for many wallets: txids computed once, outputs found by script, spends by outpoint.
/// With it a wallet of 200 scripts costs 200 look-ups, however many outputs the block has.
class IndexedBlock
{
public:
    struct OutputRef
    {
        std::uint32_t transaction = 0;
        std::uint32_t output = 0;
    };

    explicit IndexedBlock(Block block);
    IndexedBlock(IndexedBlock&&) = default; // what it views stays where it is
    IndexedBlock& operator=(IndexedBlock&&) = default;
    IndexedBlock(const IndexedBlock&) = delete;
    IndexedBlock& operator=(const IndexedBlock&) = delete;

    const Block& block() const { return m_block; }
    const Transaction& transaction(std::uint32_t position) const { return m_block.transactions[position]; }
    const Txid& txid(std::uint32_t position) const { return m_txids[position]; }
    std::span<const OutputRef> outputsTo(ByteSpan scriptPubKey) const; ///< In block order.
    const std::uint32_t* spenderOf(const OutPoint& outpoint) const; ///< Transaction position, or nullptr.

    std::size_t distinctScripts() const { return m_outputs.size(); }
    std::size_t spends() const { return m_spends.size(); }

    /// Calls visit(script) once for each distinct output script: for wallets with more scripts than the block.
    template <typename Visit>
    void forEachScript(Visit&& visit) const
    {
        for (const auto& [script, refs] : m_outputs) visit(std::as_bytes(std::span(script)));
    }

    /// Calls visit(outpoint, position of the spender) for every input: for wallets with more coins than that.
    template <typename Visit>
    void forEachSpend(Visit&& visit) const
    {
        for (const auto& [outpoint, spender] : m_spends) visit(outpoint, spender);
    }

private:
    /// Keyed afresh in every run of the program: whoever fills a block cannot make its scripts collide.
    struct ScriptHash
    {
        std::size_t operator()(std::string_view script) const noexcept;
    };

    Block m_block;
    std::vector<Txid> m_txids;
    std::unordered_map<std::string_view, std::vector<OutputRef>, ScriptHash> m_outputs; ///< Views into m_block.
    std::unordered_map<OutPoint, std::uint32_t> m_spends;
};

} // namespace lockstep
