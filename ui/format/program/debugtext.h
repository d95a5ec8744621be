// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/connectionsettings.h"
#include "core/api/eventview.h"
#include "core/api/snapshot.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace lockstep {

/// What a report about a problem is made of.
struct DebugFacts
{
    SyncSnapshotPtr snapshot;
    QList<EventView> events; ///< The newest first.
    ConnectionSettings connection;
    int schema = 0; ///< Of the database.
    QString platform; ///< Qt's: "xcb", "wayland", ...
    std::int64_t now = 0; ///< Unix seconds.
};

/// For "Copy debug information": in English, to be sent to a stranger. It has versions, states, counts, heights and
/// times; never an address, script, key, txid, amount, label or wallet's name, nor the address of a peer or proxy.
/// Wallets are called by their number.
QString debugInformation(const DebugFacts& facts);

} // namespace lockstep
