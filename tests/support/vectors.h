// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace lockstep::test {

/// What a test says when it skips the large published sets.
inline constexpr const char* NoSharedVectors = "../shared/vectors is not here; the facts inside the test were checked";

/// The bytes of ../shared/vectors/<relativePath>, e.g. u"bip/bip32.json"; nullopt in a checkout without that folder.
/// Where the folder exists a missing file is a mistake of the test and stops it.
inline std::optional<QByteArray> sharedVector(QStringView relativePath)
{
    const QString folder = QStringLiteral(LOCKSTEP_SOURCE_DIR "/../shared/vectors");
    if (!QFileInfo::exists(folder)) return std::nullopt;
    QFile file(folder + QLatin1Char('/') + relativePath.toString());
    if (!file.open(QIODevice::ReadOnly)) qFatal("no vector file %s", qPrintable(file.fileName()));
    return file.readAll();
}

/// The same, read as JSON.
inline std::optional<QJsonDocument> sharedJson(QStringView relativePath)
{
    const std::optional<QByteArray> text = sharedVector(relativePath);
    if (!text) return std::nullopt;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*text, &problem);
    if (document.isNull()) qFatal("vector file is no JSON: %s", qPrintable(problem.errorString()));
    return document;
}

/// A .bz2 among them, unpacked by the bzip2 program; nullopt without the folder or the program.
inline std::optional<QByteArray> sharedVectorUnpacked(const QString& relativePath)
{
    if (!sharedVector(relativePath)) return std::nullopt;
    QProcess bzip2;
    bzip2.start(QStringLiteral("bzip2"),
                {QStringLiteral("-dc"), QStringLiteral(LOCKSTEP_SOURCE_DIR "/../shared/vectors/") + relativePath});
    if (!bzip2.waitForFinished() || bzip2.exitCode() != 0) return std::nullopt;
    return bzip2.readAllStandardOutput();
}

/// A file of tests/data, which is part of the repository (tests/data/SOURCES.md); a missing one stops the test.
inline QByteArray dataFile(const QString& relativePath)
{
    QFile file(QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/data/") + relativePath);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no data file %s", qPrintable(file.fileName()));
    return file.readAll();
}

/// A view; `text` must outlive it.
inline std::string_view viewOf(const QByteArray& text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

/// A view; `raw` must outlive it.
inline ByteSpan spanOf(const QByteArray& raw)
{
    return std::as_bytes(std::span(raw.constData(), static_cast<std::size_t>(raw.size())));
}

/// The bytes of a hex text, as vectors write them.
inline Bytes bytesOfHex(const QString& hex) { return toBytes(spanOf(QByteArray::fromHex(hex.toLatin1()))); }

inline QByteArray hexOf(ByteSpan bytes)
{
    const auto* raw = static_cast<const char*>(static_cast<const void*>(bytes.data()));
    return QByteArray(raw, static_cast<qsizetype>(bytes.size())).toHex();
}

} // namespace lockstep::test
