// SPDX-License-Identifier: MIT

#include "core/wallet/walletfactory.h"

#include "core/storage/database/failpoint.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/secretrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/wallet/wallet.h"

namespace lockstep {

namespace {

Result<WalletId> insertRow(Database& db, const WalletDraft& draft, const WalletSetup& setup)
{
    auto name = checkedWalletName(setup.name);
    if (!name) return name.error();
    WalletRow row;
    row.uuid = draft.uuid;
    row.name = std::move(*name);
    row.kind = draft.kind;
    row.accountType = draft.accountType;
    row.identity = draft.identity;
    row.fingerprint = draft.fingerprint;
    row.lookahead = setup.lookahead;
    row.birthday = setup.birthday;
    row.birthdayTime = setup.birthdayTime;
    row.syncedTo = setup.syncedTo;
    row.catchingUp = setup.catchingUp;
    row.createdAt = setup.createdAt;
    if (draft.kind == WalletKind::Keys) row.wordsConfirmedAt = setup.wordsConfirmedAt;
    row.backedUpAt = setup.backedUpAt;
    row.colour = setup.colour;
    row.notes = setup.notes;
    return WalletRepository(db).insert(row);
}

Result<void> insertBranches(Database& db, WalletId wallet, const WalletDraft& draft)
{
    KeychainRepository keychains(db);
    for (const WalletDraft::Branch& branch : draft.branches) {
        KeychainRow row;
        row.wallet = wallet;
        row.role = branch.role;
        row.descriptor = branch.descriptor;
        row.branch = branch.branch;
        if (auto inserted = keychains.insert(row); !inserted) return inserted.error();
    }
    return {};
}

/// The window, derived by the wallet itself, so that there is one place that knows how.
Result<void> insertScripts(Database& db, WalletId id, const WalletDraft& draft)
{
    auto wallet = Wallet::load(db, id);
    if (!wallet) return wallet.error();
    if (auto stored = (*wallet)->storeWindow(); !stored) return stored;
    const auto keychains = KeychainRepository(db).ofWallet(id);
    if (!keychains) return keychains.error();
    for (std::size_t i = 0; i < draft.branches.size(); ++i) {
        const WalletDraft::Branch& branch = draft.branches[i];
        auto resumed = (*wallet)->resumeAt((*keychains)[i].id, branch.nextIndex, branch.shownIndex);
        if (!resumed) return resumed;
    }
    std::vector<ImportedScript> scripts;
    for (const WatchedAddress& line : draft.addresses)
        scripts.push_back({line.script, QString::fromStdString(line.label)});
    if (auto added = (*wallet)->addScripts(scripts); !added) return added.error();
    return {};
}

} // namespace

Result<WalletId> storeWallet(Database& db, const WalletDraft& draft, const WalletSetup& setup)
{
    if (networkName(draft.network) != db.identity().network)
        return Error{Errc::WrongNetwork, std::string(networkName(draft.network))};
    const auto id = insertRow(db, draft, setup);
    if (!id) return id;
    if (auto done = insertBranches(db, *id, draft); !done) return done.error();
    failPoint("wallet-half-stored");
    SecretRepository secrets(db);
    for (const auto& [kind, record] : draft.secrets)
        if (auto stored = secrets.put(*id, kind, record); !stored) return stored.error();
    if (auto done = insertScripts(db, *id, draft); !done) return done.error();
    return id;
}

} // namespace lockstep
