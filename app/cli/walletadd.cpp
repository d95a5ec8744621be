// SPDX-License-Identifier: MIT

#include "app/cli/clierrortext.h"
#include "app/cli/clitext.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/cli/secrets.h"
#include "app/cli/verbs.h"
#include "app/cli/walletrestore.h"
#include "app/cli/workplace.h"
#include "core/api/services/walletservice.h"
#include "core/api/words.h"
#include "ui/format/wallets/electrumtext.h"

#include <cstring>
#include <limits>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What went wrong before anything was opened: with the words for it, or with a misuse of the command line.
struct Trouble
{
    QString misuse;
    Error error{};
    ErrorText words{};

    int say(const Output& out) const { return misuse.isEmpty() ? out.fail(error, words) : out.misuse(misuse); }
};

using MaybeTrouble = std::optional<Trouble>;

Trouble misuse(const QString& sentence) { return {sentence, {}, {}}; }
Trouble failure(const Error& error) { return {{}, error, cliErrorText(error)}; }

constexpr const char* Origins[]{"descriptor", "xpub", "mnemonic-file", "addresses-file"};
constexpr const char* KeyOptions[]{"passphrase-file", "no-passphrase", "bip39-passphrase-file"};

QString latin1(const char* text) { return QString::fromLatin1(text); }

MaybeTrouble checkCombination(const Command& command)
{
    int origins = 0;
    for (const char* origin : Origins) origins += command.has(latin1(origin)) ? 1 : 0;
    if (origins != 1)
        return misuse(CliText::tr("\"wallet add\" needs exactly one of --descriptor, --xpub, --mnemonic-file and "
                                  "--addresses-file."));
    const bool hasKeys = command.has(u"mnemonic-file"_s);
    for (const char* option : KeyOptions)
        if (!hasKeys && command.has(latin1(option)))
            return misuse(CliText::tr("--%1 belongs to --mnemonic-file: the other wallets have no keys to seal.")
                              .arg(latin1(option)));
    if (command.has(u"type"_s) && !hasKeys && !command.has(u"xpub"_s))
        return misuse(CliText::tr("--type belongs to --xpub and --mnemonic-file."));
    if (wantsAllTypes(command) && !hasKeys) return misuse(CliText::tr("--type all belongs to --mnemonic-file."));
    if (command.has(u"timeout"_s) && !wantsAllTypes(command))
        return misuse(CliText::tr("--timeout belongs to --type all: nothing else here waits for the network."));
    if (command.has(u"passphrase-file"_s) && command.has(u"no-passphrase"_s))
        return misuse(CliText::tr("Choose one of --passphrase-file and --no-passphrase."));
    return {};
}

/// bip84 where nothing is said, but for a key whose own version says more.
MaybeTrouble readType(const Command& command, std::optional<AccountType>& type)
{
    if (!command.has(u"type"_s) || wantsAllTypes(command)) return {};
    type = accountTypeOf(command.value(u"type"_s));
    if (!type)
        return misuse(
            CliText::tr("There is no type \"%1\". Choose bip44, bip49, bip84, bip86, or for recovery words all.")
                .arg(command.value(u"type"_s)));
    return {};
}

MaybeTrouble readBirthday(const Command& command, Birthday& birthday)
{
    if (!command.has(u"birthday"_s)) return {};
    const QString text = command.value(u"birthday"_s);
    if (const auto height = heightOf(text)) {
        birthday.since = *height;
        return {};
    }
    const QDate date = QDate::fromString(text, u"yyyy-MM-dd"_s);
    if (!date.isValid() || date > QDate::currentDate().addDays(1))
        return misuse(
            CliText::tr("\"%1\" is not a birthday. Give a block height or a past day as YYYY-MM-DD.").arg(text));
    birthday.since = date;
    return {};
}

MaybeTrouble readLookahead(const Command& command, std::optional<int>& lookahead)
{
    constexpr int Most = 100'000; // Each is a script to derive, to store and to match.
    if (!command.has(u"lookahead"_s)) return {};
    bool isNumber = false;
    const int count = command.value(u"lookahead"_s).toInt(&isNumber);
    if (!isNumber || count < 1 || count > Most)
        return misuse(CliText::tr("--lookahead takes a number from 1 to %1.").arg(Most));
    lookahead = count;
    return {};
}

Result<SecureBytes> promptTwice()
{
    auto first = promptSecret(CliText::tr("Passphrase for the new wallet: "));
    if (!first) return first;
    const auto second = promptSecret(CliText::tr("The same once more: "));
    if (!second) return second.error();
    const bool isSame = first->size() == second->size()
        && (first->empty() || std::memcmp(first->data(), second->data(), first->size()) == 0);
    if (!isSame) return Error{Errc::WrongPassphrase, {}};
    return first;
}

