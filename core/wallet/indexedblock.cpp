// SPDX-License-Identifier: MIT

#include "core/wallet/indexedblock.h"

#include <algorithm>

namespace lockstep {

namespace {

IndexedBlock laidOut(const Block& block)
{
    auto raw = std::make_shared<const Bytes>(block.serialize());
    auto layout = layOutBlock(*raw).value();
    return {std::move(raw), std::move(layout)};
}

} // namespace

IndexedBlock::IndexedBlock(const Block& block) : IndexedBlock(laidOut(block)) { }

IndexedBlock::IndexedBlock(std::shared_ptr<const Bytes> raw, BlockLayout layout)
    : m_raw(std::move(raw))
    , m_layout(std::move(layout))
{
    const std::size_t outputs = m_layout.outputs.size();
    m_table.reserve(outputs);
    m_scripts.reserve(outputs);
    m_next.assign(outputs, None);
    m_spends.reserve(m_layout.spends.size());
    for (std::uint32_t number = 0; number < outputs; ++number) addOutput(number);
    for (const auto& [outpoint, position] : m_layout.spends) m_spends.emplace(outpoint, position);
}

void IndexedBlock::addOutput(std::uint32_t number)
{
    const ByteSpan script = scriptOf(number);
    const ScriptKey key = scriptKey(script);
    if (const auto known = find(script, key)) {
        Script& same = m_scripts[*known];
        m_next[same.last] = number;
        same.last = number;
        return;
    }
    m_table.add(key);
    m_scripts.push_back({number, number});
}

const Transaction& IndexedBlock::transaction(std::uint32_t position) const
{
    const auto known = m_parsed.find(position);
    if (known != m_parsed.end()) return known->second;
    const BlockLayout::Part& part = m_layout.transactions[position];
    auto parsed = Transaction::parse(ByteSpan(*m_raw).subspan(part.offset, part.size)); // it was read before
    return m_parsed.emplace(position, std::move(parsed.value())).first->second;
}

Block IndexedBlock::parsed() const { return Block::parse(*m_raw).value(); }

std::optional<std::uint32_t> IndexedBlock::find(ByteSpan wanted, ScriptKey key) const
{
    return m_table.find(key, [&](std::uint32_t number) { return std::ranges::equal(script(number), wanted); });
}

std::vector<IndexedBlock::OutputRef> IndexedBlock::outputsTo(ByteSpan scriptPubKey, ScriptKey key) const
{
    std::vector<OutputRef> refs;
    const auto script = find(scriptPubKey, key);
    if (!script) return refs;
    for (std::uint32_t number = m_scripts[*script].first; number != None; number = m_next[number])
        refs.push_back({m_layout.outputs[number].transaction, m_layout.outputs[number].output});
    return refs;
}

const std::uint32_t* IndexedBlock::spenderOf(const OutPoint& outpoint) const
{
    const auto found = m_spends.find(outpoint);
    return found == m_spends.end() ? nullptr : &found->second;
}

} // namespace lockstep
