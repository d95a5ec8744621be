// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"

#include <QByteArray>

namespace lockstep {

/// One input or output, as one of our wallets sees it.
struct TransactionPart
{
    QString address; ///< Hex of the script where it has no address; empty where the script is not known (an input).
    std::optional<Amount> amount; ///< nullopt where what an input spends is in no transaction of our wallets.
    OutPoint outpoint; ///< What an input spends; for an output, itself.
    std::optional<WalletId> owner; ///< Which of our wallets; of any, not only the one asked about.
    QString ownerName;
    bool isChange = false;
    QString label;
    friend bool operator==(const TransactionPart&, const TransactionPart&) = default;
};

/// Everything about one transaction of a wallet.
struct TransactionView
{
    HistoryRow row;
    QString walletName;
    std::int32_t confirmations = 0; ///< Counted from the wallet's SyncedTo; 0 while it waits.
    QList<TransactionPart> inputs;
    QList<TransactionPart> outputs;
    std::int32_t size = 0; ///< Bytes.
    std::int32_t virtualSize = 0; ///< vbytes.
    std::uint32_t lockTime = 0;
    bool isReplaceable = false; ///< Signals BIP125.
    QByteArray rawHex;
};

} // namespace lockstep
