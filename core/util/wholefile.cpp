// SPDX-License-Identifier: MIT

#include "core/util/wholefile.h"

#include "core/util/file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace lockstep {

namespace {

Result<void> checkPlace(const std::string& path)
{
    struct stat status
    {
    };
    if (::lstat(path.c_str(), &status) != 0) return {};
    if (S_ISLNK(status.st_mode)) return Error{Errc::Io, path + ": is a symbolic link"};
    if (!S_ISREG(status.st_mode)) return Error{Errc::Io, path + ": is not a file"};
    return {};
}

Result<Bytes> allOf(const File& file, std::uint64_t most)
{
    const auto size = file.size();
    if (!size) return size.error();
    if (*size > most) return Error{Errc::OutOfRange, "a file of more than " + std::to_string(most) + " bytes"};
    Bytes bytes(static_cast<std::size_t>(*size));
    const auto got = file.readAt(0, bytes);
    if (!got) return got.error();
    bytes.resize(*got);
    return bytes;
}

Result<void> writePart(const std::string& path, ByteSpan bytes, const FileCheck& check)
{
    auto file = File::open(path);
    if (!file) return file.error();
    if (auto cut = file->truncate(0); !cut) return cut; // of a write that did not come to its end
    if (auto written = file->writeAt(0, bytes); !written) return written;
    if (auto synced = file->sync(); !synced) return synced;
    const auto back = allOf(*file, std::numeric_limits<std::uint64_t>::max());
    if (!back) return back.error();
    if (!std::ranges::equal(*back, bytes)) return Error{Errc::Damaged, "the file reads back otherwise"};
    return check ? check(*back) : Result<void>();
}

} // namespace

Result<void> writeWholeFile(const std::string& path, ByteSpan bytes, const FileCheck& check)
{
    if (auto free = checkPlace(path); !free) return free;
    const std::string part = path + ".part";
    if (auto free = checkPlace(part); !free) return free;
    auto written = writePart(part, bytes, check);
    if (written && std::rename(part.c_str(), path.c_str()) != 0) written = ioError(path);
    if (!written) ::unlink(part.c_str());
    if (written) syncFolderOf(path);
    return written;
}

Result<Bytes> readWholeFile(const std::string& path, std::uint64_t most)
{
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    if (!real) return errno == ENOENT ? Error{Errc::NotFound, path} : ioError(path);
    struct stat status
    {
    };
    if (::stat(real.get(), &status) == 0 && !S_ISREG(status.st_mode)) return Error{Errc::Io, path + ": is not a file"};
    const auto file = File::openReadOnly(real.get());
    if (!file) return file.error();
    return allOf(*file, most);
}

Result<void> removeWholeFile(const std::string& path)
{
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return ioError(path);
    syncFolderOf(path);
    return {};
}

} // namespace lockstep
