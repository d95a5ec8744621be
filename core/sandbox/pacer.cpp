// SPDX-License-Identifier: MIT

#include "core/sandbox/pacer.h"

#include "core/util/clock.h"

#include <algorithm>
#include <chrono>

namespace lockstep {

namespace {

constexpr std::int64_t Second = 1'000'000;
constexpr std::int64_t MakeUp = Second / 10;

} // namespace

std::int64_t Pacer::now() const { return std::chrono::microseconds(m_clock->monotonic()).count(); }

void Pacer::setSpeed(int perSecond)
{
    m_interval = perSecond > 0 ? Second / perSecond : 0;
    m_next = now();
}

bool Pacer::take()
{
    if (m_interval == 0) return true;
    if (now() < m_next) return false;
    m_next = std::max(m_next, now() - MakeUp) + m_interval;
    return true;
}

int Pacer::waitMilliseconds() const
{
    const std::int64_t left = std::max<std::int64_t>(m_next - now(), 0);
    return static_cast<int>((left + 999) / 1000);
}

} // namespace lockstep
