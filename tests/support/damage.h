// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/connection.h"

#include <QFile>

namespace lockstep::test {

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) qFatal("cannot read");
    return file.readAll();
}

inline void putContent(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::Truncate)) qFatal("cannot write");
    file.write(bytes);
}

/// Where a table's first page begins in a closed database file.
inline qsizetype firstPageOf(const QString& path, const QString& table)
{
    Connection connection;
    if (!connection.open(path, Connection::Access::ReadOnly)) qFatal("cannot open");
    const auto page = connection.value("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
    const auto size = connection.value("PRAGMA page_size");
    if (!page || !size || page->toInt() < 2) qFatal("no such table");
    return qsizetype{page->toInt() - 1} * size->toInt();
}

/// Makes the first page of a table unreadable, in a closed file.
inline void damageTable(const QString& path, const QString& table)
{
    const qsizetype place = firstPageOf(path, table);
    QByteArray bytes = contentOf(path);
    for (qsizetype i = 0; i < 16; ++i) bytes[place + i] = '\xee';
    putContent(path, bytes);
}

} // namespace lockstep::test
