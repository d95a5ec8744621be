// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/addresses/seeds.h"
#include "core/p2p/calls/publiccalls.h"
#include "core/p2p/calls/relaycalls.h"
#include "core/p2p/context/resolver.h"
#include "core/p2p/peers/connections.h"

#include <QObject>

#include <deque>
#include <map>
#include <utility>
#include <vector>

namespace lockstep::p2p {

/// Makes the connections, and says what becomes of each. Whom to call, and how many, say PublicCalls and RelayCalls by
/// the CallList.
///
/// On public networks they are spread over network groups; behind a proxy no name is resolved. Without the proxy's
/// answer nobody is called.
class PeerPool final : public QObject
{
    Q_OBJECT

public:
    explicit PeerPool(P2pContext& context, QObject* parent = nullptr);
    ~PeerPool() override;

    void start();
    void stop();
    void setOnline(bool online);
    void tick(bool clockJumped);

    void setPeers(const PeerSettings& settings); ///< See PeerControl.
    void addNamed(const HostPort& address);
    void letGo(PeerId id); ///< The person's wish: not called again soon.
    void ban(PeerId id); ///< The person's wish: its host, for a day. See PeerControl.

    /// Handshake done, in the order of arrival.
    const std::vector<Peer*>& peers() const { return m_connections.ready(); }
    Peer* find(PeerId id) const { return m_connections.find(id); } ///< Null when it is gone.

    /// How many more connections to keep, to peers that tell of transactions. They are not among peers().
    void setRelaysWanted(std::size_t connections);
    /// Handshake done, the older first.
    std::vector<Peer*> relays() const { return m_connections.calledFor(Purpose::Relay); }

    /// On a public network: that so many of them have all blocks, if need be beside a full house, for a while.
    void setBlockPeersWanted(int count) { m_publicCalls.setBlockPeersWanted(count); }
    std::vector<Peer*> blockHelpers() const { return m_publicCalls.blockHelpers(); } ///< Who came for that.

    /// Behind a proxy, on a public network, who is asked for the chain should not be whom a payment comes from: calls a
    /// node that we have no connection to, by a way of its own. It is among offerPeers() once it has shaken hands, and
    /// left when the offer was made. False: offers go to peers(), or there is nobody to call.
    bool callForOffer();
    std::vector<Peer*> offerPeers() const { return m_connections.calledFor(Purpose::Offer); }

    /// Closes the connection and bans the address for a day; a named one is set aside for the run.
    void report(PeerId id, Offence offence, const QString& detail);

    std::vector<PeerSetAside> liars() const { return m_calls.liars(); } ///< Named ones, until they are named anew.

    std::optional<HostPort> addressOf(PeerId id) const; ///< Also of one that is gone.
    std::optional<Error> problemOf(const HostPort& address) const; ///< Of an earlier connection in this run.

    void takeAddresses(Peer& from, const std::vector<GossipAddress>& addresses);
    void noteNewBlock(const ChainPoint& block) { m_publicCalls.noteNewBlock(block); } ///< One that was checked.

    const AddressBook& addressBook() const { return m_calls.book(); }
    Resolver& resolver() { return m_resolver; }

signals:
    void peerReady(lockstep::p2p::Peer* peer);
    void peerGone(lockstep::p2p::Peer* peer); ///< Only of one that was ready.
    void relaysChanged(); ///< A connection for transactions came or went.
    void received(lockstep::p2p::Peer* peer, lockstep::p2p::Frame& frame);
    void setAside(const QString& address, lockstep::Offence offence);

private:
    bool mayDial() const;
    void open(const HostPort& address, Purpose purpose);
    void onReady(Peer* peer);
    void onClosed(Peer* peer);
    void closeAll(const QString& why);
    void closeUnnamed(const QString& host, const QString& why);
    bool hasRoomFor(const Peer& peer) const;
    std::vector<HostPort> anchors() const;
    void remember();
    void noteProblem(const HostPort& address, const Error& error);
    void rememberGone(const Peer& peer);

    P2pContext& m_context;
    CallList m_calls;
    SystemResolver m_systemResolver;
    Resolver& m_resolver;
    Seeds m_seeds;
    Connections m_connections;
    PublicCalls m_publicCalls;
    RelayCalls m_relayCalls;

    bool m_running = false;
    bool m_online = true;
    Moment m_rememberedAt{};
    std::vector<HostPort> m_keptAnchors;
    std::uint64_t m_lastId = 0;
    std::deque<std::pair<PeerId, HostPort>> m_gone; ///< The last ones: a lie may come to light after its peer left.
    std::map<HostPort, Error> m_problems;
    std::map<PeerId, int> m_gossipLeft; ///< How many more addresses we take from whom.
};

} // namespace lockstep::p2p
