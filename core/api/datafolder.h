// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QString>

#include <memory>

class QLockFile;

namespace lockstep {

/// One network's folder, held by this program alone as long as the object lives. A lock left by a program that
/// crashed is taken over.
class DataFolder
{
    Q_DISABLE_COPY_MOVE(DataFolder)

public:
    /// Makes the folder (mode 0700) where it is missing; a folder of ours that others may enter is closed to them.
    /// Errors: InUse (detail: who holds it); Refused for a network file system, where locks do not hold, unless
    /// LOCKSTEP_ALLOW_NETWORK_FOLDER is set; Io.
    static Result<std::unique_ptr<DataFolder>> open(const QString& path);
    ~DataFolder();

    const QString& path() const { return m_path; } ///< Canonical: two names of one folder are one folder.
    QString databasePath() const;

private:
    DataFolder(QString path, std::unique_ptr<QLockFile> lock);
    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace lockstep
