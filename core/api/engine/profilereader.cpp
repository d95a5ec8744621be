// SPDX-License-Identifier: MIT

#include "core/api/engine/profilereader.h"

#include "core/descriptors/descriptor.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/util/hex.h"
#include "core/wallet/policy.h"
#include "core/wallet/sealedkeys.h"
#include "core/wallet/wallet.h"

namespace lockstep {

namespace {

WalletProfile profileOf(const WalletRow& row)
{
    WalletProfile profile;
    profile.id = row.id;
    profile.name = row.name;
    profile.colour = row.colour;
    profile.notes = row.notes;
    profile.createdAt = row.createdAt;
    if (row.fingerprint) profile.fingerprint = QString::fromStdString(toHex(*row.fingerprint));
    profile.hasKeys = row.kind == WalletKind::Keys;
    profile.wordsConfirmedAt = row.wordsConfirmedAt;
    profile.backedUpAt = row.backedUpAt;
    profile.isChangedSinceBackup = row.backedUpAt && row.edits != row.editsBackedUp;
    profile.birthday = row.birthday;
    profile.birthdayTime = row.birthdayTime;
    profile.lookahead = static_cast<std::int32_t>(row.lookahead.value_or(Wallet::DefaultLookahead));
    profile.hasOwnLookahead = row.lookahead.has_value();
    return profile;
}

/// The fixed scripts of a keychain, or of a ranged one all up to the end of its window.
Result<std::int64_t> watchedBy(Database& database, const KeychainRow& keychain, std::int32_t lookahead, Network network)
{
    if (!keychain.descriptor.empty()) {
        const auto descriptor = Descriptor::parse(keychain.descriptor, network);
        if (!descriptor) return Error{Errc::Damaged, "stored descriptor: " + descriptor.error().detail};
        return descriptor->isRanged() ? std::int64_t{keychain.nextIndex} + lookahead : 1;
    }
    const auto scripts = KeychainRepository(database).scripts(keychain.id);
    if (!scripts) return scripts.error();
    return static_cast<std::int64_t>(scripts->size());
}

Result<void> addKeychains(Database& database, WalletProfile& profile)
{
    KeychainRepository repository(database);
    const auto network = networkFromName(database.identity().network);
    const auto keychains = repository.ofWallet(profile.id);
    if (!keychains) return keychains.error();
    for (const KeychainRow& keychain : *keychains) {
        const QString descriptor = QString::fromStdString(keychain.descriptor);
        if (!descriptor.isEmpty() && !profile.descriptors.contains(descriptor)) profile.descriptors += descriptor;
        const auto watched = watchedBy(database, keychain, profile.lookahead, *network);
        if (!watched) return watched.error();
        profile.addressesWatched += static_cast<std::int32_t>(*watched);
    }
    profile.policy = QString::fromStdString(policyOf(*keychains));
    const auto used = repository.usedCount(profile.id);
    if (!used) return used.error();
    profile.addressesUsed = static_cast<std::int32_t>(*used);
    return {};
}

} // namespace

Result<WalletProfile> readWalletProfile(Database& database, WalletId wallet)
{
    const auto row = WalletRepository(database).find(wallet);
    if (!row) return row.error();
    WalletProfile profile = profileOf(*row);
    if (auto added = addKeychains(database, profile); !added) return added.error();
    if (!profile.hasKeys) return profile;
    const auto sealed = readSealedKeys(database, wallet);
    if (!sealed) return sealed.error();
    const auto isProtected = sealed->needsPassphrase();
    if (!isProtected) return isProtected.error();
    profile.hasPassphrase = *isProtected;
    return profile;
}

} // namespace lockstep
