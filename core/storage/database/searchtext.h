// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"
#include "core/primitives/network.h"
#include "core/util/bytes.h"

#include <span>
#include <string>

namespace lockstep {

struct Transaction;

/// What a search for a transaction of a wallet looks into: its txid, the wallet's own addresses that it pays
/// (`received`) and pays from (`spent`), and, where the wallet pays, everybody's it pays. Words are separated by
/// spaces; scripts without an address are left out. What others were paid beside us, a hundred in an exchange's payout,
/// is not ours to be found by.
std::string searchText(const Transaction& transaction, const Txid& txid, std::span<const Bytes> received,
                       std::span<const Bytes> spent, Network network);

} // namespace lockstep
