// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/blockheader.h"
#include "core/storage/database/database.h"
#include "core/util/file.h"

#include <QCryptographicHash>

#include <string>
#include <vector>

namespace lockstep {

/// A file of block headers, to carry from one computer to another. Integers are little endian:
///
///     4 bytes   "LSH" and version 1
///     4 bytes   the network's magic
///    32 bytes   hash of its genesis block
///     4 bytes   height of the first header
///     4 bytes   number of headers
///    80 bytes   each header
///    32 bytes   SHA-256 of all before it
///
/// The checksum finds torn and corrupted copies. It proves nothing: what is read is checked as if a stranger sent it.
struct HeaderFileHead
{
    static constexpr std::size_t Size = 48;

    BlockHeight first{1};
    std::uint32_t count = 0;
    BlockHeight last() const { return {first.value + static_cast<std::int32_t>(count) - 1}; }
};

/// Writes such a file under another name beside it and gives it its name when it is whole and on the disk: an older
/// file of that name stays until then. Dropped before `finish`, nothing is left. Errors of all calls: DiskFull, Io.
class HeaderFileWriter
{
public:
    static Result<HeaderFileWriter> begin(const std::string& path, const DatabaseIdentity& network,
                                          const HeaderFileHead& head);
    HeaderFileWriter(HeaderFileWriter&&) = default;
    HeaderFileWriter& operator=(HeaderFileWriter&&) = default;
    ~HeaderFileWriter();

    Result<void> append(std::span<const BlockHeader> headers); ///< In all as many as the head says.
    Result<void> finish();

private:
    HeaderFileWriter(std::string path, File file);
    Result<void> write(ByteSpan bytes);

    std::string m_path;
    std::string m_draft; ///< Empty when there is nothing to remove.
    File m_file;
    std::uint64_t m_size = 0;
    std::unique_ptr<QCryptographicHash> m_sum;
};

/// Reads such a file, which may be anything.
class HeaderFileReader
{
public:
    /// Looks at the head and the size only. Errors: NotFound, Io (also: no ordinary file), Malformed (no file of
    /// headers, or of the wrong length), Unsupported (a newer version), WrongNetwork, Truncated, OutOfRange (of no
    /// headers, or of impossible heights).
    static Result<HeaderFileReader> open(const std::string& path, const DatabaseIdentity& network);

    const HeaderFileHead& head() const { return m_head; }

    /// The next part of the checksum, about a megabyte. True: there is more. Errors: BadChecksum, Io.
    Result<bool> checkMore();

    /// Up to `most` headers after those read so far; none at the end. Errors: Io, Truncated.
    Result<std::vector<BlockHeader>> readMore(std::size_t most);

private:
    HeaderFileReader(File file, const HeaderFileHead& head);
    std::uint64_t end() const; ///< Of the headers; the checksum begins there.

    File m_file;
    HeaderFileHead m_head;
    std::uint64_t m_summed = 0;
    std::uint64_t m_read = HeaderFileHead::Size;
    std::unique_ptr<QCryptographicHash> m_sum;
};

} // namespace lockstep
