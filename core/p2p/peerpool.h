// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/calllist.h"
#include "core/p2p/peer.h"
#include "core/p2p/resolver.h"
#include "core/p2p/seeds.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace lockstep::p2p {

/// Keeps the connections: how many of which kind, and what becomes of each. Whom to call says the CallList.
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

    /// Handshake done, in the order of arrival.
    const std::vector<Peer*>& peers() const { return m_ready; }
    Peer* find(PeerId id) const; ///< Null when it is gone.

    /// Whether to keep two more connections, to peers that tell of transactions: with named peers to two of those, if
    /// there are two, else to nodes that we are not connected to. They are not among peers().
    void setRelayWanted(bool wanted);
    std::vector<Peer*> relays() const; ///< Handshake done, the older first.

    /// Closes the connection and bans the address for a day; a named one is set aside for the run.
    void report(PeerId id, Offence offence, const QString& detail);

    std::optional<Error> problemOf(const HostPort& address) const; ///< Of an earlier connection in this run.

    void takeAddresses(Peer& from, const std::vector<GossipAddress>& addresses);
    void noteNewBlock()
    {
        m_lastBlockAt = m_context.time.now();
    } ///< Checked: the chain is alive, no extra peer is needed.

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
    void dialNamed();
    void dialPublic();
    void dialRelays();
    void rotate();
    bool dialOne(bool wantFilters);
    bool hasNeighbour(const HostPort& address) const;
    void open(const HostPort& address, Purpose purpose);
    void onReady(Peer* peer);
    void onClosed(Peer* peer);
    void closeAll(const QString& why);
    std::vector<HostPort> anchors() const;

    P2pContext& m_context;
    CallList m_calls;
    SystemResolver m_systemResolver;
    Resolver& m_resolver;
    Seeds m_seeds;

    bool m_running = false;
    bool m_online = true;
    std::uint64_t m_lastId = 0;
    std::vector<std::unique_ptr<Peer>> m_peers; ///< All that are open, dialing ones too.
    std::vector<Peer*> m_ready;
    std::map<PeerId, HostPort> m_addressOf; ///< Of every peer of this run: a lie may come to light after it left.
    std::map<HostPort, Error> m_problems;
    std::map<PeerId, int> m_gossipLeft; ///< How many more addresses we take from whom.
    bool m_relayWanted = false;
    Redial m_relayRedial; ///< Of the next one: two are not called at once.
    Moment m_lastBlockAt{};
    Moment m_lastRotation{};
};

} // namespace lockstep::p2p
