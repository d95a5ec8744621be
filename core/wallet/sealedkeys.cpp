// SPDX-License-Identifier: MIT

#include "core/wallet/sealedkeys.h"

#include "core/descriptors/descriptor.h"
#include "core/storage/database/database.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/secretrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/wallet/walletdraft.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace lockstep {

namespace {

// Kinds of SecretRepository. There is one of each, so all have record id 0.
const std::string DataKeyKind = "data-key";
const std::string EntropyKind = "entropy";
const std::string AccountKeyKind = "account-key";
constexpr std::uint64_t OnlyRecord = 0;

Result<DataKey> openDataKey(const SealedKeys& sealed, std::optional<ByteSpan> passphrase)
{
    return passphrase ? DataKey::unwrap(sealed.dataKey, sealed.binding, *passphrase)
                      : DataKey::unwrapKeyless(sealed.dataKey, sealed.binding);
}

/// Of the descriptor's key: the last step of its origin, 0 where it has none.
std::uint32_t accountIn(std::string_view descriptor)
{
    const auto close = descriptor.find(']');
    if (close == std::string_view::npos) return 0;
    const auto slash = descriptor.rfind('/', close);
    if (slash == std::string_view::npos) return 0;
    std::uint32_t account = 0;
    std::from_chars(descriptor.data() + slash + 1, descriptor.data() + close, account);
    return account;
}

/// Whether keys that give `text` are those of the wallet.
bool isDescriptor(const std::string& text, const SealedKeys& sealed)
{
    const auto given = Descriptor::parse(text, sealed.network);
    const auto watched = Descriptor::parse(sealed.descriptor, sealed.network);
    return given && watched && given->identity() == watched->identity();
}

Result<Bytes> wrapFor(const DataKey& key, std::optional<ByteSpan> passphrase, const Argon2Params& params)
{
    if (!passphrase) return key.wrapKeyless();
    return key.wrap(*passphrase, params);
}

} // namespace

Result<bool> SealedKeys::needsPassphrase() const
{
    const auto kind = wrapKindOf(dataKey);
    if (!kind) return kind.error();
    return *kind == WrapKind::Passphrase;
}

Result<UnlockedKeys> UnlockedKeys::unlock(SealedKeys sealed, std::optional<ByteSpan> passphrase)
{
    auto key = openDataKey(sealed, passphrase);
    if (!key) return key.error();
    UnlockedKeys keys(std::move(sealed), std::move(*key));
    if (auto sound = keys.check(); !sound) return sound.error();
    return keys;
}

Result<Mnemonic> UnlockedKeys::words() const
{
    const auto entropy = m_key.open(SecretKind::Entropy, OnlyRecord, m_sealed.entropy);
    if (!entropy) return entropy.error();
    return Mnemonic::fromEntropy(entropy->span());
}

Result<ExtendedPrivateKey> UnlockedKeys::accountKey() const
{
    const auto text = m_key.open(SecretKind::ExtendedPrivateKey, OnlyRecord, m_sealed.accountKey);
    if (!text) return text.error();
    return ExtendedPrivateKey::parse(text->text(), m_sealed.network);
}

Result<SecureBytes> UnlockedKeys::privateDescriptor() const
{
    const auto key = accountKey();
    if (!key) return key.error();
    const std::string& watched = m_sealed.descriptor;
    const std::string publicText = key->toPublic().toText(m_sealed.network);
    const SecureBytes privateText = key->toText(m_sealed.network);
    const std::size_t place = watched.find(publicText);
    if (place == std::string::npos) return Error{Errc::Damaged, "the keys are not those of the descriptor"};
    const std::string_view before = std::string_view(watched).substr(0, place);
    const std::string_view rest = std::string_view(watched).substr(place + publicText.size());
    const std::string_view after = rest.substr(0, rest.rfind('#'));

    constexpr std::size_t ChecksumSize = 8;
    SecureBytes text(before.size() + privateText.size() + after.size() + 1 + ChecksumSize);
    auto end = text.span().begin();
    const auto append = [&end](ByteSpan part) { end = std::ranges::copy(part, end).out; };
    append(bytesOf(before));
    append(privateText.span());
    append(bytesOf(after));
    const auto checksum = descriptorChecksum(text.text().substr(0, text.size() - 1 - ChecksumSize));
    if (!checksum) return checksum.error();
    append(bytesOf("#"));
    append(bytesOf(*checksum));
    return text;
}

