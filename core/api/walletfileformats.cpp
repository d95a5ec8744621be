// SPDX-License-Identifier: MIT

#include "core/api/walletfileformats.h"

#include "core/descriptors/privatekeyscan.h"
#include "core/descriptors/textlines.h"
#include "core/descriptors/watchinput.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What may be one wallet, or half of one.
struct Candidate
{
    std::string text;
    std::optional<AccountType> type;
    bool isActive = true;
};

std::string textAt(const QJsonObject& object, QLatin1StringView key)
{
    return object.value(key).toString().trimmed().toStdString();
}

bool addPart(const std::string& text, std::optional<AccountType> type, bool isActive, Network network, WalletFile& file)
{
    auto preview = watchPreview(text, network, type);
    if (!preview) return false;
    file.parts += WalletFile::Part{text, type, *std::move(preview), isActive};
    return true;
}

/// Descriptors that are a pair become one part. `lines` are single ones that were read before.
Result<void> addDescriptors(const std::vector<Candidate>& lines, Network network, WalletFile& file)
{
    std::string all;
    for (const Candidate& line : lines) all += line.text + '\n';
    const auto inputs = parseWatchInput(all, network);
    if (!inputs) return inputs.error();
    for (const WatchInput& input : *inputs) {
        const bool isActive = lines.at(input.line - 1).isActive;
        if (addPart(input.descriptor.toString(), {}, isActive, network, file))
            file.parts.last().preview.hadChecksum = input.hadChecksum;
    }
    return {};
}

/// What cannot be watched is counted, unless nothing else is there.
Result<WalletFile> withParts(WalletFile file, const std::vector<Candidate>& candidates, Network network)
{
    if (candidates.size() > MaxWatchInputs) return Error{Errc::OutOfRange, {}};
    std::optional<Error> problem;
    std::vector<Candidate> descriptors;
    for (const Candidate& one : candidates) {
        const bool isOneLine = one.text.find_first_of("\r\n") == std::string::npos;
        const Result<std::vector<WatchInput>> read
            = isOneLine ? parseWatchInput(one.text, network, one.type) : Error{Errc::Malformed, {}};
        if (!read) {
            ++file.leftOut;
            if (!problem) problem = read.error();
        } else if (one.type) {
            addPart(one.text, one.type, one.isActive, network, file);
        } else {
            descriptors.push_back(one);
        }
    }
    if (!descriptors.empty())
        if (auto added = addDescriptors(descriptors, network, file); !added) return added.error();
    if (file.parts.isEmpty()) return problem.value_or(Error{Errc::Malformed, {}});
    return file;
}

/// Bitcoin Core's timestamps may be two hours late.
Birthday birthdayFrom(qint64 timestamp)
{
    constexpr qint64 Slack = 2 * 60 * 60;
    constexpr qint64 FirstBlock = 1'231'006'505;
    if (timestamp <= FirstBlock + Slack) return {};
    const QDateTime since = QDateTime::fromSecsSinceEpoch(timestamp - Slack, QTimeZone::utc());
    if (!since.isValid() || since > QDateTime::currentDateTimeUtc()) return {};
    return {since.date()};
}

/// How far past the next address it looked, where that is more than Lockstep does by itself.
std::optional<int> lookaheadFrom(qint64 furthest)
{
    constexpr qint64 Usual = 1'000, Most = 100'000;
    if (furthest <= Usual) return std::nullopt;
    return static_cast<int>(std::min(furthest, Most));
}

qint64 reachOf(const QJsonObject& entry)
{
    const QJsonValue range = entry.value("range"_L1);
    const qint64 end = range.isArray() ? range.toArray().last().toInteger() : range.toInteger();
    const QJsonValue next = entry.contains("next_index"_L1) ? entry.value("next_index"_L1) : entry.value("next"_L1);
    const qint64 used = next.toInteger();
    if (end < 0 || used < 0 || used > end) return 0;
    return std::min<qint64>(end - used, std::numeric_limits<std::int32_t>::max()) + 1;
}

} // namespace

