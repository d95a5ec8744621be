// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

#include <cstdint>

namespace lockstep {

/// Words for what transactions pay. No figure without its source.

QString feeRateText(FeeRate rate); ///< "5.4 sat/vB", rounded to a tenth.
QString feeRateText(Amount fee, std::int32_t virtualSize); ///< Of a single transaction; empty for no size.

QString feeConfidenceText(FeeConfidence confidence); ///< "high", "low", ...

/// "Fees: 5.4 sat/vB on average in 6 blocks up to 910,118 (4.1 to 7.0 sat/vB); confidence: high. Half of 4 peers and
/// more pass on what pays 1.0 sat/vB."
QString feesSentence(const FeeView& fees);

} // namespace lockstep
