// SPDX-License-Identifier: MIT

#include "tests/core/sync/socketlifepeers.h"

#include "core/p2p/messages/filtermessages.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace lockstep::test {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t Honest = 3;
constexpr std::size_t Liars = 3;
constexpr int ConnectionsWanted = 4; ///< Fewer than there are nodes: some are left to be called, and to listen to.

constexpr auto Pace
    = 100ms; ///< In a turn of the event loop. The shortest deadline, two seconds, leaves twenty of them.
constexpr auto PaceWithoutPeers = 1s; ///< Nothing is owed but handshakes, and a redial may be minutes away.

constexpr std::array<const char*, 4> Questions{"getheaders", "getcfheaders", "getcfilters", "getdata"};

/// A network group of its own for each.
QString hostOf(std::size_t number) { return QString("127.%1.0.1").arg(number + 1); }

Bytes bytesOf(const HostPort& address)
{
    const quint32 host = QHostAddress(address.host).toIPv4Address();
    Bytes bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::byte>(host >> shift));
    return bytes;
}

} // namespace

SocketLifePeers::SocketLifePeers(SyncWorld& world, std::uint32_t seed)
    : m_world(world)
    , m_chain(world.chain)
    , m_random(seed)
{
    m_clock.setPace(Pace);
    std::vector<KnownAddress> known;
    std::vector<p2p::GossipAddress> gossip;
    for (std::size_t i = 0; i < Honest + Liars; ++i) {
        m_nodes.push_back({std::make_unique<FakePeer>(*m_chain, hostOf(i), 0), i < Honest});
        FakePeer& peer = *m_nodes.back().peer;
        peer.behaviour.time = m_clock.unixSeconds();
        known.push_back({peer.address(), peer.behaviour.services, 0, 0, 0});
        gossip.push_back(
            {0, peer.behaviour.services, p2p::AddressKind::IPv4, bytesOf(peer.address()), peer.address().port});
    }
    for (const Node& node : m_nodes) node.peer->behaviour.addresses = gossip;
    m_store.replaceAddresses(known);
    world.makeClient = [this] { return makeClient(); };
    world.tellOfBlocks = [this] { tellOfBlocks(); };
}

SocketLifePeers::~SocketLifePeers() = default;

/// A public network whose rules are the practice network's.
std::unique_ptr<ChainClient> SocketLifePeers::makeClient()
{
    P2pOptions options;
    options.network = m_chain->params();
    options.network.network = Network::Signet;
    options.allowPrivateAddresses = true;
    options.filterPeers = ConnectionsWanted;
    options.otherPeers = 0;
    options.clock = &m_clock;
    options.store = &m_store;
    options.tick = 0ms; // once in each turn
    return std::make_unique<P2pChainClient>(options);
}

void SocketLifePeers::tellOfBlocks()
{
    for (const Node& node : m_nodes) {
        if (pick(2) == 0)
            node.peer->announceByInventory();
        else
            node.peer->announceByHeaders();
    }
}

void SocketLifePeers::tellOfEachOther()
{
    for (const Node& node : m_nodes)
        if (node.isHonest)
            node.peer->send(p2p::AddrV2::Command, p2p::AddrV2{node.peer->behaviour.addresses}.serialize());
}

void SocketLifePeers::passADay()
{
    m_clock.advance(25h);
    for (const Node& node : m_nodes) node.peer->behaviour.time = m_clock.unixSeconds();
    tellOfEachOther();
}

void SocketLifePeers::letListen(FakePeer& peer, bool wanted)
{
    if (peer.isListening() == wanted) return;
    if (wanted)
        peer.listenAgain();
    else
        peer.stopListening();
}

void SocketLifePeers::letHonestListen(bool wanted)
{
    for (const Node& node : m_nodes)
        if (node.isHonest) letListen(*node.peer, wanted);
}

