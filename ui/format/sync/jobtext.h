// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

namespace lockstep {

/// Imports and scans in words. Names inside come from the person: show them as plain text.

/// What an import or a scan cannot begin or go on without.
enum class Lack { Nothing, Connection, Headers, Unmetered };
Lack lackOf(const SyncSnapshot& snapshot);

QString jobTitle(const JobView& job); ///< Importing "Old phone".
QString cancelMeaning(const JobView& job); ///< What is left when it is cancelled: a sentence.
/// The same as the next; of one that has not begun, what the connection lacks for that comes first.
QString jobLine(const JobView& job, const SyncSnapshot& snapshot);
QString jobLine(const JobView& job); ///< "block 612,340 of 910,118 (67 %), about 3 min left".

} // namespace lockstep
