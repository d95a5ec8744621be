// SPDX-License-Identifier: MIT
#pragma once

#include "core/sandbox/practicechain.h"
#include "core/util/file.h"
#include "core/util/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lockstep {

/// The practice chain on disk: one file that only grows. Each record stands for "upon the block at height H come
/// these", so that a reorganisation is one record: after a crash it happened, or it did not.
///
/// Format: 8 bytes of magic, the genesis hash; then records of magic, payload length, payload, checksum. Integers
/// are little endian. A payload is the height H, the number of blocks, and each with its length.
class PracticeStore
{
public:
    /// Opens the file, its mode always 0600, or makes it, and replays it into `chain`, which must be new. A record that
    /// a crash left unfinished at the end is cut off. The file stays locked until the store is destroyed. Errors: Io;
    /// InUse (another process has it); ForeignDatabase (no practice chain, or of another genesis); Damaged (an unsound
    /// record with sound ones after it, or a block against the rules): the file is left as it is.
    static Result<PracticeStore> open(const std::string& path, PracticeChain& chain);

    /// Writes what the best chain has and the file has not, and waits until it is on the disk.
    /// Errors: DiskFull, Io; then the file is as before, and a later save writes all of it.
    Result<void> save(const PracticeChain& chain);

    std::uint64_t size() const { return m_size; } ///< Bytes of the file.

private:
    PracticeStore(File file, std::vector<BlockHash> saved) : m_file(std::move(file)), m_saved(std::move(saved)) { }

    Result<void> load(PracticeChain& chain);
    Result<void> create(const Bytes& header);
    Result<void> cut(std::uint64_t fileSize);
    bool soundRecordAfter(std::uint64_t offset, std::uint64_t fileSize) const;
    Result<void> append(ByteSpan record);

    File m_file;
    std::uint64_t m_size = 0; ///< Up to here the file is sound.
    std::vector<BlockHash> m_saved; ///< The best chain as the file has it, by height.
};

} // namespace lockstep
