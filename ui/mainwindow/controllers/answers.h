// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QFuture>
#include <QFutureWatcher>

#include <utility>

namespace lockstep::ui {

/// Calls `use` with the answer, on the thread of `context`; never, when `context` is gone by then. A question that the
/// session dropped is answered with Stopping.
template <typename T, typename Use>
void whenAnswered(const QFuture<Result<T>>& future, QObject* context, Use use)
{
    auto* watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, use = std::move(use)] {
        watcher->deleteLater();
        const bool isAnswered = watcher->future().resultCount() > 0;
        use(isAnswered ? watcher->result() : Result<T>(Error{Errc::Stopping, {}}));
    });
    watcher->setFuture(future);
}

/// The same for an answer that can only be moved: a secret.
template <typename T, typename Use>
void whenTaken(const QFuture<Result<T>>& future, QObject* context, Use use)
{
    auto* watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, use = std::move(use)] {
        watcher->deleteLater();
        QFuture<Result<T>> answer = watcher->future();
        use(answer.resultCount() > 0 ? answer.takeResult() : Result<T>(Error{Errc::Stopping, {}}));
    });
    watcher->setFuture(future);
}

} // namespace lockstep::ui
