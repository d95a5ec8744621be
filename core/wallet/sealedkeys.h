// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/sealedrecord.h"
#include "core/keys/accounttype.h"
#include "core/keys/mnemonic.h"
#include "core/storage/repositories/rows.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lockstep {

class Database;

/// A wallet's sealed records and what they must agree with: plain values for any thread, so that the slow part
/// (half a second and more of Argon2) runs on a worker while database and window go on.
struct SealedKeys
{
    Network network{};
    SealBinding binding;
    AccountType type{};
    Fingerprint fingerprint{};
    std::string descriptor; ///< That the keys must give.
    Bytes dataKey; ///< Wrapped.
    Bytes entropy;
    Bytes accountKey;

    Result<bool> needsPassphrase() const; ///< False: made without one. Errors: Damaged, Unsupported.
};

/// The data key of an unlocked wallet. Destroying it locks the wallet. For one thread at a time.
class UnlockedKeys
{
public:
    /// Opens the records and compares what they give with the wallet's descriptor (K15).
    /// Errors: WrongPassphrase, WalletLocked (no passphrase given), Damaged, those of derivePasswordKey.
    /// Cost: one key derivation, none for a wallet without a passphrase.
    static Result<UnlockedKeys> unlock(SealedKeys sealed, std::optional<ByteSpan> passphrase);

    Result<Mnemonic> words() const; ///< For showing and signing. Errors: Damaged.
    Result<ExtendedPrivateKey> accountKey() const; ///< m/84h/0h/0h and its like. Errors: Damaged.

    /// The wallet's descriptor with the private key in it and a checksum of its own, for other programs.
    /// Errors: Damaged.
    Result<SecureBytes> privateDescriptor() const;
    const SealedKeys& sealed() const { return m_sealed; }

private:
    UnlockedKeys(SealedKeys sealed, DataKey key) : m_sealed(std::move(sealed)), m_key(std::move(key)) { }
    Result<void> check() const;

    SealedKeys m_sealed;
    DataKey m_key;
};

/// Whether `words` with `bip39Passphrase` give the wallet's descriptor: as restoring it from them would. Opens no
/// record and needs no passphrase of this computer. Errors: Refused where they give another; those of Mnemonic::seed.
/// Cost: 2,048 rounds of PBKDF2.
Result<void> compareWords(const SealedKeys& sealed, const Mnemonic& words, ByteSpan bip39Passphrase);

/// What is stored for a new wallet: kinds and sealed records. `passphrase` nullopt: no protection.
struct SealedSecrets
{
    std::vector<std::pair<std::string, Bytes>> records;
    SealedKeys keys;
};
Result<SealedSecrets> sealKeys(const Mnemonic& words, const ExtendedPrivateKey& accountKey, SealedKeys about,
                               std::optional<ByteSpan> passphrase, const Argon2Params& params);

/// The new wrap for another passphrase, or for none, opened once more before it is handed out.
/// Errors: as unlock. Cost: up to three key derivations.
Result<Bytes> rewrap(const SealedKeys& sealed, std::optional<ByteSpan> oldPassphrase,
                     std::optional<ByteSpan> newPassphrase, const Argon2Params& params);

/// Errors: NoSuchWallet; Unsupported for a wallet without keys; Damaged where a record is missing.
Result<SealedKeys> readSealedKeys(Database& db, WalletId wallet);

/// Inside a transaction of Durability::Full; then `db.checkpoint()`, so that the old record is overwritten (K12).
Result<void> storeWrap(Database& db, WalletId wallet, ByteSpan wrap);

} // namespace lockstep
