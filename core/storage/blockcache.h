// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <QThreadPool>

#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace lockstep {

/// Blocks that mattered to some wallet, on the disk, so that the next wallet or scan they matter to does not fetch
/// them again. One file for each in a folder (mode 0700) of their own; the ones not used for longest go first. It can
/// be deleted at any time.
///
/// It belongs to one thread and never fails its caller: what cannot be read is not here, what cannot be written is not
/// kept. Files are written and deleted behind the caller, by a thread of their own and in order; a read waits for them.
class BlockCache
{
public:
    struct Limits
    {
        std::uint64_t cap = 200'000'000; ///< Bytes on the disk; 0: nothing is kept.
        std::size_t files = 5'000;
        std::uint64_t reserve = 512'000'000; ///< So many bytes of the disk are left to others.
    };

    explicit BlockCache(std::string folder);

    void open(); ///< Makes the folder where it is missing and looks what is there. Without it nothing is kept.
    void setLimits(const Limits& limits); ///< And deletes what is beyond them; when it returns they are gone.
    void clear(); ///< When it returns, all are gone.
    std::uint64_t size() const { return m_size; }

    /// A block's bytes, unproved: hash and merkle root must be looked at. nullopt: it is not here.
    std::optional<Bytes> read(const BlockHash& hash);
    void keep(const BlockHash& hash, std::shared_ptr<const Bytes> raw);
    void forget(const BlockHash& hash); ///< What was read is not this block.
    void settle(); ///< Waits until the folder is as the calls before want it.

private:
    struct Entry
    {
        BlockHash hash;
        std::uint64_t size = 0;
    };
    using Entries = std::list<Entry>;

    std::string pathOf(const BlockHash& hash) const;
    void remove(Entries::iterator entry);
    bool takeRoom(std::uint64_t bytes); ///< Of what the disk has free.
    void makeRoom(std::uint64_t bytes, const std::string& reuse = {});
    void write(std::string path, std::shared_ptr<const Bytes> raw);

    std::string m_folder;
    Limits m_limits;
    bool m_isOpen = false;
    std::uint64_t m_size = 0;
    std::uint64_t m_room = 0; ///< Bytes that may be written before the disk is asked for its free ones again.
    Entries m_entries; ///< The one used last stands last.
    std::unordered_map<BlockHash, Entries::iterator> m_byHash;
    std::unique_ptr<QThreadPool> m_files; ///< One thread.
    std::shared_ptr<std::atomic<std::size_t>> m_waiting; ///< Bytes that are not written yet.
};

} // namespace lockstep
