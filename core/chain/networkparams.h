// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/block.h"
#include "core/primitives/network.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace lockstep {

/// A height whose filter header is known beforehand. Facts, checked against peers, never a replacement for them.
struct FilterHeaderCheckpoint
{
    BlockHeight height;
    FilterHeader header;
};

/// Hash of the last header of a 2,016-header chunk: chunk 0 ends at height 2,015.
struct HeaderChunkCheckpoint
{
    BlockHeight lastHeight;
    BlockHash lastHash;
};

/// The rules and facts of one network. Source: BIP94 and Bitcoin Core src/kernel/chainparams.cpp (facts).
struct NetworkParams
{
    Network network{};
    std::array<std::byte, 4> magic{};
    std::uint16_t defaultPort = 0;
    Block genesis;
    BlockHash genesisHash;
    FilterHeader genesisFilterHeader;

    std::uint32_t powLimitBits = 0; ///< The easiest target, in compact form.
    bool retargets = true; ///< Regtest keeps one difficulty for ever.
    bool minDifficultyAfter20Minutes = false; ///< Test networks.
    bool bip94 = false; ///< Testnet4: retarget from the first block's bits, timewarp rule.
    std::array<std::byte, 32> minimumWork{}; ///< Big endian. Below it a chain is never called synced.
    std::int32_t mostUnproved = 10'000; ///< Headers that are kept, in memory, before their chain has that work.
    std::int32_t askAboveReorg = 0; ///< A person decides on a reorg that undoes more blocks; 0: on none.
    std::array<BlockHeight, 3> versionFloors{}; ///< From these heights the version is at least 2, 3, 4; 0 = none.

    BlockHeight segwitFrom{1}; ///< BIP141 is in force from this block on.

    std::span<const HeaderChunkCheckpoint> headerCheckpoints;
    std::span<const FilterHeaderCheckpoint> filterHeaderCheckpoints;
    std::span<const std::string_view> dnsSeeds;
    std::span<const std::string_view> fixedSeeds; ///< Hosts to ask where no name can be looked up.
    std::int32_t subsidyHalvingInterval = 210'000;

    /// No chain makes blocks twice as fast as planned for all its life. `now` in unix seconds.
    BlockHeight highestPlausible(std::int64_t now) const;

    bool isTestChain() const { return network != Network::Mainnet; }
    bool isPrivateChain() const { return network == Network::Regtest || network == Network::Practice; }
};

const NetworkParams& networkParams(Network network);

} // namespace lockstep
