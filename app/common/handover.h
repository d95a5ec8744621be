// SPDX-License-Identifier: MIT
#pragma once

#include "app/common/jobwish.h"
#include "app/common/readingwish.h"
#include "core/util/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

class QLocalServer;
class QLocalSocket;
class QTimer;

namespace lockstep {

/// What a second start says to the program that holds the data folder already.
struct Call
{
    QString link; ///< "bitcoin:...", as given and not yet understood; empty: only show the window.
    QByteArray activationToken; ///< The desktop's permission to come to the front (XDG_ACTIVATION_TOKEN); may be empty.
};

constexpr qsizetype MaxCallSize = 20'000; ///< Bytes of a whole call. parsePaymentUri reads no longer links either.

/// Whether the text may travel as a link: "bitcoin:" in any case, short enough, without control characters.
bool isPaymentLink(const QString& text);

using JobAnswer = std::function<void(const Result<JobView>& done)>;
using ReadingAnswer = std::function<void(const Result<Reading>& reading)>;

/// How long whoever wishes something waits for what comes of it, and is waited for.
constexpr std::chrono::seconds patienceFor(JobChange change)
{
    return std::chrono::seconds(change == JobChange::Discard ? 60 : 10); // a copy of all wallets is made before
}
inline std::chrono::seconds patienceFor(const ReadingWish& wish)
{
    const bool isLong = wish.what == ReadingWish::Fees || wish.what == ReadingWish::History; // of blocks, or of years
    return std::chrono::seconds(isLong ? 60 : 10);
}

/// More rows are not handed over at a time: the window would stand still while it writes them down.
constexpr int MostRowsHandedOver = 500;

/// Listens in a data folder for later starts, for wishes about jobs, and for questions about what runs. Only the holder
/// of the folder's lock makes one: the lock decides who is first, the socket only carries words. Its file is for this
/// user alone (mode 0600).
class CallListener final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallListener)

public:
    /// Replaces the socket that a crash left. Where the folder's path is too long for a socket (about 100 bytes), it is
    /// in the user's runtime folder, under a hash of that path. Errors: Io; the program then works, but later starts
    /// cannot reach it.
    static Result<std::unique_ptr<CallListener>> listen(const QString& folder);
    ~CallListener() override;

signals:
    void called(const lockstep::Call& call);
    // `answer` is to be called once, with what came of it, within patienceFor(): then the caller is sent away.
    void wished(const lockstep::JobWish& wish, const lockstep::JobAnswer& answer);
    void asked(const lockstep::ReadingWish& wish, const lockstep::ReadingAnswer& answer);

private:
    CallListener();
    void take();
    void read(QLocalSocket& caller, QTimer& patience); ///< When that is over the caller is sent away.
    bool hear(const QByteArray& message, QLocalSocket& caller, QTimer& patience); ///< False: it is no wish.
    static void answer(QLocalSocket& caller, const QByteArray& line);

    std::unique_ptr<QLocalServer> m_server;
};

enum class HandOver {
    Taken, ///< The other program has it and shows its window.
    Refused, ///< It answered, but not with yes: it may be another version.
    NobodyListens,
};

/// Calls the program that holds the folder; it may still be opening its database, so this tries again for `patience`.
/// Waits: only for a program that has no window yet.
HandOver handOver(const QString& folder, const Call& call, std::chrono::milliseconds patience);

/// Has the program that holds the folder change a job, and waits for its answer. Of the job only number, kind and
/// the wallet's name come back. Errors: InUse when nobody listens there or it is another version; Timeout;
/// what went wrong there.
Result<JobView> handOver(const QString& folder, const JobWish& wish);

/// Asks the program that holds the folder, and waits for its answer, in the language of its window; for more rows than
/// it hands over at a time once more, until all are here. Errors: as above, OutOfRange where an answer is longer than
/// MaxReadingSize, all of them take too long, or rows come or go with each of a few tries; InUse for one that is none.
Result<Reading> handOver(const QString& folder, const ReadingWish& wish);
constexpr qsizetype MaxReadingSize = 16'000'000; ///< Bytes, as it travels.

} // namespace lockstep
