// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <string_view>

namespace lockstep {

/// Which Bitcoin network. Practice has the rules of Regtest and a node inside the program (core/sandbox).
/// Testnet3's rules exist and are tested; the program does not offer it.
enum class Network { Mainnet, Testnet3, Testnet4, Signet, Regtest, Practice };

/// "mainnet", "testnet3", ...: the word of --network, of folders and of the database.
std::string_view networkName(Network network);

/// Errors: Malformed for an unknown name.
Result<Network> networkFromName(std::string_view name);

} // namespace lockstep
