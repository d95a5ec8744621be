// SPDX-License-Identifier: MIT

#include "core/api/engine/backupcontents.h"

#include "core/util/hex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ContentsVersion = 1;
constexpr qint64 LatestTime = qint64{1} << 40;
constexpr qsizetype LongestNotes = 10'000; ///< As WalletService::setAppearance's.
constexpr std::size_t MostOfAKind = 1'000'000; ///< Scripts or requests of a wallet.

constexpr std::array KindNames{"keys"_L1, "watch"_L1, "addresses"_L1}; ///< By WalletKind.
constexpr std::array RoleNames{"receive"_L1, "change"_L1}; ///< By KeychainRole.

// --- Writing

QString hexText(ByteSpan bytes) { return QString::fromStdString(toHex(bytes)); }

QString base64Text(ByteSpan bytes)
{
    const auto raw = QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    return QString::fromLatin1(raw.toBase64());
}

template <typename T>
void insertIfKnown(QJsonObject& object, const QString& key, const std::optional<T>& number)
{
    if (number) object.insert(key, qint64{*number});
}

QJsonObject objectOf(const BackupKeychain& keychain)
{
    QJsonObject object{{u"role"_s, RoleNames.at(std::size_t(keychain.role))},
                       {u"descriptor"_s, QString::fromStdString(keychain.descriptor)},
                       {u"branch"_s, qint64{keychain.branch}},
                       {u"nextIndex"_s, qint64{keychain.nextIndex}},
                       {u"first"_s, hexText(keychain.first)}};
    insertIfKnown(object, u"shownIndex"_s, keychain.shownIndex);
    return object;
}

QJsonObject objectOf(const BackupScript& script)
{
    return {{u"script"_s, hexText(script.script)}, {u"label"_s, script.label}};
}

QJsonObject objectOf(const BackupRequest& request)
{
    QJsonObject object{{u"script"_s, hexText(request.script)},
                       {u"label"_s, request.label},
                       {u"message"_s, request.message},
                       {u"createdAt"_s, qint64{request.createdAt}}};
    if (request.amount) object.insert(u"amount"_s, qint64{request.amount->satoshis()});
    return object;
}

QJsonObject objectOf(const BackupWallet& wallet);

template <typename Rows>
QJsonArray arrayOf(const Rows& rows)
{
    QJsonArray array;
    for (const auto& row : rows) array += objectOf(row);
    return array;
}

QJsonObject objectOf(const BackupWallet& wallet)
{
    QJsonObject object{{u"name"_s, wallet.name},
                       {u"kind"_s, KindNames.at(std::size_t(wallet.kind))},
                       {u"identity"_s, QString::fromStdString(wallet.identity)},
                       {u"accountType"_s, QString::fromStdString(wallet.accountType)},
                       {u"createdAt"_s, qint64{wallet.createdAt}},
                       {u"colour"_s, wallet.colour},
                       {u"notes"_s, wallet.notes},
                       {u"keychains"_s, arrayOf(wallet.keychains)},
                       {u"scripts"_s, arrayOf(wallet.scripts)},
                       {u"labels"_s, QString::fromUtf8(labelsAsText(wallet.labels))},
                       {u"requests"_s, arrayOf(wallet.requests)}};
    if (wallet.fingerprint) object.insert(u"fingerprint"_s, hexText(*wallet.fingerprint));
    if (wallet.birthday) object.insert(u"birthdayHeight"_s, wallet.birthday->value);
    insertIfKnown(object, u"birthdayTime"_s, wallet.birthdayTime);
    insertIfKnown(object, u"lookahead"_s, wallet.lookahead);
    insertIfKnown(object, u"wordsConfirmedAt"_s, wallet.wordsConfirmedAt);
    if (wallet.keys)
        object.insert(u"keys"_s,
                      QJsonObject{{u"entropy"_s, base64Text(wallet.keys->entropy)},
                                  {u"accountKey"_s, base64Text(wallet.keys->accountKey)}});
    return object;
}

// --- Reading

