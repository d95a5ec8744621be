// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/primitives/hashes.h"

namespace lockstep {

/// What a wallet owns, as of one block. The first four parts do not overlap.
struct Balance
{
    Amount confirmed; ///< In blocks and spendable: without immature and frozen.
    Amount pending; ///< Seen, in no block yet; with what is unverified.
    Amount immature; ///< Mined less than 100 blocks deep.
    Amount frozen; ///< Kept back by the person.
    ChainPoint asOf;
    Amount unverified; ///< The part of `pending` that is one peer's word alone.
};

} // namespace lockstep
