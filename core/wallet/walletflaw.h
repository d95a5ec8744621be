// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <cstdint>
#include <string>

namespace lockstep {

/// What can be wrong with a wallet's rows.
enum class WalletFlaw {
    Unreadable, ///< They are not even rows as they should be.
    Transaction, ///< A stored transaction is not the one of its txid.
    OffChain, ///< It is said to be in a block that is not in the chain, or at another time.
    Coin, ///< It is not what its transaction pays.
    Spend, ///< What spends a coin is not there, or spends it not.
    Sum, ///< What a transaction moved is not the sum of its coins.
    Balance, ///< The balance shown is not the sum of the unspent coins.
    Script, ///< An address that the wallet's keys do not give.
};

/// All flaws of one kind.
struct WalletFinding
{
    WalletFlaw flaw{};
    BlockHeight from; ///< The lowest block concerned; 0 where that says nothing.
    std::int32_t count = 0;
    std::string detail; ///< English, for "Copy details"; no amounts and addresses.
};

} // namespace lockstep
