// SPDX-License-Identifier: MIT

#include "core/storage/database/databasefile.h"

#include "core/storage/database/logging.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace lockstep {

namespace {

constexpr mode_t FolderMode = 0700;
constexpr mode_t FileMode = 0600;
constexpr mode_t OthersMode = 0077;
constexpr off_t SmallestPage = 512; ///< SQLite takes anything shorter for a new database.

std::string nativePath(const QString& path) { return QFile::encodeName(path).toStdString(); }

Error failure(const QString& path, int code = errno)
{
    const Errc errc = code == ENOSPC || code == EDQUOT ? Errc::DiskFull : Errc::Io;
    return {errc, nativePath(path) + ": " + std::strerror(code)};
}

Result<void> syncToDisk(const QString& path)
{
    const int fd = ::open(nativePath(path).c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return failure(path);
    const int failed = ::fsync(fd);
    const int code = errno;
    ::close(fd);
    if (failed) return failure(path, code);
    return {};
}

QString folderOf(const QString& path) { return QFileInfo(path).absolutePath(); }

/// Parents are made with the process's own mask; only the folder itself must be private.
Result<void> makeFolders(const QString& folder)
{
    if (QFileInfo::exists(folder)) return {};
    if (auto parent = makeFolders(folderOf(folder)); !parent) return parent;
    if (::mkdir(nativePath(folder).c_str(), FolderMode) != 0 && errno != EEXIST) return failure(folder);
    return {};
}

void closeToOthers(const QString& path, const struct stat& info)
{
    if ((info.st_mode & OthersMode) == 0) return;
    qCInfo(lcStorage) << "file was open to others, now closed mode" << Qt::oct << (info.st_mode & 07777);
    if (::chmod(nativePath(path).c_str(), info.st_mode & ~OthersMode & 07777) != 0)
        qCWarning(lcStorage) << "mode could not be changed";
}

} // namespace

Result<void> prepareFolder(const QString& path)
{
    const QString folder = folderOf(path);
    if (auto made = makeFolders(folder); !made) return made;
    struct stat info
    {
    };
    if (::stat(nativePath(folder).c_str(), &info) != 0) return failure(folder);
    if (!S_ISDIR(info.st_mode)) return failure(folder, ENOTDIR);
    return {};
}

Result<bool> inspectFile(const QString& path)
{
    struct stat info
    {
    };
    if (::lstat(nativePath(path).c_str(), &info) != 0) {
        if (errno != ENOENT) return failure(path);
        // Its pages would be played into whatever is made under the name next.
        if (QFile::exists(path + QStringLiteral("-wal")))
            return Error{Errc::Damaged, nativePath(path) + ": the file is gone, its log is still there"};
        return false;
    }
    if (S_ISLNK(info.st_mode)) return Error{Errc::Io, nativePath(path) + ": is a symbolic link"};
    if (!S_ISREG(info.st_mode)) return Error{Errc::Io, nativePath(path) + ": is not a file"};
    if (::access(nativePath(path).c_str(), R_OK | W_OK) != 0) return failure(path);
    if (info.st_size < SmallestPage) return Error{Errc::Damaged, nativePath(path) + ": is empty or cut short"};
    closeToOthers(path, info);
    for (const QString& beside : {path + QStringLiteral("-wal"), path + QStringLiteral("-shm")}) // a kill leaves them
        if (::lstat(nativePath(beside).c_str(), &info) == 0 && S_ISREG(info.st_mode)) closeToOthers(beside, info);
    return true;
}

Result<void> createFile(const QString& path)
{
    const int fd = ::open(nativePath(path).c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FileMode);
    if (fd < 0) return failure(path);
    ::close(fd);
    return {};
}

Result<void> moveIntoPlace(const QString& from, const QString& to)
{
    if (auto synced = syncToDisk(from); !synced) return synced;
    if (::rename(nativePath(from).c_str(), nativePath(to).c_str()) != 0) return failure(to);
    return syncToDisk(folderOf(to));
}

} // namespace lockstep
