// SPDX-License-Identifier: MIT

#include "core/api/services/practice.h"

#include "core/sandbox/practicenetwork.h"
#include "core/script/address.h"

#include <QPromise>

namespace lockstep {

namespace {

/// A future that has its answer already.
template <typename T>
QFuture<Result<T>> answered(const Error& error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(error));
    promise.finish();
    return promise.future();
}

Result<Bytes> scriptOf(const QString& address) { return scriptFromAddress(address.toStdString(), Network::Practice); }

Result<std::vector<Bytes>> scriptsOf(const QStringList& addresses)
{
    std::vector<Bytes> scripts;
    for (const QString& address : addresses) {
        auto script = scriptOf(address);
        if (!script) return script.error();
        scripts.push_back(*std::move(script));
    }
    return scripts;
}

} // namespace

struct Practice::Private
{
    std::unique_ptr<PracticeNetwork> network;
};

Result<std::unique_ptr<Practice>> Practice::open(const QString& folder, std::uint16_t port)
{
    auto network = PracticeNetwork::open(folder, port);
    if (!network) return network.error();
    auto priv = std::make_unique<Private>();
    priv->network = *std::move(network);
    return std::unique_ptr<Practice>(new Practice(std::move(priv)));
}

Practice::Practice(std::unique_ptr<Private> priv) : d(std::move(priv)) { }

Practice::~Practice() = default;

std::uint16_t Practice::port() const { return d->network->port(); }

QFuture<Result<ChainPoint>> Practice::mine(int blocks) { return d->network->mine(blocks); }

QFuture<Result<Txid>> Practice::send(const QString& address, Amount amount)
{
    auto script = scriptOf(address);
    if (!script) return answered<Txid>(script.error());
    return d->network->send(*std::move(script), amount).then([](const Result<PracticePayment>& payment) {
        return payment ? Result<Txid>(payment->txid) : Result<Txid>(payment.error());
    });
}

QFuture<Result<ChainPoint>> Practice::sendToAll(const QStringList& addresses, Amount each)
{
    auto scripts = scriptsOf(addresses);
    if (!scripts) return answered<ChainPoint>(scripts.error());
    std::vector<TxOut> outputs;
    for (Bytes& script : *scripts) outputs.push_back({each, std::move(script)});
    return d->network->sendToAll(std::move(outputs));
}

QFuture<Result<ChainPoint>> Practice::reorg(int blocks) { return d->network->reorg(blocks); }

QFuture<Result<ChainPoint>> Practice::makeHistory(int blocks, const QStringList& addresses, int payments)
{
    HistoryPlan plan;
    plan.blocks = blocks;
    plan.payments = addresses.isEmpty() ? 0 : payments;
    auto payees = scriptsOf(addresses);
    if (!payees) return answered<ChainPoint>(payees.error());
    plan.payees = *std::move(payees);
    return d->network->makeHistory(std::move(plan));
}

void Practice::setSpeed(int blocksPerSecond) { d->network->setSpeed(blocksPerSecond); }

} // namespace lockstep
