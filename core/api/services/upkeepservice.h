// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/upkeep.h"
#include "core/primitives/ids.h"
#include "core/util/result.h"

#include <QFuture>
#include <QString>

namespace lockstep {

class Engine;

/// Care for what is stored. All but `rebuildWallet` run one at a time, while all wallets stand still for some seconds;
/// the future's progress value tells how far it is, in percent. Errors of each: Refused while another one runs,
/// Cancelled, Stopping.
class UpkeepService
{
public:
    explicit UpkeepService(Engine& engine) : m_engine(engine) { }

    /// Looks at the whole database and at the filters beside it. What is damaged of the chain is dropped and fetched
    /// again; damage of a wallet is told and left. Some seconds for 900,000 headers. Errors: Database, Io.
    QFuture<Result<CheckReport>> check();

    /// Headers whose work is proved, to a file. Errors: NotFound when there are none yet; DiskFull, Io.
    QFuture<Result<HeaderFileReport>> exportHeaders(const QString& path);

    /// From a file that may be anything: every header is checked as if a peer had sent it. Errors: NotFound, Io,
    /// Malformed (no such file), Unsupported (of a newer version), WrongNetwork, Truncated, BadChecksum, OutOfRange;
    /// Unconnected when it begins above what is here; BadProofOfWork, BadDifficulty, BadTime, Refused with the height
    /// as detail: the sound headers before it are kept.
    QFuture<Result<HeaderFileReport>> importHeaders(const QString& path);

    /// Drops headers, filter headers, filters and blocks, to fetch them again. Wallets keep everything. Answers when it
    /// is dropped and the fetching begins. Errors: Database, DiskFull, Io.
    QFuture<Result<void>> rebuildChain();

    void cancel(); ///< What is under way: within a step, some tens of milliseconds.

    /// Forgets what blocks told of a wallet and looks for it again, as an import does; its keys, addresses, labels and
    /// what waits stay. An event says whether it came out as before. Errors: NoSuchWallet; Refused during its import.
    QFuture<Result<JobId>> rebuildWallet(WalletId wallet);

private:
    Engine& m_engine;
};

} // namespace lockstep
