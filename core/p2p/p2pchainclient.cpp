// SPDX-License-Identifier: MIT

#include "core/p2p/p2pchainclient.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace lockstep {

using namespace p2p;

namespace {

/// "localhost" is this machine by definition (RFC 6761); any other name would have to be looked up.
std::optional<HostPort> settled(std::optional<HostPort> proxy)
{
    if (proxy && proxy->host == u"localhost") proxy->host = QStringLiteral("127.0.0.1");
    return proxy;
}

P2pOptions settled(P2pOptions options)
{
    options.proxy = settled(std::move(options.proxy));
    return options;
}

constexpr std::size_t EnoughClocks = 5; ///< No single one of them sets the median.

} // namespace

P2pChainClient::P2pChainClient(P2pOptions options, QObject* parent)
    : ChainClient(parent)
    , m_context{settled(options), Timebase(options.clock ? *options.clock : m_systemClock), {}, {}}
    , m_pool(m_context)
    , m_headers(m_pool, m_context, [this] { emit blocksAnnounced(); })
    , m_sourced(m_pool, m_headers, m_context)
    , m_filters(m_pool, m_headers, m_context)
    , m_blocks(m_pool, m_filters, m_context)
    , m_broadcasts(m_pool, m_filters, m_blocks, m_context)
    , m_relay(m_context, [this](const Transaction& transaction, const Peer& from) {
        const Txid txid = transaction.txid();
        if (!m_broadcasts.wasGiven(txid, from.address())) emit transactionSeen(txid);
        emit transactionHeard(transaction);
    })
{
    connect(&m_tick, &QTimer::timeout, this, &P2pChainClient::tick);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &P2pChainClient::schedule);
    connect(&m_pool, &PeerPool::received, this, &P2pChainClient::onReceived);
    connect(&m_pool, &PeerPool::setAside, this, &P2pChainClient::peerSetAside);
    connect(&m_pool, &PeerPool::peerReady, this, [this] {
        scheduleSoon();
        emit connectionChanged();
        emit blocksAnnounced(); // it may know more than the peers before it
    });
    connect(&m_pool, &PeerPool::relaysChanged, this, [this] {
        m_relay.takePeers(m_pool.relays());
        scheduleSoon();
        emit listeningChanged();
    });
    connect(&m_pool, &PeerPool::peerGone, this, [this](Peer* peer) {
        for (RequestKind* kind : kinds()) kind->peerGone(*peer);
        scheduleSoon();
        emit connectionChanged();
    });
}

Error P2pChainClient::stopping() { return {Errc::Stopping, "the chain connection is closed"}; }

P2pChainClient::~P2pChainClient()
{
    m_pool.disconnect(this);
    P2pChainClient::stop();
}

void P2pChainClient::start()
{
    if (m_running) return;
    m_running = true;
    m_stopped = false;
    m_context.time.advance();
    m_tick.start(m_context.options.tick);
    m_pool.start();
}

void P2pChainClient::stop()
{
    m_running = false;
    m_stopped = true;
    m_tick.stop();
    m_soon.stop();
    for (RequestKind* kind : kinds()) kind->endAll(stopping());
    for (const auto& probe : m_probes) probe->stop(stopping());
    m_pool.stop();
}

void P2pChainClient::setOnline(bool online)
{
    m_pool.setOnline(online);
    scheduleSoon();
}

void P2pChainClient::cancelRequests()
{
    const Error cancelled{Errc::Cancelled, "the request was called off"};
    for (RequestKind* kind : kinds())
        if (kind != &m_broadcasts) kind->endAll(cancelled);
}

bool P2pChainClient::isConnected() const { return !m_pool.peers().empty(); }

void P2pChainClient::askWhoHas(const ChainPoint& block)
{
    // A tip that was checked: what a peer announces costs it nothing, and must not keep another one from being called.
    if (std::exchange(m_asked, block.hash) != block.hash) {
        m_pool.noteNewBlock(block);
        m_headers.noteTip(block);
    }
    m_blocks.noteTip(block.height);
    for (Peer* peer : m_pool.peers()) m_headers.askToShow(*peer, block);
}