Result<WalletFile> fromCore(const QJsonObject& wallet, Network network)
{
    WalletFile file;
    file.format = WalletFile::Format::BitcoinCore;
    file.name = wallet.value("wallet_name"_L1).toString();
    std::vector<Candidate> candidates;
    qint64 oldest = std::numeric_limits<qint64>::max(), reach = 0;
    for (const QJsonValue& value : wallet.value("descriptors"_L1).toArray()) {
        const QJsonObject entry = value.toObject();
        candidates.push_back({textAt(entry, "desc"_L1), {}, entry.value("active"_L1).toBool(true)});
        if (holdsPrivateKey(candidates.back().text)) return Error{Errc::PrivateKeyGiven, {}};
        oldest = std::min(oldest, entry.value("timestamp"_L1).toInteger(oldest)); // "now" is no number
        reach = std::max(reach, reachOf(entry));
    }
    file.birthday = oldest == std::numeric_limits<qint64>::max() ? Birthday{} : birthdayFrom(oldest);
    file.lookahead = lookaheadFrom(reach);
    return withParts(std::move(file), candidates, network);
}

// --- Electrum

namespace {

/// `[d34db33f/84h/0h/0h]zpub...`; without what the file does not say.
std::string keyText(const QJsonObject& keystore)
{
    const std::string fingerprint = textAt(keystore, "root_fingerprint"_L1);
    std::string path = textAt(keystore, "derivation"_L1);
    if (path.starts_with('m')) path.erase(0, 1);
    const std::string key = textAt(keystore, "xpub"_L1);
    return fingerprint.empty() ? key : '[' + fingerprint + path + ']' + key;
}

/// Its master keys of legacy wallets are xpubs; those of the others say their type.
std::optional<AccountType> typeOf(const QJsonObject& keystore)
{
    const std::string key = textAt(keystore, "xpub"_L1);
    const bool saysNothing = key.starts_with("xpub") || key.starts_with("tpub");
    return saysNothing ? std::optional(AccountType::Bip44) : std::nullopt;
}

/// "2of3": the descriptor of its keystores x1/, x2/, x3/.
std::string multisigText(const QJsonObject& wallet, const QString& type)
{
    const QString threshold = type.section(u"of"_s, 0, 0);
    std::string keys;
    bool isNested = false;
    for (int i = 1; wallet.contains(u"x%1/"_s.arg(i)); ++i) {
        const QJsonObject keystore = wallet.value(u"x%1/"_s.arg(i)).toObject();
        const std::string key = textAt(keystore, "xpub"_L1);
        isNested = isNested || key.starts_with("Ypub") || key.starts_with("Upub");
        keys += ',' + keyText(keystore) + "/<0;1>/*";
    }
    const std::string script = "wsh(sortedmulti(" + threshold.toStdString() + keys + "))";
    return isNested ? "sh(" + script + ')' : script;
}

bool hasSecret(const QJsonObject& keystore)
{
    return std::ranges::any_of(std::array{"seed"_L1, "xprv"_L1, "keypairs"_L1}, [&](QLatin1StringView key) {
        const QJsonValue value = keystore.value(key);
        return !value.toString().isEmpty() || !value.toObject().isEmpty();
    });
}

/// `{"op": "add", "path": "/labels/KEY", "value": TEXT}`.
void changeLabel(QJsonObject& labels, const QJsonObject& change)
{
    const QString path = change.value("path"_L1).toString();
    if (!path.startsWith("/labels/"_L1)) return;
    const QString key = path.sliced(8);
    if (change.value("op"_L1) == "remove"_L1)
        labels.remove(key);
    else
        labels.insert(key, change.value("value"_L1));
}

LabelFile electrumLabelsIn(const QJsonArray& objectAndChanges)
{
    QJsonObject labels = objectAndChanges.first().toObject().value("labels"_L1).toObject();
    for (qsizetype i = 1; i < objectAndChanges.size(); ++i) changeLabel(labels, objectAndChanges[i].toObject());
    if (labels.isEmpty()) return {};
    const auto read = parseLabels(QJsonDocument(labels).toJson());
    return read ? *read : LabelFile();
}

} // namespace

Result<WalletFile> fromElectrum(const QJsonArray& objectAndChanges, Network network)
{
    const QJsonObject wallet = objectAndChanges.first().toObject();
    const QString type = wallet.value("wallet_type"_L1).toString();
    const QJsonObject keystore = wallet.value("keystore"_L1).toObject();
    WalletFile file;
    file.format = WalletFile::Format::Electrum;
    file.labels = electrumLabelsIn(objectAndChanges);
    file.hasPrivateKeys = hasSecret(keystore) || hasSecret(wallet.value("x1/"_L1).toObject())
        || hasSecret(wallet.value("x2/"_L1).toObject());
    if (type == "imported"_L1) {
        const QString list = wallet.value("addresses"_L1).toObject().keys().join(u'\n');
        if (auto preview = watchPreview(list.toStdString(), network, {}); !preview) return preview.error();
        addPart(list.toStdString(), {}, true, network, file);
        return file;
    }
    if (type == "standard"_L1)
        return withParts(std::move(file), {Candidate{keyText(keystore), typeOf(keystore)}}, network);
    if (!type.contains("of"_L1)) return Error{Errc::Malformed, {}};
    return withParts(std::move(file), {Candidate{multisigText(wallet, type), {}}}, network);
}

