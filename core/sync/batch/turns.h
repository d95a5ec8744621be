// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/nextturn.h"
#include "core/util/result.h"

#include <QCoroTask>
#include <QElapsedTimer>

#include <functional>
#include <utility>

namespace lockstep {

/// Work that may take seconds, in turns of the thread: between two of them commands come in, and may call it off.
class Turns
{
public:
    using CalledOff = std::function<bool()>; ///< Asked after each turn.

    explicit Turns(CalledOff isCalledOff) : m_isCalledOff(std::move(isCalledOff)) { m_turn.start(); }

    /// A wait for something else counts to it: whether others had theirs meanwhile is not known.
    bool isOver() const { return m_turn.hasExpired(Longest); } ///< Then it is time for `next`.

    /// Lets the others have theirs. Errors: Cancelled.
    QCoro::Task<Result<void>> next()
    {
        const auto turn = nextTurn();
        (void)co_await turn;
        m_turn.start();
        if (m_isCalledOff()) co_return Error{Errc::Cancelled, "wallets or imports have changed"};
        co_return Result<void>{};
    }

private:
    static constexpr qint64 Longest = 20; ///< Milliseconds.

    CalledOff m_isCalledOff;
    QElapsedTimer m_turn;
};

} // namespace lockstep
