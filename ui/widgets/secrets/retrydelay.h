// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>

#include <algorithm>
#include <chrono>

namespace lockstep::ui {

/// How long a person waits after wrong passphrases: not at all for the first two, then 1, 2, 4, ... up to 30 seconds.
/// Kept in memory only, one for each wallet, by whoever opens the dialogs, so that closing one does not reset it. It
/// slows down a guess at the keyboard; against a stolen file the key derivation stands.
class RetryDelay
{
public:
    static constexpr std::chrono::seconds after(int failures)
    {
        if (failures < 3) return std::chrono::seconds(0);
        return std::chrono::seconds(failures >= 8 ? 30 : 1 << (failures - 3));
    }

    void failed() { m_until.setRemainingTime(after(++m_failures)); }
    void succeeded() { *this = {}; }

    std::chrono::seconds left() const ///< Rounded up.
    {
        return std::chrono::ceil<std::chrono::seconds>(std::max(m_until.remainingTimeAsDuration(), {}));
    }

private:
    int m_failures = 0;
    QDeadlineTimer m_until{0};
};

} // namespace lockstep::ui
