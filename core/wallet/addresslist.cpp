// SPDX-License-Identifier: MIT

#include "core/wallet/addresslist.h"

#include "core/script/address.h"

#include <QStringList>

#include <set>
#include <string>

using namespace Qt::Literals::StringLiterals;

namespace lockstep {

namespace {

constexpr std::size_t MostLines = 100'000;
constexpr qsizetype LongestLabel = 255;

QString unquoted(QString text)
{
    text = text.trimmed();
    if (text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"'))
        text = text.sliced(1, text.size() - 2).replace(u"\"\""_s, u"\""_s);
    return text.trimmed().left(LongestLabel);
}

/// The address first, a height last where the last field is a number, and a label in between that may have commas.
Result<AddressLine> parseLine(const QString& line, Network network)
{
    QStringList fields = line.split(u',');
    AddressLine parsed;
    auto script = scriptFromAddress(fields.takeFirst().trimmed().toStdString(), network);
    if (!script) return script.error();
    parsed.script = std::move(*script);

    bool isNumber = false;
    const int height = fields.isEmpty() ? 0 : fields.back().trimmed().toInt(&isNumber);
    if (fields.size() >= 2 && isNumber) {
        if (height < 0) return Error{Errc::OutOfRange, "a height below zero"};
        parsed.height = BlockHeight{height};
        fields.removeLast();
    }
    parsed.label = unquoted(fields.join(u','));
    return parsed;
}

bool isHeadline(const QString& line) { return line.startsWith(u"address"_s, Qt::CaseInsensitive); }

} // namespace

Result<std::vector<AddressLine>> parseAddressList(std::string_view text, Network network)
{
    const QString all = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    std::vector<AddressLine> lines;
    std::set<Bytes> seen;
    int number = 0;
    for (const QString& raw : all.split(u'\n')) {
        const QString line = raw.trimmed();
        ++number;
        if (line.isEmpty() || (lines.empty() && isHeadline(line))) continue;
        auto parsed = parseLine(line, network);
        if (!parsed) return Error{parsed.error().code, std::to_string(number) + ": " + parsed.error().detail};
        if (!seen.insert(parsed->script).second) continue;
        if (lines.size() == MostLines) return Error{Errc::OutOfRange, "more than 100000 addresses"};
        lines.push_back(std::move(*parsed));
    }
    if (lines.empty()) return Error{Errc::Malformed, "no address"};
    return lines;
}

} // namespace lockstep
