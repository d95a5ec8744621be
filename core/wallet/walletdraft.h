// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/passwordkdf.h"
#include "core/descriptors/addresslist.h"
#include "core/keys/accounttype.h"
#include "core/keys/extendedkey.h"
#include "core/keys/mnemonic.h"
#include "core/primitives/network.h"
#include "core/storage/repositories/rows.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lockstep {

/// A wallet that is not stored yet: everything that costs time (keys, sealing) is done, on whatever thread, and what
/// is left is one short transaction: `storeWallet`. Holds no secret in the clear.
struct WalletDraft
{
    struct Branch
    {
        KeychainRole role = KeychainRole::Receive;
        std::string descriptor; ///< With its checksum.
        std::uint32_t branch = 0;
        std::uint32_t nextIndex = 0; ///< Of one that was used elsewhere; its window is stored from there.
        std::optional<std::uint32_t> shownIndex;
    };

    Network network{};
    WalletUuid uuid{};
    WalletKind kind = WalletKind::Watch;
    std::string accountType; ///< accountTypeName()
    std::string identity;
    std::optional<Fingerprint> fingerprint;
    std::vector<Branch> branches;
    std::vector<WatchedAddress> addresses;
    std::vector<std::pair<std::string, Bytes>> secrets; ///< SecretRepository's kind, and the sealed record.
};

/// How a wallet's secrets are protected. Without a passphrase whoever reads the file has them: a choice.
struct Sealing
{
    std::optional<ByteSpan> passphrase; ///< UTF-8.
    Argon2Params params; ///< Of a wallet with one.
};

/// From recovery words. The BIP39 passphrase is not kept, but the account key made with it is. What was sealed is
/// opened again with the passphrase and must give the same descriptor (K15).
/// Errors: those of derivePasswordKey; Malformed (passphrase not UTF-8). Cost: two key derivations, 1.5 s.
Result<WalletDraft> draftFromKeys(const Mnemonic& words, ByteSpan bip39Passphrase, AccountType type, Network network,
                                  const Sealing& sealing, std::uint32_t account = 0);

/// What is left of a wallet of keys in a backup: the BIP39 passphrase is not, but the account key made with it is.
struct AccountKeys
{
    const Mnemonic& words;
    const ExtendedPrivateKey& accountKey;
    AccountType type{};
    Fingerprint fingerprint{}; ///< Of the master key.
    std::string descriptor; ///< That the account key must give.
};

/// Sealed anew. Errors: as draftFromKeys; Damaged where the keys are not those of the descriptor.
Result<WalletDraft> draftFromAccountKeys(const AccountKeys& keys, Network network, const Sealing& sealing);

/// Watch-only, from what a person pasted: one descriptor (of one branch, or receive and change), the two of them on
/// two lines, or an extended public key. `type` is for a key that does not say.
/// Errors: those of parseWatchInput; Unsupported for more than one wallet or more than two branches.
Result<WalletDraft> draftFromText(std::string_view text, std::optional<AccountType> type, Network network);

/// Watch-only, from lines `address[,label[,height]]`. Errors: those of parseAddressList.
Result<WalletDraft> draftFromAddresses(std::string_view text, Network network);

/// "bip84", ...: the word in WalletRow::accountType.
std::string_view accountTypeName(AccountType type);
std::optional<AccountType> accountTypeFromName(std::string_view name);

} // namespace lockstep
