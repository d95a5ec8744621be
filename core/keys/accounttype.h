// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/extendedkey.h"
#include "core/keys/keyorigin.h"
#include "core/keys/keypath.h"
#include "core/primitives/network.h"
#include "core/util/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace lockstep {

/// The standard single-key accounts, by the BIP that gives path and script.
enum class AccountType {
    Bip44, ///< pkh: addresses that begin with 1.
    Bip49, ///< sh(wpkh): 3.
    Bip84, ///< wpkh: bc1q.
    Bip86, ///< tr: bc1p.
};

/// 44, 49, 84 or 86.
std::uint32_t purposeOf(AccountType type);

/// m/84h/0h/0h: coin 0 on mainnet, 1 on every other network. `account` < 2^31.
KeyPath accountPath(AccountType type, Network network, std::uint32_t account = 0);

/// What a key version promises about the script: ypub is BIP49, zpub BIP84; nullopt where it says nothing (xpub) or
/// means multisig.
std::optional<AccountType> accountTypeOf(KeyVersion version);

/// `wpkh([d34db33f/84h/0h/0h]xpub.../<0;1>/*)`, without checksum: branch 0 receives, branch 1 takes change.
/// Without an origin the brackets are left out.
std::string accountDescriptor(AccountType type, const std::optional<KeyOrigin>& origin,
                              const ExtendedPublicKey& accountKey, Network network);

/// The same, derived from a wallet's master key. Errors: those of derivation (one in 2^127).
Result<std::string> accountDescriptor(AccountType type, const ExtendedPrivateKey& master, Network network,
                                      std::uint32_t account = 0);

/// The descriptor for an account key as people paste it: `zpub...` or `[d34db33f/84h/0h/0h]xpub...`. `type` is for
/// keys whose version says nothing about the script; where the version does, both must agree.
/// Errors: as parseVersionedPublicKey and KeyOrigin::parse; Unsupported for the multisig versions; Refused when the
/// type is needed and not given, or contradicts the version.
Result<std::string> descriptorOfKeyText(std::string_view text, Network network, std::optional<AccountType> type);

} // namespace lockstep
