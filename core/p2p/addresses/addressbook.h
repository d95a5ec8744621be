// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/peerstore.h"
#include "core/p2p/context/p2pcontext.h"
#include "core/p2p/messages/addressmessages.h"

#include <functional>
#include <map>
#include <optional>

namespace lockstep::p2p {

/// Addresses near each other share a group: /16 of IPv4, /32 of IPv6, a name alone. Connections are spread over
/// groups, since one owner has many addresses of one group more easily than one each of many.
QString networkGroup(const QString& host);

/// What one owner has at the least: the /64 of an IPv6 address, else the host itself. A ban is for that.
QString siteOf(const QString& host);

/// The host of a gossiped address as text; nullopt for networks we do not speak, and for .onion without a proxy.
std::optional<QString> dialableHost(const GossipAddress& address, bool behindProxy);

/// Not a literal address of a range that is private, reserved or nobody's: what a stranger may make us call.
bool isPublicHost(const QString& host);

/// Whether there is a way to a host that nobody named, and one that the person allows: names only behind a proxy, where
/// only onion addresses are wanted nothing else.
bool isReachable(const QString& host, const P2pOptions& options);

/// The nodes we have heard of. Bounded in all, per group and per teller: gossip is free to make up.
class AddressBook
{
public:
    static constexpr std::size_t MaxEntries = 5000;
    static constexpr std::size_t MaxPerGroup = 32;

    explicit AddressBook(P2pContext& context);

    void load(PeerStore& store);
    void save(PeerStore& store) const;

    void add(const GossipAddress& gossip);
    void add(const HostPort& address, std::uint64_t services); ///< From a seed; 0: nobody knows what it serves.

    /// A random one that is due and `usable`; with `wantFilters` one whose services say compact filters, or any
    /// whose services nobody knows.
    std::optional<HostPort> pick(bool wantFilters, const std::function<bool(const HostPort&)>& usable) const;

    void noteAttempt(const HostPort& address); ///< Counts as a failure until noteSuccess.
    void noteSuccess(const HostPort& address, std::uint64_t services);
    void forget(const HostPort& address);

    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry
    {
        KnownAddress known;
        Moment nextTry{};
    };

    bool hasRoomFor(const QString& host);
    void dropTheLeastUseful();

    P2pContext& m_context;
    std::map<HostPort, Entry> m_entries;
    std::map<QString, std::size_t> m_groups;
};

} // namespace lockstep::p2p
