// SPDX-License-Identifier: MIT

#include "core/api/engine/accountsearching.h"

#include "core/api/engine/walletmaking.h"
#include "core/keys/mnemonic.h"
#include "core/wallet/descriptorscripts.h"

#include <algorithm>
#include <array>

namespace lockstep {

namespace {

constexpr std::uint32_t MostAccounts = 20; ///< Nobody is known to have more; each is a derivation.
constexpr std::array Types{AccountType::Bip44, AccountType::Bip49, AccountType::Bip84, AccountType::Bip86};

using Family = std::vector<std::shared_ptr<ScriptSource>>;

Result<Family> familyOf(AccountType type, const ExtendedPrivateKey& master, Network network)
{
    Family family;
    for (std::uint32_t account = 0; account < MostAccounts; ++account) {
        const auto text = accountDescriptor(type, master, network, account);
        if (!text) return text.error();
        auto descriptor = Descriptor::parse(*text, network);
        if (!descriptor) return descriptor.error();
        family.push_back(std::make_shared<DescriptorScripts>(*std::move(descriptor)));
    }
    return family;
}

} // namespace

Result<SearchWish> searchWishOf(const AccountSearch& search, Network network, std::int64_t now)
{
    const auto words = Mnemonic::parse(search.words.span());
    if (!words) return words.error();
    const auto seed = words->seed(search.bip39Passphrase.span());
    if (!seed) return seed.error();
    const auto master = ExtendedPrivateKey::fromSeed(seed->span());
    if (!master) return master.error();
    SearchWish wish;
    for (const AccountType type : Types) {
        auto family = familyOf(type, *master, network);
        if (!family) return family.error();
        wish.families.push_back(*std::move(family));
    }
    const BirthdayParts birthday = partsOf(search.birthday, now);
    wish.block = birthday.block;
    wish.time = birthday.time;
    wish.lookahead = static_cast<std::uint32_t>(std::max(search.lookahead.value_or(0), 0));
    return wish;
}

AccountSearchReport accountReportOf(const SearchReport& report, Network network)
{
    AccountSearchReport made{report.from, report.to, report.isAgreed, {}};
    for (const SearchFinding& finding : report.found) {
        FoundAccount found;
        found.type = Types.at(finding.family);
        found.account = finding.account;
        found.path = QString::fromStdString(accountPath(found.type, network, found.account).toString());
        found.transactions = finding.transactions;
        found.balance = Amount::fromSatoshis(finding.balance).value_or(Amount());
        found.first = finding.first;
        found.last = finding.last;
        made.found += found;
    }
    return made;
}

} // namespace lockstep
