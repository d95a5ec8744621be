// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/descriptor.h"
#include "core/sandbox/practicechain.h"

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace lockstep::test {

/// What a wallet must own, found the slow and simple way: every full block of the chain is read from genesis, no
/// filter, no database, no batch. Where engine and oracle differ, the engine is wrong.
class Oracle
{
public:
    struct Payment
    {
        BlockHeight height;
        std::int64_t net = 0; ///< Satoshis, signed.
        friend bool operator==(const Payment&, const Payment&) = default;
    };

    Oracle(Descriptor descriptor, std::uint32_t lookahead);

    /// Reads the blocks after `above` up to the tip.
    void read(const PracticeChain& chain, BlockHeight above = {0});

    const std::map<Txid, Payment>& history() const { return m_history; }
    const std::map<OutPoint, std::int64_t>& coins() const { return m_coins; } ///< Unspent, in satoshis.
    std::int64_t total() const;

private:
    void watch();
    bool takeOutputs(const Transaction& tx, const Txid& txid,
                     BlockHeight height); ///< True: an index was used first now.
    void takeInputs(const Transaction& tx, const Txid& txid, BlockHeight height);

    struct Place
    {
        std::size_t branch = 0;
        std::uint32_t index = 0;
    };

    Descriptor m_descriptor;
    std::uint32_t m_lookahead;
    std::vector<std::uint32_t> m_next; ///< By branch: one past the last used index.
    std::vector<std::uint32_t> m_watched;
    std::map<Bytes, Place> m_scripts;
    std::map<Txid, Payment> m_history;
    std::map<OutPoint, std::int64_t> m_coins;
    std::set<OutPoint> m_seen;
};

} // namespace lockstep::test
