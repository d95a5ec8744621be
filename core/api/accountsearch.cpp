// SPDX-License-Identifier: MIT

#include "core/api/accountsearch.h"

namespace lockstep {

NewWallet walletOfAccount(const NewWallet& wish, const FoundAccount& found, const QString& name)
{
    const auto& given = std::get<KeysOrigin>(wish.origin);
    KeysOrigin keys;
    keys.words = given.words.clone();
    keys.bip39Passphrase = given.bip39Passphrase.clone();
    keys.type = found.type;
    keys.account = found.account;
    if (given.protection.passphrase) keys.protection.passphrase = given.protection.passphrase->clone();
    NewWallet wallet;
    wallet.name = name;
    wallet.birthday.since = found.first;
    wallet.lookahead = wish.lookahead;
    wallet.origin = std::move(keys);
    return wallet;
}

} // namespace lockstep
