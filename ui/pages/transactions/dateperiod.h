// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>

#include <cstdint>
#include <optional>

namespace lockstep::ui {

/// Days that a person asks for by name.
enum class DatePeriod { Any, Today, ThisWeek, ThisMonth, LastMonth, ThisYear, LastYear, Range };

/// Local days: `first` included, `last` too. Invalid where there is no such end.
struct DateSpan
{
    QDate first;
    QDate last;
    friend bool operator==(const DateSpan&, const DateSpan&) = default;

    std::optional<std::int64_t> since() const; ///< Unix seconds, the start of the first day.
    std::optional<std::int64_t> until() const; ///< Unix seconds, the start of the day after the last.
};

/// Of the day `today`; for Any and Range without ends. Weeks begin on the day of the person's country.
DateSpan spanOf(DatePeriod period, QDate today);

} // namespace lockstep::ui
