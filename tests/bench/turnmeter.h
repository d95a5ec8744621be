// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <ctime>
#include <vector>

namespace lockstep::bench {

/// Processor time of this thread: a busy machine makes it no longer.
inline double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// What this thread itself works in each turn of its event loop.
class TurnMeter
{
public:
    TurnMeter()
        : m_connection(QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock,
                                        [this] { endTurn(); }))
    {
    }
    ~TurnMeter() { QObject::disconnect(m_connection); }
    Q_DISABLE_COPY_MOVE(TurnMeter)

    double longest() const { return m_longest; } ///< Milliseconds.
    int over(double milliseconds) const ///< So many turns were longer.
    {
        return static_cast<int>(std::ranges::count_if(m_turns, [=](double turn) { return turn > milliseconds; }));
    }

private:
    void endTurn()
    {
        const double ended = threadMilliseconds();
        m_turns.push_back(ended - m_begun);
        m_longest = std::max(m_longest, m_turns.back());
        m_begun = ended;
    }

    double m_begun = threadMilliseconds();
    double m_longest = 0;
    std::vector<double> m_turns;
    QMetaObject::Connection m_connection;
};

} // namespace lockstep::bench
