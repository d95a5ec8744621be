// SPDX-License-Identifier: MIT

#include "core/sandbox/practicenetwork.h"

#include "core/sandbox/practicenode.h"
#include "core/sandbox/practicestore.h"
#include "core/util/clock.h"

#include <QDir>
#include <QPromise>

#include <optional>
#include <span>

namespace lockstep {

namespace {

const SystemClock& systemClock()
{
    static const SystemClock clock;
    return clock;
}

/// A transaction for each output, in one block. The payment that is told is the last one.
Result<PracticePayment> payAndMine(PracticeChain& chain, std::span<const TxOut> outputs)
{
    auto sum = Amount();
    for (const TxOut& output : outputs) {
        const auto more = add(sum, output.value);
        if (!more) return Error{Errc::OutOfRange, "more coins than there can be"};
        sum = *more;
    }
    if (const auto raised = chain.raiseFunds(sum); !raised) return raised.error();
    PracticePayment payment;
    for (const TxOut& output : outputs) {
        const auto txid = chain.pay({&output, 1});
        if (!txid) return txid.error();
        payment.txid = *txid;
    }
    const auto block = chain.mine(1);
    if (!block) return block.error();
    payment.block = *block;
    return payment;
}

} // namespace

/// What runs on the thread.
class PracticeNetwork::Worker final : public QObject
{
public:
    Result<std::uint16_t> start(const QString& folder, std::uint16_t port, const Clock& clock)
    {
        if (!QDir().mkpath(folder)) return Error{Errc::Io, "practice network: cannot make its folder"};
        m_chain.emplace(clock);
        const QByteArray path = QFile::encodeName(QDir(folder).filePath(QStringLiteral("practice.chain")));
        auto store = PracticeStore::open(path.toStdString(), *m_chain);
        if (!store) return store.error();
        m_store.emplace(std::move(*store));
        m_node = std::make_unique<PracticeNode>(*m_chain, clock);
        if (const auto listening = m_node->listen(port); !listening) return listening.error();
        return m_node->port();
    }

    void stop() { m_node.reset(); }

    /// Carries out a change as a whole, saves it, and tells the clients.
    template <typename T>
    Result<T> change(const std::function<Result<T>(PracticeChain&)>& work)
    {
        PracticeChain before = *m_chain;
        Result<T> done = work(*m_chain);
        if (done) {
            const auto saved = m_store->save(*m_chain);
            if (saved) m_node->announce();
            if (saved) return done;
            done = saved.error();
        }
        *m_chain = std::move(before);
        return done;
    }

    const PracticeChain& chain() const { return *m_chain; }
    PracticeNode& node() { return *m_node; }

private:
    std::optional<PracticeChain> m_chain;
    std::optional<PracticeStore> m_store;
    std::unique_ptr<PracticeNode> m_node;
};

PracticeNetwork::PracticeNetwork() : m_worker(std::make_unique<Worker>())
{
    m_thread.setObjectName(QStringLiteral("practice"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

PracticeNetwork::~PracticeNetwork()
{
    const auto stop = [this] {
        m_worker->stop();
        m_worker->moveToThread(nullptr); // so that it may be deleted here
    };
    QMetaObject::invokeMethod(m_worker.get(), stop, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Result<std::unique_ptr<PracticeNetwork>> PracticeNetwork::open(const QString& folder, std::uint16_t port)
{
    return open(folder, port, systemClock());
}

Result<std::unique_ptr<PracticeNetwork>> PracticeNetwork::open(const QString& folder, std::uint16_t port,
                                                               const Clock& clock)
{
    std::unique_ptr<PracticeNetwork> network(new PracticeNetwork);
    if (const auto started = network->start(folder, port, clock); !started) return started.error();
    return network;
}

Result<void> PracticeNetwork::start(const QString& folder, std::uint16_t port, const Clock& clock)
{
    Result<std::uint16_t> started = std::uint16_t{0};
    const auto begin = [&] { started = m_worker->start(folder, port, clock); };
    QMetaObject::invokeMethod(m_worker.get(), begin, Qt::BlockingQueuedConnection);
    if (!started) return started.error();
    m_port = *started;
    return {};
}

template <typename T>
QFuture<T> PracticeNetwork::post(std::function<T(Worker&)> task) const
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const auto run = [promise, worker = m_worker.get(), task = std::move(task)] {
        promise->addResult(task(*worker));
        promise->finish();
    };
    QMetaObject::invokeMethod(m_worker.get(), run, Qt::QueuedConnection);
    return promise->future();
}

QFuture<Result<ChainPoint>> PracticeNetwork::change(int blocks, Change work)
{
    return post<Result<ChainPoint>>([blocks, work = std::move(work)](Worker& worker) -> Result<ChainPoint> {
        if (blocks > MaxBlocksPerCall) return Error{Errc::OutOfRange, "at most 50,000 blocks at a time"};
        return worker.change<ChainPoint>(work);
    });
}

QFuture<Result<ChainPoint>> PracticeNetwork::mine(int blocks, Bytes coinbaseScript)
{
    return change(blocks, [blocks, script = std::move(coinbaseScript)](PracticeChain& chain) {
        return chain.mine(blocks, script);
    });
}

QFuture<Result<ChainPoint>> PracticeNetwork::reorg(int depth, PracticeChain::Keep keep)
{
    return change(depth, [depth, keep](PracticeChain& chain) { return chain.reorg(depth, depth + 1, keep); });
}

QFuture<Result<ChainPoint>> PracticeNetwork::makeHistory(HistoryPlan plan)
{
    const int blocks = plan.blocks;
    return change(blocks,
                  [plan = std::move(plan)](PracticeChain& chain) { return lockstep::makeHistory(chain, plan); });
}

QFuture<Result<PracticePayment>> PracticeNetwork::send(Bytes script, Amount amount)
{
    const auto pay = [outputs = std::vector{TxOut{amount, std::move(script)}}](PracticeChain& chain) {
        return payAndMine(chain, outputs);
    };
    return post<Result<PracticePayment>>([pay](Worker& worker) { return worker.change<PracticePayment>(pay); });
}

QFuture<Result<ChainPoint>> PracticeNetwork::sendToAll(std::vector<TxOut> outputs)
{
    return change(1, [outputs = std::move(outputs)](PracticeChain& chain) -> Result<ChainPoint> {
        const auto payment = payAndMine(chain, outputs);
        return payment ? Result<ChainPoint>(payment->block) : payment.error();
    });
}

void PracticeNetwork::setSpeed(int blocksPerSecond)
{
    post<bool>([blocksPerSecond](Worker& worker) {
        worker.node().setSpeed(blocksPerSecond);
        return true;
    });
}

QFuture<PracticeStatus> PracticeNetwork::status() const
{
    return post<PracticeStatus>([](Worker& worker) -> PracticeStatus {
        const PracticeChain& chain = worker.chain();
        const auto waiting = static_cast<int>(chain.mempool().entries().size());
        return {chain.tip(), chain.spendableTreasury(), waiting, worker.node().clients()};
    });
}

QFuture<RequestLog> PracticeNetwork::requests() const
{
    return post<RequestLog>([](Worker& worker) { return worker.node().log(); });
}

QFuture<bool> PracticeNetwork::disconnectClients()
{
    return post<bool>([](Worker& worker) {
        worker.node().disconnectClients();
        return true;
    });
}

} // namespace lockstep
