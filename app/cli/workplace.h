// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "app/common/readingwish.h"
#include "core/api/services/practice.h"
#include "core/api/services/session.h"

#include <QEventLoop>
#include <QFutureWatcher>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace lockstep::cli {

/// Store: what is on the disk, and no connection. Network: the chain too.
enum class Reach { Store, Network };

/// An open data directory; on the practice network with its node.
struct Workplace
{
    std::unique_ptr<Practice> practice;
    std::unique_ptr<Session> session; ///< Destroyed before the node it is connected to.

    std::size_t namedPeers = 0; ///< How many the person named: no others are called. 0: found by themselves.

    Session* operator->() const { return session.get(); }
};

Result<Workplace> openWorkplace(const Command& command, Reach reach);

/// A verb that only reads what is stored: from the folder, or from the window that holds it. Returns the exit code.
int showReading(const Command& command, const Output& out, const ReadingWish& wish);

/// The same of any verb that only reads, where the folder did not open for `why`: a window that holds it is asked.
int showInWindow(const Command& command, const Output& out, const Error& why, const ReadingWish& wish);

/// The practice network's own chain in the data directory of `command`; any free port if `port` is 0.
Result<std::unique_ptr<Practice>> openPractice(const Command& command, std::uint16_t port);

/// By name, upper or lower case. Errors: NoSuchWallet.
Result<WalletView> walletNamed(const Session& session, const QString& name);

/// How long a verb waits for the network: --timeout, or a minute. nullopt: the typed text is no such number.
std::optional<std::chrono::seconds> patienceOf(const Command& command);
QString patienceMisuse(); ///< The sentence about that.

/// Waits until a snapshot is as wanted; false when nothing has happened for so long.
bool waitUntil(Session& session, std::chrono::seconds patience,
               const std::function<bool(const SyncSnapshot&)>& isAsWanted);

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

/// The same for an answer that takes as long as the network does. Errors: Timeout when nothing happened for so long.
template <typename T>
Result<T> awaitWhileItMoves(Session& session, const QFuture<Result<T>>& future, std::chrono::seconds patience)
{
    if (!waitUntil(session, patience, [&](const SyncSnapshot&) { return future.isFinished(); }))
        return Error{Errc::Timeout, {}};
    return await(future);
}

} // namespace lockstep::cli
