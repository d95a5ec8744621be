// SPDX-License-Identifier: MIT

#include "core/wallet/indexedblock.h"

#include "core/crypto/random.h"
#include "core/crypto/siphash.h"

#include <bit>

namespace lockstep {

namespace {

std::string_view textOf(ByteSpan bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

} // namespace

std::size_t IndexedBlock::ScriptHash::operator()(std::string_view script) const noexcept
{
    static const auto key = std::bit_cast<SipKey>(randomBytes<sizeof(SipKey)>());
    return sipHash24(key, bytesOf(script));
}

IndexedBlock::IndexedBlock(Block block) : m_block(std::move(block))
{
    std::size_t outputs = 0;
    std::size_t inputs = 0;
    for (const Transaction& transaction : m_block.transactions) {
        outputs += transaction.outputs.size();
        inputs += transaction.inputs.size();
    }
    m_outputs.reserve(outputs);
    m_spends.reserve(inputs);
    m_txids.reserve(m_block.transactions.size());

    std::uint32_t position = 0;
    for (const Transaction& transaction : m_block.transactions) {
        m_txids.push_back(transaction.txid());
        for (std::uint32_t i = 0; i < transaction.outputs.size(); ++i)
            m_outputs[textOf(transaction.outputs[i].scriptPubKey)].push_back({position, i});
        if (!transaction.isCoinbase())
            for (const TxIn& input : transaction.inputs) m_spends.emplace(input.previous, position);
        ++position;
    }
}

std::span<const IndexedBlock::OutputRef> IndexedBlock::outputsTo(ByteSpan scriptPubKey) const
{
    const auto found = m_outputs.find(textOf(scriptPubKey));
    if (found == m_outputs.end()) return {};
    return found->second;
}

const std::uint32_t* IndexedBlock::spenderOf(const OutPoint& outpoint) const
{
    const auto found = m_spends.find(outpoint);
    return found == m_spends.end() ? nullptr : &found->second;
}

} // namespace lockstep
