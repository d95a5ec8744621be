// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <span>
#include <vector>

namespace lockstep {

/// The table of wallets, without those a person removed (WalletRemnants). Changing calls answer NoSuchWallet for an id
/// that is gone.
class WalletRepository
{
public:
    explicit WalletRepository(Database& db) : m_db(db) { }

    Result<std::vector<WalletRow>> all(); ///< In the person's order.
    Result<WalletRow> find(WalletId id); ///< Errors: NoSuchWallet.
    Result<std::optional<WalletRow>> findByName(const QString& name); ///< Upper or lower case.
    Result<std::optional<WalletRow>> findByIdentity(const std::string& identity);

    /// Errors: Duplicate (detail: the name of the wallet that has the identity or the name).
    Result<WalletId> insert(const WalletRow& row); ///< `id` and `sortOrder` are given by the table.

    /// Gone from this moment on for whoever asks, with its keys and jobs; what it is made of may be given to another
    /// one at once. The rest of its rows, however many, is for WalletRemnants.
    Result<void> remove(WalletId id);

    // Those marked (edit) count as WalletRow::edits.
    Result<void> rename(WalletId id, const QString& name); ///< (edit) Errors: BadName, Duplicate.
    Result<void> setLifecycle(WalletId id, Lifecycle lifecycle);
    Result<void> setCatchingUp(WalletId id, bool catchingUp);
    Result<void> setProblem(WalletId id, const std::optional<Error>& problem);
    Result<void> setBirthday(WalletId id, BlockHeight birthday); ///< The block of the time that is stored.
    Result<void> replaceBirthday(WalletId id, std::optional<BlockHeight> block,
                                 std::optional<std::int64_t> time); ///< (edit)
    Result<void> setLookahead(WalletId id, std::optional<std::uint32_t> lookahead); ///< (edit)
    Result<void> setAppearance(WalletId id, const QString& colour, const QString& notes); ///< (edit)
    Result<void> noteEdit(WalletId id); ///< (edit) Of something that is in another table.
    Result<void> setWordsConfirmedAt(WalletId id, std::int64_t time); ///< Unix seconds.
    /// A backup file of `time` (unix seconds) has it whole, as it was when its row counted `edits`.
    Result<void> setBackedUp(WalletId id, std::int64_t time, std::int64_t edits);
    Result<void> setOrder(std::span<const WalletId> order);

    Result<std::vector<WalletId>> standingAt(const ChainPoint& point); ///< Sorted.
    Result<void> setSyncedTo(WalletId id, const ChainPoint& point);

private:
    Database& m_db;
};

constexpr qsizetype LongestWalletName = 60; ///< Characters (code points).

/// Trimmed, 1 to LongestWalletName characters, none of them a control character. Errors: BadName.
Result<QString> checkedWalletName(const QString& name);

} // namespace lockstep
