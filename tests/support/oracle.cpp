// SPDX-License-Identifier: MIT

#include "tests/support/oracle.h"

#include <algorithm>

namespace lockstep::test {

Oracle::Oracle(Descriptor descriptor, std::uint32_t lookahead)
    : m_descriptor(std::move(descriptor))
    , m_lookahead(lookahead)
    , m_next(m_descriptor.branchCount(), 0)
    , m_watched(m_descriptor.branchCount(), 0)
{
}

void Oracle::watch()
{
    for (std::size_t branch = 0; branch < m_next.size(); ++branch)
        for (; m_watched[branch] < m_next[branch] + m_lookahead; ++m_watched[branch])
            m_scripts[*m_descriptor.scriptPubKey(branch, m_watched[branch])] = {branch, m_watched[branch]};
}

bool Oracle::takeOutputs(const Transaction& tx, const Txid& txid, BlockHeight height)
{
    bool grew = false;
    for (std::uint32_t i = 0; i < tx.outputs.size(); ++i) {
        const auto place = m_scripts.find(tx.outputs[i].scriptPubKey);
        if (place == m_scripts.end() || !m_seen.insert({txid, i}).second) continue;
        const std::int64_t value = tx.outputs[i].value.satoshis();
        m_coins[{txid, i}] = value;
        m_history[txid].height = height;
        m_history[txid].net += value;
        std::uint32_t& next = m_next[place->second.branch];
        grew = grew || place->second.index >= next;
        next = std::max(next, place->second.index + 1);
    }
    return grew;
}

void Oracle::takeInputs(const Transaction& tx, const Txid& txid, BlockHeight height)
{
    for (const TxIn& input : tx.inputs) {
        const auto coin = m_coins.find(input.previous);
        if (coin == m_coins.end()) continue;
        m_history[txid].height = height;
        m_history[txid].net -= coin->second;
        m_coins.erase(coin);
    }
}

void Oracle::read(const PracticeChain& chain, BlockHeight above)
{
    watch();
    for (BlockHeight height = above + 1; height <= chain.tip().height; height = height + 1) {
        const Block block = *Block::parse(chain.block(height)->raw);
        bool grew = true;
        while (grew) { // an address seen in use brings new ones, which the same block may pay
            grew = false;
            for (const Transaction& tx : block.transactions) grew = takeOutputs(tx, tx.txid(), height) || grew;
            watch();
        }
        for (const Transaction& tx : block.transactions) takeInputs(tx, tx.txid(), height);
    }
}

std::int64_t Oracle::total() const
{
    std::int64_t sum = 0;
    for (const auto& [outpoint, value] : m_coins) sum += value;
    return sum;
}

} // namespace lockstep::test
