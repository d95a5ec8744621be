// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/headerrecord.h"
#include "core/chain/work.h"

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace lockstep {

/// Headers that leave the best chain after the block at `fork`.
struct SideBranch
{
    std::int32_t fork = 0;
    std::vector<HeaderRecord> records; ///< From fork + 1.
    Uint256 work; ///< Of the whole chain up to the last record.
};

/// The branches that lost, or have not won yet. Each stands alone: a branch of a branch carries a copy of what they
/// share, so that one can go without the others. Bounded: when full, the branch with the least work goes first.
class SideBranches
{
public:
    static constexpr std::size_t MaxHeaders = 65'536; ///< About 5 MB, and as much for their places.
    static constexpr std::size_t MaxBranches = 32;

    /// From the next header on as many are kept, instead of MaxHeaders.
    void setMost(std::size_t headers) { m_most = headers; }

    /// Where a hash stands: which branch, and which of its records.
    struct Place
    {
        std::size_t branch = 0;
        std::size_t index = 0;
    };
    std::optional<Place> find(const BlockHash& hash) const; ///< Of several branches that share it one.

    const SideBranch& operator[](std::size_t branch) const { return m_branches[branch]; }
    std::span<const SideBranch> all() const { return m_branches; }
    std::size_t headerCount() const;

    /// Adds headers after `place`: to the branch itself if that is its end, else as a new branch with a copy of what
    /// comes before. False, and nothing changes, if the branch alone would be too long.
    bool extend(Place place, std::span<const HeaderRecord> added, const Uint256& work);

    /// Takes in a new branch. False if it alone is too long.
    bool add(SideBranch branch);

    /// After the best chain has switched: `best` is the new one, `left` what it gave up (its fork and its records).
    /// Every branch is made to start where it now leaves the best chain; `left` becomes one, if it is not too long.
    void rebase(std::span<const HeaderRecord> best, SideBranch left);

    void clear()
    {
        m_branches.clear();
        m_places.clear();
    }

private:
    void dropLeastWork(std::size_t keep);
    void trimTo(std::span<const HeaderRecord> best);
    void note(std::size_t branch, std::size_t from); ///< The places of its records from there on.
    void noteAll();

    std::vector<SideBranch> m_branches;
    std::unordered_map<BlockHash, Place> m_places;
    std::size_t m_most = MaxHeaders;
};

} // namespace lockstep
