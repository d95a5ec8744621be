// SPDX-License-Identifier: MIT

#include "core/p2p/calls/peerpool.h"

#include <QHostAddress>

#include <algorithm>

namespace lockstep::p2p {

namespace {

constexpr int GossipPerPeer = 1000;
constexpr std::size_t Anchors = 2;
constexpr Moment RememberEvery = std::chrono::minutes(15);
constexpr std::size_t MaxRememberedGone = 2000;
constexpr std::size_t MaxProblems = 200;

Errc errcOf(Offence offence)
{
    switch (offence) {
    case Offence::BadHeaders: return Errc::BadProofOfWork;
    case Offence::BadFilterHeaders:
    case Offence::BadFilter: return Errc::FilterMismatch;
    case Offence::BadBlock: break;
    }
    return Errc::Mutated;
}

} // namespace

PeerPool::PeerPool(P2pContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_calls(context)
    , m_resolver(context.options.resolver ? *context.options.resolver : m_systemResolver)
    , m_seeds(context, m_resolver, m_calls.book())
    , m_publicCalls(context, m_calls, m_seeds, m_connections)
    , m_relayCalls(context, m_calls, m_connections)
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
    m_publicCalls.start();
    m_rememberedAt = m_context.time.now();
    m_keptAnchors.clear();
    m_calls.load();
    tick(false);
}

void PeerPool::stop()
{
    if (!m_running) return;
    m_running = false;
    m_calls.keepBook(anchors());
    closeAll(QStringLiteral("closed: the program stops"));
}

void PeerPool::setOnline(bool online)
{
    if (m_online == online) return;
    m_online = online;
    if (!online) return closeAll(QStringLiteral("closed: offline"));
    m_calls.callAllNow();
    m_relayCalls.callNow();
    tick(false);
}

void PeerPool::setPeers(const PeerSettings& settings)
{
    P2pOptions& options = m_context.options;
    const int publicPeers = options.filterPeers + options.otherPeers;
    if (settings == PeerSettings{options.named, options.proxy, options.onlyOnion, publicPeers}) return;
    if (m_running) m_calls.keepBook(anchors());
    const bool wasPublic = m_calls.isPublic();
    options.named = settings.only;
    options.proxy = settings.proxy;
    options.onlyOnion = settings.onlyOnion;
    if (settings.publicPeers != publicPeers) options.wantPublicPeers(settings.publicPeers);
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
        m_calls.leaveNamed(peer->address());
    else
        m_calls.leave(peer->address());
    peer->close(QStringLiteral("closed: by the person"));
}

void PeerPool::ban(PeerId id)
{
    const auto address = addressOf(id);
    if (!address || m_calls.isNamed(*address)) return;
    m_calls.ban(*address, QStringLiteral("by the person"));
    closeUnnamed(address->host, QStringLiteral("closed: banned by the person"));
}

/// One by one: whoever hears of it may close others.
void PeerPool::closeUnnamed(const QString& host, const QString& why)
{
    const auto next = [&]() -> Peer* {
        const std::vector<Peer*> open = m_connections.all();
        const auto isMeant = [&](const Peer* peer) { return !peer->isNamed() && peer->address().host == host; };
        const auto found = std::ranges::find_if(open, isMeant);
        return found == open.end() ? nullptr : *found;
    };
    while (Peer* peer = next()) peer->close(why);
}

void PeerPool::closeAll(const QString& why)
{
    for (auto open = m_connections.all(); !open.empty(); open = m_connections.all()) open.back()->close(why);
}

void PeerPool::tick(bool clockJumped)
{
    if (!m_running) return;
    for (Peer* peer : m_connections.all()) {
        if (clockJumped) peer->ping(); // after a sleep the other side may be long gone
        peer->tick();
    }
    remember();
    if (!mayDial()) return;
    for (const HostPort& address : m_calls.dueNamed()) open(address, Purpose::Named);
    if (const auto relay = m_relayCalls.due()) open(*relay, Purpose::Relay);
    if (!m_calls.isPublic()) return;
    for (Peer* peer : m_publicCalls.whoMakesRoom()) peer->close(QStringLiteral("closed: makes room for another"));
    m_publicCalls.callMissing([this](const HostPort& address, Purpose purpose) { open(address, purpose); });
}

/// Now and then, as a run may end by a kill or a power cut. Anchors that are fewer than those kept are no news: their
/// peers may be leaving with the network.
void PeerPool::remember()
{
    const Moment now = m_context.time.now();
    if (now - m_rememberedAt >= RememberEvery) {
        m_rememberedAt = now;
        m_calls.keepBook(anchors());
    }
    std::vector<HostPort> present = anchors();
    if (present == m_keptAnchors || present.size() < m_keptAnchors.size()) return;
    m_keptAnchors = std::move(present);
    m_calls.keepAnchors(m_keptAnchors);
}

/// Behind a proxy that is given by a name we would have to look up that name: then nobody is called.
bool PeerPool::mayDial() const
{
    if (!m_running || !m_online) return false;
    const auto& proxy = m_context.options.proxy;
    return !proxy || !QHostAddress(proxy->host).isNull();
}

void PeerPool::setRelaysWanted(std::size_t connections)
{
    if (!m_relayCalls.setWanted(connections)) return;
    const auto openRelays = [this] {
        std::vector<Peer*> open = m_connections.all();
        std::erase_if(open, [](const Peer* peer) { return peer->purpose() != Purpose::Relay; });
        return open;
    };
    for (auto open = openRelays(); open.size() > connections; open = openRelays())
        open.back()->close(QStringLiteral("closed: nobody listens to transactions"));
    tick(false);
}

bool PeerPool::callForOffer()
{
    if (!m_context.options.proxy || !m_calls.isPublic() || !mayDial()) return false;
    const auto address = m_calls.stranger([this](const HostPort& one) { return m_connections.hasNeighbour(one); });
    if (address) open(*address, Purpose::Offer);
    return address.has_value();
}

void PeerPool::open(const HostPort& address, Purpose purpose)
{
    const PeerId id{++m_lastId};
    auto peer = std::make_unique<Peer>(id, address, purpose, m_context, nullptr);
    connect(peer.get(), &Peer::ready, this, &PeerPool::onReady);
    connect(peer.get(), &Peer::received, this, &PeerPool::received);
    connect(peer.get(), &Peer::closed, this, &PeerPool::onClosed);
    m_connections.add(std::move(peer)).call(m_resolver);
}

void PeerPool::onReady(Peer* peer)
{
    if (peer->isNamed()) m_calls.noteReady(peer->address());
    if (peer->purpose() == Purpose::Chain) {
        m_calls.book().noteSuccess(peer->address(), peer->services());
        if (!hasRoomFor(*peer))
            return peer->close(QStringLiteral("closed: another kind is wanted")); // known better now, for later
    }
    m_gossipLeft.insert_or_assign(peer->id(), GossipPerPeer);
    if (peer->purpose() == Purpose::Addresses || peer->purpose() == Purpose::Offer) return; // no source of chain data
    if (peer->purpose() == Purpose::Relay) {
        m_relayCalls.noteReady();
        emit relaysChanged();
        return;
    }
    m_connections.noteReady(peer);
    emit peerReady(peer);
}

/// Who serves no filters has the places of the others; who keeps recent blocks only has half of those, so that somebody
/// is left to ask for old ones who sees no filters. Where a block is wanted that the others deny, who has all comes
/// beside a full house, and nobody else.
bool PeerPool::hasRoomFor(const Peer& peer) const
{
    if (m_publicCalls.missingBlockPeers() > 0 && (peer.servesBlocks() || m_publicCalls.isFull()))
        return peer.servesBlocks();
    if (peer.servesFilters()) return true;
    const int places = m_context.options.otherPeers;
    const auto isOther = [](const Peer* ready) { return !ready->servesFilters(); };
    const auto isPruned = [](const Peer* ready) { return !ready->servesFilters() && !ready->servesBlocks(); };
    if (std::ranges::count_if(peers(), isOther) >= places) return false;
    return peer.servesBlocks() || std::ranges::count_if(peers(), isPruned) < (places + 1) / 2;
}

void PeerPool::onClosed(Peer* peer)
{
    if (peer->isItself()) m_calls.book().forget(peer->address());
    if (peer->problem()) noteProblem(peer->address(), *peer->problem());
    if (peer->isNamed()) m_calls.noteClosed(peer->address(), peer->isItself());
    const bool wasRelay = peer->purpose() == Purpose::Relay;
    if (wasRelay) m_relayCalls.noteClosed();
    m_gossipLeft.erase(peer->id());
    const bool wasReady = m_connections.remove(peer); // at once: whoever hears of it may close all the others
    if (wasReady || wasRelay) rememberGone(*peer);
    if (wasReady) emit peerGone(peer);
    if (wasRelay) emit relaysChanged();
}

void PeerPool::rememberGone(const Peer& peer)
{
    m_gone.emplace_back(peer.id(), peer.address());
    if (m_gone.size() > MaxRememberedGone) m_gone.pop_front();
}

std::optional<HostPort> PeerPool::addressOf(PeerId id) const
{
    for (const Peer* peer : m_connections.all())
        if (peer->id() == id) return peer->address();
    const auto gone = std::ranges::find(m_gone, id, &std::pair<PeerId, HostPort>::first);
    return gone == m_gone.end() ? std::nullopt : std::optional(gone->second);
}

void PeerPool::report(PeerId id, Offence offence, const QString& detail)
{
    const auto known = addressOf(id);
    if (!known) return;
    const HostPort address = *known;
    const bool isNamed = m_calls.isNamed(address);
    if (isNamed && !m_calls.setAside(address, offence)) return;
    if (!isNamed) m_calls.ban(address, detail);
    noteProblem(address, {errcOf(offence), detail.toStdString()});
    for (Peer* peer : std::vector<Peer*>(peers()))
        if (peer->address().host == address.host && (peer->address() == address || !peer->isNamed()))
            peer->close(QStringLiteral("lied: ") + detail);
    for (Peer* peer : relays())
        if (!isNamed && peer->address().host == address.host) peer->close(QStringLiteral("lied: ") + detail);
    if (isNamed) emit setAside(address.text(), offence);
}

void PeerPool::noteProblem(const HostPort& address, const Error& error)
{
    if (m_problems.size() >= MaxProblems) m_problems.clear();
    m_problems.insert_or_assign(address, error);
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
    for (const Peer* peer : peers())
        if (peer->servesFilters() && anchors.size() < Anchors) anchors.push_back(peer->address());
    return anchors;
}

} // namespace lockstep::p2p
