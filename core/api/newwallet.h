// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/accounttype.h"
#include "core/primitives/ids.h"
#include "core/sync/scanstart.h"
#include "core/util/securebytes.h"

#include <QDate>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace lockstep {

/// Since when a wallet may have been paid.
struct Birthday
{
    struct Now
    {
    }; ///< Brand new: nothing to scan.
    struct Unknown
    {
    }; ///< From the genesis block on.
    std::variant<Unknown, Now, BlockHeight, QDate> since;
};

/// How the private keys are kept. A wallet without a passphrase is a choice the person makes.
struct Protection
{
    std::optional<SecureBytes> passphrase; ///< UTF-8; nullopt: none, chosen knowingly.
};

/// From recovery words, new or old.
struct KeysOrigin
{
    SecureBytes words; ///< The recovery words, English, separated by spaces.
    SecureBytes bip39Passphrase; ///< Empty: none. Never stored.
    AccountType type{};
    Protection protection;
    bool wordsConfirmed = true; ///< Typed by the person. False: new ones, to be typed back later.
    std::uint32_t account = 0; ///< m/84h/0h/ACCOUNTh.
};

/// Watch-only: whatever the person pasted; a descriptor, two, or an extended public key.
struct WatchOrigin
{
    std::string text;
    std::optional<AccountType> type; ///< For an xpub, which does not say.
};

/// Watch-only: lines `address[,label[,height]]`.
struct AddressesOrigin
{
    std::string text;
};

struct NewWallet
{
    QString name;
    std::variant<KeysOrigin, WatchOrigin, AddressesOrigin> origin;
    Birthday birthday;
    std::optional<int> lookahead; ///< Window past the last used index; nullopt: 100, and 1,000 while importing.
    ScanStart start = ScanStart::AtOnce; ///< When its past is scanned.
};

/// Addresses or a script to add to a wallet and to look for in a height window.
struct NewScripts
{
    std::string addresses; ///< Lines `address[,label[,height]]`; or empty:
    std::string scriptHex; ///< one raw scriptPubKey.
    std::optional<BlockHeight> from; ///< nullopt: the wallet's birthday, or the smallest height in the lines.
    std::optional<BlockHeight> to; ///< nullopt: follow to SyncedTo.
    ScanStart start = ScanStart::AtOnce; ///< As NewWallet's. The scripts are watched from now on all the same.
};

} // namespace lockstep