void SocketLifePeers::comeOrGo()
{
    switch (pick(5)) {
    case 0: return anyPeer().hangUp();
    case 1: return letListen(anyPeer(), false);
    case 2: anyPeer().behaviour.hangsUpAfter = pick(20'000); return;
    case 3: return passADay();
    default:
        for (const Node& node : m_nodes) letListen(*node.peer, true);
    }
}

void SocketLifePeers::stall(Stall how, BlockHeight from)
{
    FakePeer& peer = anyPeer();
    switch (how) {
    case Stall::All: return peer.hold(Questions[pick(Questions.size())]);
    case Stall::FiltersFrom: peer.behaviour.indexedUpTo = from; return;
    case Stall::GoOn: break;
    }
    for (const Node& node : m_nodes) {
        node.peer->behaviour.indexedUpTo.reset();
        node.peer->behaviour.bytesAWrite = pick(4) == 0 ? 1'000 : 0;
        node.peer->releaseAll();
    }
}

/// A third of the blocks for each of the liars.
std::function<bool(const BlockHash&)> SocketLifePeers::nextVictims()
{
    return [mine = m_liarsMet % Liars](const BlockHash& hash) {
        return std::to_integer<std::size_t>(hash.bytes[0]) % Liars == mine;
    };
}

SocketLifePeers::Node& SocketLifePeers::nextLiar() { return m_nodes[Honest + m_liarsMet++ % Liars]; }

void SocketLifePeers::meetLiar(Lies lies, bool isAlone)
{
    Node& liar = nextLiar();
    FakeBehaviour& behaviour = liar.peer->behaviour;
    static_cast<Lies&>(behaviour) = pick(3) == 0 ? Lies{} : std::move(lies);
    behaviour.tamper = pick(3) == 0 ? someForgery() : nullptr;
    behaviour.silentOn.clear();
    liar.sendsNoFilter = &liar == &m_nodes[Honest] && pick(2) == 0; // one of four connections at most
    if (liar.sendsNoFilter) { // it stays to the end, and tells no other lies
        behaviour.silentOn = {"getcfilters"};
        behaviour.tamper = nullptr;
        behaviour.alterBlock = nullptr;
        behaviour.alterHeaders = nullptr;
        behaviour.withheld.clear();
    }
    letListen(*liar.peer, true);
    letHonestListen(!isAlone);
}

std::function<bool(std::string&, Bytes&)> SocketLifePeers::someForgery()
{
    const auto every
        = [counter = std::make_shared<std::uint32_t>(0), nth = 1 + pick(4)] { return ++*counter % nth == 0; };
    switch (pick(4)) {
    case 0: // not the filter it told of
        return [every](std::string& command, Bytes& payload) {
            if (command == p2p::CFilter::Command && every()) payload.back() ^= std::byte{1};
            return true;
        };
    case 1: // a filter header before the first that is nobody's
        return [every](std::string& command, Bytes& payload) {
            if (command == p2p::CFHeaders::Command && every()) payload[40] ^= std::byte{1};
            return true;
        };
    case 2: // fewer filter hashes than were asked for
        return [every](std::string& command, Bytes& payload) {
            if (command != p2p::CFHeaders::Command) return true;
            auto told = p2p::CFHeaders::parse(payload);
            if (!told || told->hashes.empty() || !every()) return true;
            told->hashes.pop_back();
            payload = told->serialize();
            return true;
        };
    default: // it keeps quiet now and then
        return [every](std::string&, Bytes&) { return !every(); };
    }
}

void SocketLifePeers::passOn(const Transaction& transaction)
{
    for (const Node& node : m_nodes)
        if (pick(2) == 0) node.peer->announceTransaction(transaction);
}

void SocketLifePeers::settle()
{
    for (const Node& node : m_nodes) {
        FakeBehaviour& behaviour = node.peer->behaviour;
        behaviour.hangsUpAfter.reset();
        behaviour.indexedUpTo.reset();
        node.peer->releaseAll();
        letListen(*node.peer, node.isHonest || node.sendsNoFilter); // the other liars would be caught meanwhile
    }
    m_clock.setPace(PaceWithoutPeers);
    const auto isReached = [](const Node& node) { return node.isHonest && node.peer->connections() > 0; };
    (void)m_world.waitUntil([&] { return std::ranges::count_if(m_nodes, isReached) >= 2; });
    m_clock.setPace(Pace);
}

QString SocketLifePeers::complaint()
{
    for (const Ban& ban : m_store.bans())
        for (const Node& node : m_nodes)
            if (node.isHonest && node.peer->address().host == ban.host)
                return "a peer that was honest is banned: " + ban.reason;
    return {};
}

/// Of each that somebody is connected to: the last that it was asked.
QString SocketLifePeers::state() const
{
    constexpr std::size_t Few = 6;
    QString text;
    for (const Node& node : m_nodes) {
        if (node.peer->connections() == 0) continue;
        text += "; " + node.peer->address().text() + ':';
        const auto& requests = node.peer->requests();
        for (std::size_t i = requests.size() - std::min(requests.size(), Few); i < requests.size(); ++i)
            text += ' ' + QString::fromStdString(requests[i].command);
    }
    return text;
}

} // namespace lockstep::test
