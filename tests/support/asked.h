// SPDX-License-Identifier: MIT
#pragma once

#include <QCoroTask>
#include <QTest>

#include <memory>
#include <optional>
#include <utility>

namespace lockstep::test {

/// The answer of a task that runs while the test goes on: `Asked headers(client.headers(...)); QTRY_VERIFY(headers);`
template <typename T>
class Asked
{
public:
    explicit Asked(QCoro::Task<T> task) { collect(std::move(task), m_answer); }

    explicit operator bool() const { return m_answer->has_value(); }
    T& operator*() { return **m_answer; }
    T* operator->() { return &**m_answer; }

    /// Runs the event loop until the answer is there; a test without one after ten seconds is stopped.
    T& wait()
    {
        if (!QTest::qWaitFor([this] { return m_answer->has_value(); }, 10'000)) qFatal("the answer did not come");
        return **m_answer;
    }

private:
    using Answer = std::shared_ptr<std::optional<T>>;

    static QCoro::Task<> collect(QCoro::Task<T> task, Answer answer)
    {
        T value = co_await task;
        answer->emplace(std::move(value));
    }

    Answer m_answer = std::make_shared<std::optional<T>>();
};

} // namespace lockstep::test
