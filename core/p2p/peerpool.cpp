// SPDX-License-Identifier: MIT

#include "core/p2p/peerpool.h"

#include <QHostAddress>

#include <algorithm>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t BanSeconds = 24 * 60 * 60;
constexpr std::int64_t LetGoSeconds = 60 * 60; ///< In memory only: it did nothing wrong.
constexpr Moment LongestRedial = 1min;
constexpr Moment SeedInterval = 5min;
constexpr Moment StaleAfter = 30min; ///< Without a block: perhaps we are surrounded, so one more peer is asked.
constexpr Moment RotationInterval = 2h; ///< The slowest peer makes room: who surrounds us has to do it anew.
constexpr int MaxDialing = 8;
constexpr int GossipPerPeer = 1000;
constexpr std::size_t EnoughAddresses = 100;
constexpr std::size_t Anchors = 2;
constexpr std::size_t MaxRememberedIds = 2000;
constexpr std::size_t MaxProblems = 200;

} // namespace

PeerPool::PeerPool(P2pContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_book(context)
    , m_store(context.options.store ? *context.options.store : m_ownStore)
    , m_resolver(context.options.resolver ? *context.options.resolver : m_systemResolver)
    , m_online(context.options.online)
{
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
    for (const HostPort& named : m_context.options.named) m_redials.try_emplace(named);
    for (const Ban& ban : m_store.bans()) m_bans.insert_or_assign(ban.host, ban.until);
    openBook();
    tick(false);
}

void PeerPool::openBook()
{
    if (!isPublic()) return;
    m_book.load(m_store);
    m_anchors = m_store.anchors();
}

void PeerPool::closeBook()
{
    if (!isPublic()) return;
    rememberAnchors();
    m_book.save(m_store);
}

void PeerPool::stop()
{
    if (!m_running) return;
    m_running = false;
    closeBook();
    closeAll(QStringLiteral("closed: the program stops"));
}

void PeerPool::setOnline(bool online)
{
    if (m_online == online) return;
    m_online = online;
    if (!online) return closeAll(QStringLiteral("closed: offline"));
    for (auto& [address, redial] : m_redials) redial.at = m_context.time.now();
    m_relayRedial.at = m_context.time.now();
    tick(false);
}

void PeerPool::setPeers(const PeerSettings& settings)
{
    P2pOptions& options = m_context.options;
    if (settings == PeerSettings{options.named, options.proxy}) return;
    if (m_running) closeBook();
    const bool wasPublic = isPublic();
    options.named = settings.only;
    options.proxy = settings.proxy;
    closeAll(QStringLiteral("closed: other connections are wanted"));
    m_redials.clear();
    for (const HostPort& named : options.named) m_redials.try_emplace(named);
    if (!m_running) return;
    if (!wasPublic) openBook();
    m_nextSeeds = {};
    tick(false);
}

void PeerPool::addNamed(const HostPort& address)
{
    Redial& redial = m_redials[address];
    redial.aside = false;
    redial.at = m_context.time.now();
    tick(false);
}

void PeerPool::letGo(PeerId id)
{
    Peer* peer = find(id);
    if (!peer) return;
    if (peer->isNamed())
        m_redials[peer->address()].aside = true;
    else
        m_bans.insert_or_assign(peer->address().host, m_context.time.unixSeconds() + LetGoSeconds);
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
    dialRelay();
    if (!isPublic()) return;
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
    for (auto& [address, redial] : m_redials) {
        if (redial.calling || redial.aside || redial.at > m_context.time.now()) continue;
        redial.calling = true;
        open(address, Purpose::Named);
    }
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
    if (missing > 0 && (calls > 0 || m_book.size() < EnoughAddresses)) dialSeeds();
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

Peer* PeerPool::relay() const
{
    const auto isThere = [](const auto& peer) { return peer->purpose() == Purpose::Relay && peer->isReady(); };
    const auto found = std::ranges::find_if(m_peers, isThere);
    return found == m_peers.end() ? nullptr : found->get();
}

void PeerPool::dialRelay()
{
    if (!m_relayWanted || m_relayRedial.calling || m_relayRedial.at > m_context.time.now()) return;
    const auto address = nextRelay();
    if (!address) return;
    m_relayRedial.calling = true;
    open(*address, Purpose::Relay);
}

std::optional<HostPort> PeerPool::nextRelay()
{
    if (isPublic()) return m_book.pick(false, [this](const HostPort& address) { return isUsable(address); });
    std::vector<HostPort> named;
    for (const auto& [address, redial] : m_redials)
        if (!redial.aside) named.push_back(address);
    if (named.empty()) return std::nullopt;
    return named[m_relayTurn++ % named.size()];
}

Moment PeerPool::redialAfter(int failures) const
{
    return std::min<Moment>(m_context.options.firstRedial * (1 << std::min(failures, 10)), LongestRedial);
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
    while (!m_anchors.empty()) {
        const HostPort anchor = m_anchors.back();
        m_anchors.pop_back();
        if (!isUsable(anchor)) continue;
        open(anchor, Purpose::Chain);
        return true;
    }
    const auto picked = m_book.pick(wantFilters, [this](const HostPort& address) { return isUsable(address); });
    if (!picked) return false;
    m_book.noteAttempt(*picked);
    open(*picked, Purpose::Chain);
    return true;
}

/// Asks for addresses: the seeds' names by DNS, or behind a proxy the seeds themselves.
void PeerPool::dialSeeds()
{
    const auto& seeds = m_context.options.network.dnsSeeds;
    if (seeds.empty() || m_nextSeeds > m_context.time.now()) return;
    m_nextSeeds = m_context.time.now() + SeedInterval;
    const std::uint16_t port = m_context.options.network.defaultPort;
    if (m_context.options.proxy) {
        for (std::size_t i = 0; i < std::min<std::size_t>(2, seeds.size()); ++i) {
            const std::string_view seed = seeds[m_nextSeed++ % seeds.size()];
            open({QString::fromUtf8(seed.data(), static_cast<qsizetype>(seed.size())), port}, Purpose::Addresses);
        }
        return;
    }
    for (const std::string_view seed : seeds) {
        const QString name = QString::fromUtf8(seed.data(), static_cast<qsizetype>(seed.size()));
        // x49: nodes with NETWORK, WITNESS and COMPACT_FILTERS. Few seeds filter; the plain name is the fallback.
        m_resolver.lookup(QStringLiteral("x49.") + name, this, [this, name, port](const std::vector<QString>& found) {
            constexpr std::uint64_t Wanted = services::Network | services::Witness | services::CompactFilters;
            for (const QString& host : found) m_book.add({host, port}, Wanted);
            if (!found.empty()) return tick(false);
            m_resolver.lookup(name, this, [this, port](const std::vector<QString>& others) {
                for (const QString& host : others) m_book.add({host, port}, 0);
                tick(false);
            });
        });
    }
}

bool PeerPool::isUsable(const HostPort& address) const
{
    if (isBanned(address.host)) return false;
    if (!m_context.options.proxy && QHostAddress(address.host).isNull()) return false; // an onion, from before
    const QString group = networkGroup(address.host);
    return std::ranges::none_of(m_peers, [&](const auto& peer) { return networkGroup(peer->address().host) == group; });
}

bool PeerPool::isBanned(const QString& host) const
{
    const auto found = m_bans.find(host);
    return found != m_bans.end() && found->second > m_context.time.unixSeconds();
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
    if (peer->isNamed()) m_redials[peer->address()].failures = 0;
    if (peer->purpose() == Purpose::Chain) {
        m_book.noteSuccess(peer->address(), peer->services());
        const auto others = std::ranges::count_if(m_ready, [](const Peer* p) { return !p->servesFilters(); });
        if (!peer->servesFilters() && others >= m_context.options.otherPeers)
            return peer->close(QStringLiteral("closed: filters are wanted")); // known better now, for later
    }
    m_gossipLeft.insert_or_assign(peer->id(), GossipPerPeer);
    if (peer->purpose() == Purpose::Addresses) return; // it is no source of chain data
    if (peer->purpose() == Purpose::Relay) {
        m_relayRedial.failures = 0;
        emit relayChanged();
        return;
    }
    m_ready.push_back(peer);
    emit peerReady(peer);
}

void PeerPool::onClosed(Peer* peer)
{
    const bool wasReady = std::erase(m_ready, peer) > 0;
    if (peer->isItself()) m_book.forget(peer->address());
    if (peer->problem()) {
        if (m_problems.size() >= MaxProblems) m_problems.clear();
        m_problems.insert_or_assign(peer->address(), *peer->problem());
    }
    if (peer->isNamed()) {
        Redial& redial = m_redials[peer->address()];
        redial.calling = false;
        redial.aside |= peer->isItself();
        redial.at = m_context.time.now() + redialAfter(redial.failures++);
    }
    const bool wasRelay = peer->purpose() == Purpose::Relay;
    if (wasRelay) {
        m_relayRedial.calling = false;
        m_relayRedial.at = m_context.time.now() + redialAfter(m_relayRedial.failures++);
    }
    m_gossipLeft.erase(peer->id());
    // Its signal handlers are still on the stack; and whoever hears of it may close all the others.
    const auto owned = std::ranges::find(m_peers, peer, &std::unique_ptr<Peer>::get);
    owned->release()->deleteLater();
    m_peers.erase(owned);
    if (wasReady) emit peerGone(peer);
    if (wasRelay) emit relayChanged();
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
    const auto redial = m_redials.find(address);
    if (redial != m_redials.end()) {
        if (redial->second.aside) return;
        redial->second.aside = true;
    } else {
        const std::int64_t until = m_context.time.unixSeconds() + BanSeconds;
        m_bans.insert_or_assign(address.host, until);
        m_store.addBan({address.host, until, detail});
        m_book.forget(address);
    }
    for (Peer* peer : std::vector<Peer*>(m_ready))
        if (peer->address().host == address.host && (peer->address() == address || !peer->isNamed()))
            peer->close(QStringLiteral("lied: ") + detail);
    if (Peer* heard = relay(); heard && heard->address().host == address.host && redial == m_redials.end())
        heard->close(QStringLiteral("lied: ") + detail);
    if (redial != m_redials.end()) emit setAside(address.text(), offence);
}

std::optional<Error> PeerPool::problemOf(const HostPort& address) const
{
    const auto found = m_problems.find(address);
    return found == m_problems.end() ? std::nullopt : std::optional(found->second);
}

void PeerPool::takeAddresses(Peer& from, const std::vector<GossipAddress>& addresses)
{
    int& left = m_gossipLeft[from.id()];
    if (!isPublic()) return;
    for (const GossipAddress& address : addresses) {
        if (left <= 0) break;
        --left;
        m_book.add(address);
    }
    // A node tells its own address first, alone; a longer list is the answer.
    if (from.purpose() == Purpose::Addresses && addresses.size() > 1)
        from.close(QStringLiteral("closed: told its addresses"));
}

void PeerPool::rememberAnchors()
{
    std::vector<HostPort> anchors;
    for (const Peer* peer : m_ready)
        if (peer->servesFilters() && anchors.size() < Anchors) anchors.push_back(peer->address());
    m_store.setAnchors(anchors);
}

} // namespace lockstep::p2p
