// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/provedblock.h"
#include "core/wallet/scripttable.h"

#include <cstdint>
#include <optional>
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

    explicit IndexedBlock(ProvedBlock proved);
    explicit IndexedBlock(Block block); ///< Computes the txids, and trusts the block.

    const Block& block() const { return m_block; }
    const Transaction& transaction(std::uint32_t position) const { return m_block.transactions[position]; }
    const Txid& txid(std::uint32_t position) const { return m_txids[position]; }

    bool mayPay(ScriptKey key) const { return m_table.mayHave(key); } ///< A false yes now and then; some 2 ns.
    bool pays(ByteSpan scriptPubKey, ScriptKey key) const { return find(scriptPubKey, key).has_value(); }
    std::vector<OutputRef> outputsTo(ByteSpan scriptPubKey, ScriptKey key) const; ///< In block order.
    std::vector<OutputRef> outputsTo(ByteSpan script) const { return outputsTo(script, scriptKey(script)); }
    const std::uint32_t* spenderOf(const OutPoint& outpoint) const; ///< Transaction position, or nullptr.

    std::size_t distinctScripts() const { return m_scripts.size(); }
    std::size_t spends() const { return m_spends.size(); }

    /// Calls visit(key, number) once for each distinct output script: for wallets with more scripts than the block.
    template <typename Visit>
    void forEachScript(Visit&& visit) const
    {
        for (std::uint32_t i = 0; i < m_scripts.size(); ++i) visit(m_table.key(i), i);
    }
    /// The script of that number. It lies far from its key: look at it only where the key says so.
    ByteSpan script(std::uint32_t number) const { return scriptOf(m_outputs[m_scripts[number].first].at); }

    /// Calls visit(outpoint, position of the spender) for every input: for wallets with more coins than that.
    template <typename Visit>
    void forEachSpend(Visit&& visit) const
    {
        for (const auto& [outpoint, spender] : m_spends) visit(outpoint, spender);
    }

private:
    static constexpr std::uint32_t None = UINT32_MAX;

    struct Output
    {
        OutputRef at;
        std::uint32_t next = None; ///< To the same script.
    };
    struct Script
    {
        std::uint32_t first = None; ///< Of its outputs.
        std::uint32_t last = None;
    };

    void addOutput(const OutputRef& at);
    std::optional<std::uint32_t> find(ByteSpan wanted, ScriptKey key) const;
    const Bytes& scriptOf(const OutputRef& at) const
    {
        return m_block.transactions[at.transaction].outputs[at.output].scriptPubKey;
    }

    Block m_block;
    std::vector<Txid> m_txids;
    ScriptTable m_table; ///< Of m_scripts.
    std::vector<Script> m_scripts;
    std::vector<Output> m_outputs; ///< In block order.
    std::unordered_map<OutPoint, std::uint32_t> m_spends;
};

} // namespace lockstep
