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

    const Block& block() const { return m_block; }
    const Txid& txid(std::uint32_t transaction) const { return m_txids[transaction]; }
    std::span<const OutputRef> outputsTo(ByteSpan scriptPubKey) const; ///< In block order.
    const std::uint32_t* spenderOf(const OutPoint& outpoint) const; ///< Transaction position, or nullptr.

    std::size_t distinctScripts() const { return m_outputs.size(); }

    /// Calls visit(script) once for each distinct output script: for wallets with more scripts than the block.
    template <typename Visit>
    void forEachScript(Visit&& visit) const
    {
        for (const auto& [script, refs] : m_outputs) visit(asBytes(script));
    }

private:
    static ByteSpan asBytes(std::string_view script) { return std::as_bytes(std::span(script.data(), script.size())); }

    Block m_block;
    std::vector<Txid> m_txids;
    std::unordered_map<std::string_view, std::vector<OutputRef>> m_outputs; ///< Views into m_block.
    std::unordered_map<OutPoint, std::uint32_t> m_spends;
};

} // namespace lockstep
