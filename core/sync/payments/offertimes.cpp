// SPDX-License-Identifier: MIT

#include "core/sync/payments/offertimes.h"

#include <QRandomGenerator>

#include <cmath>

namespace lockstep {

namespace {

constexpr std::chrono::seconds SoonestOverdue = std::chrono::minutes(5); ///< After a start.
constexpr std::chrono::seconds LatestOverdue = std::chrono::hours(12);

} // namespace

std::int64_t laterThan(std::int64_t now, std::chrono::seconds least, std::chrono::seconds most)
{
    const auto spread = static_cast<int>((most - least).count());
    return now + least.count() + QRandomGenerator::system()->bounded(spread);
}

/// As likely in each doubling of the time: who has the program open for minutes a day sends it on one of the days, too.
std::int64_t laterThanStart(std::int64_t now)
{
    const auto soonest = static_cast<double>(SoonestOverdue.count());
    const double most = static_cast<double>(LatestOverdue.count()) / soonest;
    const double times = std::pow(most, QRandomGenerator::system()->generateDouble());
    return now + std::llround(times * soonest);
}

} // namespace lockstep
