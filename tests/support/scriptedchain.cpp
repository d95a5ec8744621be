// SPDX-License-Identifier: MIT

#include "tests/support/scriptedchain.h"

#include "core/filters/blockfilter.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace lockstep::test {

namespace {

/// What a peer tells of the blocks up to `last`, its lies included: of each the filter's hash, and its own filter
/// header of the block before.
template <typename Visit>
void eachFilterHash(const ScriptedPeer& peer, const ChainPoint& last, Visit visit)
{
    FilterHeader header;
    const PracticeBlockPtr end = peer.chain->find(last.hash);
    for (BlockHeight height{0}; height <= last.height; height = height + 1) {
        const PracticeBlockPtr block = peer.chain->ancestor(end, height);
        const FilterHash hash = peer.alterFilter ? lockstep::filterHash(peer.alterFilter(block->point, block->filter))
                                                 : block->filterHash;
        visit(height, hash, header);
        header = lockstep::filterHeader(hash, header);
    }
}

} // namespace

int ScriptedChainClient::Asked::blockCount() const
{
    return std::accumulate(blocks.begin(), blocks.end(), 0, [](int sum, const auto& row) { return sum + row.second; });
}

ScriptedChainClient::ScriptedChainClient(QObject* parent) : ChainClient(parent) { }

ScriptedPeer& ScriptedChainClient::addPeer(std::shared_ptr<PracticeChain> chain)
{
    m_peers.push_back(std::make_unique<ScriptedPeer>());
    m_peers.back()->id = {m_nextPeer++};
    m_peers.back()->address = QStringLiteral("scripted:%1").arg(m_peers.back()->id.value);
    m_addresses[m_peers.back()->id] = m_peers.back()->address;
    m_peers.back()->chain = std::move(chain);
    if (m_started) emit connectionChanged();
    poke();
    return *m_peers.back();
}

ScriptedPeer& ScriptedChainClient::peer(PeerId id)
{
    return **std::ranges::find(m_peers, id, [](const auto& peer) { return peer->id; });
}

void ScriptedChainClient::callAgain(ScriptedPeer& peer)
{
    peer.id = {m_nextPeer++};
    m_addresses[peer.id] = peer.address;
    emit connectionChanged();
    poke();
}

QString ScriptedChainClient::addressOf(PeerId peer) const
{
    const auto known = m_addresses.find(peer);
    return known == m_addresses.end() ? QString() : known->second;
}

void ScriptedChainClient::announce() { emit blocksAnnounced(); }

void ScriptedChainClient::passOn(const Transaction& transaction)
{
    if (listens) emit transactionHeard(transaction);
}

void ScriptedChainClient::removePeers()
{
    m_peers.clear();
    emit connectionChanged();
}

void ScriptedChainClient::hold() { m_held = true; }

int ScriptedChainClient::timesAsked(Question question) const
{
    switch (question) {
    case Question::Headers: return asked.headers;
    case Question::FilterHashes: return asked.filterHashes;
    case Question::FilterCheckpoints: return asked.filterCheckpoints;
    case Question::Filters: return asked.filterRequests;
    case Question::Block: break;
    }
    return asked.blockCount();
}

void ScriptedChainClient::release()
{
    m_held = false;
    m_heldQuestions.clear();
    m_heldBlocks.clear();
    m_holdFiltersFrom.reset();
    m_holdFiltersUpTo.reset();
    poke();
}

void ScriptedChainClient::poke()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const Reply<void>& reply : waiting) reply.finish({});
}

void ScriptedChainClient::start()
{
    if (m_started) return;
    m_started = true;
    emit connectionChanged();
}

void ScriptedChainClient::stop()
{
    m_stopping = true;
    poke();
}

void ScriptedChainClient::setOnline(bool online)
{
    m_online = online;
    emit connectionChanged();
    poke();
}

void ScriptedChainClient::cancelRequests()
{
    ++m_cancelled;
    poke();
}

bool ScriptedChainClient::isConnected() const
{
    return m_started && m_online && std::ranges::any_of(m_peers, [](const auto& peer) { return !peer->reported; });
}

