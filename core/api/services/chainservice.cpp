// SPDX-License-Identifier: MIT

#include "core/api/services/chainservice.h"

#include "core/api/engine/engine.h"
#include "core/api/engine/outpointreading.h"
#include "core/api/engine/reader.h"
#include "core/api/engine/walletmaking.h"

namespace lockstep {

namespace {

const Error NoPeersToChoose{Errc::Unsupported, "the chain is not reached by peers of one's choice"};

template <typename Wish>
QFuture<Result<void>> askPeers(Engine& engine, Wish wish)
{
    return askManager<void>(engine, [wish](SyncManager& manager) -> Result<void> {
        PeerControl* peers = manager.peerControl();
        if (!peers) return NoPeersToChoose;
        wish(*peers);
        return {};
    });
}

QCoro::Task<void> giveLater(QCoro::Task<Result<PeerReport>> asked, Answer<PeerReport> answer)
{
    auto report = co_await asked;
    answer.give(std::move(report));
}

} // namespace

void ChainService::setOnline(bool online)
{
    runOn(&m_engine, [engine = &m_engine, online] { engine->manager().setOnline(online); });
}

void ChainService::refreshSnapshot()
{
    runOn(&m_engine, [engine = &m_engine] { engine->manager().refreshSnapshot(); });
}

QFuture<Result<void>> ChainService::setPeers(const PeerSettings& settings)
{
    return askPeers(m_engine, [settings](PeerControl& peers) { peers.setPeers(settings); });
}

QFuture<Result<void>> ChainService::addPeer(const HostPort& address)
{
    return askPeers(m_engine, [address](PeerControl& peers) { peers.addPeer(address); });
}

QFuture<Result<void>> ChainService::disconnectPeer(PeerId peer)
{
    return askPeers(m_engine, [peer](PeerControl& peers) { peers.disconnectPeer(peer); });
}

QFuture<Result<void>> ChainService::banPeer(PeerId peer)
{
    return askPeers(m_engine, [peer](PeerControl& peers) { peers.banPeer(peer); });
}

QFuture<Result<PeerReport>> ChainService::testConnection(const HostPort& address, const std::optional<HostPort>& proxy)
{
    const Answer<PeerReport> answer;
    runOn(&m_engine, [engine = &m_engine, address, proxy, answer] {
        PeerControl* peers = engine->manager().peerControl();
        if (!peers) return answer.give(NoPeersToChoose);
        giveLater(peers->probe(address, proxy), answer);
    });
    return answer.future();
}

QFuture<Result<ScanEstimate>> ChainService::estimate(const ScanWish& wish)
{
    return askEngine<ScanEstimate>(m_engine, [wish](Engine& engine) -> Result<ScanEstimate> {
        const BirthdayParts birthday = partsOf(wish.since, engine.clock().unixSeconds());
        const SyncManager::ScanQuestion question{wish.wallet, birthday.block, birthday.time,
                                                 wish.to,     wish.lookahead, wish.scripts};
        auto figures = engine.manager().scanFigures(question);
        if (!figures) return figures.error();
        const bool isNew = std::holds_alternative<Birthday::Now>(wish.since.since); // its keys have no past
        if (isNew) figures->from = figures->to + 1;
        return estimateOf(*figures);
    });
}

QFuture<Result<void>> ChainService::pauseJob(JobId job)
{
    return askManager<void>(m_engine, [job](SyncManager& m) { return m.pauseJob(job); });
}

QFuture<Result<void>> ChainService::resumeJob(JobId job)
{
    return askManager<void>(m_engine, [job](SyncManager& m) { return m.resumeJob(job); });
}

QFuture<Result<void>> ChainService::cancelJob(JobId job)
{
    return askManager<void>(m_engine, [job](SyncManager& m) { return m.cancelJob(job); });
}

QFuture<Result<void>> ChainService::moveJobFirst(JobId job)
{
    return askManager<void>(m_engine, [job](SyncManager& m) { return m.moveJobFirst(job); });
}

QFuture<Result<JobId>> ChainService::lookUp(const OutpointWish& wish)
{
    return askEngine<JobId>(m_engine, [wish](Engine& engine) -> Result<JobId> {
        const auto question = questionOf(wish, engine.network());
        if (!question) return question.error();
        return engine.manager().lookUp(*question);
    });
}

QFuture<Result<void>> ChainService::forgetLookup(JobId job)
{
    return askManager<void>(m_engine, [job](SyncManager& m) { return m.forgetLookup(job); });
}

QFuture<Result<void>> ChainService::acceptReorg(BlockHeight fork)
{
    return askManager<void>(m_engine, [fork](SyncManager& m) { return m.acceptReorg(fork); });
}

QFuture<Result<void>> ChainService::setCacheKeeping(const CacheKeeping& keeping)
{
    return askManager<void>(m_engine, [keeping](SyncManager& m) { return m.setCacheKeeping(keeping); });
}

QFuture<Result<void>> ChainService::clearCache()
{
    return askManager<void>(m_engine, [](SyncManager& m) -> Result<void> {
        m.clearCache();
        return {};
    });
}

QFuture<Result<void>> ChainService::letBlocksThrough(bool lets)
{
    return askManager<void>(m_engine, [lets](SyncManager& m) { return m.letBlocksThrough(lets); });
}

QFuture<Result<void>> ChainService::setListening(Listening wish)
{
    return askManager<void>(m_engine, [wish](SyncManager& m) { return m.setListening(wish); });
}

void ChainService::setSavesData(bool saves)
{
    runOn(&m_engine, [engine = &m_engine, saves] { engine->manager().setSavesData(saves); });
}

void ChainService::setWindowOpen(bool open)
{
    runOn(&m_engine, [engine = &m_engine, open] { engine->manager().setWindowOpen(open); });
}

void ChainService::measureFees()
{
    runOn(&m_engine, [engine = &m_engine] { engine->manager().measureFees(); });
}

QFuture<Result<QList<EventView>>> ChainService::events(int count)
{
    return askReader<QList<EventView>>(m_reader, [count](Reader& r) { return r.events(count); });
}

QFuture<Result<int>> ChainService::broadcast(Bytes rawTransaction)
{
    const Answer<int> answer;
    runOn(&m_engine, [engine = &m_engine, raw = std::move(rawTransaction), answer]() mutable {
        engine->broadcast(std::move(raw), [answer](Result<int> peers) { answer.give(std::move(peers)); });
    });
    return answer.future();
}

QFuture<Result<void>> ChainService::giveUp(Txid transaction)
{
    return askManager<void>(m_engine, [transaction](SyncManager& m) { return m.giveUp(transaction); });
}

} // namespace lockstep
