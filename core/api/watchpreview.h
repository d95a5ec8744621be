// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/ids.h"
#include "core/primitives/network.h"
#include "core/util/result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace lockstep {

/// What a pasted text would become as a watch-only wallet, for the person to compare before anything is stored.
struct WatchPreview
{
    enum class Kind { Key, Descriptor, Addresses };
    Kind kind{};
    QString policy; ///< "wpkh", "tr", ...; empty for addresses.
    int descriptors = 0;
    int addressCount = 0; ///< Of an address list.
    QString fingerprint; ///< Of the master key, 8 hex digits; empty where the text does not say, or says several.
    QString path; ///< Of the account, "m/84h/0h/0h"; empty where the text does not say.
    int keys = 0; ///< Of the first descriptor; more than one: multisig.
    int threshold = 0; ///< Signatures needed of them.
    std::optional<BlockHeight> since; ///< The lowest height of an address list whose every line names one.
    bool hadChecksum = true; ///< False: a typing mistake outside the keys would go unnoticed.
    QStringList firstAddresses; ///< At most three.
};

/// Reads an extended public key, descriptors or a list of addresses, whichever it is. Nothing is stored or asked of the
/// network. Errors: those of parseWatchInput and parseAddressList; Refused when the key needs a `type`.
Result<WatchPreview> watchPreview(const std::string& text, Network network, std::optional<AccountType> type);

/// The origin to hand to WalletService::add for a text that `watchPreview` understood.
std::variant<KeysOrigin, WatchOrigin, AddressesOrigin> watchOrigin(const WatchPreview& preview, std::string text,
                                                                   std::optional<AccountType> type);

} // namespace lockstep
