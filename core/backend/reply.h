// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QAbstractEventDispatcher>
#include <QMetaObject>

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace lockstep {

/// An answer that comes later: one side finishes it, a coroutine awaits it. Copies are handles to the same answer.
///
/// The coroutine is resumed by the thread's event loop, never from inside `finish`: whoever finishes (a socket
/// handler, a loop over requests) is not re-entered. Every Reply must be finished before its thread's loop ends, or
/// the coroutine stays suspended for ever.
template <typename T>
class Reply
{
public:
    Reply() : m_state(std::make_shared<State>()) { }

    bool isFinished() const { return m_state->result.has_value(); }

    /// Only the first call counts.
    void finish(Result<T> result) const
    {
        if (isFinished()) return;
        m_state->result.emplace(std::move(result));
        if (!m_state->waiting) return;
        QMetaObject::invokeMethod(
            QAbstractEventDispatcher::instance(), [state = m_state] { std::exchange(state->waiting, {}).resume(); },
            Qt::QueuedConnection);
    }

    bool await_ready() const noexcept { return isFinished(); }
    void await_suspend(std::coroutine_handle<> waiting) const noexcept { m_state->waiting = waiting; }
    Result<T> await_resume() const { return std::move(*m_state->result); }

private:
    struct State
    {
        std::optional<Result<T>> result;
        std::coroutine_handle<> waiting;
    };
    std::shared_ptr<State> m_state;
};

} // namespace lockstep
