// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/dateperiod.h"

#include <QDateTime>
#include <QLocale>

namespace lockstep::ui {

std::optional<std::int64_t> DateSpan::since() const
{
    return first.isValid() ? std::optional(first.startOfDay().toSecsSinceEpoch()) : std::nullopt;
}

std::optional<std::int64_t> DateSpan::until() const
{
    return last.isValid() ? std::optional(last.addDays(1).startOfDay().toSecsSinceEpoch()) : std::nullopt;
}

DateSpan spanOf(DatePeriod period, QDate today)
{
    const QDate month(today.year(), today.month(), 1);
    switch (period) {
    case DatePeriod::Today: return {today, {}};
    case DatePeriod::ThisWeek: return {today.addDays(-((today.dayOfWeek() - QLocale().firstDayOfWeek() + 7) % 7)), {}};
    case DatePeriod::ThisMonth: return {month, {}};
    case DatePeriod::LastMonth: return {month.addMonths(-1), month.addDays(-1)};
    case DatePeriod::ThisYear: return {QDate(today.year(), 1, 1), {}};
    case DatePeriod::LastYear: return {QDate(today.year() - 1, 1, 1), QDate(today.year() - 1, 12, 31)};
    case DatePeriod::Any:
    case DatePeriod::Range: break;
    }
    return {};
}

} // namespace lockstep::ui
