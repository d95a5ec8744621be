// SPDX-License-Identifier: MIT

#include "core/api/engine/backuprestoring.h"

#include "core/api/engine/addresses.h"
#include "core/api/walletname.h"
#include "core/chain/networkparams.h"
#include "core/crypto/random.h"
#include "core/crypto/sealedrecord.h"
#include "core/descriptors/descriptor.h"
#include "core/script/address.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/paymentrequestrepository.h"
#include "core/storage/repositories/walletrepository.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::string_view AddressesIdentity = "addresses\n";
constexpr std::int64_t OneDay = 24 * 60 * 60;

Error disagrees(const char* what) { return {Errc::Malformed, std::string("backup: ") + what}; }

/// Next indexes go to the branch they are of, once its first script is what the file says.
Result<void> applyKeychain(WalletDraft& draft, const BackupKeychain& keychain, const Descriptor& descriptor)
{
    const auto branch = std::ranges::find_if(draft.branches, [&](const WalletDraft::Branch& b) {
        return b.role == keychain.role && b.branch == keychain.branch;
    });
    if (branch == draft.branches.end()) return disagrees("a keychain that its descriptor does not have");
    const auto first = descriptor.scriptPubKey(keychain.branch, 0);
    if (!first) return first.error();
    if (*first != keychain.first) return disagrees("a descriptor that gives another first address");
    branch->nextIndex = descriptor.isRanged() ? keychain.nextIndex : std::min(keychain.nextIndex, 1U);
    branch->shownIndex = keychain.shownIndex;
    return {};
}

Result<WalletDraft> descriptorDraft(const BackupWallet& wallet, Network network)
{
    const std::string& text = wallet.keychains.front().descriptor;
    const auto descriptor = Descriptor::parse(text, network);
    if (!descriptor) return descriptor.error();
    auto draft = draftFromText(text, std::nullopt, network);
    if (!draft) return draft;
    if (draft->branches.size() != wallet.keychains.size()) return disagrees("another number of keychains");
    for (const BackupKeychain& keychain : wallet.keychains) {
        if (keychain.descriptor != text) return disagrees("keychains of two wallets in one");
        if (auto applied = applyKeychain(*draft, keychain, *descriptor); !applied) return applied.error();
    }
    return draft;
}

Result<WalletDraft> addressesDraft(const BackupWallet& wallet, Network network)
{
    const bool hasIdentity
        = wallet.identity.starts_with(AddressesIdentity) && wallet.identity.size() == AddressesIdentity.size() + 64;
    if (!hasIdentity || wallet.scripts.empty()) return disagrees("a wallet of addresses without any");
    WalletDraft draft;
    draft.network = network;
    draft.uuid = randomBytes<16>();
    draft.kind = WalletKind::Addresses;
    draft.identity = wallet.identity;
    return draft;
}

struct Secrets
{
    Mnemonic words;
    ExtendedPrivateKey accountKey;
};

Result<Secrets> secretsOf(const BackupWallet& wallet, std::size_t place, Network network, const DataKey& key)
{
    const auto entropy = key.open(SecretKind::Entropy, place, wallet.keys->entropy);
    if (!entropy) return entropy.error();
    auto words = Mnemonic::fromEntropy(entropy->span());
    if (!words) return words.error();
    const auto text = key.open(SecretKind::ExtendedPrivateKey, place, wallet.keys->accountKey);
    if (!text) return text.error();
    auto accountKey = ExtendedPrivateKey::parse(text->text(), network);
    if (!accountKey) return accountKey.error();
    return Secrets{*std::move(words), *std::move(accountKey)};
}

/// The places in the wallet that watch a script.
Result<std::vector<ScriptOwner>> placesOf(Database& database, WalletId id, ByteSpan script)
{
    auto owners = KeychainRepository(database).ownersOf(script);
    if (owners) std::erase_if(*owners, [id](const ScriptOwner& owner) { return owner.wallet != id; });
    return owners;
}

Result<void> addLabel(Database& database, WalletId id, const LabelLine& line)
{
    const QString text = asLabel(line.label);
    LabelRepository labels(database);
    if (line.type == u"addr"_s) {
        const auto network = networkFromName(database.identity().network);
        const auto script = scriptFromAddress(line.ref.toStdString(), *network);
        if (!script) return {};
        const auto places = placesOf(database, id, *script);
        if (!places) return places.error();
        for (const ScriptOwner& place : *places)
            if (auto set = KeychainRepository(database).setLabel(place.keychain.id, place.script.index, text); !set)
                return set;
        return {};
    }
    const std::string ref = line.ref.toLower().toStdString();
    if (!text.isEmpty())
        if (auto set = labels.set(id, {line.type.toStdString(), ref, text}); !set) return set;
    if (line.type == u"output"_s && line.spendable == false) return labels.addFrozenMark(id, ref);
    return {};
}

