// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/scanestimate.h"

#include <QString>

namespace lockstep {

/// What a scan will cost, in words: the pre-flight of every import and rescan (wallet-application.md 3.7). Plain text;
/// names inside come from the person.

/// "Blocks 735,000 to 910,118: 175,119 blocks".
QString estimateRange(const ScanEstimate& estimate);

/// "92 % of the filters are here · about 270 MB to fetch · about 4 min", or "less than a minute"; also that
/// no filter is here. "At least" where the
/// chain itself is not here; "at a guess" where nothing was ever fetched to go by.
QString estimateCost(const ScanEstimate& estimate);

/// Who waits meanwhile, and where: "Daily" and 2 others pause at block 910,118 and go on by themselves. Of a stopped
/// wallet, that the scan itself waits.
QString estimatePausing(const ScanEstimate& estimate);

/// "270 MB", "3.1 GB": decimal units.
QString bytesText(std::int64_t bytes);

} // namespace lockstep
