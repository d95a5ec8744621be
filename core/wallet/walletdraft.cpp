// SPDX-License-Identifier: MIT

#include "core/wallet/walletdraft.h"

#include "core/crypto/random.h"
#include "core/descriptors/descriptor.h"
#include "core/util/hex.h"
#include "core/wallet/sealedkeys.h"

#include <algorithm>
#include <array>

namespace lockstep {

namespace {

constexpr std::array TypeNames{
    std::pair{AccountType::Bip44, std::string_view("bip44")},
    std::pair{AccountType::Bip49, std::string_view("bip49")},
    std::pair{AccountType::Bip84, std::string_view("bip84")},
    std::pair{AccountType::Bip86, std::string_view("bip86")},
};

constexpr std::string_view Blanks = " \t\r\n";

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    while (true) {
        const auto begin = text.find_first_not_of(Blanks);
        if (begin == std::string_view::npos) return words;
        const auto end = std::min(text.find_first_of(Blanks, begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        text.remove_prefix(end);
    }
}

/// Receive and change, whether they came as one descriptor with two branches or as two.
Result<std::vector<Descriptor>> branchesOf(const std::vector<Descriptor>& descriptors)
{
    std::vector<Descriptor> branches;
    for (const Descriptor& descriptor : descriptors)
        for (std::size_t i = 0; i < descriptor.branchCount(); ++i) branches.push_back(descriptor.branch(i));
    if (branches.size() > 2) return Error{Errc::Unsupported, "more than two branches"};
    if (branches.size() == 2 && branches[0].identity() == branches[1].identity())
        return Error{Errc::Malformed, "the same descriptor twice"};
    return branches;
}

/// A wallet of keys and one that only watches the same scripts are two wallets: a person may want both.
std::string identityOf(WalletKind kind, const std::vector<Descriptor>& branches)
{
    std::string identity = kind == WalletKind::Keys ? "keys" : "watch";
    for (const Descriptor& branch : branches) identity += '\n' + branch.identity();
    return identity;
}

Result<WalletDraft> draftOf(WalletKind kind, const std::vector<Descriptor>& descriptors, Network network)
{
    const auto branches = branchesOf(descriptors);
    if (!branches) return branches.error();
    WalletDraft draft;
    draft.network = network;
    draft.uuid = randomBytes<16>();
    draft.kind = kind;
    draft.identity = identityOf(kind, *branches);
    KeychainRole role = KeychainRole::Receive;
    for (const Descriptor& descriptor : descriptors) {
        for (std::uint32_t i = 0; i < descriptor.branchCount(); ++i) {
            draft.branches.push_back({role, descriptor.toString(), i});
            role = KeychainRole::Change;
        }
    }
    return draft;
}

} // namespace

std::string_view accountTypeName(AccountType type)
{
    return std::ranges::find(TypeNames, type, &decltype(TypeNames)::value_type::first)->second;
}

std::optional<AccountType> accountTypeFromName(std::string_view name)
{
    for (const auto& [type, known] : TypeNames)
        if (known == name) return type;
    return std::nullopt;
}

Result<WalletDraft> draftFromKeys(const Mnemonic& words, ByteSpan bip39Passphrase, AccountType type, Network network,
                                  const Sealing& sealing)
{
    const auto seed = words.seed(bip39Passphrase);
    if (!seed) return seed.error();
    const auto master = ExtendedPrivateKey::fromSeed(seed->span());
    if (!master) return master.error();
    const auto account = master->derive(accountPath(type, network));
    if (!account) return account.error();
    const auto text = accountDescriptor(type, *master, network);
    if (!text) return text.error();
    auto descriptor = Descriptor::parse(*text, network);
    if (!descriptor) return descriptor.error();

    auto draft = draftOf(WalletKind::Keys, {*descriptor}, network);
    if (!draft) return draft;
    draft->accountType = accountTypeName(type);
    draft->fingerprint = master->fingerprint();

    SealedKeys about;
    about.network = network;
    about.binding = {std::string(networkName(network)), draft->uuid};
    about.type = type;
    about.fingerprint = *draft->fingerprint;
    about.descriptor = descriptor->toString();
    auto sealed = sealKeys(words, *account, std::move(about), sealing.passphrase, sealing.params);
    if (!sealed) return sealed.error();
    // Opened again as a start of the program would: what cannot be opened now could not be opened then.
    const auto opened = UnlockedKeys::unlock(std::move(sealed->keys), sealing.passphrase);
    if (!opened) return opened.error();
    const auto kept = opened->words();
    if (!kept || !std::ranges::equal(kept->entropy(), words.entropy()))
        return Error{Errc::Damaged, "the sealed words are not those that were given"};
    draft->secrets = std::move(sealed->records);
    return draft;
}

Result<WalletDraft> draftFromText(std::string_view text, std::optional<AccountType> type, Network network)
{
    const auto words = wordsOf(text);
    if (words.empty() || words.size() > 2) return Error{Errc::Malformed, "one or two descriptors, or a key"};
    std::vector<Descriptor> descriptors;
    for (const std::string_view word : words) {
        std::string descriptor(word);
        if (word.find('(') == std::string_view::npos) {
            auto made = descriptorOfKeyText(word, network, type);
            if (!made) return made.error();
            descriptor = std::move(*made);
        }
        auto parsed = Descriptor::parse(descriptor, network);
        if (!parsed) return parsed.error();
        descriptors.push_back(std::move(*parsed));
    }
    return draftOf(WalletKind::Watch, descriptors, network);
}

Result<WalletDraft> draftFromAddresses(std::string_view text, Network network)
{
    auto lines = parseAddressList(text, network);
    if (!lines) return lines.error();
    std::vector<Bytes> scripts;
    for (const AddressLine& line : *lines) scripts.push_back(line.script);
    std::ranges::sort(scripts);
    Bytes all;
    for (const Bytes& script : scripts) append(all, sha256(script));

    WalletDraft draft;
    draft.network = network;
    draft.uuid = randomBytes<16>();
    draft.kind = WalletKind::Addresses;
    draft.identity = "addresses\n" + toHex(sha256(all));
    draft.addresses = std::move(*lines);
    return draft;
}

} // namespace lockstep
