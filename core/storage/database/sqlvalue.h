// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/primitives/hashes.h"
#include "core/primitives/ids.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <optional>
#include <string>
#include <type_traits>

namespace lockstep {

/// Our types as what SQLite stores. Every number becomes a qint64: Qt binds an unsigned or an enum as text, which a
/// STRICT table refuses. An empty blob stays a blob; only nullopt is NULL.
template <typename T>
requires(std::is_integral_v<T> || std::is_enum_v<T>) QVariant sqlValue(T number)
{
    return QVariant(static_cast<qint64>(number));
}

inline QVariant sqlValue(ByteSpan bytes)
{
    if (bytes.empty()) return QVariant(QByteArray(""));
    return QVariant(QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())));
}

inline QVariant sqlValue(const QVariant& value) { return value; }
inline QVariant sqlValue(const Bytes& bytes) { return sqlValue(ByteSpan(bytes)); }
inline QVariant sqlValue(const QString& text) { return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text); }
inline QVariant sqlValue(const std::string& utf8) { return sqlValue(QString::fromStdString(utf8)); }
inline QVariant sqlValue(WalletId id) { return sqlValue(id.value); }
inline QVariant sqlValue(KeychainId id) { return sqlValue(id.value); }
inline QVariant sqlValue(JobId id) { return sqlValue(id.value); }
inline QVariant sqlValue(BlockHeight height) { return sqlValue(height.value); }
inline QVariant sqlValue(Amount amount) { return sqlValue(amount.satoshis()); }

template <std::size_t N>
QVariant sqlValue(const std::array<std::byte, N>& bytes)
{
    return sqlValue(ByteSpan(bytes));
}

template <typename Kind>
QVariant sqlValue(const Hash256<Kind>& hash)
{
    return sqlValue(ByteSpan(hash.bytes));
}

template <typename T>
QVariant sqlValue(const std::optional<T>& value)
{
    return value ? sqlValue(*value) : QVariant();
}

/// A problem is kept in two columns, both NULL when there is none.
inline QVariant sqlCode(const std::optional<Error>& problem) { return problem ? sqlValue(problem->code) : QVariant(); }
inline QVariant sqlDetail(const std::optional<Error>& problem)
{
    return problem ? sqlValue(problem->detail) : QVariant();
}

} // namespace lockstep
