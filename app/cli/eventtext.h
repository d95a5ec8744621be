// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QJsonObject>
#include <QString>

namespace lockstep::cli {

/// One line of `sync --json`: {"event": ..., and what belongs to it}.
QJsonObject eventJson(const SyncEvent& event, const SyncSnapshot& snapshot);

/// The line between them that says which block is waited for.
QJsonObject missingBlockJson(BlockHeight height);

/// An event for people; empty for what only a program wants to know.
QString eventLine(const SyncEvent& event, const SyncSnapshot& snapshot);

} // namespace lockstep::cli
