// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

namespace lockstep {

/// For "Copy details": versions, codes and heights, in English. No address, script, key, name or path.
QString errorDetails(const SyncSnapshot& snapshot);

/// The same of one error.
QString errorDetails(const Error& error);

/// How all of it stood last, for an error that comes without a snapshot: one for the whole program, as AmountDisplay
/// is. The window sets it; untouched it is the versions.
QString programDetails();
void setProgramDetails(const QString& details); ///< On the main thread.

/// A detail without what may be a person's own, rather too much than too little: names in quotes, paths, hosts and
/// their addresses, and letters as of addresses, keys and transactions.
QString forOthers(QString detail);

/// Which versions run: the first line of details where no snapshot is at hand.
QString versionDetails();

/// A mistake in what a person typed or chose, which nobody else has to look into.
bool isSlip(const Error& error);

} // namespace lockstep
