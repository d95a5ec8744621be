// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/util/bytes.h"
#include "core/util/file.h"
#include "core/util/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lockstep {

/// One file of the filter store: the filters of 1,000 heights, in frames, in the order in which they came.
///
/// A frame is 4 bytes "LSF" and version 1, the network's magic, the first height, the number of filters, the length of
/// each, the first 8 bytes of the SHA-256 of all that, then the filters back to back. Integers are of 32 bits, little
/// endian. A later frame's filter replaces an earlier one's of the same height.
///
/// The file proves where filters stand, not what they are: who reads one must hold it against its filter header. So
/// nothing waits for the disk, and what a power cut leaves of a frame is found out either here or there.
class FilterSegment
{
public:
    static constexpr std::int32_t Blocks = 1'000;
    using Magic = std::array<std::byte, 4>;

    /// For the heights `first` to first + 999. The file may be missing; it is read when first needed. A torn end is cut
    /// off, an unsound stretch before a sound frame is passed over: its filters are not here.
    FilterSegment(std::string path, const Magic& network, BlockHeight first);

    BlockHeight first() const { return m_first; }
    const std::string& path() const { return m_path; }
    std::uint64_t size() const { return m_size; } ///< Bytes of the file, also before it was read.

    bool has(BlockHeight height); ///< `height` must be the segment's, here and below.
    std::int32_t count(BlockHeight from, BlockHeight to); ///< Of the heights `from` to `to`; of all it costs nothing.

    /// The filter of a height, unproved. nullopt: it is not here, or cannot be read.
    std::optional<Bytes> read(BlockHeight height);

    /// Adds the filters of `first` and up; one of no bytes is not kept. Errors: DiskFull, Io; then the file is as
    /// before, or its torn end is cut off later.
    Result<void> append(BlockHeight first, std::span<const Bytes> filters);

    static std::uint64_t frameSize(std::span<const Bytes> filters); ///< What `append` adds to the file.

    void forget(BlockHeight height); ///< What stands there is not the height's filter: it is not here any more.

    /// Whether most of the file is of no use: filters that were replaced or forgotten, frames of one block each.
    bool isWasteful();
    Result<void>
    compact(); ///< Writes it anew in one frame, beside the old one, then in its place. Errors: DiskFull, Io.

    void close() { m_file.reset(); } ///< It is opened again when needed.

private:
    struct Place
    {
        std::uint32_t offset = 0;
        std::uint32_t length = 0; ///< 0: not here.
    };
    struct Frame
    {
        std::size_t first = 0; ///< From the segment's first height on.
        std::vector<std::uint32_t> lengths;
        std::uint64_t payload = 0; ///< Where it begins.
        std::uint64_t end = 0;
    };

    void load();
    bool openFile(); ///< False: there is none, or it cannot be read.
    std::optional<Frame> frameAt(std::uint64_t offset, std::uint64_t fileSize) const;
    std::optional<std::uint64_t> soundFrameAfter(std::uint64_t offset, std::uint64_t fileSize) const;
    void take(const Frame& frame);
    void put(std::size_t index, const Place& place);
    Bytes head(BlockHeight first, std::span<const Bytes> filters) const;
    std::size_t index(BlockHeight height) const { return static_cast<std::size_t>(height - m_first); }

    std::string m_path;
    Magic m_network{};
    BlockHeight m_first;
    std::uint64_t m_size = 0;
    std::uint32_t m_frames = 0;
    std::vector<Place> m_places; ///< Empty before load().
    std::int32_t m_count = 0; ///< Of those that are here.
    std::optional<File> m_file;
};

} // namespace lockstep
