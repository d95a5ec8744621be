// SPDX-License-Identifier: MIT

#include "core/api/engine/engine.h"
#include "core/chain/networkparams.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/wallet/wallet.h"

#include <QTimer>

namespace lockstep {

namespace {

constexpr int OverwriteAttempts = 60;
constexpr auto OverwriteAgain = std::chrono::seconds(1);

} // namespace

Result<WalletId> Engine::addWallet(const WalletDraft& draft, const WalletSetup& setup, ScanStart start,
                                   const SyncManager::Furnish& furnish)
{
    // A first block that cannot be there yet is a typing mistake, and would hide every payment made until then.
    if (setup.birthday && *setup.birthday > networkParams(network()).highestPlausible(clock().unixSeconds()))
        return Error{Errc::Refused, "the birthday is a block that cannot be there yet"};
    if (setup.lookahead)
        if (auto sound = checkLookahead(*setup.lookahead); !sound) return sound.error();
    const auto id = m_manager->importWallet(draft, setup, start, furnish);
    if (id && draft.kind == WalletKind::Keys) unlockKeyless(*id);
    return id;
}

Result<void> Engine::removeWallet(WalletId wallet)
{
    auto removed = m_manager->removeWallet(wallet);
    if (removed) m_vault.lock(wallet);
    return removed;
}

Result<void> Engine::hold(WalletId wallet, UnlockedKeys keys)
{
    if (!m_manager->wallet(wallet)) return Error{Errc::NoSuchWallet, {}}; // Removed while the key was derived.
    m_vault.hold(wallet, std::move(keys));
    tellOpen(wallet);
    return {};
}

/// The vault has its keys: by a passphrase, or because it has none.
void Engine::tellOpen(WalletId wallet)
{
    const auto sealed = sealedKeys(wallet);
    const auto isProtected = sealed ? sealed->needsPassphrase() : Result<bool>(true);
    const bool isBare = isProtected && !*isProtected;
    m_manager->setAuth(wallet, isBare ? WalletAuth::NoPassphrase : WalletAuth::Unlocked);
}

Result<void> Engine::lock(WalletId wallet)
{
    const auto sealed = sealedKeys(wallet);
    if (!sealed) return sealed.error();
    const auto isProtected = sealed->needsPassphrase();
    if (isProtected && !*isProtected) return Error{Errc::Refused, "this wallet has no passphrase to lock it with"};
    m_vault.lock(wallet);
    m_manager->setAuth(wallet, WalletAuth::Locked);
    return {};
}

Result<void> Engine::lockAll()
{
    const auto rows = WalletRepository(*m_database).all();
    if (!rows) return rows.error();
    for (const WalletRow& row : *rows) {
        if (!m_vault.isUnlocked(row.id)) continue;
        const auto locked = lock(row.id);
        if (!locked && locked.error().code != Errc::Refused) return locked; // refused: it has no passphrase
    }
    return {};
}

Result<void> Engine::changeWrap(WalletId wallet, const SealedKeys& opened, ByteSpan wrap)
{
    auto stored = inTransaction(*m_database, Durability::Full, [&]() -> Result<void> {
        const auto present = sealedKeys(wallet);
        if (!present) return present.error();
        if (present->dataKey != opened.dataKey) return Error{Errc::WrongPassphrase, {}};
        return storeWrap(*m_database, wallet, wrap);
    });
    if (!stored) return stored;
    overwriteOldRecords(OverwriteAttempts);
    unlockKeyless(wallet);
    if (m_vault.isUnlocked(wallet)) tellOpen(wallet); // it may have its first passphrase now
    emit touched(wallet);
    return {};
}

Result<void> Engine::confirmWords(WalletId wallet)
{
    return m_manager->setWordsConfirmedAt(wallet, clock().unixSeconds());
}

Result<void> Engine::noteBackup(const std::vector<WalletInFile>& wallets)
{
    auto noted = inTransaction(*m_database, Durability::Full, [&]() -> Result<void> {
        WalletRepository rows(*m_database);
        for (const WalletInFile& one : wallets)
            if (auto set = rows.setBackedUp(one.id, clock().unixSeconds(), one.edits); !set) return set;
        return {};
    });
    if (!noted) return noted;
    for (const WalletInFile& one : wallets) tellEdited(one.id);
    return {};
}

/// After a transaction that changed what only a backup file keeps, or that noted such a file: the pages read it again,
/// and the list of wallets says how its backup stands. A row that cannot be read now is read again by the loop: what
/// was stored is stored.
void Engine::tellEdited(WalletId id)
{
    Wallet* wallet = m_manager->wallet(id);
    if (!wallet) return; // Removed while the file was written.
    if (!wallet->refreshRow()) (void)m_manager->refreshWallet(id);
    m_manager->refreshSnapshot();
    emit touched(id);
}

/// The old record must not outlive the change in the log (K12). A page that is being read holds it back for a moment;
/// at the latest it goes when the file is closed.
void Engine::overwriteOldRecords(int attempts)
{
    const auto done = m_database->checkpoint();
    if (done || attempts == 1) return;
    QTimer::singleShot(OverwriteAgain, this, [this, attempts] {
        if (m_database) overwriteOldRecords(attempts - 1);
    });
}

/// Wallets without a passphrase are open to whoever can start the program: to call them locked would be a lie.
void Engine::unlockKeyless()
{
    const auto rows = WalletRepository(*m_database).all();
    if (!rows) return;
    for (const WalletRow& row : *rows)
        if (row.kind == WalletKind::Keys) unlockKeyless(row.id);
}

void Engine::unlockKeyless(WalletId wallet)
{
    auto sealed = sealedKeys(wallet);
    if (!sealed) return;
    const auto isProtected = sealed->needsPassphrase();
    if (!isProtected || *isProtected) return;
    auto keys = UnlockedKeys::unlock(*std::move(sealed), std::nullopt);
    if (keys) static_cast<void>(hold(wallet, *std::move(keys))); // Damaged ones stay locked; unlocking says why.
}

} // namespace lockstep
