// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/difficulty.h"
#include "core/chain/headerrecord.h"
#include "core/chain/networkparams.h"
#include "core/util/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lockstep {

/// How many blocks the median time past looks back on.
inline constexpr std::int32_t MedianSpan = 11;

/// Headers on trial: each is checked against all rules of the network and then stands behind the others as an ancestor.
/// Nothing is kept anywhere until the run as a whole is taken over.
class HeaderRun
{
public:
    /// What the run continues: the best chain from genesis up to a fork, then the side branch above it, if any.
    struct Ancestors
    {
        std::span<const HeaderRecord> best;
        std::span<const HeaderRecord> branch;
    };

    HeaderRun(const NetworkParams& params, DifficultyCache& difficulties, Ancestors ancestors);

    /// `hash` must be the header's. The link to the parent is the caller's check. Errors: as HeaderChain::accept.
    Result<void> add(const BlockHeader& header, const BlockHash& hash, std::int64_t now);

    void reserve(std::size_t headers) { m_added.reserve(headers); }
    std::span<const HeaderRecord> added() const { return m_added; }
    const Uint256& addedWork() const { return m_work; }

private:
    std::int32_t nextHeight() const { return m_nextHeight; }
    const HeaderRecord& at(std::int32_t height) const;
    bool isAfterMedian(std::uint32_t time) const;
    std::uint32_t expectedBits(const BlockHeader& header);
    std::uint32_t lastRealBits();
    Result<void> checkWork(const BlockHeader& header, const BlockHash& hash);
    Result<void> checkTime(const BlockHeader& header) const;
    Result<void> checkVersion(const BlockHeader& header) const;

    const NetworkParams& m_params;
    DifficultyCache& m_difficulties;
    Ancestors m_ancestors;
    Uint256 m_limit;
    std::vector<HeaderRecord> m_added;
    std::int32_t m_nextHeight;
    Uint256 m_work;
    std::optional<std::uint32_t> m_realBits; ///< See lastRealBits(); kept up to date once it was asked for.
};

/// Proof of work alone: the bits are a target within the network's limit, and the hash meets it. Error: BadProofOfWork.
Result<void> checkProofOfWork(const BlockHash& hash, const Difficulty& claimed, const Uint256& limit);

/// A known hash for this height must be the header's. Error: Refused.
Result<void> checkKnownHash(const NetworkParams& params, std::int32_t height, const BlockHash& hash);

} // namespace lockstep
