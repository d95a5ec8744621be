// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "core/api/newwallet.h"

namespace lockstep::cli {

class Output;

bool wantsAllTypes(const Command& command); ///< --type all

/// Looks for all standard accounts of the words of `wallet`, and adds a wallet for each that was used.
int restoreAll(const Command& command, const Output& out, const NewWallet& wallet);

} // namespace lockstep::cli
