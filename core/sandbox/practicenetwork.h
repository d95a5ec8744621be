// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/primitives/hashes.h"
#include "core/sandbox/practicehistory.h"
#include "core/sandbox/requestlog.h"
#include "core/util/result.h"

#include <QFuture>
#include <QString>
#include <QThread>

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace lockstep {

/// A payment of the treasury, and the block it was mined in.
struct PracticePayment
{
    Txid txid;
    ChainPoint block;
};

struct PracticeStatus
{
    ChainPoint tip;
    Amount treasury; ///< What it could pay right now; mining brings more.
    int waiting = 0; ///< Transactions without a block.
    int clients = 0;
};

/// The practice network: a chain, its file and the node that serves it, on a thread of their own. Every call may come
/// from any thread and returns at once; calls are carried out in order. What changes the chain is all or nothing, is
/// on the disk before the future is done, and only then told to clients.
class PracticeNetwork final
{
public:
    static constexpr int MaxBlocksPerCall = 50'000; ///< The node is silent meanwhile: a few seconds.

    /// Opens or makes `folder`/practice.chain and listens on 127.0.0.1; port 0 is any free one. Waits until the
    /// chain is loaded, 10 us a transaction. Errors: as PracticeStore::open; InUse when the port is taken.
    static Result<std::unique_ptr<PracticeNetwork>> open(const QString& folder, std::uint16_t port = 0);

    /// With a clock that outlives the network.
    static Result<std::unique_ptr<PracticeNetwork>> open(const QString& folder, std::uint16_t port, const Clock& clock);

    ~PracticeNetwork(); ///< Stops; calls made before are carried out first.
    PracticeNetwork(const PracticeNetwork&) = delete;
    PracticeNetwork& operator=(const PracticeNetwork&) = delete;

    std::uint16_t port() const { return m_port; }

    /// Errors of all that follow: DiskFull, Io; then nothing happened. OutOfRange above MaxBlocksPerCall. And as
    /// PracticeChain says.
    QFuture<Result<ChainPoint>> mine(int blocks, Bytes coinbaseScript = {}); ///< No script: to the treasury.
    QFuture<Result<PracticePayment>> send(Bytes script, Amount amount); ///< Mined at once; first for funds if need be.
    QFuture<Result<ChainPoint>> sendToAll(std::vector<TxOut> outputs); ///< A payment each, all in one block.
    QFuture<Result<ChainPoint>> reorg(int depth, PracticeChain::Keep keep = PracticeChain::Keep::All); ///< By one more.
    QFuture<Result<ChainPoint>> makeHistory(HistoryPlan plan);

    void setSpeed(int blocksPerSecond); ///< Filters and blocks served a second; 0: as fast as it can.
    QFuture<PracticeStatus> status() const;
    QFuture<RequestLog> requests() const; ///< What clients asked so far.
    QFuture<bool> disconnectClients(); ///< As if the node had gone for a moment.

private:
    class Worker;
    using Change = std::function<Result<ChainPoint>(PracticeChain&)>;

    PracticeNetwork();
    Result<void> start(const QString& folder, std::uint16_t port, const Clock& clock);
    template <typename T>
    QFuture<T> post(std::function<T(Worker&)> task) const;
    QFuture<Result<ChainPoint>> change(int blocks, Change change);

    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< Lives on m_thread.
    std::uint16_t m_port = 0;
};

} // namespace lockstep
