// SPDX-License-Identifier: MIT

#include "core/p2p/p2pchainclient.h"

#include "core/p2p/addressmessages.h"
#include "core/p2p/filtermessages.h"
#include "core/p2p/filterquestions.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace lockstep {

using namespace p2p;

namespace {

const Error StoppingError{Errc::Stopping, "the chain connection is closed"};

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

template <typename T>
std::optional<T> median(std::vector<T> values, std::size_t atLeast)
{
    if (values.size() < atLeast) return std::nullopt;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

P2pChainClient::P2pChainClient(P2pOptions options, QObject* parent)
    : ChainClient(parent)
    , m_context{settled(options), Timebase(options.clock ? *options.clock : m_systemClock), {}, {}}
    , m_pool(m_context)
    , m_headers(m_pool, m_context, [this] { emit blocksAnnounced(); })
    , m_sourced(m_pool, m_headers, m_context)
    , m_filters(m_pool, m_headers, m_context)
    , m_blocks(m_pool, m_filters, m_context)
    , m_broadcasts(m_pool, m_filters, m_context)
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
    for (RequestKind* kind : kinds()) kind->endAll(StoppingError);
    for (const auto& probe : m_probes) probe->stop(StoppingError);
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
    if (std::exchange(m_asked, block.hash) != block.hash) m_pool.noteNewBlock();
    for (Peer* peer : m_pool.peers()) (void)m_headers.knowledge(*peer, block);
}

int P2pChainClient::peersWith(const ChainPoint& block) const
{
    const auto has = [&](const Peer* peer) { return peer->hasBlock(block); };
    return static_cast<int>(std::ranges::count_if(m_pool.peers(), has));
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

// The person's wishes

void P2pChainClient::setPeers(const PeerSettings& settings)
{
    m_pool.setPeers({settings.only, settled(settings.proxy)});
    scheduleSoon();
}

void P2pChainClient::addPeer(const HostPort& address) { m_pool.addNamed(address); }

void P2pChainClient::disconnectPeer(PeerId peer) { m_pool.letGo(peer); }

QCoro::Task<Result<PeerReport>> P2pChainClient::probe(HostPort address, std::optional<HostPort> proxy)
{
    if (m_stopped) co_return StoppingError;
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

// The requests. Each is put down at once, in the caller's turn; only its answer is awaited.

QCoro::Task<Result<From<std::vector<BlockHeader>>>> P2pChainClient::headers(std::vector<BlockHash> locator,
                                                                            std::vector<PeerId> besides)
{
    if (m_stopped) co_return StoppingError;
    const auto reply = m_headers.ask(std::move(locator), std::move(besides));
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

QCoro::Task<Result<std::vector<From<FilterHashes>>>> P2pChainClient::filterHashes(BlockRange range, int sources)
{
    if (m_stopped) co_return StoppingError;
    if (range.hashes.empty() || range.hashes.size() > FilterRange::MaxHashes)
        co_return Error{Errc::OutOfRange, "filter hashes of 1 to 2,000 blocks at a time"};
    const auto reply = askHashes(m_sourced, range, sources);
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

QCoro::Task<Result<std::vector<From<std::vector<FilterHeader>>>>> P2pChainClient::filterCheckpoints(ChainPoint stop,
                                                                                                    int sources)
{
    if (m_stopped) co_return StoppingError;
    const auto reply = askCheckpoints(m_sourced, stop, sources);
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

QCoro::Task<Result<std::vector<From<Bytes>>>> P2pChainClient::filters(BlockRange range, std::vector<PeerId> besides)
{
    if (m_stopped) co_return StoppingError;
    const auto reply = m_filters.ask(std::move(range), std::move(besides));
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

QCoro::Task<Result<From<Bytes>>> P2pChainClient::block(BlockHash hash)
{
    if (m_stopped) co_return StoppingError;
    const auto reply = m_blocks.ask(hash);
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

QCoro::Task<Result<int>> P2pChainClient::broadcast(Transaction transaction)
{
    if (m_stopped) co_return StoppingError;
    const auto reply = m_broadcasts.ask(std::move(transaction));
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

void P2pChainClient::setListening(bool wanted)
{
    m_pool.setRelayWanted(wanted);
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

std::optional<std::uint64_t> P2pChainClient::feeFloor() const
{
    std::vector<std::uint64_t> floors;
    for (const Peer* peer : m_pool.peers())
        if (peer->minimumFee() > 0) floors.push_back(peer->minimumFee());
    return median(std::move(floors), 1);
}

std::optional<std::int64_t> P2pChainClient::clockOffset() const
{
    std::vector<std::int64_t> offsets;
    for (const Peer* peer : m_pool.peers())
        if (const auto offset = peer->clockOffset()) offsets.push_back(*offset);
    return median(std::move(offsets), 5);
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
}

void P2pChainClient::onReceived(Peer* peer, Frame& frame)
{
    const auto taken = dispatch(*peer, frame);
    if (!taken) peer->close(QString::fromStdString(taken.error().detail));
    scheduleSoon();
}

Result<void> P2pChainClient::dispatch(Peer& peer, Frame& frame)
{
    const std::string_view what = frame.command;
    if (peer.purpose() == Purpose::Relay) return takeRelayed(peer, frame);
    if (what == Addr::Command) return takeAddresses<Addr>(peer, frame);
    if (what == AddrV2::Command) return takeAddresses<AddrV2>(peer, frame);
    if (peer.purpose() == Purpose::Addresses) return {};
    if (what == Headers::Command) return m_headers.take(peer, frame);
    if (what == command::Inv) return takeInventory(peer, frame);
    if (what == CFilter::Command) return m_filters.take(peer, frame);
    if (what == CFHeaders::Command || what == CFCheckpt::Command) return m_sourced.take(peer, frame);
    if (what == command::Block || what == command::NotFound) return m_blocks.take(peer, frame);
    if (what == command::GetData) return m_broadcasts.take(peer, frame);
    return {}; // we serve no chain, and want no transaction that we did not make
}

/// Only the news of blocks is of use here, and of transactions that we sent.
Result<void> P2pChainClient::takeInventory(Peer& peer, Frame& frame)
{
    const auto message = Inventory::parse(frame.payload);
    if (!message) return message.error();
    tellSeen(peer, *message);
    std::vector<BlockHash> blocks;
    for (const InventoryItem& item : message->items)
        if (item.isBlock()) blocks.push_back(item.blockHash());
    if (!blocks.empty()) m_headers.takeAnnouncement(peer, blocks);
    return {};
}

Result<void> P2pChainClient::takeRelayed(Peer& peer, Frame& frame)
{
    if (frame.command == command::Inv)
        if (const auto news = Inventory::parse(frame.payload)) tellSeen(peer, *news);
    return m_relay.take(peer, frame);
}

void P2pChainClient::tellSeen(const Peer& peer, const Inventory& news)
{
    for (const Txid& txid : m_broadcasts.heardOf(peer, news)) emit transactionSeen(txid);
}

template <typename Message>
Result<void> P2pChainClient::takeAddresses(Peer& peer, Frame& frame)
{
    const auto message = Message::parse(frame.payload);
    if (!message) return message.error();
    m_pool.takeAddresses(peer, message->addresses);
    return {};
}

} // namespace lockstep
