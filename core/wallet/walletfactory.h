// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/repositories/rows.h"
#include "core/wallet/walletdraft.h"

#include <optional>

namespace lockstep {

class Database;

/// What a person says about a new wallet, and where its sync begins.
struct WalletSetup
{
    QString name;
    std::optional<std::uint32_t> lookahead;
    std::optional<BlockHeight> birthday;
    std::optional<std::int64_t> birthdayTime;
    ChainPoint syncedTo; ///< The block before the first one to look at; genesis for an unknown birthday.
    bool catchingUp = false; ///< There are blocks to scan before it can join the others.
    std::int64_t createdAt = 0; ///< Unix seconds.
    std::optional<std::int64_t> wordsConfirmedAt; ///< Unix seconds; nullopt: never typed back, or it has none.
    std::optional<std::int64_t> backedUpAt; ///< Unix seconds: of the backup file it comes from.
    QString colour; ///< "#rrggbb", or empty.
    QString notes;
};

/// Writes the rows of a new wallet, its branches, its first window of scripts and its sealed records, inside the
/// transaction that is open (Durability::Full). Either all of it is stored or nothing.
/// Errors: BadName; Duplicate (detail: the wallet that has the name or the scripts); WrongNetwork; Database's.
Result<WalletId> storeWallet(Database& db, const WalletDraft& draft, const WalletSetup& setup);

} // namespace lockstep
