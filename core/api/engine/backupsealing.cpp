// SPDX-License-Identifier: MIT

#include "core/api/engine/backupsealing.h"

#include "core/api/engine/addresses.h"
#include "core/api/engine/backuprestoring.h"
#include "core/util/hex.h"
#include "core/util/wholefile.h"
#include "core/wallet/policy.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<UnlockedKeys> unlocked(const WalletForBackup& wallet, const BackupOrder& order)
{
    const auto isProtected = wallet.sealed->needsPassphrase();
    if (!isProtected) return isProtected.error();
    if (!*isProtected) return UnlockedKeys::unlock(*wallet.sealed, std::nullopt);
    const auto given = std::ranges::find(order.unlocks, wallet.id, &BackupOrder::Unlock::wallet);
    const std::string name = wallet.wallet.name.toStdString();
    if (given == order.unlocks.end() || given->passphrase.empty()) return Error{Errc::WalletLocked, name};
    auto keys = UnlockedKeys::unlock(*wallet.sealed, given->passphrase.span());
    if (!keys && keys.error().code == Errc::WrongPassphrase) return Error{Errc::WrongPassphrase, name};
    return keys;
}

/// Out of the wallet's own sealing and into the file's.
Result<BackupKeys> keysFor(const WalletForBackup& wallet, std::size_t place, const BackupOrder& order,
                           const DataKey& fileKey)
{
    const auto keys = unlocked(wallet, order);
    if (!keys) return keys.error();
    const auto words = keys->words();
    if (!words) return words.error();
    const auto accountKey = keys->accountKey();
    if (!accountKey) return accountKey.error();
    const SecureBytes text = accountKey->toText(wallet.sealed->network);
    return BackupKeys{fileKey.seal(SecretKind::Entropy, place, words->entropy()),
                      fileKey.seal(SecretKind::ExtendedPrivateKey, place, text.span())};
}

Result<BackupContents> contentsOf(const BackupOrder& order, const std::vector<WalletForBackup>& wallets,
                                  const DataKey& fileKey)
{
    BackupContents contents;
    contents.program = "Lockstep " + QCoreApplication::applicationVersion().toStdString();
    for (std::size_t place = 0; place < wallets.size(); ++place) {
        BackupWallet wallet = wallets[place].wallet;
        if (wallets[place].sealed && !order.publicOnly) {
            auto keys = keysFor(wallets[place], place, order, fileKey);
            if (!keys) return keys.error();
            wallet.keys = *std::move(keys);
        }
        contents.wallets.push_back(std::move(wallet));
    }
    return contents;
}

Result<BackupContents> parsedContents(const OpenedContainer& opened)
{
    auto contents = parseBackupText(opened.contents.span());
    if (contents && networkName(contents->network) != opened.header.network)
        return Error{Errc::Malformed, "backup: network"};
    return contents;
}

/// What a restore would do, up to the point where it stores something.
Result<void> checkFile(ByteSpan file, std::optional<ByteSpan> passphrase, const BackupContents& expected)
{
    const auto opened = openBackup(file, passphrase);
    if (!opened) return opened.error();
    const auto contents = parsedContents(*opened);
    if (!contents) return contents.error();
    if (*contents != expected) return Error{Errc::Damaged, "the backup reads back otherwise"};
    for (std::size_t place = 0; place < contents->wallets.size(); ++place) {
        const BackupWallet& wallet = contents->wallets[place];
        if (auto draft = publicDraftOf(wallet, contents->network); !draft) return draft.error();
        if (!wallet.keys) continue;
        if (auto sound = checkKeys(wallet, place, contents->network, *opened->key); !sound) return sound;
    }
    return {};
}

