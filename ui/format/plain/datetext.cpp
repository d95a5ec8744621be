// SPDX-License-Identifier: MIT

#include "ui/format/plain/datetext.h"

#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t Minute = 60;
constexpr std::int64_t Hour = 60 * Minute;
constexpr std::int64_t Day = 24 * Hour;

struct DateText
{
    Q_DECLARE_TR_FUNCTIONS(DateText)
};

QString days(std::int64_t count)
{
    return DateText::tr("%1 days", nullptr, static_cast<int>(count)).arg(numberText(count));
}

QString inUnits(std::int64_t seconds, std::int64_t (*rounded)(std::int64_t, std::int64_t))
{
    if (seconds < Minute) return DateText::tr("%1\u00a0s").arg(seconds);
    if (seconds < Hour) return DateText::tr("%1\u00a0min").arg(rounded(seconds, Minute));
    if (seconds < 2 * Day) return DateText::tr("%1\u00a0h").arg(rounded(seconds, Hour));
    return days(rounded(seconds, Day));
}

DateStyle g_style = DateStyle::Iso;

std::int64_t down(std::int64_t value, std::int64_t unit) { return value / unit; }
std::int64_t up(std::int64_t value, std::int64_t unit) { return (value + unit - 1) / unit; }

} // namespace

DateStyle DateDisplay::current() { return g_style; }

void DateDisplay::set(DateStyle style) { g_style = style; }

QString dateTimeText(std::int64_t unixSeconds) { return dateTimeText(unixSeconds, g_style); }

QString dateTimeText(std::int64_t unixSeconds, DateStyle style)
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(unixSeconds);
    return style == DateStyle::Local ? QLocale().toString(moment, QLocale::ShortFormat)
                                     : moment.toString(u"yyyy-MM-dd HH:mm"_s);
}

QString dateText(std::int64_t unixSeconds)
{
    const QDate day = QDateTime::fromSecsSinceEpoch(unixSeconds).date();
    return g_style == DateStyle::Local ? QLocale().toString(day, QLocale::ShortFormat) : day.toString(u"yyyy-MM-dd"_s);
}

QString dayEntryFormat()
{
    if (g_style == DateStyle::Iso) return u"yyyy-MM-dd"_s;
    QString format = QLocale().dateFormat(QLocale::ShortFormat);
    if (!format.contains(u"yyyy"_s)) format.replace(u"yy"_s, u"yyyy"_s); // "21" would be typed as 1921
    return format;
}

QString sinceText(std::int64_t unixSeconds, std::int64_t now)
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(unixSeconds);
    const bool isToday = moment.date() == QDateTime::fromSecsSinceEpoch(now).date();
    return isToday ? moment.toString(u"HH:mm"_s) : dateTimeText(unixSeconds);
}

QString agoText(std::int64_t unixSeconds, std::int64_t now)
{
    const std::int64_t age = now - unixSeconds;
    if (age < Minute) return DateText::tr("just now"); // Also when a clock is a little ahead.
    return DateText::tr("%1 ago").arg(inUnits(age, down));
}

QString durationText(std::int64_t seconds) { return inUnits(qMax<std::int64_t>(seconds, 0), up); }

QString timeLeftText(std::int64_t seconds)
{
    return seconds < 0 ? QString() : DateText::tr("about %1 left").arg(durationText(seconds));
}

QString leftSuffix(std::int64_t seconds)
{
    return seconds < 0 ? QString() : DateText::tr(" · %1 left").arg(durationText(seconds));
}

} // namespace lockstep
