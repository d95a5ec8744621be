// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace lockstep {

/// Which payments are wanted, and in which order. All conditions hold together.
struct HistoryQuery
{
    /// Mined ones are not among the received; transfers between our wallets with nobody else in them are neither
    /// received nor sent. In the history of all wallets such a one is one row, that of the wallet that paid, unless
    /// `bothSides` are wanted.
    enum class Kind { All, Received, Sent, Mined, Transfers };
    enum class Sort { Date, Label, Amount, Wallet, Status, Block, Fee };

    std::optional<WalletId> wallet; ///< nullopt: all wallets.
    bool bothSides = false; ///< Of all wallets: a transfer is a row for each of them, so that the amounts add up.
    QString text; ///< Part of a label, a txid, or an address that is paid or paid from. Upper or lower case.
    Kind kind = Kind::All;
    std::optional<std::int64_t> since; ///< Unix seconds, included.
    std::optional<std::int64_t> until; ///< Unix seconds, not included.
    std::int64_t minimum = 0; ///< Satoshis, without the sign.
    bool onlyUnlabelled = false;

    /// Date: what waits is the newest, then by the time shown, and as the chain has it where that is the same. Others
    /// fall back on it, the newest first. Unlabelled ones come last, or first when descending; fees that nobody knows
    /// always last. Status: from what may never arrive by what waits to the best confirmed, then what failed. Block:
    /// what failed, the blocks, what waits.
    Sort sort = Sort::Date;
    bool ascending = false;
    friend bool operator==(const HistoryQuery&, const HistoryQuery&) = default;
};

} // namespace lockstep
