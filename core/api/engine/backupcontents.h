// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/labelfile.h"
#include "core/primitives/amount.h"
#include "core/primitives/network.h"
#include "core/storage/repositories/rows.h"
#include "core/util/result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lockstep {

/// What a backup file holds, inside the container of core/backup: JSON in UTF-8 (decision 0017). A program that reads
/// it skips what it does not know; what it must not miss raises `contents`. All times are unix seconds, all amounts
/// satoshis, all scripts hex, all sealed records base64.
///
///     {"contents": 1, "program": "Lockstep 0.1.0", "network": "mainnet", "createdAt": 1764130000, "wallets": [
///       {"name": "Daily", "kind": "keys" | "watch" | "addresses", "identity": "...", "accountType": "bip84",
///        "fingerprint": "d34db33f", "birthdayHeight": 840000, "birthdayTime": 1713000000, "lookahead": 100,
///        "createdAt": 1713000000, "wordsConfirmedAt": 1713000100, "colour": "#3a6ea5", "notes": "",
///        "keychains": [{"role": "receive" | "change", "descriptor": "wpkh(...)#...", "branch": 0, "nextIndex": 4,
///                       "shownIndex": 3, "first": "0014..."}],
///        "scripts": [{"script": "0014...", "label": "Rent"}],
///        "labels": "{\"type\":\"tx\",...}\n",
///        "requests": [{"script": "0014...", "amount": 5000, "label": "", "message": "", "createdAt": 1764000000}],
///        "keys": {"entropy": "...", "accountKey": "..."}}]}

struct BackupKeychain
{
    KeychainRole role = KeychainRole::Receive;
    std::string descriptor; ///< Public, with checksum.
    std::uint32_t branch = 0;
    std::uint32_t nextIndex = 0;
    std::optional<std::uint32_t> shownIndex;
    Bytes first; ///< The script at index 0: derived again and compared after writing, and before restoring.
    friend bool operator==(const BackupKeychain&, const BackupKeychain&) = default;
};

struct BackupScript
{
    Bytes script;
    QString label;
    friend bool operator==(const BackupScript&, const BackupScript&) = default;
};

struct BackupRequest
{
    Bytes script;
    std::optional<Amount> amount; ///< nullopt: any.
    QString label;
    QString message;
    std::int64_t createdAt = 0;
    friend bool operator==(const BackupRequest&, const BackupRequest&) = default;
};

/// Sealed by the key of the file, as SecretKind::Entropy and ExtendedPrivateKey; the record id is the wallet's place.
struct BackupKeys
{
    Bytes entropy;
    Bytes accountKey;
    friend bool operator==(const BackupKeys&, const BackupKeys&) = default;
};

struct BackupWallet
{
    QString name;
    WalletKind kind = WalletKind::Watch;
    std::string identity; ///< Of fixed addresses: of those it began with. Else computed anew from the descriptor.
    std::string accountType;
    std::optional<Fingerprint> fingerprint;
    std::optional<BlockHeight> birthday;
    std::optional<std::int64_t> birthdayTime;
    std::optional<std::uint32_t> lookahead;
    std::int64_t createdAt = 0;
    std::optional<std::int64_t> wordsConfirmedAt;
    QString colour;
    QString notes;
    std::vector<BackupKeychain> keychains;
    std::vector<BackupScript> scripts; ///< Imported ones, in their order.
    QList<LabelLine> labels; ///< And frozen coins.
    std::vector<BackupRequest> requests; ///< The oldest first.
    std::optional<BackupKeys> keys;
    friend bool operator==(const BackupWallet&, const BackupWallet&) = default;
};

struct BackupContents
{
    std::string program;
    Network network{};
    std::int64_t createdAt = 0;
    std::vector<BackupWallet> wallets;
    friend bool operator==(const BackupContents&, const BackupContents&) = default;
};

constexpr std::size_t MaxBackedUpWallets = 10'000;
constexpr std::uint32_t MaxBackedUpIndex = 1'000'000; ///< More would let a crafted file derive for hours.

/// The same contents give the same bytes.
QByteArray backupText(const BackupContents& contents);

/// Errors: Unsupported (a newer `contents`); Malformed (detail: which field); OutOfRange (too many of something).
/// Nothing is derived or compared yet.
Result<BackupContents> parseBackupText(ByteSpan text);

} // namespace lockstep
