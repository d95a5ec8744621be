// SPDX-License-Identifier: MIT

#include "core/p2p/peerpool.h"

#include <QHostAddress>

#include <algorithm>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment StaleAfter = 30min; ///< Without a block: perhaps we are surrounded, so one more peer is asked.
constexpr Moment RotationInterval = 2h; ///< The slowest peer makes room: who surrounds us has to do it anew.
constexpr int MaxDialing = 8;
constexpr int GossipPerPeer = 1000;
constexpr std::size_t EnoughAddresses = 100;
constexpr std::size_t Anchors = 2;
constexpr std::size_t Relays = 2;
constexpr std::size_t MaxRememberedIds = 2000;
constexpr std::size_t MaxProblems = 200;

} // namespace

PeerPool::PeerPool(P2pContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_calls(context)
    , m_resolver(context.options.resolver ? *context.options.resolver : m_systemResolver)
    , m_seeds(context, m_resolver, m_calls.book())
    , m_online(context.options.online)
{
    connect(&m_seeds, &Seeds::found, this, [this] { tick(false); });
}

PeerPool::~PeerPool()
{
    disconnect();
    stop();
}

void PeerPool::start()
{
    if (m_running) return;
    m_running = true;
    m_lastBlockAt = m_context.time.now();
    m_lastRotation = m_lastBlockAt;
    m_calls.load();
    tick(false);
}

void PeerPool::stop()
{
    if (!m_running) return;
    m_running = false;
    m_calls.closeBook(anchors());
    closeAll(QStringLiteral("closed: the program stops"));
}

void PeerPool::setOnline(bool online)
{
    if (m_online == online) return;
    m_online = online;
    if (!online) return closeAll(QStringLiteral("closed: offline"));
    m_calls.callAllNow();
    m_relayRedial.at = m_context.time.now();
    tick(false);
}

void PeerPool::setPeers(const PeerSettings& settings)
{
    P2pOptions& options = m_context.options;
    if (settings == PeerSettings{options.named, options.proxy}) return;
    if (m_running) m_calls.closeBook(anchors());
    const bool wasPublic = m_calls.isPublic();
    options.named = settings.only;
    options.proxy = settings.proxy;
    closeAll(QStringLiteral("closed: other connections are wanted"));
    m_calls.nameAnew();
    if (!m_running) return;
    if (!wasPublic) m_calls.openBook();
    m_seeds.askSoon();
    tick(false);
}

void PeerPool::addNamed(const HostPort& address)
{
    m_calls.callNow(address);
    tick(false);
}

void PeerPool::letGo(PeerId id)
{
    Peer* peer = find(id);
    if (!peer) return;
    if (peer->isNamed())
        m_calls.setAside(peer->address());
    else
        m_calls.leave(peer->address());
    peer->close(QStringLiteral("closed: by the person"));
}

void PeerPool::closeAll(const QString& why)
{
    while (!m_peers.empty()) m_peers.back()->close(why);
}

void PeerPool::tick(bool clockJumped)
{
    if (!m_running) return;
    const auto open = [&] {
        std::vector<Peer*> list;
        for (const auto& peer : m_peers) list.push_back(peer.get());
        return list;
    }();
    for (Peer* peer : open) {
        if (clockJumped) peer->ping(); // after a sleep the other side may be long gone
        peer->tick();
    }
    if (!mayDial()) return;
    dialNamed();
    dialRelays();
    if (!m_calls.isPublic()) return;
    rotate();
    dialPublic();
}

/// Behind a proxy that is given by a name we would have to look up that name: then nobody is called.
bool PeerPool::mayDial() const
{
    if (!m_running || !m_online) return false;
    const auto& proxy = m_context.options.proxy;
    return !proxy || !QHostAddress(proxy->host).isNull();
}

void PeerPool::dialNamed()
{
    for (const HostPort& address : m_calls.dueNamed()) open(address, Purpose::Named);
}

void PeerPool::dialPublic()
{
    const P2pOptions& options = m_context.options;
    const bool isStale = m_context.time.now() - m_lastBlockAt > StaleAfter;
    const auto isFilterPeer = [](const Peer* peer) { return peer->servesFilters(); };
    const auto filterPeers = static_cast<int>(std::ranges::count_if(m_ready, isFilterPeer));
    const auto ready = static_cast<int>(m_ready.size());
    const auto dialing = static_cast<int>(std::ranges::count_if(m_peers, [](const auto& p) { return !p->isReady(); }));

    const int missingFilters = std::max(0, options.filterPeers + (isStale ? 1 : 0) - filterPeers);
    const int missing = std::max(missingFilters, options.filterPeers + options.otherPeers - ready);
    int calls = std::min(missing, MaxDialing) - dialing;
    while (calls > 0 && dialOne(missingFilters > 0)) --calls;
    if (missing > 0 && (calls > 0 || m_calls.book().size() < EnoughAddresses))
        for (const HostPort& seed : m_seeds.ask()) open(seed, Purpose::Addresses);
    // Too few nodes with filters are known: the other places need not wait for them.
    calls = std::min(calls, options.otherPeers - (ready - filterPeers));
    while (calls > 0 && dialOne(false)) --calls;
}

void PeerPool::setRelayWanted(bool wanted)
{
    if (m_relayWanted == wanted) return;
    m_relayWanted = wanted;
    m_relayRedial = {};
    if (wanted) return tick(false);
    const auto isRelay = [](const auto& peer) { return peer->purpose() == Purpose::Relay; };
    while (true) {
        const auto open = std::ranges::find_if(m_peers, isRelay);
        if (open == m_peers.end()) return;
        (*open)->close(QStringLiteral("closed: nobody listens to transactions"));
    }
}

std::vector<Peer*> PeerPool::relays() const
{
    std::vector<Peer*> list;
    for (const auto& peer : m_peers)
        if (peer->purpose() == Purpose::Relay && peer->isReady()) list.push_back(peer.get());
    return list;
}

void PeerPool::dialRelays()
{
    if (!m_relayWanted || m_relayRedial.calling || m_relayRedial.at > m_context.time.now()) return;
    if (relays().size() >= std::min(Relays, m_calls.relayCandidates())) return;
    const auto hasRelay = [this](const HostPort& address) {
        return std::ranges::any_of(relays(), [&](const Peer* peer) { return peer->address() == address; });
    };
    const auto address = m_calls.nextRelay([this](const HostPort& other) { return hasNeighbour(other); }, hasRelay);
    if (!address) return;
    m_relayRedial.calling = true;
    open(*address, Purpose::Relay);
}

void PeerPool::rotate()
{
    const P2pOptions& options = m_context.options;
    if (m_context.time.now() - m_lastRotation < RotationInterval) return;
    const auto wanted = static_cast<std::size_t>(options.filterPeers + options.otherPeers);
    if (wanted < 2 || m_ready.size() < wanted) return; // nobody is let go while peers are scarce
    m_lastRotation = m_context.time.now();
    // Who was asked for nothing yet is not known to be slow; where nobody was, the ping has to do.
    const auto place = [](const Peer* peer) { return std::pair(peer->score().rank(), -peer->pingMilliseconds()); };
    Peer* slowest = *std::ranges::min_element(m_ready, {}, place);
    slowest->close(QStringLiteral("closed: makes room for another"));
}

bool PeerPool::dialOne(bool wantFilters)
{
    const auto address = m_calls.next(wantFilters, [this](const HostPort& other) { return hasNeighbour(other); });
    if (!address) return false;
    open(*address, Purpose::Chain);
    return true;
}

/// Whether some connection, of whatever kind, is to the same part of the network.
bool PeerPool::hasNeighbour(const HostPort& address) const
{
    const QString group = networkGroup(address.host);
    return std::ranges::any_of(m_peers, [&](const auto& peer) { return networkGroup(peer->address().host) == group; });
}

void PeerPool::open(const HostPort& address, Purpose purpose)
{
    const PeerId id{++m_lastId};
    m_addressOf.insert_or_assign(id, address);
    if (m_addressOf.size() > MaxRememberedIds) m_addressOf.erase(m_addressOf.begin());
    auto peer = std::make_unique<Peer>(id, address, purpose, m_context, nullptr);
    connect(peer.get(), &Peer::ready, this, &PeerPool::onReady);
    connect(peer.get(), &Peer::received, this, &PeerPool::received);
    connect(peer.get(), &Peer::closed, this, &PeerPool::onClosed);
    Peer& added = *m_peers.emplace_back(std::move(peer));
    added.call(m_resolver);
}

void PeerPool::onReady(Peer* peer)
{
    if (peer->isNamed()) m_calls.noteReady(peer->address());
    if (peer->purpose() == Purpose::Chain) {
        m_calls.book().noteSuccess(peer->address(), peer->services());
        const auto others = std::ranges::count_if(m_ready, [](const Peer* p) { return !p->servesFilters(); });
        if (!peer->servesFilters() && others >= m_context.options.otherPeers)
            return peer->close(QStringLiteral("closed: filters are wanted")); // known better now, for later
    }
    m_gossipLeft.insert_or_assign(peer->id(), GossipPerPeer);
    if (peer->purpose() == Purpose::Addresses) return; // it is no source of chain data
    if (peer->purpose() == Purpose::Relay) {
        m_relayRedial = {};
        emit relaysChanged();
        return;
    }
    m_ready.push_back(peer);
    emit peerReady(peer);
}

void PeerPool::onClosed(Peer* peer)
{
    const bool wasReady = std::erase(m_ready, peer) > 0;
    if (peer->isItself()) m_calls.book().forget(peer->address());
    if (peer->problem()) {
        if (m_problems.size() >= MaxProblems) m_problems.clear();
        m_problems.insert_or_assign(peer->address(), *peer->problem());
    }
    if (peer->isNamed()) m_calls.noteClosed(peer->address(), peer->isItself());
    const bool wasRelay = peer->purpose() == Purpose::Relay;
    if (wasRelay) {
        m_relayRedial.calling = false;
        m_relayRedial.at = m_context.time.now() + m_calls.redialAfter(m_relayRedial.failures++);
    }
    m_gossipLeft.erase(peer->id());
    // Its signal handlers are still on the stack; and whoever hears of it may close all the others.
    const auto owned = std::ranges::find(m_peers, peer, &std::unique_ptr<Peer>::get);
    owned->release()->deleteLater();
    m_peers.erase(owned);
    if (wasReady) emit peerGone(peer);
    if (wasRelay) emit relaysChanged();
}

Peer* PeerPool::find(PeerId id) const
{
    const auto found = std::ranges::find(m_ready, id, [](const Peer* peer) { return peer->id(); });
    return found == m_ready.end() ? nullptr : *found;
}

void PeerPool::report(PeerId id, Offence offence, const QString& detail)
{
    const auto known = m_addressOf.find(id);
    if (known == m_addressOf.end()) return;
    const HostPort address = known->second;
    const bool isNamed = m_calls.isNamed(address);
    if (isNamed && !m_calls.setAside(address)) return;
    if (!isNamed) m_calls.ban(address, detail);
    for (Peer* peer : std::vector<Peer*>(m_ready))
        if (peer->address().host == address.host && (peer->address() == address || !peer->isNamed()))
            peer->close(QStringLiteral("lied: ") + detail);
    for (Peer* peer : relays())
        if (!isNamed && peer->address().host == address.host) peer->close(QStringLiteral("lied: ") + detail);
    if (isNamed) emit setAside(address.text(), offence);
}

std::optional<Error> PeerPool::problemOf(const HostPort& address) const
{
    const auto found = m_problems.find(address);
    return found == m_problems.end() ? std::nullopt : std::optional(found->second);
}

void PeerPool::takeAddresses(Peer& from, const std::vector<GossipAddress>& addresses)
{
    int& left = m_gossipLeft[from.id()];
    if (!m_calls.isPublic()) return;
    for (const GossipAddress& address : addresses) {
        if (left <= 0) break;
        --left;
        m_calls.book().add(address);
    }
    // A node tells its own address first, alone; a longer list is the answer.
    if (from.purpose() == Purpose::Addresses && addresses.size() > 1)
        from.close(QStringLiteral("closed: told its addresses"));
}

std::vector<HostPort> PeerPool::anchors() const
{
    std::vector<HostPort> anchors;
    for (const Peer* peer : m_ready)
        if (peer->servesFilters() && anchors.size() < Anchors) anchors.push_back(peer->address());
    return anchors;
}

} // namespace lockstep::p2p
