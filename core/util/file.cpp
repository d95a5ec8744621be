// SPDX-License-Identifier: MIT

#include "core/util/file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>

namespace lockstep {

Error ioError(const std::string& what)
{
    const int reason = errno;
    const bool full = reason == ENOSPC || reason == EDQUOT;
    return {full ? Errc::DiskFull : Errc::Io, what + ": " + std::strerror(reason)};
}

Result<File> File::open(const std::string& path)
{
    const int handle = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (handle < 0) return ioError(path);
    File file(handle);
    if (::fchmod(handle, 0600) != 0) return ioError(path);
    return file;
}

Result<File> File::openReadOnly(const std::string& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (handle < 0 && errno == ENOENT) return Error{Errc::NotFound, path};
    if (handle < 0) return ioError(path);
    return File(handle);
}

File::File(File&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) { }

File& File::operator=(File&& other) noexcept
{
    std::swap(m_handle, other.m_handle);
    return *this;
}

File::~File()
{
    if (m_handle >= 0) ::close(m_handle);
}

Result<std::uint64_t> File::size() const
{
    struct stat status
    {
    };
    if (::fstat(m_handle, &status) != 0) return ioError("size of a file");
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::size_t> File::readAt(std::uint64_t offset, std::span<std::byte> into) const
{
    std::size_t done = 0;
    while (done < into.size()) {
        const auto got = ::pread(m_handle, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return ioError("reading a file");
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

Result<void> File::writeAt(std::uint64_t offset, ByteSpan bytes)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto put
            = ::pwrite(m_handle, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return ioError("writing a file");
        done += static_cast<std::size_t>(put);
    }
    return {};
}

Result<void> File::truncate(std::uint64_t size)
{
    if (::ftruncate(m_handle, static_cast<off_t>(size)) != 0) return ioError("cutting a file");
    return {};
}

Result<void> File::sync()
{
    if (::fsync(m_handle) != 0) return ioError("saving a file");
    return {};
}

Result<void> makePrivateFolder(const std::string& path)
{
    if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST) return ioError(path);
    struct stat status
    {
    };
    if (::lstat(path.c_str(), &status) != 0) return ioError(path);
    if (!S_ISDIR(status.st_mode)) return Error{Errc::Io, path + ": is not a folder"};
    const bool isOpenToOthers = (status.st_mode & (S_IRWXG | S_IRWXO)) != 0;
    if (isOpenToOthers && ::chmod(path.c_str(), S_IRWXU) != 0) return ioError(path);
    return {};
}

std::uint64_t freeBytes(const std::string& folder)
{
    struct statvfs status
    {
    };
    if (::statvfs(folder.c_str(), &status) != 0) return 0;
    return std::uint64_t{status.f_bavail} * status.f_frsize;
}

void syncFolderOf(const std::string& path)
{
    auto parent = std::filesystem::path(path).parent_path();
    if (parent.empty()) parent = ".";
    const int folder = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    ::fsync(folder);
    ::close(folder);
}

} // namespace lockstep
