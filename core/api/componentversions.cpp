// SPDX-License-Identifier: MIT

#include "core/api/componentversions.h"

#include "core/storage/database/connection.h"

#include <QtConcurrent>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

QString sqliteVersion()
{
    Connection memory;
    if (!memory.open(u":memory:"_s, Connection::Access::Write)) return {};
    const auto version = memory.value(u"SELECT sqlite_version()"_s);
    return version ? version->toString() : QString();
}

} // namespace

QFuture<ComponentVersions> componentVersions()
{
    return QtConcurrent::run([] {
        return ComponentVersions{sqliteVersion(), QStringLiteral(LOCKSTEP_SECP256K1_VERSION)};
    });
}

} // namespace lockstep
