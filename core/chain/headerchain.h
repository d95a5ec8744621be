// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/chain/work.h"
#include "core/primitives/blockheader.h"
#include "core/util/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace lockstep {

/// What accepting some headers did to the best chain.
struct HeaderChainChange
{
    std::optional<ChainPoint> fork; ///< The last common block, when the best chain switched branches.
    std::int32_t disconnected = 0; ///< Blocks of the old branch above the fork.
    std::int32_t connected = 0; ///< New blocks on the best chain.
    std::size_t known = 0; ///< Of the headers given, how many were there already.
};

/// A branch with more work than the best chain, that waits because it would undo too many blocks.
struct HeldReorg
{
    ChainPoint fork; ///< The last common block.
    ChainPoint tip;
    std::int32_t undone = 0; ///< Blocks of the best chain above the fork.
    friend bool operator==(const HeldReorg&, const HeldReorg&) = default;
};

/// All headers from genesis, fully checked, and the side branches near the tip; the best chain is the one with the
/// most work, the first seen at equal work. In memory only: storage writes what `change` reports.
///
/// Below the last entry of params.headerCheckpoints a chain must pass through those blocks, so that no one can feed it
/// years of cheap headers; above it, work alone decides.
///
/// Cost: about 88 bytes a block; hash lookups are O(1). Side branches together hold at most 65,536 headers (5 MB), or
/// while the best chain is not proved as many as it may have, at most 1,000,000 (88 MB): when there are more, the one
/// with the least work is forgotten.
class HeaderChain
{
public:
    explicit HeaderChain(const NetworkParams& params); ///< `params` must outlive the chain.
    ~HeaderChain();
    HeaderChain(HeaderChain&&) noexcept;
    HeaderChain& operator=(HeaderChain&&) noexcept;
    HeaderChain(const HeaderChain&) = delete;
    HeaderChain& operator=(const HeaderChain&) = delete;

    /// Starts over with what an earlier run stored: headers for heights 1.., each linked to the one before and with its
    /// work proved; contextual rules were checked when they were first accepted. Returns how many are sound: the rest
    /// is to be cut from the store. A broken link takes the header before it along: either may be the damaged one.
    std::size_t restore(std::span<const BlockHeader> headersFromOne);

    /// Checks and adds a run of headers, each the child of the one before; the first one's parent must be known.
    /// All or nothing: on an error no header of the run is kept; but of a run that comes to be too early its beginning
    /// is. `now` in unix seconds.
    /// Errors: Unconnected, BadProofOfWork, BadDifficulty, BadTime (against the rules, or the first is more than two
    /// hours ahead: then detail is "future" and the same header may be right later), OutOfRange (version below its
    /// floor), Refused (not the known block of that height), LowWork (no lie, but no room: a losing branch of more than
    /// 65,536 headers, or more than params.mostUnproved headers without proof of work).
    Result<HeaderChainChange> accept(std::span<const BlockHeader> headers, std::int64_t now);

    /// The branch that a person has to accept before it becomes the best chain: it would undo more than
    /// params.askAboveReorg proved blocks. Kept beside the best chain meanwhile, which goes on.
    std::optional<HeldReorg> heldReorg() const;
    HeaderChainChange takeHeldReorg(); ///< Accepted: switches to it. Changes nothing if there is none.

    ChainPoint tip() const;
    Uint256 tipWork() const;
    bool hasMinimumWork() const; ///< The network's floor is reached.

    /// Up to here somebody has paid for the headers: the last of params.headerCheckpoints that was passed; the tip,
    /// once all of them are and the network's minimum work is reached. Only then the tip may be believed.
    BlockHeight provedHeight() const;
    bool isProved() const { return provedHeight() == tip().height; }
    std::size_t sideHeaders() const; ///< How many headers are kept that are not on the best chain.

    /// On the best chain only. `height` must be 0 to tip().height.
    BlockHeader header(BlockHeight height) const;
    BlockHash hash(BlockHeight height) const;
    std::optional<BlockHeight> heightOf(const BlockHash& hash) const; ///< nullopt when not on the best chain.
    bool contains(const ChainPoint& point) const;
    bool isKnown(const BlockHash& hash) const; ///< On the best chain or a side branch.

    /// The last header of each side branch that `hash` is on; none when it is on the best chain.
    std::vector<BlockHash> branchEnds(const BlockHash& hash) const;

    /// The last point that the best chain shares with `points` (any order); genesis if none.
    ChainPoint lastCommon(std::span<const ChainPoint> points) const;

    std::uint32_t medianTimePast(BlockHeight height) const; ///< Of the 11 blocks up to `height`.

    /// The last block whose median time past is at or before `unixSeconds`; genesis when all are later.
    BlockHeight heightAtTime(std::int64_t unixSeconds) const;

    /// For getheaders: ten dense, then doubling, genesis last; at most 101 hashes.
    std::vector<BlockHash> locator() const;

    const NetworkParams& params() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace lockstep