std::vector<PeerInfo> ScriptedChainClient::peers() const
{
    std::vector<PeerInfo> infos;
    if (!isConnected()) return infos;
    for (const auto& peer : m_peers) {
        if (peer->reported) continue;
        PeerInfo info;
        info.id = peer->id;
        info.address = peer->address;
        info.servesFilters = peer->servesFilters;
        info.servesBlocks = true;
        info.isNamed = peer->named;
        info.announcedHeight = peer->claims.value_or(peer->chain->tip().height);
        info.feeFloor = peer->feeFloor;
        infos.push_back(info);
    }
    return infos;
}

void ScriptedChainClient::askWhoHas(const ChainPoint& block) { m_known = block; }

int ScriptedChainClient::peersWith(const ChainPoint& block) const
{
    if (!isConnected() || m_known != block) return 0;
    const auto has = [&](const auto& peer) { return !peer->reported && peer->chain->find(block.hash); };
    return static_cast<int>(std::ranges::count_if(m_peers, has));
}

std::vector<ScriptedPeer*> ScriptedChainClient::usable(const std::vector<PeerId>& besides)
{
    std::vector<ScriptedPeer*> found;
    for (const auto& peer : m_peers)
        if (!peer->reported && std::ranges::find(besides, peer->id) == besides.end()) found.push_back(peer.get());
    return found;
}

bool ScriptedChainClient::knowsFilter(const ScriptedPeer& peer, const BlockHash& block)
{
    return peer.servesFilters && peer.chain->find(block);
}

QCoro::Task<Result<void>> ScriptedChainClient::turn(Question question, std::function<bool()> ready)
{
    const std::uint64_t cancelled = m_cancelled;
    QMetaObject::invokeMethod(this, &ScriptedChainClient::poke, Qt::QueuedConnection);
    while (true) {
        const Reply<void> turned;
        m_waiting.push_back(turned);
        (void)co_await turned;
        if (m_stopping) co_return Error{Errc::Stopping, ""};
        if (m_cancelled != cancelled) co_return Error{Errc::Cancelled, ""};
        const bool isHeld = m_held || m_heldQuestions.contains(question);
        const bool goOn = !isHeld && isConnected() && ready();
        if (goOn) co_return Result<void>{};
    }
}

