// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/amount.h"

#include <QList>
#include <QString>

#include <optional>

namespace lockstep {

/// Recovery words of which the person does not know what kind of wallet they made. Looked for: receive and change of
/// BIP44, 49, 84 and 86, accounts 0 to 2, and three past the last one that was found in use.
struct AccountSearch
{
    SecureBytes words; ///< As KeysOrigin's.
    SecureBytes bip39Passphrase; ///< Empty: none.
    Birthday birthday;
    /// Addresses past the last used one of every account; nullopt: 100 in the first of a kind, 20 in the others, which
    /// are also the least.
    std::optional<int> lookahead;
};

/// An account that was used: what to make a wallet of.
struct FoundAccount
{
    AccountType type{};
    std::uint32_t account = 0;
    QString path; ///< "m/84h/0h/0h"
    int transactions = 0; ///< That pay it or spend from it.
    Amount balance; ///< Confirmed, at the end of the search.
    BlockHeight first; ///< Block of the first transaction: the birthday.
    BlockHeight last;
};

struct AccountSearchReport
{
    BlockHeight from; ///< First block that was looked at; above `to`: there was none.
    BlockHeight to;
    bool isAgreed = false; ///< False: by the word of one peer, which could have hidden something.
    QList<FoundAccount> found; ///< By type, then by account.
};

/// The wallet of an account that was found: born with its first payment, with the words and the passphrase of `wish`,
/// whose origin is KeysOrigin.
NewWallet walletOfAccount(const NewWallet& wish, const FoundAccount& found, const QString& name);

} // namespace lockstep