Result<void> compareWords(const SealedKeys& sealed, const Mnemonic& words, ByteSpan bip39Passphrase)
{
    const auto seed = words.seed(bip39Passphrase);
    if (!seed) return seed.error();
    const auto master = ExtendedPrivateKey::fromSeed(seed->span());
    if (!master) return master.error();
    const auto text = accountDescriptor(sealed.type, *master, sealed.network, accountIn(sealed.descriptor));
    if (!text) return text.error();
    if (!isDescriptor(*text, sealed)) return Error{Errc::Refused, {}};
    return {};
}

/// The keys must give the descriptor that the wallet watches: else money would go where they do not reach.
Result<void> UnlockedKeys::check() const
{
    if (auto readable = words(); !readable) return readable.error();
    const auto key = accountKey();
    if (!key) return key.error();
    const KeyOrigin origin{m_sealed.fingerprint, accountPath(m_sealed.type, m_sealed.network)};
    const std::string text = accountDescriptor(m_sealed.type, origin, key->toPublic(), m_sealed.network);
    if (!isDescriptor(text, m_sealed)) return Error{Errc::Damaged, "the keys are not those of the descriptor"};
    return {};
}

Result<SealedSecrets> sealKeys(const Mnemonic& words, const ExtendedPrivateKey& accountKey, SealedKeys about,
                               std::optional<ByteSpan> passphrase, const Argon2Params& params)
{
    const DataKey key = DataKey::create(about.binding);
    auto wrap = wrapFor(key, passphrase, params);
    if (!wrap) return wrap.error();
    about.dataKey = std::move(*wrap);
    about.entropy = key.seal(SecretKind::Entropy, OnlyRecord, words.entropy());
    const SecureBytes text = accountKey.toText(about.network);
    about.accountKey = key.seal(SecretKind::ExtendedPrivateKey, OnlyRecord, text.span());
    return SealedSecrets{
        {{DataKeyKind, about.dataKey}, {EntropyKind, about.entropy}, {AccountKeyKind, about.accountKey}}, about};
}

Result<Bytes> rewrap(const SealedKeys& sealed, std::optional<ByteSpan> oldPassphrase,
                     std::optional<ByteSpan> newPassphrase, const Argon2Params& params)
{
    if (oldPassphrase && newPassphrase)
        return changePassphrase(sealed.dataKey, sealed.binding, *oldPassphrase, *newPassphrase, params);
    const auto key = openDataKey(sealed, oldPassphrase);
    if (!key) return key.error();
    auto wrap = wrapFor(*key, newPassphrase, params);
    if (!wrap) return wrap;
    SealedKeys changed = sealed;
    changed.dataKey = *wrap;
    if (auto opens = UnlockedKeys::unlock(std::move(changed), newPassphrase); !opens) return opens.error();
    return wrap;
}

Result<SealedKeys> readSealedKeys(Database& db, WalletId wallet)
{
    const auto row = WalletRepository(db).find(wallet);
    if (!row) return row.error();
    const auto type = accountTypeFromName(row->accountType);
    if (row->kind != WalletKind::Keys) return Error{Errc::Unsupported, "a wallet without keys"};
    if (!type || !row->fingerprint) return Error{Errc::Damaged, "a wallet of keys without their type"};
    const auto network = networkFromName(db.identity().network);
    if (!network) return network.error();

    SealedKeys sealed;
    sealed.network = *network;
    sealed.binding = {db.identity().network, row->uuid};
    sealed.type = *type;
    sealed.fingerprint = *row->fingerprint;
    const auto keychains = KeychainRepository(db).ofWallet(wallet);
    if (!keychains) return keychains.error();
    for (const KeychainRow& keychain : *keychains)
        if (keychain.role == KeychainRole::Receive) sealed.descriptor = keychain.descriptor;

    SecretRepository secrets(db);
    for (auto [kind, record] : {std::pair(&DataKeyKind, &sealed.dataKey), std::pair(&EntropyKind, &sealed.entropy),
                                std::pair(&AccountKeyKind, &sealed.accountKey)}) {
        auto found = secrets.find(wallet, *kind);
        if (!found) return found.error();
        if (!*found) return Error{Errc::Damaged, "no sealed " + *kind};
        *record = std::move(**found);
    }
    return sealed;
}

Result<void> storeWrap(Database& db, WalletId wallet, ByteSpan wrap)
{
    SecretRepository secrets(db);
    if (auto stored = secrets.put(wallet, DataKeyKind, wrap); !stored) return stored;
    const auto back = secrets.find(wallet, DataKeyKind);
    if (!back) return back.error();
    if (!*back || !std::ranges::equal(**back, wrap)) return Error{Errc::Damaged, "the new record reads back otherwise"};
    return {};
}

} // namespace lockstep
