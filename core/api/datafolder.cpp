// SPDX-License-Identifier: MIT

#include "core/api/datafolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr mode_t OwnerOnly = S_IRWXU;

/// Source: linux/magic.h and the file systems' own headers.
constexpr std::array<long, 5> NetworkFileSystems{
    0x6969, // NFS
    0x517B, // SMB
    static_cast<long>(0xFF534D42), // CIFS
    static_cast<long>(0xFE534D42), // SMB2
    0x5346414F, // AFS
};

Error ioError(const QString& path) { return {Errc::Io, (path + u": "_s).toStdString() + std::strerror(errno)}; }

Result<void> makeFolder(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    if (!QDir().mkpath(QFileInfo(path).absolutePath())) return ioError(QFileInfo(path).absolutePath());
    if (::mkdir(name.constData(), OwnerOnly) != 0 && errno != EEXIST) return ioError(path);
    struct stat status
    {
    };
    if (::stat(name.constData(), &status) != 0) return ioError(path);
    if (!S_ISDIR(status.st_mode)) return Error{Errc::Io, path.toStdString() + ": is not a folder"};
    const bool isOpenToOthers = (status.st_mode & (S_IRWXG | S_IRWXO)) != 0;
    if (isOpenToOthers && status.st_uid == ::geteuid() && ::chmod(name.constData(), OwnerOnly) != 0)
        return ioError(path);
    return {};
}

bool isOnNetwork(const QString& path)
{
    struct statfs status
    {
    };
    if (::statfs(QFile::encodeName(path).constData(), &status) != 0) return false;
    return std::ranges::find(NetworkFileSystems, static_cast<long>(status.f_type)) != NetworkFileSystems.end();
}

std::string holderOf(const QLockFile& lock)
{
    qint64 process = 0;
    QString host, program;
    if (!lock.getLockInfo(&process, &host, &program)) return {};
    return program.toStdString() + ", process " + std::to_string(process);
}

} // namespace

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString& path)
{
    if (auto made = makeFolder(path); !made) return made.error();
    const QString canonical = QFileInfo(path).canonicalFilePath();
    if (isOnNetwork(canonical) && !qEnvironmentVariableIsSet("LOCKSTEP_ALLOW_NETWORK_FOLDER"))
        return Error{Errc::Refused, "the data folder is on a network file system, where two programs may damage it"};
    auto lock = std::make_unique<QLockFile>(canonical + u"/.lock"_s);
    lock->setStaleLockTime(0); // However old: only the death of its program makes it stale.
    if (lock->tryLock(0)) return std::unique_ptr<DataFolder>(new DataFolder(canonical, std::move(lock)));
    if (lock->error() == QLockFile::LockFailedError) return Error{Errc::InUse, holderOf(*lock)};
    return Error{Errc::Io, canonical.toStdString() + ": no file can be made here"};
}

DataFolder::DataFolder(QString path, std::unique_ptr<QLockFile> lock) : m_path(std::move(path)), m_lock(std::move(lock))
{
}

DataFolder::~DataFolder() = default;

QString DataFolder::databasePath() const { return m_path + u"/lockstep.sqlite"_s; }

} // namespace lockstep
