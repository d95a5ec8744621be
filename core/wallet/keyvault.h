// SPDX-License-Identifier: MIT
#pragma once

#include "core/wallet/sealedkeys.h"

#include <unordered_map>

namespace lockstep {

/// Which wallets are unlocked, and their keys. It lives on one thread; watching and syncing need nothing of it.
class KeyVault
{
public:
    void hold(WalletId wallet, UnlockedKeys keys) { m_keys.insert_or_assign(wallet, std::move(keys)); }
    void lock(WalletId wallet) { m_keys.erase(wallet); } ///< The data key is wiped.
    void lockAll() { m_keys.clear(); }

    bool isUnlocked(WalletId wallet) const { return m_keys.contains(wallet); }

    /// nullptr while the wallet is locked.
    const UnlockedKeys* keys(WalletId wallet) const
    {
        const auto found = m_keys.find(wallet);
        return found == m_keys.end() ? nullptr : &found->second;
    }

private:
    std::unordered_map<WalletId, UnlockedKeys> m_keys;
};

} // namespace lockstep
