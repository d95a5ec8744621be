// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/failpoint.h"

#include <QFile>
#include <QString>

namespace lockstep::test {

/// What a program that is killed leaves of a database on the disk.
struct DiskImage
{
    QByteArray file, log, journal;
    friend bool operator==(const DiskImage&, const DiskImage&) = default;

    static DiskImage of(const QString& path)
    {
        return {content(path), content(path + "-wal"), content(path + "-journal")};
    }

    void putAt(const QString& path) const
    {
        put(path, file);
        put(path + "-wal", log);
        put(path + "-journal", journal);
    }

private:
    static QByteArray content(const QString& path) ///< Empty where there is no such file.
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void put(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        if (content.isEmpty()) return;
        if (!file.open(QFile::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
};

/// While it lives it is told of every fail point.
struct FailPointWatch
{
    explicit FailPointWatch(FailPointWatcher watcher) { watchFailPoints(std::move(watcher)); }
    ~FailPointWatch() { watchFailPoints({}); }
    FailPointWatch(const FailPointWatch&) = delete;
    FailPointWatch& operator=(const FailPointWatch&) = delete;
};

} // namespace lockstep::test
