// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <cstdint>

namespace lockstep {

/// A moment in local time, ISO-like and the same in every language: "2026-11-23 14:31".
QString dateTimeText(std::int64_t unixSeconds);

/// The day alone: "2026-11-23".
QString dateText(std::int64_t unixSeconds);

/// "14:31" on the day of `now`, else with the day.
QString sinceText(std::int64_t unixSeconds, std::int64_t now);

/// "just now", "3 min ago", "2 h ago", "5 days ago".
QString agoText(std::int64_t unixSeconds, std::int64_t now);

/// "9 s", "3 min", "2 h", "5 days": one unit, rounded up, so that a promise is kept.
QString durationText(std::int64_t seconds);

/// "about 3 min left"; empty while unknown (negative).
QString timeLeftText(std::int64_t seconds);

} // namespace lockstep
