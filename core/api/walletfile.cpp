// SPDX-License-Identifier: MIT

#include "core/api/walletfile.h"

#include "core/api/walletfileformats.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray withoutMark(const QByteArray& bytes) { return bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes; }

/// Bitcoin Core's wallet.dat in both its forms, and Sparrow's with and without a password.
bool isDatabase(const QByteArray& start)
{
    constexpr qsizetype BerkeleyMagicAt = 12;
    return start.startsWith("SQLite format 3") || start.startsWith("H:2,") || start.startsWith("SPRW1")
        || start.mid(BerkeleyMagicAt, 4) == QByteArray("\x62\x31\x05\x00", 4);
}

/// Base64 of "BIE1" or "BIE2".
bool isEncryptedElectrum(const QByteArray& start) { return start.startsWith("QklFMQ") || start.startsWith("QklFMg"); }

/// An object, or an array of them: `[d34db33f/84h]xpub...` is none.
bool isJson(const QByteArray& start)
{
    const QByteArray text = withoutMark(start).trimmed();
    return text.startsWith('{') || (text.startsWith('[') && text.mid(1).trimmed().startsWith('{'));
}

bool isBsms(const QByteArray& start) { return withoutMark(start).startsWith("BSMS 1.0"); }

/// Electrum writes later changes behind its object, each with a comma before it.
QJsonArray objectAndChanges(const QByteArray& text)
{
    const QJsonDocument whole = QJsonDocument::fromJson(text);
    if (whole.isArray()) return whole.array();
    if (whole.isObject()) return {whole.object()};
    return QJsonDocument::fromJson('[' + text + ']').array();
}

Result<WalletFile> fromJson(const QByteArray& text, Network network)
{
    const QJsonArray all = objectAndChanges(text);
    const QJsonObject first = all.isEmpty() ? QJsonObject() : all.first().toObject();
    if (first.contains("descriptors"_L1)) return fromCore(first, network);
    if (first.contains("desc"_L1)) return fromCore({{u"descriptors"_s, all}}, network);
    if (first.contains("wallet_type"_L1)) return fromElectrum(all, network);
    if (first.contains("descriptor"_L1) || first.contains("recv_descriptor"_L1)) return fromAccountMap(first, network);
    if (first.contains("xfp"_L1)) return fromColdcard(first, network);
    return Error{Errc::Malformed, {}};
}

} // namespace

bool beginsAsWalletFile(const QByteArray& start)
{
    const QByteArray magic = start.left(WalletMagicSize);
    return isJson(start) || isBsms(magic) || isDatabase(magic) || isEncryptedElectrum(magic);
}

Result<WalletFile> parseWalletFile(const QByteArray& content, Network network)
{
    if (content.size() > MaxWalletFileSize) return Error{Errc::OutOfRange, {}};
    if (isDatabase(content)) return Error{Errc::Unsupported, {}};
    if (isEncryptedElectrum(content)) return Error{Errc::WalletLocked, {}};
    const QByteArray text = withoutMark(content);
    if (isJson(text)) return fromJson(text, network);
    if (isBsms(text)) return fromBsms(text.toStdString(), network);
    return fromDescriptors(text.toStdString(), network);
}

} // namespace lockstep