Result<void> addRequest(Database& database, WalletId id, const BackupRequest& request)
{
    const auto places = placesOf(database, id, request.script);
    if (!places) return places.error();
    if (places->empty()) return {};
    PaymentRequestRow row;
    row.wallet = id;
    row.keychain = places->front().keychain.id;
    row.index = places->front().script.index;
    row.amount = request.amount;
    row.label = asLabel(request.label);
    row.message = asLabel(request.message);
    row.createdAt = request.createdAt;
    if (auto inserted = PaymentRequestRepository(database).insert(row); !inserted) return inserted.error();
    return {};
}

} // namespace

Result<WalletDraft> publicDraftOf(const BackupWallet& wallet, Network network)
{
    const bool isAddresses = wallet.kind == WalletKind::Addresses;
    if (isAddresses != wallet.keychains.empty()) return disagrees("a wallet without what it watches");
    auto draft = isAddresses ? addressesDraft(wallet, network) : descriptorDraft(wallet, network);
    if (!draft) return draft;
    for (const BackupScript& script : wallet.scripts)
        draft->addresses.push_back({script.script, {}, asLabel(script.label).toStdString(), {}});
    return draft;
}

Result<WalletDraft> draftOf(const BackupWallet& wallet, std::size_t place, Network network, const DataKey* key,
                            const Sealing& sealing)
{
    auto open = publicDraftOf(wallet, network);
    if (!open || !wallet.keys || !key) return open;
    const auto type = accountTypeFromName(wallet.accountType);
    if (wallet.kind != WalletKind::Keys || !type || !wallet.fingerprint) return disagrees("keys of an unknown kind");
    const auto secrets = secretsOf(wallet, place, network, *key);
    if (!secrets) return secrets.error();
    auto draft = draftFromAccountKeys(
        {secrets->words, secrets->accountKey, *type, *wallet.fingerprint, wallet.keychains.front().descriptor}, network,
        sealing);
    if (!draft) return draft;
    draft->branches = std::move(open->branches);
    draft->addresses = std::move(open->addresses);
    return draft;
}

Result<void> checkKeys(const BackupWallet& wallet, std::size_t place, Network network, const DataKey& key)
{
    const auto secrets = secretsOf(wallet, place, network, key);
    if (!secrets) return secrets.error();
    const auto type = accountTypeFromName(wallet.accountType);
    if (!type) return disagrees("keys of an unknown kind");
    const auto text = accountDescriptor(*type, std::nullopt, secrets->accountKey.toPublic(), network);
    const auto given = Descriptor::parse(text, network);
    const auto watched = Descriptor::parse(wallet.keychains.front().descriptor, network);
    if (!given || !watched || given->identity() != watched->identity())
        return Error{Errc::Damaged, "the keys are not those of the descriptor"};
    return {};
}

WalletSetup setupOf(const BackupWallet& wallet, Network network, std::int64_t now, std::int64_t fileTime)
{
    const NetworkParams& params = networkParams(network);
    WalletSetup setup;
    setup.name = wallet.name;
    setup.lookahead = wallet.lookahead;
    setup.birthday = wallet.birthday;
    // A block is exact. A time is the clock's of another computer, which may have been wrong by a little.
    if (!setup.birthday && wallet.birthdayTime)
        setup.birthdayTime = std::max<std::int64_t>(*wallet.birthdayTime - OneDay, 0);
    // A practice chain of one's own need not be as long as the one the file is from.
    const bool isSound
        = setup.birthday ? *setup.birthday <= params.highestPlausible(now) : setup.birthdayTime.has_value();
    if (!isSound) setup.birthday = BlockHeight{0};
    setup.syncedTo = {BlockHeight{0}, params.genesisHash};
    setup.catchingUp = true;
    setup.createdAt = wallet.createdAt;
    setup.wordsConfirmedAt = wallet.wordsConfirmedAt;
    setup.backedUpAt = fileTime;
    setup.colour = wallet.colour;
    setup.notes = wallet.notes;
    return setup;
}

Result<void> furnishFromBackup(Database& database, WalletId id, const BackupWallet& wallet)
{
    for (const LabelLine& line : wallet.labels)
        if (auto added = addLabel(database, id, line); !added) return added;
    for (const BackupRequest& request : wallet.requests)
        if (auto added = addRequest(database, id, request); !added) return added;
    return {};
}

Result<QString> freeName(Database& database, const QString& wanted)
{
    WalletRepository wallets(database);
    QString name = wanted;
    for (int number = 2;; ++number) {
        const auto taken = wallets.findByName(name);
        if (!taken) return taken.error();
        if (!*taken) return name;
        name = walletNameEndingIn(wanted, u" (%1)"_s.arg(number));
    }
}

} // namespace lockstep
