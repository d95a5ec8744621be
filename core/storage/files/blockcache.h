// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"
#include "core/util/bytes.h"
#include "core/util/file.h"
#include "core/util/result.h"

#include <QThreadPool>

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace lockstep {

/// Blocks that mattered to some wallet, on the disk, so that the next wallet or scan they matter to does not fetch
/// them again. They stand in a few files ("packs") in a folder (mode 0700) of their own; the oldest pack goes first.
/// It can be deleted at any time.
///
/// A pack is blocks back to back, each behind its hash and its length (32 bits, little endian). Not a file for each:
/// making a file costs more than fetching a block. Where a hash stands twice, the later one counts.
///
/// It belongs to one thread and never fails its caller: what cannot be read is not here, what cannot be written is not
/// kept. Packs are written and deleted behind the caller, by a thread of their own and in order; a read waits for them.
class BlockCache
{
public:
    struct Limits
    {
        std::uint64_t cap = 200'000'000; ///< Bytes on the disk; 0: nothing is kept.
        std::size_t blocks = 5'000;
        std::uint64_t reserve = 512'000'000; ///< So many bytes of the disk are left to others.
    };

    explicit BlockCache(std::string folder);

    void open(); ///< Makes the folder where it is missing and looks what is there. Without it nothing is kept.
    void setLimits(const Limits& limits); ///< And deletes what is beyond them; when it returns it is gone.
    void clear(); ///< When it returns, all are gone.
    std::uint64_t size() const { return m_size; } ///< Bytes of all packs.

    /// A block's bytes, unproved: hash and merkle root must be looked at. nullopt: it is not here.
    std::optional<Bytes> read(const BlockHash& hash);
    void keep(const BlockHash& hash, std::shared_ptr<const Bytes> raw);
    void forget(const BlockHash& hash); ///< What was read is not this block. Its bytes go with its pack.
    void settle(); ///< Waits until the folder is as the calls before want it.

private:
    struct Place
    {
        std::uint32_t pack = 0;
        std::uint64_t offset = 0; ///< Of the block itself.
        std::uint32_t size = 0;
    };
    struct Pack
    {
        std::uint32_t number = 0;
        std::uint64_t size = 0;
        std::vector<BlockHash> blocks;
    };
    struct Writer;

    std::string pathOf(std::uint32_t pack) const;
    void look(std::uint32_t number);
    bool isFull(const Pack& pack) const;
    Pack& packToFill();
    void removeOldest();
    bool takeRoom(std::uint64_t bytes); ///< Of what the disk has free.
    void makeRoom(std::uint64_t bytes);

    std::string m_folder;
    Limits m_limits;
    bool m_isOpen = false;
    std::uint64_t m_size = 0;
    std::uint64_t m_room = 0; ///< Bytes that may be written before the disk is asked for its free ones again.
    std::deque<Pack> m_packs; ///< The oldest first.
    std::unordered_map<BlockHash, Place> m_places;
    std::shared_ptr<Writer> m_writer;
    std::unique_ptr<QThreadPool> m_files; ///< One thread.
};

} // namespace lockstep
