// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <cstdint>
#include <span>
#include <string>

namespace lockstep {

/// An open file of the system, for stores that read and write at places of their own choice. Mode 0600 when made; a
/// symbolic link is never followed. Errors of all calls: DiskFull, Io.
class File
{
public:
    /// For reading and writing, made when missing.
    static Result<File> open(const std::string& path);
    static Result<File> openReadOnly(const std::string& path); ///< Errors: NotFound.

    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    ~File();

    int handle() const { return m_handle; }
    Result<std::uint64_t> size() const;

    /// As many bytes as there are from `offset` on, at most all of `into`; fewer only at the end of the file.
    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> into) const;

    /// All of `bytes`; after an error any part of them may stand there.
    Result<void> writeAt(std::uint64_t offset, ByteSpan bytes);
    Result<void> truncate(std::uint64_t size);
    Result<void> sync(); ///< Returns when it is on the disk.

private:
    explicit File(int handle) : m_handle(handle) { }

    int m_handle = -1;
};

/// The present errno as an Error. `what` says what was being done, for the log.
Error ioError(const std::string& what);

/// A folder that nobody else may enter (mode 0700), made when missing; its parent must be there. Errors: Io.
Result<void> makePrivateFolder(const std::string& path);

std::uint64_t freeBytes(const std::string& folder); ///< That a person's programs may still fill; 0 when unknown.

/// A new file's name is on the disk only when its folder is.
void syncFolderOf(const std::string& path);

} // namespace lockstep
