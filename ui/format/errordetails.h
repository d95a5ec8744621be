// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

namespace lockstep {

/// For "Copy details": versions, codes and heights, in English. No address, script, key, name or path.
QString errorDetails(const SyncSnapshot& snapshot);

/// The same of one error.
QString errorDetails(const Error& error);

/// Which versions run: the first line of details where no snapshot is at hand.
QString versionDetails();

/// A mistake in what a person typed or chose, which nobody else has to look into.
bool isSlip(const Error& error);

} // namespace lockstep