/// The fields of one object. The first that is missing or wrong is remembered; those that follow give nothing.
class Fields
{
public:
    Fields(const QJsonValue& value, Result<void>& status) : m_object(value.toObject()), m_status(status)
    {
        if (!value.isObject()) fail(u"an object"_s);
    }

    QString text(const QString& key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isString()) fail(key);
        return value.toString();
    }

    bool has(const QString& key) const { return m_object.contains(key); }
    std::string utf8(const QString& key) { return text(key).toStdString(); }

    qint64 integer(const QString& key, qint64 most)
    {
        const QJsonValue value = m_object.value(key);
        const qint64 number = value.toInteger(-1);
        if (!value.isDouble() || number < 0 || number > most) fail(key);
        return number < 0 || number > most ? 0 : number;
    }

    template <typename T>
    std::optional<T> maybe(const QString& key, qint64 most)
    {
        if (!has(key)) return std::nullopt;
        return static_cast<T>(integer(key, most));
    }

    Bytes hex(const QString& key)
    {
        auto bytes = fromHex(utf8(key));
        if (!bytes || bytes->empty()) fail(key);
        return bytes ? *std::move(bytes) : Bytes();
    }

    Bytes base64(const QString& key)
    {
        const auto decoded
            = QByteArray::fromBase64Encoding(text(key).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        const QByteArray& bytes = decoded.decoded;
        if (!decoded || bytes.isEmpty()) fail(key);
        return toBytes(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
    }

    /// Which of the names it is; 0 after a failure.
    std::size_t oneOf(const QString& key, std::span<const QLatin1String> names)
    {
        const auto found = std::ranges::find(names, text(key));
        if (found == names.end()) fail(key);
        return found == names.end() ? 0 : std::size_t(found - names.begin());
    }

    template <typename Read>
    auto rows(const QString& key, std::size_t most, Read read)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isArray()) fail(key);
        const QJsonArray array = value.toArray();
        std::vector<std::invoke_result_t<Read, Fields&>> all;
        if (std::size_t(array.size()) > most && m_status)
            m_status = Error{Errc::OutOfRange, "backup: too many " + key.toStdString()};
        for (const QJsonValue& element : array) {
            if (!m_status) break;
            Fields fields(element, m_status);
            all.push_back(read(fields));
        }
        return all;
    }

    std::optional<Fields> inner(const QString& key)
    {
        if (!has(key)) return std::nullopt;
        return Fields(m_object.value(key), m_status);
    }

    void fail(const QString& key)
    {
        if (m_status) m_status = Error{Errc::Malformed, "backup: " + key.toStdString()};
    }

private:
    QJsonObject m_object;
    Result<void>& m_status;
};

BackupKeychain readKeychain(Fields& fields)
{
    BackupKeychain keychain;
    keychain.role = static_cast<KeychainRole>(fields.oneOf(u"role"_s, RoleNames));
    keychain.descriptor = fields.utf8(u"descriptor"_s);
    keychain.branch = static_cast<std::uint32_t>(fields.integer(u"branch"_s, 1));
    keychain.nextIndex = static_cast<std::uint32_t>(fields.integer(u"nextIndex"_s, MaxBackedUpIndex));
    keychain.shownIndex = fields.maybe<std::uint32_t>(u"shownIndex"_s, MaxBackedUpIndex);
    keychain.first = fields.hex(u"first"_s);
    if (keychain.shownIndex && *keychain.shownIndex >= keychain.nextIndex) fields.fail(u"shownIndex"_s);
    return keychain;
}

BackupScript readScript(Fields& fields) { return {fields.hex(u"script"_s), fields.text(u"label"_s)}; }

BackupRequest readRequest(Fields& fields)
{
    BackupRequest request;
    request.script = fields.hex(u"script"_s);
    if (const auto satoshis = fields.maybe<std::int64_t>(u"amount"_s, Amount::MaxSatoshis))
        request.amount = Amount::fromSatoshis(*satoshis);
    request.label = fields.text(u"label"_s);
    request.message = fields.text(u"message"_s);
    request.createdAt = fields.integer(u"createdAt"_s, LatestTime);
    return request;
}

