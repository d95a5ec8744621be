// SPDX-License-Identifier: MIT

#include "core/api/engine/backupreading.h"

#include "core/api/engine/labelreading.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/paymentrequestrepository.h"
#include "core/storage/repositories/walletrepository.h"

#include <algorithm>

namespace lockstep {

namespace {

BackupWallet walletOf(const WalletRow& row)
{
    BackupWallet wallet;
    wallet.name = row.name;
    wallet.kind = row.kind;
    wallet.identity = row.identity;
    wallet.accountType = row.accountType;
    wallet.fingerprint = row.fingerprint;
    wallet.birthday = row.birthday;
    wallet.birthdayTime = row.birthdayTime;
    wallet.lookahead = row.lookahead;
    wallet.createdAt = row.createdAt;
    wallet.wordsConfirmedAt = row.wordsConfirmedAt;
    wallet.colour = row.colour;
    wallet.notes = row.notes;
    return wallet;
}

Result<void> addKeychain(Database& database, const KeychainRow& row, BackupWallet& wallet)
{
    KeychainRepository repository(database);
    if (row.role == KeychainRole::Imported) {
        const auto scripts = repository.scripts(row.id);
        if (!scripts) return scripts.error();
        for (const ScriptRow& script : *scripts) wallet.scripts.push_back({script.script, script.label});
        return {};
    }
    const auto first = repository.script(row.id, 0);
    if (!first) return first.error();
    if (!*first) return Error{Errc::Damaged, "a keychain without its first script"};
    BackupKeychain keychain{row.role, row.descriptor, row.branch, row.nextIndex, row.shownIndex, (*first)->script};
    if (keychain.shownIndex && *keychain.shownIndex >= keychain.nextIndex) keychain.shownIndex.reset();
    wallet.keychains.push_back(std::move(keychain));
    return {};
}

Result<void> addRequests(Database& database, WalletId id, BackupWallet& wallet)
{
    const auto rows = PaymentRequestRepository(database).ofWallet(id);
    if (!rows) return rows.error();
    for (const PaymentRequestRow& row : *rows)
        wallet.requests.push_back({row.script, row.amount, row.label, row.message, row.createdAt});
    std::ranges::reverse(wallet.requests);
    return {};
}

} // namespace

Result<WalletForBackup> readForBackup(Database& database, WalletId id)
{
    const auto row = WalletRepository(database).find(id);
    if (!row) return row.error();
    WalletForBackup read{id, row->edits, walletOf(*row), {}};
    const auto keychains = KeychainRepository(database).ofWallet(id);
    if (!keychains) return keychains.error();
    for (const KeychainRow& keychain : *keychains)
        if (auto added = addKeychain(database, keychain, read.wallet); !added) return added.error();
    auto labels = readLabels(database, id);
    if (!labels) return labels.error();
    read.wallet.labels = *std::move(labels);
    if (auto added = addRequests(database, id, read.wallet); !added) return added.error();
    if (row->kind != WalletKind::Keys) return read;
    auto sealed = readSealedKeys(database, id);
    if (!sealed) return sealed.error();
    read.sealed = *std::move(sealed);
    return read;
}

} // namespace lockstep
