// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/peercontrol.h"
#include "core/p2p/addressbook.h"
#include "core/p2p/peer.h"

#include <QObject>

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace lockstep::p2p {

/// Keeps the connections: whom to call, how many of which kind, when to try again, whom never.
///
/// With named peers it calls those and no others. On public networks it finds peers by seeds and gossip, spread over
/// network groups; behind a proxy it resolves no name. Without the proxy's answer it calls nobody.
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

    /// Whether to keep one more connection, to a peer that tells of transactions: with named peers to one of those,
    /// else to a node that we are not connected to. It is not among peers().
    void setRelayWanted(bool wanted);
    Peer* relay() const; ///< Handshake done; null while there is none.

    /// Closes the connection and bans the address for a day; a named one is set aside for the run.
    void report(PeerId id, Offence offence, const QString& detail);

    std::optional<Error> problemOf(const HostPort& address) const; ///< Of an earlier connection in this run.

    void takeAddresses(Peer& from, const std::vector<GossipAddress>& addresses);
    void noteNewBlock() { m_lastBlockAt = m_context.time.now(); } ///< The chain is alive: no extra peer is needed.

    const AddressBook& addressBook() const { return m_book; }
    Resolver& resolver() { return m_resolver; }

signals:
    void peerReady(lockstep::p2p::Peer* peer);
    void peerGone(lockstep::p2p::Peer* peer); ///< Only of one that was ready.
    void relayChanged(); ///< The connection for transactions came or went.
    void received(lockstep::p2p::Peer* peer, const lockstep::p2p::Frame& frame);
    void setAside(const QString& address, lockstep::Offence offence);

private:
    struct Redial
    {
        Moment at{};
        int failures = 0;
        bool calling = false;
        bool aside = false; ///< It lied: not called again in this run.
    };

    bool isPublic() const { return m_context.options.named.empty() && !m_context.options.network.isPrivateChain(); }
    bool mayDial() const;
    void dialNamed();
    void dialPublic();
    void dialSeeds();
    void dialRelay();
    std::optional<HostPort> nextRelay();
    Moment redialAfter(int failures) const;
    void rotate();
    bool dialOne(bool wantFilters);
    bool isUsable(const HostPort& address) const;
    bool isBanned(const QString& host) const;
    void open(const HostPort& address, Purpose purpose);
    void onReady(Peer* peer);
    void onClosed(Peer* peer);
    void closeAll(const QString& why);
    void openBook();
    void closeBook();
    void rememberAnchors();

    P2pContext& m_context;
    AddressBook m_book;
    MemoryPeerStore m_ownStore;
    PeerStore& m_store;
    SystemResolver m_systemResolver;
    Resolver& m_resolver;

    bool m_running = false;
    bool m_online = true;
    std::uint64_t m_lastId = 0;
    std::vector<std::unique_ptr<Peer>> m_peers; ///< All that are open, dialing ones too.
    std::vector<Peer*> m_ready;
    std::map<HostPort, Redial> m_redials; ///< Of the named.
    std::map<PeerId, HostPort> m_addressOf; ///< Of every peer of this run: a lie may come to light after it left.
    std::map<HostPort, Error> m_problems;
    std::map<QString, std::int64_t> m_bans;
    std::vector<HostPort> m_anchors;
    std::map<PeerId, int> m_gossipLeft; ///< How many more addresses we take from whom.
    bool m_relayWanted = false;
    Redial m_relayRedial;
    std::size_t m_relayTurn = 0; ///< Which of the named ones is next.
    Moment m_nextSeeds{};
    std::size_t m_nextSeed = 0;
    Moment m_lastBlockAt{};
    Moment m_lastRotation{};
};

} // namespace lockstep::p2p
