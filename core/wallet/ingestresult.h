// SPDX-License-Identifier: MIT
#pragma once

#include "core/wallet/scriptplace.h"

#include <cstdint>
#include <vector>

namespace lockstep {

/// What one block did to one wallet.
struct IngestResult
{
    std::int32_t newTransactions = 0; ///< New here, or confirmed just now.
    /// Of these, what a person has no reason to expect: known here before by nothing but hearsay, or counted as failed.
    /// Not what they gave to be sent, nor what was in a block before a reorg.
    std::int32_t news = 0;
    std::int32_t coinsReceived = 0;
    std::int32_t coinsSpent = 0;
    std::int32_t failed = 0; ///< Waited, and will not come: something else spent their coins.
    /// Of a scan for some scripts only: others of the wallet, which a transaction pays that spends a coin of it. They
    /// were looked for in this block, and are to be from here on.
    std::vector<ScriptPlace> joined;
    bool touched() const { return newTransactions > 0 || coinsReceived > 0 || coinsSpent > 0 || failed > 0; }
};

/// What going back to a fork did to the payments of one wallet, besides those that wait again as blocks had them.
struct RollbackResult
{
    std::int32_t failed = 0; ///< With a coinbase that fell out.
    std::int32_t revived = 0; ///< Had failed because of a block that is undone, and wait again.
};

} // namespace lockstep
