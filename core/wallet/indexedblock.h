// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/blocklayout.h"
#include "core/wallet/scripttable.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace lockstep {

/// A verified block laid out for many wallets: txids computed once, outputs found by script, spends by outpoint.
/// With it a wallet of 200 scripts costs 200 look-ups, however many outputs the block has. A transaction is parsed when
/// somebody first looks at it, most never are: so one thread at a time.
class IndexedBlock
{
public:
    struct OutputRef
    {
        std::uint32_t transaction = 0;
        std::uint32_t output = 0;
    };

    IndexedBlock(std::shared_ptr<const Bytes> raw, BlockLayout layout); ///< The layout of these bytes.
    explicit IndexedBlock(const Block& block); ///< Trusts it.

    const BlockLayout& layout() const { return m_layout; }
    const BlockHeader& header() const { return m_layout.header; }
    std::size_t bytes() const { return m_raw->size(); } ///< As serialized.
    std::uint32_t transactionCount() const { return static_cast<std::uint32_t>(m_layout.transactions.size()); }
    const Transaction& transaction(std::uint32_t position) const; ///< As long as the block.
    const Txid& txid(std::uint32_t position) const { return m_layout.txids[position]; }
    Block parsed() const; ///< All of it, anew on each call.

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
    ByteSpan script(std::uint32_t number) const { return scriptOf(m_scripts[number].first); }

    /// Calls visit(outpoint, position of the spender) for every input: for wallets with more coins than that.
    template <typename Visit>
    void forEachSpend(Visit&& visit) const
    {
        for (const auto& [outpoint, spender] : m_spends) visit(outpoint, spender);
    }

private:
    static constexpr std::uint32_t None = UINT32_MAX;

    struct Script
    {
        std::uint32_t first = None; ///< Of its outputs.
        std::uint32_t last = None;
    };

    void addOutput(std::uint32_t number);
    std::optional<std::uint32_t> find(ByteSpan wanted, ScriptKey key) const;
    ByteSpan scriptOf(std::uint32_t output) const
    {
        const BlockLayout::Part& part = m_layout.outputs[output].script;
        return ByteSpan(*m_raw).subspan(part.offset, part.size);
    }

    std::shared_ptr<const Bytes> m_raw;
    BlockLayout m_layout;
    ScriptTable m_table; ///< Of m_scripts.
    std::vector<Script> m_scripts;
    std::vector<std::uint32_t> m_next; ///< For each output of the layout the next one to the same script.
    std::unordered_map<OutPoint, std::uint32_t> m_spends;
    mutable std::map<std::uint32_t, Transaction> m_parsed; ///< By position.
};

} // namespace lockstep
