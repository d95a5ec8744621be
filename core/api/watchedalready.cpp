// SPDX-License-Identifier: MIT

#include "core/api/watchedalready.h"

#include "core/descriptors/watchinput.h"
#include "core/storage/database/consistentread.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/util/hex.h"
#include "core/wallet/walletdraft.h"

#include <algorithm>
#include <set>
#include <vector>

namespace lockstep {

namespace {

constexpr std::uint32_t LookedAt = 20; ///< Scripts of a branch.

/// What is looked up.
struct Asked
{
    std::vector<Bytes> scripts;
    std::string identity; ///< Of the wallet it would be; empty: of none.
    bool isList = false;
};

Result<void> addFirstScripts(const Descriptor& descriptor, std::vector<Bytes>& scripts)
{
    const std::uint32_t count = descriptor.isRanged() ? LookedAt : 1;
    for (std::size_t branch = 0; branch < descriptor.branchCount(); ++branch) {
        for (std::uint32_t index = 0; index < count; ++index) {
            auto script = descriptor.scriptPubKey(branch, index);
            if (!script) return script.error();
            scripts.push_back(*std::move(script));
        }
    }
    return {};
}

Result<Asked> askedOf(const WatchQuestion& question, Network network)
{
    Asked asked;
    if (const auto inputs = parseWatchInput(question.text, network, question.type)) {
        for (const WatchInput& input : *inputs)
            if (auto added = addFirstScripts(input.descriptor, asked.scripts); !added) return added.error();
        if (const auto draft = draftFromText(question.text, question.type, network)) asked.identity = draft->identity;
        return asked;
    }
    asked.isList = true;
    const auto draft = draftFromAddresses(question.text, network);
    if (draft) {
        for (const WatchedAddress& address : draft->addresses) asked.scripts.push_back(address.script);
        asked.identity = draft->identity;
        return asked;
    }
    auto raw = fromHex(question.text); // a script that has no address
    if (!raw || raw->empty()) return draft.error();
    asked.scripts.push_back(*std::move(raw));
    return asked;
}

Result<WatchedAlready> lookedUp(Database& database, const Asked& asked, std::optional<WalletId> into)
{
    WatchedAlready found;
    std::set<WalletId> watching;
    for (const Bytes& script : asked.scripts) {
        auto watchers = KeychainRepository(database).watchersOf(script);
        if (!watchers) return watchers.error();
        if (into) std::erase(*watchers, *into);
        if (!watchers->empty()) ++found.addresses;
        watching.insert(watchers->begin(), watchers->end());
    }
    const auto wallets = WalletRepository(database).all();
    if (!wallets) return wallets.error();
    for (const WalletRow& wallet : *wallets) {
        if (watching.contains(wallet.id)) found.wallets += wallet.name;
        if (!into && !asked.identity.empty() && wallet.identity == asked.identity) found.same = wallet.name;
    }
    found.of = asked.isList ? static_cast<int>(asked.scripts.size()) : 0;
    if (!asked.isList) found.addresses = 0;
    return found;
}

constexpr std::uint32_t LookedAtAccounts = 3; ///< Of each kind, as a search for accounts begins.

std::vector<AccountChoice> accountsOf(const WordsQuestion& question)
{
    if (question.only) return {*question.only};
    std::vector<AccountChoice> all;
    for (const AccountType type : {AccountType::Bip44, AccountType::Bip49, AccountType::Bip84, AccountType::Bip86})
        for (std::uint32_t account = 0; account < LookedAtAccounts; ++account) all.push_back({type, account});
    return all;
}

Result<std::vector<Asked>> askedOf(const WordsQuestion& question, Network network)
{
    const auto words = Mnemonic::parse(question.words.span());
    if (!words) return words.error();
    const auto seed = words->seed(question.bip39Passphrase.span());
    if (!seed) return seed.error();
    const auto master = ExtendedPrivateKey::fromSeed(seed->span());
    if (!master) return master.error();
    std::vector<Asked> all;
    for (const AccountChoice& choice : accountsOf(question)) {
        const auto text = accountDescriptor(choice.type, *master, network, choice.account);
        if (!text) return text.error();
        auto asked = askedOf(WatchQuestion{*text, {}, {}}, network);
        if (!asked) return asked.error();
        all.push_back(*std::move(asked));
    }
    return all;
}

Result<WordsAlready> lookedUp(Database& database, const std::vector<Asked>& accounts)
{
    std::set<QString> same, others;
    for (const Asked& account : accounts) {
        const auto found = lookedUp(database, account, std::nullopt);
        if (!found) return found.error();
        if (!found->same.isEmpty()) same.insert(found->same);
        others.insert(found->wallets.begin(), found->wallets.end());
    }
    const auto wallets = WalletRepository(database).all();
    if (!wallets) return wallets.error();
    WordsAlready known;
    for (const WalletRow& wallet : *wallets) {
        if (same.contains(wallet.name))
            known.same += wallet.name;
        else if (others.contains(wallet.name))
            known.others += wallet.name;
    }
    return known;
}

} // namespace

Result<WordsAlready> watchedAlready(Database& database, const WordsQuestion& question, Network network)
{
    const auto asked = askedOf(question, network);
    if (!asked) return asked.error();
    return consistentRead(database, [&] { return lookedUp(database, *asked); });
}

Result<WatchedAlready> watchedAlready(Database& database, const WatchQuestion& question, Network network)
{
    const auto asked = askedOf(question, network);
    if (!asked) return asked.error();
    return consistentRead(database, [&] { return lookedUp(database, *asked, question.into); });
}

} // namespace lockstep
