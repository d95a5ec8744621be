// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/secrets.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/services/backupservice.h"
#include "core/api/services/walletservice.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/program/backuptext.h"

#include <algorithm>
#include <cstring>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// From the file an option names, else from the terminal. Errors: those of readSecretLine and promptSecret; Refused
/// where neither is there.
Result<SecureBytes> secretFor(const Command& command, const QString& option, const QString& question)
{
    if (command.has(option)) return readSecretLine(command.value(option));
    if (hasTerminal()) return promptSecret(question);
    return Error{Errc::Refused, "there is no terminal to ask for a passphrase; give --" + option.toStdString()};
}

/// One that is new is asked for twice where a person types it.
Result<SecureBytes> newSecret(const Command& command, const QString& option, const QString& question)
{
    auto first = secretFor(command, option, question);
    if (!first) return first;
    if (first->empty()) return Error{Errc::Refused, "the passphrase is empty"};
    if (command.has(option)) return first;
    const auto second = promptSecret(CliText::tr("The same once more: "));
    if (!second) return second.error();
    const bool isSame
        = first->size() == second->size() && std::memcmp(first->data(), second->data(), first->size()) == 0;
    if (!isSame) return Error{Errc::WrongPassphrase, {}};
    return first;
}

/// Of the wallets that --wallet names, or of all.
Result<QList<WalletProfile>> chosenWallets(const Command& command, Session& session)
{
    QList<WalletId> ids;
    for (const QString& name : command.values(u"wallet"_s)) {
        const auto wallet = walletNamed(session, name);
        if (!wallet) return wallet.error();
        if (!ids.contains(wallet->id)) ids += wallet->id;
    }
    const SyncSnapshotPtr snapshot = session.snapshot();
    if (ids.isEmpty())
        for (const WalletView& wallet : snapshot->wallets) ids += wallet.id;
    QList<WalletProfile> profiles;
    for (const WalletId id : ids) {
        const auto profile = await(session.wallets().profile(id));
        if (!profile) return profile.error();
        profiles += *profile;
    }
    return profiles;
}

Result<BackupOrder> readOrder(const Command& command, const QList<WalletProfile>& wallets)
{
    BackupOrder order;
    order.path = command.arguments.first();
    order.publicOnly = command.has(u"public-only"_s);
    for (const WalletProfile& wallet : wallets) {
        order.wallets += wallet.id;
        if (!wallet.hasPassphrase || order.publicOnly) continue;
        auto passphrase
            = secretFor(command, u"passphrase-file"_s, CliText::tr("Passphrase of \"%1\": ").arg(wallet.name));
        if (!passphrase) return passphrase.error();
        order.unlocks.push_back({wallet.id, *std::move(passphrase)});
    }
    const bool hasKeys = !order.publicOnly && std::ranges::any_of(wallets, &WalletProfile::hasKeys);
    if (!hasKeys && !command.has(u"backup-passphrase-file"_s)) return order; // whoever finds it may read it
    auto passphrase = newSecret(command, u"backup-passphrase-file"_s, CliText::tr("Passphrase for the backup file: "));
    if (!passphrase) return passphrase.error();
    order.passphrase = *std::move(passphrase);
    return order;
}

/// Asks for the passphrase only where the file is sealed.
Result<BackupPreview> openFile(const Command& command, Session& session)
{
    const QString path = command.arguments.first();
    auto open = await(session.backups().open(path, std::nullopt));
    if (open || open.error().code != Errc::WalletLocked) return open;
    auto passphrase = secretFor(command, u"backup-passphrase-file"_s, CliText::tr("Passphrase of the backup file: "));
    if (!passphrase) return passphrase.error();
    return await(session.backups().open(path, *std::move(passphrase)));
}

QJsonObject walletJson(const BackedUpWallet& wallet)
{
    QJsonObject object{{u"name"_s, wallet.name},
                       {u"hasKeys"_s, wallet.hasKeys},
                       {u"policy"_s, wallet.policy},
                       {u"fingerprint"_s, wallet.fingerprint},
                       {u"firstAddress"_s, wallet.firstAddress},
                       {u"createdAt"_s, qint64{wallet.createdAt}},
                       {u"labels"_s, wallet.labels},
                       {u"requests"_s, wallet.requests},
                       {u"existing"_s, wallet.existing}};
    if (wallet.birthday) object.insert(u"birthdayHeight"_s, wallet.birthday->value);
    if (wallet.birthdayTime) object.insert(u"birthdayTime"_s, qint64{*wallet.birthdayTime});
    return object;
}

