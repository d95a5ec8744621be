// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountpath.h"
#include "core/keys/accounttype.h"
#include "core/primitives/ids.h"
#include "core/primitives/network.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <QMetaType>
#include <QStringList>

#include <optional>
#include <string>

namespace lockstep {

class Database;

/// What a person is about to add.
struct WatchQuestion
{
    std::string text; ///< As `watchPreview` takes it, or one raw scriptPubKey in hexadecimal.
    std::optional<AccountType> type; ///< For a key that does not say which addresses it makes.
    std::optional<WalletId> into; ///< The wallet it goes to: that is no other one. nullopt: one of its own.

    friend bool operator==(const WatchQuestion&, const WatchQuestion&) = default;
};

/// What wallets here have of it. A payment to it is listed in each of them, and a total counts its coin once
/// (WalletView::alreadyCounted).
struct WatchedAlready
{
    QString same; ///< The wallet that it would be once more, which is refused; empty: none.
    QStringList wallets; ///< Names of the others that watch some of it, in the person's order.
    int addresses = 0; ///< Of a list: how many of them some other wallet watches,
    int of = 0; ///< and how many there are. Both 0 for a key and for descriptors.
};

/// Recovery words that a person is about to restore.
struct WordsQuestion
{
    SecureBytes words; ///< As KeysOrigin's.
    SecureBytes bip39Passphrase; ///< Empty: none.
    std::optional<AccountChoice> only; ///< The one account that is wanted; nullopt: the first ones of all kinds.
};

/// What wallets here have of them, in the person's order.
struct WordsAlready
{
    QStringList same; ///< Wallets that are an account of these words, which is refused a second time.
    QStringList others; ///< Wallets that watch some of the same addresses.
    friend bool operator==(const WordsAlready&, const WordsAlready&) = default;
};

/// Of each account that is looked at the first twenty scripts of each branch; about a tenth of a second. The words
/// are needed only until the public keys are derived. Errors: those of Mnemonic::parse; Malformed (passphrase not
/// UTF-8); those of the database.
Result<WordsAlready> watchedAlready(Database& database, const WordsQuestion& question, Network network);

/// A list is looked up as a whole, 100,000 addresses in about two seconds; of a key or a descriptor the first
/// twenty scripts of each branch. Errors: those of watchPreview, and of the database.
Result<WatchedAlready> watchedAlready(Database& database, const WatchQuestion& question, Network network);

} // namespace lockstep

Q_DECLARE_METATYPE(lockstep::WatchQuestion)
