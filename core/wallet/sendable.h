// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/transaction.h"
#include "core/storage/database/database.h"

namespace lockstep {

/// What every node refuses, whatever its chain. Errors: Malformed: a coinbase, which is valid in its own block alone,
/// or one that breaks a rule of checkTransaction. The detail says which.
Result<void> checkSendable(const Transaction& transaction);

/// A coin of ours whose script demands a signature or more is spent with nothing at all. Whether a signature that is
/// there is right, only a node can say. Errors: Malformed.
Result<void> checkSigned(Database& database, const Transaction& transaction);

/// Of one that is sendable: all that it spends are coins of ours, and it pays out more than they are worth.
/// Errors: Malformed.
Result<void> checkCovered(Database& database, const Transaction& transaction);

} // namespace lockstep