QCoro::Task<Result<From<std::vector<BlockHeader>>>> ScriptedChainClient::headers(std::vector<BlockHash> locator,
                                                                                 std::vector<PeerId> besides)
{
    ++asked.headers;
    auto turning = turn(Question::Headers, [] { return true; });
    const auto turned = co_await turning;
    if (!turned) co_return turned.error();
    const auto candidates = usable(besides);
    if (candidates.empty()) co_return Error{Errc::NoPeers, ""};

    ScriptedPeer& peer = *candidates.front();
    BlockHeight height{0};
    for (const BlockHash& hash : locator) {
        const PracticeBlockPtr block = peer.chain->find(hash);
        if (!block || !peer.chain->isActive(*block)) continue;
        height = block->point.height;
        break;
    }
    std::vector<BlockHeader> found;
    for (height = height + 1; height <= peer.chain->tip().height && found.size() < 2'000; height = height + 1)
        found.push_back(peer.chain->block(height)->header);
    if (peer.alterHeaders) found = peer.alterHeaders(std::move(found));
    co_return From<std::vector<BlockHeader>>{peer.id, std::move(found)};
}

QCoro::Task<Result<std::vector<From<FilterHashes>>>> ScriptedChainClient::filterHashes(BlockRange range, int sources)
{
    ++asked.filterHashes;
    const auto knows = [last = range.hashes.back()](const ScriptedPeer* peer) {
        return peer->tellsFilterHashes && knowsFilter(*peer, last);
    };
    auto turning = turn(Question::FilterHashes, [&] { return std::ranges::any_of(usable({}), knows); });
    const auto turned = co_await turning;
    if (!turned) co_return turned.error();

    std::vector<From<FilterHashes>> answers;
    for (ScriptedPeer* peer : usable({})) {
        if (!knows(peer) || static_cast<int>(answers.size()) == sources) continue;
        FilterHashes hashes;
        eachFilterHash(*peer, {range.last(), range.hashes.back()},
                       [&](BlockHeight height, const FilterHash& hash, const FilterHeader& before) {
                           if (height == range.first) hashes.previous = before;
                           if (height >= range.first) hashes.hashes.push_back(hash);
                       });
        answers.push_back({peer->id, std::move(hashes)});
    }
    co_return answers;
}

QCoro::Task<Result<std::vector<From<std::vector<FilterHeader>>>>>
ScriptedChainClient::filterCheckpoints(ChainPoint stop, int sources)
{
    ++asked.filterCheckpoints;
    auto turning = turn(Question::FilterCheckpoints, [] { return true; });
    const auto turned = co_await turning;
    if (!turned) co_return turned.error();

    std::vector<From<std::vector<FilterHeader>>> answers;
    for (ScriptedPeer* peer : usable({})) {
        const bool doesAnswer = peer->tellsCheckpoints && knowsFilter(*peer, stop.hash);
        if (!doesAnswer || static_cast<int>(answers.size()) == sources) continue;
        std::vector<FilterHeader> headers;
        eachFilterHash(*peer, stop, [&](BlockHeight height, const FilterHash& hash, const FilterHeader& before) {
            if (height.value > 0 && height.value % 1'000 == 0) headers.push_back(lockstep::filterHeader(hash, before));
        });
        if (peer->alterCheckpoints) headers = peer->alterCheckpoints(std::move(headers));
        answers.push_back({peer->id, std::move(headers)});
    }
    co_return answers;
}

QCoro::Task<Result<std::vector<From<Bytes>>>> ScriptedChainClient::filters(BlockRange range,
                                                                           std::vector<PeerId> besides)
{
    ++asked.filterRequests;
    asked.filters += static_cast<int>(range.hashes.size());
    const auto sends = [last = range.hashes.back()](const ScriptedPeer* peer) {
        return peer->sendsFilters && knowsFilter(*peer, last);
    };
    const auto isOut = [&](const ScriptedPeer* peer) { // who is silent, only where somebody is excluded
        const bool isExcluded = std::ranges::find(besides, peer->id) != besides.end();
        return !besides.empty() && peer->servesFilters && (isExcluded || !peer->sendsFilters);
    };
    auto turning = turn(Question::Filters, [&] {
        const bool held = m_holdFiltersFrom && range.last() >= *m_holdFiltersFrom
            && (!m_holdFiltersUpTo || range.first <= *m_holdFiltersUpTo);
        return !held && (std::ranges::any_of(usable(besides), sends) || std::ranges::any_of(usable({}), isOut));
    });
    const auto turned = co_await turning;
    if (!turned) co_return turned.error();

    const auto candidates = usable(besides);
    const auto peer = std::ranges::find_if(candidates, sends);
    if (peer == candidates.end()) co_return Error{Errc::NoPeers, ""};
    std::vector<From<Bytes>> answer;
    for (const BlockHash& hash : range.hashes) {
        const PracticeBlockPtr block = (*peer)->chain->find(hash);
        Bytes filter = (*peer)->alterFilter ? (*peer)->alterFilter(block->point, block->filter) : block->filter;
        if (alterSentFilter) filter = alterSentFilter((*peer)->id, std::move(filter));
        answer.push_back({(*peer)->id, std::move(filter)});
    }
    co_return answer;
}

QCoro::Task<Result<From<Bytes>>> ScriptedChainClient::block(ChainPoint block)
{
    const BlockHash hash = block.hash;
    ++asked.blocks[hash];
    auto turning = turn(Question::Block, [&] { return !m_heldBlocks.contains(hash); });
    const auto turned = co_await turning;
    if (!turned) co_return turned.error();
    for (ScriptedPeer* peer : usable({})) {
        const PracticeBlockPtr found = peer->chain->find(hash);
        if (!found || peer->withheld.contains(hash)) continue;
        if (!peer->alterBlock) co_return From<Bytes>{peer->id, found->raw};
        co_return From<Bytes>{peer->id, peer->alterBlock(*Block::parse(found->raw)).serialize()};
    }
    co_return Error{Errc::NotFound, ""};
}

QCoro::Task<Result<int>> ScriptedChainClient::broadcast(Transaction transaction)
{
    broadcasts.push_back(std::move(transaction));
    if (const auto held = std::exchange(heldBroadcast, std::nullopt)) co_return co_await *held;
    co_return broadcastAnswer;
}

void ScriptedChainClient::report(PeerId id, Offence offence, const QString&)
{
    reports.emplace_back(id, offence);
    for (const auto& peer : m_peers) { // it may have gone while its answer was looked into
        if (peer->id != id || std::exchange(peer->reported, true) || !peer->named) continue;
        m_setAside.push_back({peer->address, offence});
        emit peerSetAside(m_setAside.back().address, offence);
    }
    emit connectionChanged();
}

} // namespace lockstep::test
