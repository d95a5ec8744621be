// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/passwordkdf.h"
#include "core/crypto/sealedrecord.h"
#include "core/util/bytes.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep {

/// The outside of a Lockstep backup file, which knows nothing of what is in it (decision 0017).
///
///     magic "Lockstep backup\n" (16)  version(1) = 1  form(1)  network (length, text)  id(16)
///     form 0, open:    contents (length, bytes)
///     form 1, sealed:  key (length, a wrap of core/crypto/sealedrecord.h)  contents (length, a sealed record)
///     SHA-256(32) of everything before
///
/// Lengths are CompactSize; nothing follows. Every version ends with that plain SHA-256, so that damage is told from a
/// wrong passphrase and from a newer version, before anything is believed. It proves nothing against a forger: of a
/// sealed file the AEAD does, which binds key and contents to version, network and id; an open file proves nothing, and
/// is only believed as far as a person compares its addresses.
///
/// `id` is random for each file. The key of the file also seals the secrets that the contents name, one by one, so that
/// they stay sealed while the contents are read.

constexpr std::string_view BackupMagic = "Lockstep backup\n";
constexpr std::size_t MaxBackupSize = 64'000'000; ///< Bytes of a file; about 300,000 labels.

/// What a file says of itself before it is opened.
struct BackupHeader
{
    bool isSealed = false; ///< A passphrase is needed.
    std::string network; ///< networkName()
    std::array<std::byte, 16> id{};
};

/// Checks size, magic, checksum, version and form. Cost: one hash of the file, no key derivation.
/// Errors: Malformed (no backup of Lockstep's, or in a form that it never writes), OutOfRange (too large, or a
/// passphrase whose guess would cost more than is accepted: no machine is put to that work), Damaged (its checksum does
/// not match), Unsupported (a newer version).
Result<BackupHeader> readBackupHeader(ByteSpan file);

/// A file that was opened.
struct OpenedContainer
{
    BackupHeader header;
    std::optional<DataKey> key; ///< Of a sealed one; for the secrets inside.
    SecureBytes contents;
};

/// `passphrase` is not looked at for an open file. Errors: as readBackupHeader; WalletLocked (sealed, and no passphrase
/// given); WrongPassphrase; those of derivePasswordKey. Cost: one key derivation of a sealed file.
Result<OpenedContainer> openBackup(ByteSpan file, std::optional<ByteSpan> passphrase);

/// A file in the making: first its key, for the secrets, then the contents that name them.
class BackupSeal
{
public:
    explicit BackupSeal(std::string network);

    const DataKey& key() const { return m_key; }

    /// Errors: those of derivePasswordKey; OutOfRange (too large). Cost: one key derivation.
    Result<Bytes> sealed(ByteSpan contents, ByteSpan passphrase, const Argon2Params& params) const;

    /// To be read by anybody, and with any text editor: of what holds no secret. Errors: OutOfRange (too large).
    Result<Bytes> open(ByteSpan contents) const;

private:
    BackupHeader m_header;
    DataKey m_key;
};

} // namespace lockstep