QList<LabelLine> readLabelLines(Fields& fields)
{
    const QString text = fields.text(u"labels"_s);
    if (text.isEmpty()) return {};
    const auto file = parseLabels(text.toUtf8());
    if (!file || file->unreadable > 0) fields.fail(u"labels"_s);
    return file ? file->lines : QList<LabelLine>();
}

std::optional<Fingerprint> readFingerprint(Fields& fields)
{
    const Bytes bytes = fields.hex(u"fingerprint"_s);
    Fingerprint fingerprint{};
    if (bytes.size() != fingerprint.size()) {
        fields.fail(u"fingerprint"_s);
        return std::nullopt;
    }
    std::ranges::copy(bytes, fingerprint.begin());
    return fingerprint;
}

BackupWallet readWallet(Fields& fields)
{
    BackupWallet wallet;
    wallet.name = fields.text(u"name"_s);
    wallet.kind = static_cast<WalletKind>(fields.oneOf(u"kind"_s, KindNames));
    wallet.identity = fields.utf8(u"identity"_s);
    wallet.accountType = fields.utf8(u"accountType"_s);
    if (fields.has(u"fingerprint"_s)) wallet.fingerprint = readFingerprint(fields);
    if (const auto height = fields.maybe<std::int32_t>(u"birthdayHeight"_s, std::numeric_limits<std::int32_t>::max()))
        wallet.birthday = BlockHeight{*height};
    wallet.birthdayTime = fields.maybe<std::int64_t>(u"birthdayTime"_s, LatestTime);
    wallet.lookahead = fields.maybe<std::uint32_t>(u"lookahead"_s, std::numeric_limits<std::uint32_t>::max());
    wallet.createdAt = fields.integer(u"createdAt"_s, LatestTime);
    wallet.wordsConfirmedAt = fields.maybe<std::int64_t>(u"wordsConfirmedAt"_s, LatestTime);
    wallet.colour = fields.text(u"colour"_s);
    wallet.notes = fields.text(u"notes"_s);
    static const QRegularExpression colour(u"^(#[0-9a-f]{6})?$"_s);
    if (!colour.match(wallet.colour).hasMatch()) fields.fail(u"colour"_s);
    if (wallet.notes.size() > LongestNotes) fields.fail(u"notes"_s);
    wallet.keychains = fields.rows(u"keychains"_s, 2, readKeychain);
    wallet.scripts = fields.rows(u"scripts"_s, MostOfAKind, readScript);
    wallet.labels = readLabelLines(fields);
    wallet.requests = fields.rows(u"requests"_s, MostOfAKind, readRequest);
    if (auto keys = fields.inner(u"keys"_s))
        wallet.keys = BackupKeys{keys->base64(u"entropy"_s), keys->base64(u"accountKey"_s)};
    return wallet;
}

} // namespace

QByteArray backupText(const BackupContents& contents)
{
    const QJsonObject object{{u"contents"_s, ContentsVersion},
                             {u"program"_s, QString::fromStdString(contents.program)},
                             {u"network"_s, QString::fromStdString(std::string(networkName(contents.network)))},
                             {u"createdAt"_s, qint64{contents.createdAt}},
                             {u"wallets"_s, arrayOf(contents.wallets)}};
    return QJsonDocument(object).toJson();
}

Result<BackupContents> parseBackupText(ByteSpan text)
{
    const auto raw = QByteArray::fromRawData(reinterpret_cast<const char*>(text.data()), qsizetype(text.size()));
    Result<void> status;
    Fields fields(QJsonDocument::fromJson(raw).object(), status);
    const qint64 version = fields.integer(u"contents"_s, std::numeric_limits<int>::max());
    if (status && version != ContentsVersion)
        return Error{Errc::Unsupported, "backup with contents of version " + std::to_string(version)};
    BackupContents contents;
    contents.program = fields.utf8(u"program"_s);
    const auto network = networkFromName(fields.utf8(u"network"_s));
    if (!network) fields.fail(u"network"_s);
    contents.network = network ? *network : Network{};
    contents.createdAt = fields.integer(u"createdAt"_s, LatestTime);
    contents.wallets = fields.rows(u"wallets"_s, MaxBackedUpWallets, readWallet);
    if (!status) return status.error();
    return contents;
}

} // namespace lockstep