int P2pChainClient::peersWith(const ChainPoint& block) const
{
    const auto has = [&](const Peer* peer) { return peer->hasShown(block); };
    return static_cast<int>(std::ranges::count_if(m_pool.peers(), has));
}

bool P2pChainClient::mayAnybodyHave(const ChainPoint& block) const
{
    return std::ranges::any_of(m_pool.peers(), [&](const Peer* peer) { return peer->hasBlock(block); });
}

std::vector<PeerInfo> P2pChainClient::peers() const
{
    std::vector<PeerInfo> list;
    for (const Peer* peer : m_pool.peers()) {
        PeerInfo& info = list.emplace_back(peer->info());
        if (!info.lastProblem) info.lastProblem = m_pool.problemOf(peer->address());
    }
    return list;
}

QString P2pChainClient::addressOf(PeerId peer) const
{
    const auto address = m_pool.addressOf(peer);
    return address ? address->text() : QString();
}

// The person's wishes

void P2pChainClient::setPeers(const PeerSettings& settings)
{
    PeerSettings wanted = settings;
    wanted.proxy = settled(std::move(wanted.proxy));
    m_pool.setPeers(wanted);
    scheduleSoon();
}

void P2pChainClient::addPeer(const HostPort& address) { m_pool.addNamed(address); }

void P2pChainClient::disconnectPeer(PeerId peer) { m_pool.letGo(peer); }

void P2pChainClient::banPeer(PeerId peer) { m_pool.ban(peer); }

QCoro::Task<Result<PeerReport>> P2pChainClient::probe(HostPort address, std::optional<HostPort> proxy)
{
    if (m_stopped) co_return stopping();
    P2pOptions options = m_context.options;
    options.proxy = settled(std::move(proxy));
    if (options.proxy && QHostAddress(options.proxy->host).isNull())
        co_return Error{Errc::Malformed, "a proxy is given by its address"};
    const Clock& clock = options.clock ? *options.clock : m_systemClock;
    m_probes.push_back(std::make_unique<PeerProbe>(std::move(options), clock, m_pool.resolver(), std::move(address)));
    const Reply<PeerReport> reply = m_probes.back()->reply();
    auto answer = co_await reply;
    co_return answer; // the client may be gone
}

void P2pChainClient::setListening(ListenFor what)
{
    m_relay.setFetches(what == ListenFor::Payments);
    m_pool.setRelaysWanted(what == ListenFor::Payments ? 2 : what == ListenFor::Echoes ? 1 : 0);
    scheduleSoon();
}

std::optional<QString> P2pChainClient::listensTo() const
{
    const std::vector<Peer*> peers = m_pool.relays();
    return peers.empty() ? std::nullopt : std::optional(peers.front()->address().text());
}

void P2pChainClient::report(PeerId peer, Offence offence, const QString& detail)
{
    m_pool.report(peer, offence, detail);
    scheduleSoon();
}

std::optional<std::int64_t> P2pChainClient::clockOffset() const
{
    std::vector<std::int64_t> offsets;
    for (const Peer* peer : m_pool.peers())
        if (const auto offset = peer->clockOffset()) offsets.push_back(*offset);
    if (offsets.size() < EnoughClocks) return std::nullopt;
    const auto middle = offsets.begin() + static_cast<std::ptrdiff_t>(offsets.size() / 2);
    std::nth_element(offsets.begin(), middle, offsets.end());
    return *middle;
}

void P2pChainClient::tick()
{
    const bool jumped = m_context.time.advance();
    m_pool.tick(jumped);
    std::erase_if(m_probes, [](const auto& probe) { return probe->reply().isFinished(); });
    schedule();
}

void P2pChainClient::scheduleSoon()
{
    if (m_running && !m_soon.isActive()) m_soon.start(0);
}

void P2pChainClient::schedule()
{
    for (RequestKind* kind : kinds()) kind->schedule();
    m_relay.schedule();
    m_pool.setBlockPeersWanted(m_blocks.sourcesWanted());
}

} // namespace lockstep
