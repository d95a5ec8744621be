// SPDX-License-Identifier: MIT

#include "ui/format/program/reading.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

QString cell(const QString& text, qsizetype width, bool isRight)
{
    return isRight ? text.rightJustified(width) : text.leftJustified(width);
}

} // namespace

UnchosenLook::UnchosenLook() : m_amounts(AmountDisplay::current()), m_dates(DateDisplay::current())
{
    AmountDisplay::set({});
    DateDisplay::set(DateStyle::Iso);
}

UnchosenLook::~UnchosenLook()
{
    AmountDisplay::set(m_amounts);
    DateDisplay::set(m_dates);
}

QString harmless(QString text)
{
    text.removeIf([](QChar c) {
        const char16_t u = c.unicode();
        return u < 0x20 || (u >= 0x7F && u < 0xA0) || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
    });
    return text;
}

QStringList tableLines(const QStringList& header, const QList<QStringList>& rows)
{
    const auto isRight = [&](qsizetype column) { return header[column].startsWith(u'>'); };
    QStringList titles = header;
    for (QString& title : titles)
        if (title.startsWith(u'>')) title.remove(0, 1);
    QList<QStringList> cells{titles};
    cells += rows;
    QList<qsizetype> widths(header.size(), 0);
    for (QStringList& line : cells)
        for (qsizetype i = 0; i < line.size(); ++i) {
            line[i] = harmless(line[i]);
            widths[i] = std::max(widths[i], line[i].size());
        }
    QStringList lines;
    for (const QStringList& line : cells) {
        QStringList padded;
        for (qsizetype i = 0; i < line.size(); ++i) padded += cell(line[i], widths[i], isRight(i));
        QString joined = padded.join(u"  "_s);
        while (joined.endsWith(u' ')) joined.chop(1);
        lines += joined;
    }
    return lines;
}

QStringList linesOf(const Reading& reading)
{
    return reading.rows.isEmpty() ? reading.lines : tableLines(reading.header, reading.rows);
}

QJsonObject pointJson(const ChainPoint& point)
{
    return {{u"height"_s, point.height.value}, {u"hash"_s, hashText(point.hash)}};
}

QJsonObject walletJson(const WalletView& wallet)
{
    return {{u"name"_s, wallet.name},
            {u"state"_s, walletStateCode(wallet.state)},
            {u"lifecycle"_s, wallet.started ? u"started"_s : u"stopped"_s},
            {u"auth"_s, walletAuthCode(wallet.auth)},
            {u"syncedTo"_s, pointJson(wallet.syncedTo)},
            {u"lookahead"_s, wallet.lookahead},
            {u"birthday"_s, wallet.birthday.value}};
}

} // namespace lockstep
