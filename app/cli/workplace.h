// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "core/api/practice.h"
#include "core/api/session.h"

#include <QEventLoop>
#include <QFutureWatcher>

#include <memory>

namespace lockstep::cli {

/// Store: what is on the disk, and no connection. Network: the chain too.
enum class Reach { Store, Network };

/// An open data directory; on the practice network with its node.
struct Workplace
{
    std::unique_ptr<Practice> practice;
    std::unique_ptr<Session> session; ///< Destroyed before the node it is connected to.

    Session* operator->() const { return session.get(); }
};

Result<Workplace> openWorkplace(const Command& command, Reach reach);

/// The practice network's own chain in the data directory of `command`; any free port if `port` is 0.
Result<std::unique_ptr<Practice>> openPractice(const Command& command, std::uint16_t port);

/// By name, upper or lower case. Errors: NoSuchWallet.
Result<WalletView> walletNamed(const Session& session, const QString& name);

/// Waits without holding up the session's own signals.
template <typename T>
Result<T> await(const QFuture<Result<T>>& future)
{
    QFutureWatcher<Result<T>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished()) loop.exec();
    if (future.resultCount() == 0) return Error{Errc::Stopping, {}};
    return future.result();
}

} // namespace lockstep::cli
