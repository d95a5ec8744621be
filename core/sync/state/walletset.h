// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/sync/syncsnapshot.h"
#include "core/wallet/wallet.h"

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace lockstep {

/// A failure of the disk, which setting one wallet aside would not mend. What else a wallet meets is its own (R12).
bool concernsAll(Errc code);

/// All loaded wallets, in the person's order, and which of them move together. On the sync thread only.
/// Wallets are shared, so that a batch in flight may still look at one that was removed.
class WalletSet
{
public:
    explicit WalletSet(Database& database);

    Result<void> load(); ///< One whose rows cannot be read is set aside. Errors: of the disk.
    Result<std::shared_ptr<Wallet>> add(WalletId id); ///< Reads a wallet whose rows were stored just now.
    void remove(WalletId id);

    const std::vector<std::shared_ptr<Wallet>>& all() const { return m_wallets; }
    std::shared_ptr<Wallet> find(WalletId id) const; ///< nullptr if there is none.

    /// In lockstep: started, not being imported, not set aside by an error.
    bool isActive(const Wallet& wallet) const;
    std::vector<std::shared_ptr<Wallet>> active() const;

    /// Those of the active wallets that are furthest behind: they move next, together.
    std::vector<std::shared_ptr<Wallet>> furthestBehind() const;

    WalletAuth auth(WalletId id) const;
    void setAuth(WalletId id, WalletAuth auth) { m_auth[id] = auth; }

    // Inside a transaction; row() of the wallet follows at once:
    Result<void> setLifecycle(Wallet& wallet, Lifecycle lifecycle);
    Result<void> setCatchingUp(Wallet& wallet, bool catchingUp);
    Result<void> setProblem(Wallet& wallet, const std::optional<Error>& problem);
    Result<void> setBirthday(Wallet& wallet, BlockHeight birthday);
    Result<void> replaceBirthday(Wallet& wallet, std::optional<BlockHeight> block, std::optional<std::int64_t> time);
    Result<void> setLookahead(Wallet& wallet, std::optional<std::uint32_t> lookahead); ///< See widen().
    Result<void> rename(Wallet& wallet, const QString& name); ///< Errors: BadName, Duplicate.

    /// `colour`: "#rrggbb" in lower case, or empty. Errors: Malformed (another colour), OutOfRange (notes too long).
    Result<void> setAppearance(Wallet& wallet, const QString& colour, const QString& notes);

    Result<void> setWordsConfirmedAt(Wallet& wallet, std::int64_t time);
    Result<void> noteEdit(Wallet& wallet); ///< WalletRow::edits, of something that is in another table.

    /// These first, in this order; those not named behind them, as they stood. Errors: NoSuchWallet.
    Result<void> setOrder(const std::vector<WalletId>& order);

    // Outside of one:

    /// After a transaction that was rolled back: memory follows the database again. As load().
    Result<void> reload();
    Result<void> reload(Wallet& wallet); ///< The same of one.

    /// A step towards the rows of a wallet's window, where it lacks some: `most` of them, in a transaction. Killed
    /// between two steps it goes on after the next start. Errors: of the disk; the wallet's own, which is then to be
    /// set aside.
    Result<void> widen(Wallet& wallet, std::uint32_t most);
    Result<void> storeTowards(Wallet& wallet, const ScriptPlace& place, std::uint32_t most); ///< The same, to there.

    /// Memory may be ahead of the database: the last reload failed. Nothing may be planned or stored before one
    /// succeeds.
    bool isStale() const;
    void setStale() { m_isStale = true; }

private:
    Result<void> storeRows(Wallet& wallet, const std::function<Result<void>()>& store);

    Database& m_database;
    std::vector<std::shared_ptr<Wallet>> m_wallets;
    std::unordered_map<WalletId, WalletAuth> m_auth;
    bool m_isStale = false;
};

} // namespace lockstep
