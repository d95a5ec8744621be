// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <span>
#include <vector>

namespace lockstep {

/// Derivation branches and the scripts derived from them or imported.
class KeychainRepository
{
public:
    explicit KeychainRepository(Database& db) : m_db(db) { }

    Result<KeychainId> insert(const KeychainRow& row);
    Result<std::vector<KeychainRow>> ofWallet(WalletId wallet);
    Result<void> setNextIndex(KeychainId id, std::uint32_t nextIndex);
    Result<void> setShownIndex(KeychainId id, std::uint32_t shownIndex);

    Result<void> addScript(const ScriptRow& row);
    Result<std::vector<ScriptRow>> scripts(KeychainId keychain); ///< By index; `used` is not filled in.
    Result<std::optional<ScriptRow>> script(KeychainId keychain, std::uint32_t index);

    /// For the list of addresses: with all that is read only. By keychain and index; indexes below `nextIndex` only.
    Result<std::vector<ScriptRow>> shownScripts(WalletId wallet);
    Result<std::vector<Bytes>> frozenScripts(WalletId wallet); ///< Those with a coin that the person keeps back.
    Result<void> setLabel(KeychainId keychain, std::uint32_t index, const QString& label); ///< Errors: NotFound.
    Result<std::int64_t> usedCount(WalletId wallet); ///< Scripts that something was ever paid to, hearsay apart.

    /// Every wallet that watches this script; those with keys first, then in the person's order.
    Result<std::vector<ScriptOwner>> ownersOf(ByteSpan script);
    Result<std::vector<WalletId>> watchersOf(ByteSpan script); ///< The same wallets, in no order: a tenth of the cost.
    /// Something was paid to it, and be it by hearsay: then a fresh one is shown.
    Result<bool> isUsed(KeychainId keychain, std::uint32_t index);

private:
    Database& m_db;
};

} // namespace lockstep
