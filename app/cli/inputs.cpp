// SPDX-License-Identifier: MIT

#include "app/cli/inputs.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace lockstep::cli {

namespace {

constexpr qint64 LargestFile = 16 * 1024 * 1024;

constexpr std::pair<AccountType, const char*> TypeCodes[]{{AccountType::Bip44, "bip44"},
                                                          {AccountType::Bip49, "bip49"},
                                                          {AccountType::Bip84, "bip84"},
                                                          {AccountType::Bip86, "bip86"}};

bool isDigits(const QString& text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

std::optional<BlockHeight> heightOf(const QString& text)
{
    bool isInRange = false;
    const int height = text.toInt(&isInRange);
    if (!isDigits(text) || !isInRange) return std::nullopt;
    return BlockHeight{height};
}

std::optional<int> countOf(const QString& text, int most)
{
    const auto number = heightOf(text);
    if (!number || number->value < 1 || number->value > most) return std::nullopt;
    return number->value;
}

std::optional<AccountType> accountTypeOf(const QString& text)
{
    for (const auto& [type, code] : TypeCodes)
        if (text.compare(QLatin1StringView(code), Qt::CaseInsensitive) == 0) return type;
    return std::nullopt;
}

Result<std::string> readTextFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Errc::Io, (path + QStringLiteral(": ") + file.errorString()).toStdString()};
    const QByteArray bytes = file.read(LargestFile + 1);
    if (bytes.size() > LargestFile) return Error{Errc::OutOfRange, "the file is larger than 16 MiB"};
    return bytes.toStdString();
}

} // namespace lockstep::cli
