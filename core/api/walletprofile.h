// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/util/securebytes.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace lockstep {

/// What the settings page shows of a wallet. No secrets.
struct WalletProfile
{
    WalletId id;
    QString name;
    QString colour; ///< "#rrggbb"; empty: none chosen.
    QString notes;
    std::int64_t createdAt = 0; ///< Unix seconds.
    QString policy; ///< "wpkh", "tr", "wsh(sortedmulti)", "addresses".
    QString fingerprint; ///< Of the master key, 8 hex digits; empty if not known.
    QStringList descriptors; ///< Public, with checksum; receive and change as one where they are one.
    bool hasKeys = false; ///< False: watch-only.
    bool hasPassphrase = false;
    std::optional<std::int64_t> wordsConfirmedAt; ///< Unix seconds; nullopt: never typed back, or there are none.
    std::optional<std::int64_t> backedUpAt; ///< Unix seconds: its last whole backup file; nullopt: never.
    bool isChangedSinceBackup = false; ///< Something that only such a file keeps: WalletRow::edits.
    std::optional<BlockHeight> birthday; ///< nullopt: the headers have not come that far.
    std::optional<std::int64_t> birthdayTime; ///< Unix seconds, where a date was given.
    std::int32_t lookahead = 0;
    bool hasOwnLookahead = false; ///< The person chose it.
    std::int32_t addressesUsed = 0;
    std::int32_t addressesWatched = 0;
};

/// What a wallet gives away after its passphrase. For painting, never for a QString.
struct RevealedSecrets
{
    SecureBytes words; ///< Separated by single spaces.
    SecureBytes privateDescriptor; ///< With the account's private key.
};

/// Who owns an address.
struct AddressOwner
{
    WalletId wallet;
    QString walletName;
    QString path; ///< Empty for an imported one.
    bool isChange = false;
    std::uint32_t index = 0;
    bool used = false;
    int transactions = 0;
    QString label;
};

} // namespace lockstep