MaybeTrouble readProtection(const Command& command, Protection& protection)
{
    if (command.has(u"no-passphrase"_s)) return {};
    const bool hasFile = command.has(u"passphrase-file"_s);
    if (!hasFile && !hasTerminal())
        return misuse(CliText::tr("There is no terminal to ask for a passphrase. Give --passphrase-file, or "
                                  "--no-passphrase to store the keys unprotected."));
    auto passphrase = hasFile ? readSecretLine(command.value(u"passphrase-file"_s)) : promptTwice();
    if (!passphrase) return failure(passphrase.error());
    if (passphrase->empty())
        return failure({Errc::Refused, "the passphrase is empty; --no-passphrase says so on purpose"});
    protection.passphrase = *std::move(passphrase);
    return {};
}

MaybeTrouble readKeys(const Command& command, NewWallet& wallet, std::optional<AccountType> type)
{
    KeysOrigin keys;
    keys.type = type.value_or(AccountType::Bip84);
    auto words = readSecretFile(command.value(u"mnemonic-file"_s));
    if (!words) return failure(words.error());
    keys.words = *std::move(words);
    if (const auto electrum = electrumSeedOf(keys.words.span()))
        return Trouble{{},
                       {Errc::BadChecksum, {}},
                       //: Ends a sentence: copy the master public key and add it ...
                       electrumText(*electrum, CliText::tr("add it with \"wallet add --xpub\""))};
    if (command.has(u"bip39-passphrase-file"_s)) {
        auto extra = readSecretLine(command.value(u"bip39-passphrase-file"_s));
        if (!extra) return failure(extra.error());
        keys.bip39Passphrase = *std::move(extra);
    }
    if (auto trouble = readProtection(command, keys.protection)) return trouble;
    wallet.origin = std::move(keys);
    return {};
}

/// xpub and tpub stand for any script; ypub, zpub and their like say which.
bool saysNoType(const QString& key)
{
    const QString body = key.mid(key.indexOf(u']') + 1).trimmed();
    return body.startsWith(u"xpub"_s) || body.startsWith(u"tpub"_s);
}

MaybeTrouble readOrigin(const Command& command, NewWallet& wallet)
{
    std::optional<AccountType> type;
    if (auto trouble = readType(command, type)) return trouble;
    if (command.has(u"mnemonic-file"_s)) return readKeys(command, wallet, type);
    if (command.has(u"addresses-file"_s)) {
        auto text = readTextFile(command.value(u"addresses-file"_s));
        if (!text) return failure(text.error());
        wallet.origin = AddressesOrigin{*std::move(text)};
        return {};
    }
    if (command.has(u"xpub"_s)) {
        const QString key = command.value(u"xpub"_s);
        if (!type && saysNoType(key)) type = AccountType::Bip84;
        wallet.origin = WatchOrigin{key.toStdString(), type};
        return {};
    }
    wallet.origin = WatchOrigin{command.values(u"descriptor"_s).join(u'\n').toStdString(), {}};
    return {};
}

MaybeTrouble readWallet(const Command& command, NewWallet& wallet)
{
    wallet.name = command.value(u"name"_s);
    if (auto trouble = checkCombination(command)) return trouble;
    if (auto trouble = readBirthday(command, wallet.birthday)) return trouble;
    if (auto trouble = readLookahead(command, wallet.lookahead)) return trouble;
    return readOrigin(command, wallet);
}

ErrorSubject subjectOf(const Command& command)
{
    if (command.has(u"mnemonic-file"_s)) return ErrorSubject::RecoveryWords;
    return command.has(u"addresses-file"_s) ? ErrorSubject::Address : ErrorSubject::Descriptor;
}

bool startsAtGenesis(const NewWallet& wallet)
{
    return std::holds_alternative<Birthday::Unknown>(wallet.birthday.since)
        && !std::holds_alternative<AddressesOrigin>(wallet.origin);
}

} // namespace

int walletAdd(const Command& command, const Output& out)
{
    NewWallet wallet;
    if (const auto trouble = readWallet(command, wallet)) return trouble->say(out);
    if (wantsAllTypes(command)) return restoreAll(command, out, wallet);
    auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const bool isFromGenesis = startsAtGenesis(wallet);
    const auto id = await((*place)->wallets().add(std::move(wallet)));
    if (!id) return out.fail(id.error(), subjectOf(command));

    const QString name = command.value(u"name"_s).trimmed();
    if (out.isJson())
        out.document(QJsonObject{{u"wallet"_s, name}});
    else
        out.text(CliText::tr("\"%1\" is added. \"lockstep-cli sync\" looks for its payments.").arg(name));
    if (isFromGenesis) out.note(CliText::tr("Without --birthday every block from the first on is looked through."));
    return Success;
}

} // namespace lockstep::cli
