// SPDX-License-Identifier: MIT

#include "core/backup/backupfile.h"

#include "core/backup/backupcontainer.h"
#include "core/util/file.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
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
    if (!S_ISREG(status.st_mode)) return Error{Errc::Io, path + ": is no file"};
    return {};
}

Result<Bytes> allOf(const File& file)
{
    const auto size = file.size();
    if (!size) return size.error();
    if (*size > MaxBackupSize) return Error{Errc::OutOfRange, "a file of more than 64 MB"};
    Bytes bytes(static_cast<std::size_t>(*size));
    const auto got = file.readAt(0, bytes);
    if (!got) return got.error();
    bytes.resize(*got);
    return bytes;
}

Result<void> writePart(const std::string& path, ByteSpan bytes, const BackupCheck& check)
{
    auto file = File::open(path);
    if (!file) return file.error();
    if (auto cut = file->truncate(0); !cut) return cut; // of a write that did not come to its end
    if (auto written = file->writeAt(0, bytes); !written) return written;
    if (auto synced = file->sync(); !synced) return synced;
    const auto back = allOf(*file);
    if (!back) return back.error();
    if (!std::ranges::equal(*back, bytes)) return Error{Errc::Damaged, "the file reads back otherwise"};
    return check(*back);
}

} // namespace

Result<void> writeBackupFile(const std::string& path, ByteSpan file, const BackupCheck& check)
{
    if (auto free = checkPlace(path); !free) return free;
    const std::string part = path + ".part";
    if (auto free = checkPlace(part); !free) return free;
    auto written = writePart(part, file, check);
    if (written && std::rename(part.c_str(), path.c_str()) != 0) written = ioError(path);
    if (!written) ::unlink(part.c_str());
    if (written) syncFolderOf(path);
    return written;
}

Result<Bytes> readBackupFile(const std::string& path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    if (!real) return Error{Errc::NotFound, path};
    struct stat status
    {
    };
    if (::stat(real.get(), &status) == 0 && !S_ISREG(status.st_mode)) return Error{Errc::Io, path + ": is no file"};
    const auto file = File::openReadOnly(real.get());
    if (!file) return file.error();
    return allOf(*file);
}

} // namespace lockstep
