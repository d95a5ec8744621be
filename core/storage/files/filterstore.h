// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/files/filtersegment.h"

#include <map>
#include <set>

namespace lockstep {

/// Filters on the disk, shared by all wallets of a network: what one scan fetched and proved, the next one reads. One
/// folder (mode 0700) of segments, each of 1,000 heights, in the manner of FilterSegment. It can be deleted at any
/// time; then filters are fetched again.
///
/// It belongs to the thread that alone appends and reads. It never fails its caller: what cannot be read is not here,
/// what cannot be written is not kept, and `problem` says why.
class FilterStore
{
public:
    /// What is kept.
    struct Limits
    {
        bool keeps = true; ///< False: nothing.
        BlockHeight from; ///< Filters of lower blocks are not kept.
        std::uint64_t cap = 15'000'000'000; ///< Bytes on the disk; then the lowest blocks go first.
        std::uint64_t reserve = 512'000'000; ///< So many bytes of the disk are left to others: wallets above all.
        friend bool operator==(const Limits&, const Limits&) = default;
    };

    FilterStore(std::string folder, const FilterSegment::Magic& network);

    /// Makes the folder where it is missing and looks which segments there are; nothing is deleted. On failure the
    /// store stays empty, and `problem` says why.
    void open();

    void setLimits(const Limits& limits)
    {
        m_limits = limits;
    } ///< For what comes; `trim` applies them to what is here.
    const Limits& limits() const { return m_limits; }
    void trim(); ///< Deletes what the limits do not keep, in whole segments.
    void clear(); ///< Deletes all.

    bool has(BlockHeight height);
    std::int32_t count(BlockHeight from, BlockHeight to); ///< Of the heights `from` to `to`. Cost: see FilterSegment.
    std::uint64_t size() const; ///< Bytes on the disk.

    /// The filter of a height, unproved: it must be held against its filter header. nullopt: it is not here.
    std::optional<Bytes> read(BlockHeight height);

    /// Keeps proved filters of `first` and up, as far as the limits allow.
    void append(BlockHeight first, std::span<const Bytes> filters);

    /// Whether `bytes` more can be kept, with nothing deleted for them and `left` of the cap still free. Errors:
    /// DiskFull; OutOfRange: the cap; Io: there is no folder.
    Result<void> roomFor(std::uint64_t bytes, std::uint64_t left) const;

    void forget(BlockHeight height); ///< What was read is not the filter of the height.
    void dropForgotten(); ///< What was forgotten leaves the disk too, else the next start would find it again.
    void forgetAbove(BlockHeight height); ///< A reorg: other blocks stand there now.

    const std::optional<Error>& problem() const { return m_problem; } ///< Why filters are not kept now.

private:
    using Segments = std::map<std::int32_t, FilterSegment>; ///< By number: height / 1,000.

    FilterSegment* find(BlockHeight height);
    FilterSegment& use(Segments::iterator segment); ///< And closes the one before: one file is open at a time.
    void appendTo(FilterSegment& segment, BlockHeight first, std::span<const Bytes> filters);
    Result<void> roomOnDisk(std::uint64_t bytes) const;
    Result<void> makeRoom(std::int32_t forSegment, std::uint64_t bytes);
    Segments::iterator remove(Segments::iterator segment);
    std::string pathOf(std::int32_t number) const;

    std::string m_folder;
    FilterSegment::Magic m_network{};
    Limits m_limits;
    Segments m_segments;
    FilterSegment* m_open = nullptr;
    std::set<std::int32_t> m_withForgotten; ///< Segments in which something was forgotten by `forget`.
    std::optional<Error> m_problem;
};

} // namespace lockstep
