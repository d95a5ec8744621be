// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace lockstep::bench {

/// Blocks as full as those of a busy network: each has one payment to many scripts that are nobody's, so that its
/// filter has that many elements. The first hundred are empty, since nothing can be spent before.
struct BusyChain
{
    int blocks = 0; ///< Busy ones.
    int scriptsABlock = 0; ///< At most 3,000: one transaction of standard weight.
    std::vector<Bytes> payees;
    int payments = 0; ///< To the payees in turn, a transaction each, spread evenly over the blocks.
};

/// Writes the file that a practice network opens in `folder`. Equal plans make equal payments.
void writeBusyChain(const QString& folder, const BusyChain& plan);

} // namespace lockstep::bench
