// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/filterheaderchain.h"
#include "core/filters/scriptlanes.h"
#include "core/primitives/block.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lockstep {

/// Basic block filters: Golomb-Rice coded sets with P = 19, M = 784,931 (BIP158).

/// The bytes of the basic filter: N, then the coded set. `spentScripts` are the scriptPubKeys of the outputs that the
/// block spends, in any order.
Bytes buildBasicFilter(const Block& block, std::span<const Bytes> spentScripts);

/// Of a block that has no script but OP_RETURN outputs and spends nothing.
inline constexpr std::array<std::byte, 1> EmptyFilter{};

/// BIP157: double SHA-256 of the filter's bytes. Its header in the chain of headers: core/chain/filterheaderchain.h.
FilterHash filterHash(ByteSpan filter);

/// Decodes a filter into its sorted values. Errors: Truncated, NonCanonical, OutOfRange, Malformed (bits left over).
/// Never allocates more than the bytes can hold.
Result<std::vector<std::uint64_t>> decodeFilter(ByteSpan filter);

class FilterQuery;

/// The values of a filter that was decoded once, shortened to four bytes each: for further looks at the same filter.
class KeptValues
{
private:
    friend class FilterQuery;
    void keep(std::span<const std::uint64_t> sorted);

    std::vector<std::uint32_t> m_values; ///< Ascending.
    int m_shift = 0; ///< So many of the lower bits are cut off.
};

/// A list of scripts to look for, laid out for matching. Empty scripts and OP_RETURN outputs are never in a filter, so
/// they are left out of the list.
class FilterQuery
{
public:
    FilterQuery() = default;
    explicit FilterQuery(std::span<const Bytes> scripts);

    void add(ByteSpan script);
    bool empty() const { return m_scripts.size() == 0; }
    std::size_t size() const { return m_scripts.size(); }

    /// Whether the block may hold any of the scripts: never a false no; a false yes once in 784,931 per script.
    /// `hash` is the block's and keys the filter. Errors: as decodeFilter; then the caller fetches the block (BIP157).
    /// Safe from several threads at once. Cost: 2,000 scripts against 1,000 elements about 25 us with AVX2.
    Result<bool> matches(ByteSpan filter, const BlockHash& hash) const
    {
        return matches(filter, hash, ScriptLanes::best());
    }
    Result<bool> matches(ByteSpan filter, const BlockHash& hash, ScriptLanes::Path path) const; ///< For comparisons.

    /// As `matches`, and keeps what a further look needs.
    Result<bool> matches(ByteSpan filter, const BlockHash& hash, KeptValues& kept) const;

    /// As `matches` for four blocks, which costs less. Nothing where any of the filters cannot be read: `matches`
    /// tells.
    std::optional<std::array<bool, 4>> matchFour(std::span<const Bytes, 4> filters,
                                                 std::span<const BlockHash, 4> hashes, std::span<KeptValues, 4> kept,
                                                 ScriptLanes::Path path) const;

    /// Whether the block whose filter was kept may hold any of the scripts; a false yes is about as rare. Cost: some
    /// 40 ns a script, whatever the filter's size.
    bool mayMatch(const KeptValues& kept, const BlockHash& hash) const;

private:
    bool matchesDecoded(std::span<const std::uint64_t> values, const BlockHash& hash, ScriptLanes::Path path) const;

    ScriptLanes m_scripts;
};

} // namespace lockstep