// --- The others

namespace {

/// The descriptor that takes change, of one that only receives; empty: there is none to be made.
std::string changeOf(const std::string& receive)
{
    constexpr std::string_view Receives = "/0/*", Changes = "/1/*";
    std::string change = receive.substr(0, receive.find('#'));
    if (change.find(Receives) == std::string::npos) return {};
    for (std::size_t at = change.find(Receives); at != std::string::npos; at = change.find(Receives, at + 1))
        change.replace(at, Receives.size(), Changes);
    return change;
}

} // namespace

Result<WalletFile> fromAccountMap(const QJsonObject& map, Network network)
{
    WalletFile file;
    file.format = WalletFile::Format::AccountMap;
    file.name = map.value(map.contains("label"_L1) ? "label"_L1 : "name"_L1).toString();
    const std::string receive = textAt(map, map.contains("descriptor"_L1) ? "descriptor"_L1 : "recv_descriptor"_L1);
    std::string change = textAt(map, "change_descriptor"_L1);
    if (change.empty()) change = changeOf(receive);
    const qint64 height = map.value("blockheight"_L1).toInteger();
    if (height > 0 && height <= std::numeric_limits<std::int32_t>::max())
        file.birthday = {BlockHeight{static_cast<std::int32_t>(height)}};
    if (const auto read = parseWatchInput(receive, network); !read) return read.error();
    std::vector<Candidate> both{Candidate{receive, {}}};
    if (!change.empty()) both.push_back({change, {}});
    return withParts(std::move(file), both, network);
}

Result<WalletFile> fromColdcard(const QJsonObject& account, Network network)
{
    constexpr std::array Kinds{std::pair{"bip84"_L1, AccountType::Bip84}, std::pair{"bip86"_L1, AccountType::Bip86},
                               std::pair{"bip49"_L1, AccountType::Bip49}, std::pair{"bip44"_L1, AccountType::Bip44}};
    WalletFile file;
    file.format = WalletFile::Format::Coldcard;
    std::vector<Candidate> keys;
    for (const auto& [key, type] : Kinds) {
        QJsonObject kind = account.value(key).toObject();
        if (kind.isEmpty()) continue;
        kind.insert("root_fingerprint"_L1, account.value("xfp"_L1).toString().toLower());
        kind.insert("derivation"_L1, kind.value("deriv"_L1));
        keys.push_back({keyText(kind), type});
    }
    return withParts(std::move(file), keys, network);
}

Result<WalletFile> fromBsms(const std::string& text, Network network)
{
    constexpr std::size_t Lines = 4;
    const std::vector<TextLine> lines = meaningfulLines(text, Lines);
    if (lines.size() != Lines) return Error{Errc::Malformed, {}};
    std::string descriptor(lines[1].text);
    constexpr std::string_view AnyPath = "/**", BothPaths = "/<0;1>/*";
    if (descriptor.find(AnyPath) != std::string::npos) {
        if (lines[2].text != "/0/*,/1/*") return Error{Errc::Unsupported, {}};
        descriptor.resize(descriptor.find('#') == std::string::npos ? descriptor.size() : descriptor.find('#'));
        for (std::size_t at = descriptor.find(AnyPath); at != std::string::npos; at = descriptor.find(AnyPath))
            descriptor.replace(at, AnyPath.size(), BothPaths);
    }
    WalletFile file;
    file.format = WalletFile::Format::Bsms;
    auto read = withParts(std::move(file), {Candidate{descriptor, {}}}, network);
    if (!read) return read;
    // The signers agreed on this address: another one means that somebody exchanged a key.
    if (read->parts.first().preview.firstAddresses.value(0).toStdString() != lines[3].text)
        return Error{Errc::BadChecksum, {}};
    return read;
}

Result<WalletFile> fromDescriptors(const std::string& text, Network network)
{
    const auto inputs = parseWatchInput(text, network);
    if (!inputs) return inputs.error();
    WalletFile file;
    file.format = WalletFile::Format::Descriptors;
    for (const WatchInput& input : *inputs)
        if (addPart(input.descriptor.toString(), {}, true, network, file))
            file.parts.last().preview.hadChecksum = input.hadChecksum;
    return file;
}

} // namespace lockstep
