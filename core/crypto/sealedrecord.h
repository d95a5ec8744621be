// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/passwordkdf.h"
#include "core/util/bytes.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <array>
#include <cstdint>
#include <string>

namespace lockstep {

/// How a wallet's secrets are stored.
///
/// A passphrase gives a key (Argon2id) that wraps the wallet's data key; the data key seals every secret. A new
/// passphrase rewrites one small record, and nothing else can be left behind under the old one.
///
///     version(1) key(1) [passes(4) memory KiB(4) lanes(1)] [salt(16)] nonce(24) ciphertext tag(16) SHA-256(32)
///
/// `key` says what opens the record: 0 the data key, 1 a passphrase (all bracketed fields), 2 nothing but the record
/// itself (salt only). Integers are little endian. The plain SHA-256 over everything before it tells damage from a
/// wrong passphrase. A record is also bound to where it belongs: "lockstep", version, network, wallet, kind of
/// secret, record id and the fields before the nonce are authenticated, so that no two records, wallets or cost
/// parameters can be exchanged.

/// The wallet a data key belongs to.
struct SealBinding
{
    std::string network; ///< networkName(), at most 255 bytes.
    std::array<std::byte, 16> wallet{}; ///< The wallet's own id, random, not its row.
};

/// The numbers are stored.
enum class SecretKind : std::uint8_t {
    DataKey = 1,
    Entropy = 2, ///< Of a BIP39 phrase; the words are made from it.
    ExtendedPrivateKey = 4, // 3 and 5 are reserved: for a BIP39 passphrase and for a single key
    BackupContents = 6, ///< All that a backup file holds.
};

/// What opens a wrapped data key. The numbers are stored.
enum class WrapKind : std::uint8_t {
    Passphrase = 1,
    /// No passphrase was set. The key that wraps stands in the record itself: whoever can read the file has the
    /// secrets. This wrap hides nothing; it exists so that such wallets take the same path, and so that setting a
    /// passphrase later is a rewrap.
    Keyless = 2,
};

/// Which of the two a stored record is, before anybody is asked for a passphrase.
/// Errors: Damaged; Unsupported for a newer version; Malformed when it is no wrap.
Result<WrapKind> wrapKindOf(ByteSpan record);

/// What a guess at the passphrase of this record costs, before anybody makes one: whoever takes records from strangers
/// asks isAccepted() first. Errors: as wrapKindOf; Malformed for a wrap without a passphrase.
Result<Argon2Params> wrapCostOf(ByteSpan record);

/// The key that seals one wallet's secrets. In locked memory, unreadable between uses; gone when destroyed: that is
/// what locking a wallet means. For one thread at a time.
class DataKey
{
public:
    static DataKey create(SealBinding binding); ///< A new random key.

    /// Errors: WrongPassphrase (also when the record belongs to another wallet), Damaged, Unsupported, those of
    /// derivePasswordKey; Refused for a keyless wrap, so that no passphrase is ever accepted unchecked.
    /// Cost: one key derivation, half a second and more.
    static Result<DataKey> unwrap(ByteSpan record, SealBinding binding, ByteSpan passphrase);

    /// Errors: as unwrap; WalletLocked when the record needs a passphrase; Damaged when it belongs elsewhere.
    static Result<DataKey> unwrapKeyless(ByteSpan record, SealBinding binding);

    /// Errors: those of derivePasswordKey. Cost: one key derivation.
    Result<Bytes> wrap(ByteSpan passphrase, const Argon2Params& params) const;
    Bytes wrapKeyless() const;

    /// One secret. `id` tells records of one kind apart.
    Bytes seal(SecretKind kind, std::uint64_t id, ByteSpan secret) const;

    /// Errors: Damaged, also for a record of another wallet, kind or id; Unsupported for a newer version.
    Result<SecureBytes> open(SecretKind kind, std::uint64_t id, ByteSpan record) const;

private:
    DataKey(SecureBytes key, SealBinding binding);

    mutable SecureBytes m_key; // mutable, because reading it opens and shuts its page
    SealBinding m_binding;
};

/// The record that replaces `record`: the same data key under the new passphrase, unwrapped once more before it is
/// handed out. Store it in one transaction: then exactly one of the two passphrases works whatever happens.
/// Errors: as unwrap for the old passphrase and wrap for the new one. Cost: three key derivations.
Result<Bytes> changePassphrase(ByteSpan record, const SealBinding& binding, ByteSpan oldPassphrase,
                               ByteSpan newPassphrase, const Argon2Params& params);

} // namespace lockstep