/// Places in the file of the wallets that --wallet names, or of all. Errors: NoSuchWallet.
Result<QList<int>> chosenPlaces(const Command& command, const BackupPreview& preview)
{
    const QStringList names = command.values(u"wallet"_s);
    QList<int> places;
    for (int place = 0; place < preview.wallets.size(); ++place)
        if (names.isEmpty()) places += place;
    for (const QString& name : names) {
        const auto found = std::ranges::find_if(preview.wallets, [&](const BackedUpWallet& wallet) {
            return wallet.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (found == preview.wallets.end()) return Error{Errc::NoSuchWallet, name.toStdString()};
        places += int(found - preview.wallets.begin());
    }
    return places;
}

QJsonObject restoredJson(const RestoredWallet& restored)
{
    QJsonObject object{{u"wallet"_s, restored.name}, {u"added"_s, restored.wallet.has_value()}};
    if (!restored.wallet) {
        object.insert(u"error"_s, errorCode(restored.wallet.error().code));
        object.insert(u"detail"_s, QString::fromStdString(restored.wallet.error().detail));
    }
    return object;
}

/// Those that are here already are no failure.
bool isFailure(const RestoredWallet& restored)
{
    return !restored.wallet && restored.wallet.error().code != Errc::Duplicate;
}

} // namespace

int backupSave(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallets = chosenWallets(command, *place->session);
    if (!wallets) return out.fail(wallets.error());
    auto order = readOrder(command, *wallets);
    if (!order) return out.fail(order.error());
    const auto saved = await((*place)->backups().save(*std::move(order)));
    if (!saved) return out.fail(saved.error(), ErrorSubject::BackupFile);
    if (out.isJson())
        out.document(QJsonObject{{u"file"_s, saved->path}, {u"bytes"_s, saved->size}, {u"wallets"_s, saved->wallets}});
    else
        out.text(CliText::tr("%n wallets saved to %1. The file was read back and opened: it is whole.", nullptr,
                             saved->wallets)
                     .arg(saved->path));
    return Success;
}

int backupShow(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto preview = openFile(command, *place->session);
    if (!preview) return out.fail(preview.error(), ErrorSubject::BackupFile);
    if (!out.isJson()) {
        out.text(backupFileText(*preview));
        for (const BackedUpWallet& wallet : preview->wallets)
            out.text(u"%1: %2"_s.arg(wallet.name, backedUpWalletText(wallet).replace(u'\n', u", "_s)));
        return Success;
    }
    QJsonArray wallets;
    for (const BackedUpWallet& wallet : preview->wallets) wallets += walletJson(wallet);
    out.document(QJsonObject{{u"sealed"_s, preview->isSealed},
                             {u"whole"_s, preview->isWhole},
                             {u"createdAt"_s, qint64{preview->createdAt}},
                             {u"program"_s, preview->program},
                             {u"wallets"_s, wallets}});
    return Success;
}

int backupRestore(const Command& command, const Output& out)
{
    if (command.has(u"passphrase-file"_s) && command.has(u"no-passphrase"_s))
        return out.misuse(CliText::tr("Choose one of --passphrase-file and --no-passphrase."));
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto preview = openFile(command, *place->session);
    if (!preview) return out.fail(preview.error(), ErrorSubject::BackupFile);
    const auto places = chosenPlaces(command, *preview);
    if (!places) return out.fail(places.error());
    RestoreOrder order;
    order.wallets = *places;
    const auto needsOne
        = [&](int at) { return preview->wallets[at].hasKeys && preview->wallets[at].existing.isEmpty(); };
    if (std::ranges::any_of(*places, needsOne) && !command.has(u"no-passphrase"_s)) {
        auto passphrase
            = newSecret(command, u"passphrase-file"_s, CliText::tr("Passphrase for these wallets on this computer: "));
        if (!passphrase) return out.fail(passphrase.error());
        order.passphrase = *std::move(passphrase);
    }
    const auto restored = await((*place)->backups().restore(preview->file, std::move(order)));
    if (!restored) return out.fail(restored.error(), ErrorSubject::BackupFile);
    QJsonArray wallets;
    for (const RestoredWallet& one : *restored) {
        wallets += restoredJson(one);
        const RestoredWords became = restoredWalletText(one);
        if (!out.isJson()) out.text(became.sign + u' ' + became.words);
    }
    if (out.isJson())
        out.document(QJsonObject{{u"wallets"_s, wallets}});
    else
        out.text(CliText::tr("\"lockstep-cli sync\" looks for their payments."));
    return std::ranges::any_of(*restored, isFailure) ? Failed : Success;
}

} // namespace lockstep::cli
