// SPDX-License-Identifier: MIT

#include "core/wallet/walletdraft.h"

#include "core/crypto/random.h"
#include "core/descriptors/descriptor.h"
#include "core/descriptors/watchinput.h"
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

/// By branch, so that one descriptor with two branches is the same wallet as two descriptors, whoever has the keys.
std::string identityOf(const Descriptor& descriptor)
{
    std::string identity = "descriptor";
    for (std::size_t i = 0; i < descriptor.branchCount(); ++i) identity += '\n' + descriptor.branch(i).identity();
    return identity;
}

Result<WalletDraft> draftOf(WalletKind kind, const Descriptor& descriptor, Network network)
{
    if (descriptor.branchCount() > 2) return Error{Errc::Unsupported, "more than two branches"};
    WalletDraft draft;
    draft.network = network;
    draft.uuid = randomBytes<16>();
    draft.kind = kind;
    draft.identity = identityOf(descriptor);
    draft.branches.push_back({KeychainRole::Receive, descriptor.toString(), 0, 0, {}});
    if (descriptor.branchCount() == 2)
        draft.branches.push_back({KeychainRole::Change, descriptor.toString(), 1, 0, {}});
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
                                  const Sealing& sealing, std::uint32_t account)
{
    const auto seed = words.seed(bip39Passphrase);
    if (!seed) return seed.error();
    const auto master = ExtendedPrivateKey::fromSeed(seed->span());
    if (!master) return master.error();
    const auto accountKey = master->derive(accountPath(type, network, account));
    if (!accountKey) return accountKey.error();
    const auto text = accountDescriptor(type, *master, network, account);
    if (!text) return text.error();
    return draftFromAccountKeys({words, *accountKey, type, master->fingerprint(), *text}, network, sealing);
}

Result<WalletDraft> draftFromAccountKeys(const AccountKeys& keys, Network network, const Sealing& sealing)
{
    const auto descriptor = Descriptor::parse(keys.descriptor, network);
    if (!descriptor) return descriptor.error();
    auto draft = draftOf(WalletKind::Keys, *descriptor, network);
    if (!draft) return draft;
    draft->accountType = accountTypeName(keys.type);
    draft->fingerprint = keys.fingerprint;

    SealedKeys about;
    about.network = network;
    about.binding = {std::string(networkName(network)), draft->uuid};
    about.type = keys.type;
    about.fingerprint = keys.fingerprint;
    about.descriptor = descriptor->toString();
    auto sealed = sealKeys(keys.words, keys.accountKey, std::move(about), sealing.passphrase, sealing.params);
    if (!sealed) return sealed.error();
    // Opened again as a start of the program would: what cannot be opened now could not be opened then.
    const auto opened = UnlockedKeys::unlock(std::move(sealed->keys), sealing.passphrase);
    if (!opened) return opened.error();
    const auto kept = opened->words();
    if (!kept || !std::ranges::equal(kept->entropy(), keys.words.entropy()))
        return Error{Errc::Damaged, "the sealed words are not those that were given"};
    draft->secrets = std::move(sealed->records);
    return draft;
}

Result<WalletDraft> draftFromText(std::string_view text, std::optional<AccountType> type, Network network)
{
    const auto inputs = parseWatchInput(text, network, type);
    if (!inputs) return inputs.error();
    if (inputs->size() > 1) return Error{Errc::Unsupported, "more than one wallet"};
    return draftOf(WalletKind::Watch, inputs->front().descriptor, network);
}

Result<WalletDraft> draftFromAddresses(std::string_view text, Network network)
{
    auto lines = parseAddressList(text, network);
    if (!lines) return lines.error();
    std::vector<Bytes> scripts;
    for (const WatchedAddress& line : *lines) scripts.push_back(line.script);
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
