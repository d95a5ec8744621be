// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/blockfees.h"
#include "core/sync/feeview.h"
#include "core/sync/state/chainstate.h"
#include "core/wallet/indexedblock.h"

#include <QList>

#include <map>
#include <optional>
#include <vector>

namespace lockstep {

struct PeerInfo;

/// Remembers what the newest blocks paid. It takes what is fetched for wallets anyway; only when a person asks are the
/// newest blocks fetched for it. Which ones those are says nothing about a wallet: everybody's newest are the same.
/// In memory alone: after a restart the block cache gives them again without a peer.
class FeeWatch
{
public:
    static constexpr int Window = 6; ///< Blocks that are counted: about an hour.
    static constexpr std::int32_t Kept = 144; ///< Older ones, a day, say nothing about now.

    explicit FeeWatch(const ChainState& chain) : m_chain(chain) { }

    void note(const ChainPoint& at, const IndexedBlock& block); ///< Old ones cost nothing.

    void want() { m_isWanted = true; } ///< A person asks: `nextMissing` names what to fetch, until nothing is missing.

    /// The newest block that is still to be fetched; nullopt: none, or nobody asked.
    std::optional<ChainPoint> nextMissing();
    void settle(); ///< What is known must do: nothing is missing any more, or no peer has it.

    /// `areHeadersCurrent`: there is no newer block that we know nothing of.
    FeeView view(const QList<PeerInfo>& peers, bool areHeadersCurrent) const;

private:
    struct Entry
    {
        BlockHash hash;
        std::optional<BlockFees> fees; ///< nullopt: its miner claimed too little to tell.
    };
    struct Counted
    {
        BlockHeight height;
        BlockFees fees;
    };

    bool isKnown(const ChainPoint& point) const;
    std::vector<Counted> newest() const; ///< On the best chain, from the tip down, at most Window.
    FeeConfidence confidence(const std::vector<Counted>& blocks, bool areHeadersCurrent) const;

    const ChainState& m_chain;
    std::map<BlockHeight, Entry> m_blocks;
    bool m_isWanted = false;
    ChainPoint m_measuredAt;
};

/// What half of the peers or more pass on, out of what each said: the median, so that no single one sets it.
std::optional<FeeRate> feeFloor(std::vector<FeeRate> said);

} // namespace lockstep
