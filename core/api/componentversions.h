// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QString>

namespace lockstep {

/// What Lockstep stands on, for who reports a fault. Qt says its own with qVersion().
struct ComponentVersions
{
    QString sqlite; ///< "3.40.1", of the library that is loaded; empty where it cannot be asked.
    QString secp256k1; ///< "0.2.0", of the archive that is linked in.
};

/// Asks SQLite on another thread: that is a query, though of no file.
QFuture<ComponentVersions> componentVersions();

} // namespace lockstep
