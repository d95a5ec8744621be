// SPDX-License-Identifier: MIT

#include "core/wallet/indexedblock.h"

#include <algorithm>

namespace lockstep {

namespace {

ProvedBlock withTxids(Block block)
{
    std::vector<Txid> txids;
    txids.reserve(block.transactions.size());
    for (const Transaction& transaction : block.transactions) txids.push_back(transaction.txid());
    return {std::move(block), std::move(txids)};
}

} // namespace

IndexedBlock::IndexedBlock(Block block) : IndexedBlock(withTxids(std::move(block))) { }

IndexedBlock::IndexedBlock(ProvedBlock proved) : m_block(std::move(proved.block)), m_txids(std::move(proved.txids))
{
    std::size_t outputs = 0;
    std::size_t inputs = 0;
    for (const Transaction& transaction : m_block.transactions) {
        outputs += transaction.outputs.size();
        inputs += transaction.inputs.size();
    }
    m_table.reserve(outputs);
    m_scripts.reserve(outputs);
    m_outputs.reserve(outputs);
    m_spends.reserve(inputs);

    std::uint32_t position = 0;
    for (const Transaction& transaction : m_block.transactions) {
        for (std::uint32_t i = 0; i < transaction.outputs.size(); ++i) addOutput({position, i});
        if (!transaction.isCoinbase())
            for (const TxIn& input : transaction.inputs) m_spends.emplace(input.previous, position);
        ++position;
    }
}

void IndexedBlock::addOutput(const OutputRef& at)
{
    const auto number = static_cast<std::uint32_t>(m_outputs.size());
    m_outputs.push_back({at, None});
    const Bytes& script = scriptOf(at);
    const ScriptKey key = scriptKey(script);
    if (const auto known = find(script, key)) {
        Script& same = m_scripts[*known];
        m_outputs[same.last].next = number;
        same.last = number;
        return;
    }
    m_table.add(key);
    m_scripts.push_back({number, number});
}

std::optional<std::uint32_t> IndexedBlock::find(ByteSpan wanted, ScriptKey key) const
{
    return m_table.find(key, [&](std::uint32_t number) { return std::ranges::equal(script(number), wanted); });
}

std::vector<IndexedBlock::OutputRef> IndexedBlock::outputsTo(ByteSpan scriptPubKey, ScriptKey key) const
{
    std::vector<OutputRef> refs;
    const auto script = find(scriptPubKey, key);
    if (!script) return refs;
    for (std::uint32_t output = m_scripts[*script].first; output != None; output = m_outputs[output].next)
        refs.push_back(m_outputs[output].at);
    return refs;
}

const std::uint32_t* IndexedBlock::spenderOf(const OutPoint& outpoint) const
{
    const auto found = m_spends.find(outpoint);
    return found == m_spends.end() ? nullptr : &found->second;
}

} // namespace lockstep
