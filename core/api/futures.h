// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QFuture>
#include <QMetaObject>
#include <QObject>
#include <QPromise>

#include <memory>
#include <utility>

namespace lockstep {

/// A promise that can be handed from thread to thread. Dropped unkept, its future ends as cancelled.
template <typename T>
class Answer
{
public:
    Answer() : m_promise(std::make_shared<QPromise<Result<T>>>())
    {
        m_promise->setProgressRange(0, 100);
        m_promise->start();
    }

    QFuture<Result<T>> future() const { return m_promise->future(); }

    void tell(int percent) const { m_promise->setProgressValue(percent); } ///< How far it is.

    void give(Result<T> result) const
    {
        m_promise->addResult(std::move(result));
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<Result<T>>> m_promise;
};

/// Runs `work`, which may own secrets, on the thread of `object`.
template <typename Work>
void runOn(QObject* object, Work work)
{
    auto held = std::make_shared<Work>(std::move(work)); // Qt copies what it queues.
    QMetaObject::invokeMethod(
        object, [held] { (*held)(); }, Qt::QueuedConnection);
}

/// The same for a work that returns a Result<T>.
template <typename T, typename Work>
QFuture<Result<T>> askOn(QObject* object, Work work)
{
    const Answer<T> answer;
    runOn(object, [answer, work = std::move(work)]() mutable { answer.give(work()); });
    return answer.future();
}

} // namespace lockstep