BackedUpWallet viewOf(const BackupWallet& wallet, Network network)
{
    BackedUpWallet view;
    view.name = wallet.name;
    view.kind = wallet.kind == WalletKind::Keys ? BackedUpWallet::Kind::Keys
        : wallet.kind == WalletKind::Watch      ? BackedUpWallet::Kind::Watch
                                                : BackedUpWallet::Kind::Addresses;
    view.hasKeys = wallet.keys.has_value();
    std::vector<KeychainRow> rows;
    for (const BackupKeychain& keychain : wallet.keychains) rows.emplace_back().descriptor = keychain.descriptor;
    view.policy = QString::fromStdString(policyOf(rows));
    if (wallet.fingerprint) view.fingerprint = QString::fromStdString(toHex(*wallet.fingerprint));
    const Bytes& first = wallet.keychains.empty() ? wallet.scripts.front().script : wallet.keychains.front().first;
    view.firstAddress = addressText(first, network);
    view.birthday = wallet.birthday;
    view.birthdayTime = wallet.birthdayTime;
    view.createdAt = wallet.createdAt;
    view.labels
        = static_cast<int>(std::ranges::count_if(wallet.labels, [](const LabelLine& l) { return !l.label.isEmpty(); }));
    view.requests = static_cast<int>(wallet.requests.size());
    return view;
}

} // namespace

bool beginsAsBackup(const QByteArray& start)
{
    static_assert(BackupMagic.size() == BackupMagicSize);
    return start.startsWith(QByteArrayView(BackupMagic.data(), BackupMagicSize));
}

Result<SavedBackup> saveBackup(const BackupOrder& order, const std::vector<WalletForBackup>& wallets, Network network,
                               std::int64_t now, const std::function<Argon2Params()>& cost)
{
    const bool hasKeys = std::ranges::any_of(wallets, [](const WalletForBackup& w) { return w.sealed.has_value(); });
    if (wallets.empty()) return Error{Errc::Refused, "no wallet was chosen"};
    if (hasKeys && !order.publicOnly && !order.passphrase)
        return Error{Errc::Refused, "a backup with keys needs a passphrase"};
    const BackupSeal seal{std::string(networkName(network))};
    auto contents = contentsOf(order, wallets, seal.key());
    if (!contents) return contents.error();
    contents->network = network;
    contents->createdAt = now;
    const QByteArray text = backupText(*contents);
    const ByteSpan bytes = std::as_bytes(std::span(text.constData(), std::size_t(text.size())));
    const auto passphrase = order.passphrase ? std::optional<ByteSpan>(order.passphrase->span()) : std::nullopt;
    const auto file = passphrase ? seal.sealed(bytes, *passphrase, cost()) : seal.open(bytes);
    if (!file) return file.error();
    const auto check = [&](ByteSpan back) { return checkFile(back, passphrase, *contents); };
    if (auto written = writeWholeFile(QFile::encodeName(order.path).toStdString(), *file, check); !written)
        return written.error();
    return SavedBackup{order.path, qint64(file->size()), int(wallets.size())};
}

Result<BackupPreview> previewBackup(const std::string& path, std::optional<ByteSpan> passphrase, Network network)
{
    const auto file = readWholeFile(path, MaxBackupSize);
    if (!file) return file.error();
    const auto header = readBackupHeader(*file);
    if (!header) return header.error();
    if (header->network != networkName(network)) return Error{Errc::WrongNetwork, header->network};
    auto opened = openBackup(*file, passphrase);
    if (!opened) return opened.error();
    auto contents = parsedContents(*opened);
    if (!contents) return contents.error();

    BackupPreview preview;
    preview.isSealed = header->isSealed;
    preview.createdAt = contents->createdAt;
    preview.program = QString::fromStdString(contents->program);
    for (const BackupWallet& wallet : contents->wallets) {
        if (auto draft = publicDraftOf(wallet, network); !draft) return draft.error();
        if (wallet.keys && !opened->key) return Error{Errc::Malformed, "backup: keys in an open file"};
        preview.wallets += viewOf(wallet, network);
        preview.isWhole = preview.isWhole || wallet.keys;
    }
    preview.file
        = std::make_shared<const OpenBackup>(OpenBackup{*header, *std::move(contents), std::move(opened->key)});
    return preview;
}

} // namespace lockstep
