// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/futures.h"
#include "core/storage/database/rollingcopies.h"
#include "core/util/clock.h"
#include "core/util/result.h"

#include <QString>
#include <QThreadPool>

#include <atomic>
#include <functional>

namespace lockstep {

/// When a session copies the wallets' tables (core/storage/database/rollingcopies.h): once a day, and before each
/// change that nobody could take back (K11). On a thread of its own, one copy at a time: neither the window nor a
/// passphrase that is tried waits for one.
class WalletCopies
{
public:
    WalletCopies(QString databasePath, const Clock& clock);

    /// Not where it is given up: the next start makes it. A copy that fails is logged: it must not keep anybody from
    /// their wallets.
    void makeDaily();

    /// Those from before a removal that are older than thirty days, by our clock and by the newest block: a clock that
    /// is far ahead takes nothing away. `tipTime` in unix seconds.
    void dropOldOfRemovals(std::int64_t tipTime);

    /// Makes the copy, then calls `then` on the copies' thread. It is told an error only where the change takes
    /// something away, which is then better refused: an import that could not be preceded by a copy goes on.
    /// Errors: DiskFull, Io, Damaged, Stopping.
    void before(WalletChange change, std::function<void(Result<void>)> then);

    void giveUp() { m_isGivenUp = true; } ///< The program ends: copies under way and to come are not made any more.
    void waitForDone() { m_thread.waitForDone(); }

private:
    QString m_databasePath;
    const Clock& m_clock;
    std::atomic<bool> m_isGivenUp = false;
    QThreadPool m_thread;
};

/// `work`, which returns a Result<T>, runs on the thread of `object` once the copy is there.
template <typename T, typename Work>
void askAfterCopy(WalletCopies& copies, WalletChange change, QObject* object, Answer<T> answer, Work work)
{
    copies.before(change, [object, answer, work = std::move(work)](const Result<void>& made) {
        if (!made) return answer.give(made.error());
        runOn(object, [answer, work] { answer.give(work()); });
    });
}

} // namespace lockstep
