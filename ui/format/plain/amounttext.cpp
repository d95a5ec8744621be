// SPDX-License-Identifier: MIT

#include "ui/format/plain/amounttext.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AmountText
{
    Q_DECLARE_TR_FUNCTIONS(AmountText)
};

/// Narrow, and no break: a line must not end inside a number. And in a text that runs from right to left it keeps the
/// groups in their order, where a thin space would let 0.050 000 00 read 00 000 0.050 (Unicode's common separator).
constexpr char16_t NarrowSpace = u'\u202f';
constexpr QChar MinusSign = u'\u2212'; ///< As wide as the plus; a hyphen is short, and a line may end behind it.
constexpr int Places = 8;

/// Groups of three from the right: "120 455 000".
QString grouped(const QString& digits)
{
    QString text;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += NarrowSpace;
        text += digits[i];
    }
    return text;
}

/// Groups of three from the point on: "204 550 00".
QString groupedPlaces(const QString& digits)
{
    QString text;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % 3 == 0) text += NarrowSpace;
        text += digits[i];
    }
    return text;
}

struct Digits
{
    QString sign, whole, places;
};

Digits digitsOf(std::int64_t satoshis, AmountUnit unit)
{
    const bool isNegative = satoshis < 0;
    const quint64 value = isNegative ? quint64{0} - static_cast<quint64>(satoshis) : static_cast<quint64>(satoshis);
    const QString sign = isNegative ? u"-"_s : QString();
    if (unit == AmountUnit::Satoshi) return {sign, QString::number(value), {}};
    constexpr quint64 PerBitcoin = Amount::SatoshisPerBitcoin;
    return {sign, QString::number(value / PerBitcoin),
            QString::number(value % PerBitcoin).rightJustified(Places, u'0')};
}

QString withoutSpaces(const QString& text)
{
    QString plain;
    for (const QChar c : text)
        if (!c.isSpace()) plain += c;
    return plain;
}

bool isDigits(const QString& text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

AmountDisplay g_display;

QString withMinusSign(QString amount) { return amount.replace(u'-', MinusSign); }

QString plus(std::int64_t satoshis) { return satoshis > 0 ? u"+"_s : QString(); }

} // namespace

AmountDisplay AmountDisplay::current() { return g_display; }

void AmountDisplay::set(AmountDisplay display) { g_display = display; }

QString unitText() { return unitText(g_display.unit); }

QString amountText(std::int64_t satoshis)
{
    return g_display.isHidden ? u"\u2022\u2022\u2022\u2022\u2022"_s
                              : withMinusSign(amountText(satoshis, g_display.unit));
}

QString amountWithUnit(std::int64_t satoshis) { return amountText(satoshis) + u' ' + unitText(); }

QString signedAmountText(std::int64_t satoshis)
{
    const QString sign = satoshis < 0 ? QString(MinusSign) : plus(satoshis);
    return g_display.isHidden ? sign + amountText(satoshis) : withMinusSign(signedAmountText(satoshis, g_display.unit));
}

QString unitText(AmountUnit unit) { return unit == AmountUnit::Bitcoin ? u"BTC"_s : u"sat"_s; }

QString amountText(std::int64_t satoshis, AmountUnit unit)
{
    const Digits d = digitsOf(satoshis, unit);
    if (d.places.isEmpty()) return d.sign + grouped(d.whole);
    return d.sign + grouped(d.whole) + u'.' + groupedPlaces(d.places);
}

QString amountWithUnit(std::int64_t satoshis, AmountUnit unit)
{
    return amountText(satoshis, unit) + u' ' + unitText(unit);
}

QString signedAmountText(std::int64_t satoshis, AmountUnit unit) { return plus(satoshis) + amountText(satoshis, unit); }

QString plainAmountText(std::int64_t satoshis, AmountUnit unit)
{
    const Digits d = digitsOf(satoshis, unit);
    return d.places.isEmpty() ? d.sign + d.whole : d.sign + d.whole + u'.' + d.places;
}

std::optional<Amount> amountFromText(const QString& text, AmountUnit unit)
{
    return Amount::fromDecimal(withoutSpaces(text).toStdString(), unit == AmountUnit::Bitcoin ? Places : 0);
}

QString amountProblem(const QString& text, AmountUnit unit)
{
    const QString plain = withoutSpaces(text);
    if (plain.isEmpty() || amountFromText(plain, unit)) return {};
    QString digits = plain;
    digits.remove(u'.');
    if (plain.contains(u',')) return AmountText::tr("Write a point for the decimals, and no commas.");
    if (plain.startsWith(u'-')) return AmountText::tr("An amount must be positive: leave out the minus sign.");
    if (digits.isEmpty() || !isDigits(digits) || plain.count(u'.') > 1)
        return AmountText::tr("This is not a number. Write digits, with at most one point.");
    if (unit == AmountUnit::Satoshi && plain.contains(u'.'))
        return AmountText::tr("A satoshi has no parts. Leave out the point, or choose BTC.");
    if (plain.contains(u'.') && plain.size() - plain.indexOf(u'.') - 1 > Places)
        return AmountText::tr("At most eight places after the point: the last one is a satoshi.");
    return AmountText::tr("There will never be more than 21 000 000 BTC.");
}

} // namespace lockstep
