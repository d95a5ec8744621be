// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <cstdint>

namespace lockstep {

/// How days are written: the same everywhere and in the order of time, or as the person's country does.
enum class DateStyle { Iso, Local };

/// One for the whole program, as AmountDisplay. Untouched it is Iso: so the command line has it.
struct DateDisplay
{
    static DateStyle current();
    static void set(DateStyle style); ///< On the main thread. What is shown already must be shown again.
};

/// A moment in local time: "2026-11-23 14:31", or as the country writes it.
QString dateTimeText(std::int64_t unixSeconds);
QString dateTimeText(std::int64_t unixSeconds, DateStyle style);

/// The day alone: "2026-11-23".
QString dateText(std::int64_t unixSeconds);

/// How a day is typed, as QDateEdit takes it. The year has four digits also where the country writes two.
QString dayEntryFormat();

/// "14:31" on the day of `now`, else with the day.
QString sinceText(std::int64_t unixSeconds, std::int64_t now);

/// "just now", "3 min ago", "2 h ago", "5 days ago".
QString agoText(std::int64_t unixSeconds, std::int64_t now);

/// "9 s", "3 min", "2 h", "5 days": one unit, rounded up, so that a promise is kept.
QString durationText(std::int64_t seconds);

/// "about 3 min left"; empty while unknown (negative).
QString timeLeftText(std::int64_t seconds);

/// " · 3 min left", to go after a state; empty while unknown (negative).
QString leftSuffix(std::int64_t seconds);

} // namespace lockstep
