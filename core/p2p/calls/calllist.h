// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/peercontrol.h"
#include "core/p2p/addresses/addressbook.h"
#include "core/p2p/context/p2pcontext.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace lockstep::p2p {

/// When something is called again that did not answer, or hung up.
struct Redial
{
    Moment at{};
    int failures = 0;
    bool calling = false;
    bool aside = false; ///< Not called again in this run.
    std::optional<Offence> lie; ///< Why, where it lied.
};

/// Whom to call, when to try again, whom never: with named peers those and no others, on public networks what gossip
/// and seeds told, the anchors of the last run first. It makes no connection.
class CallList
{
public:
    using Taken = std::function<bool(const HostPort& address)>; ///< Whether a connection is there already, or near it.

    explicit CallList(P2pContext& context);

    /// With named peers nobody else is called, and on a private chain there is nobody else.
    bool isPublic() const { return m_context.options.named.empty() && !m_context.options.network.isPrivateChain(); }

    void load(); ///< What earlier runs remember.
    void openBook();
    void keepBook(const std::vector<HostPort>& anchors); ///< For the next run.
    void keepAnchors(const std::vector<HostPort>& anchors); ///< No more than those: cheap.
    void nameAnew(); ///< The named peers of the options, and no memory of others.

    // Named peers
    bool isNamed(const HostPort& address) const { return m_named.contains(address); }
    std::vector<HostPort> dueNamed(); ///< To be called now; they count as being called.
    void callNow(const HostPort& address); ///< Named from now on, whatever it did before.
    void callAllNow();
    void noteReady(const HostPort& address);
    void noteClosed(const HostPort& address, bool isItself);
    void leaveNamed(const HostPort& address); ///< For this run: the person's wish.
    bool setAside(const HostPort& address, Offence lie); ///< Whether it was not before.
    std::vector<PeerSetAside> liars() const; ///< Named ones.

    // All others
    std::optional<HostPort> next(bool wantFilters, const Taken& isTaken);
    std::optional<HostPort> stranger(const Taken& isTaken); ///< Not for the chain: one like any other.
    bool isUsable(const HostPort& address, const Taken& isTaken) const;
    void ban(const HostPort& address, const QString& why); ///< Its host for a day, remembered.
    void leave(const HostPort& address); ///< For an hour and this run: it did nothing wrong.

    /// To hear of transactions: a node that we have no connection to, or one of the named ones after the other.
    std::optional<HostPort> nextRelay(const Taken& isTaken, const Taken& hasRelay);
    std::size_t relayCandidates() const; ///< How many named ones there are for it; any number on public networks.

    Moment redialAfter(int failures) const;

    AddressBook& book() { return m_book; }
    const AddressBook& book() const { return m_book; }

private:
    bool isBanned(const QString& host) const;
    void keepAway(const QString& host, std::int64_t until);

    P2pContext& m_context;
    AddressBook m_book;
    MemoryPeerStore m_ownStore;
    PeerStore& m_store;
    std::map<HostPort, Redial> m_named;
    std::map<QString, std::int64_t> m_bans; ///< By site, until when.
    std::vector<HostPort> m_anchors;
    std::size_t m_relayTurn = 0; ///< Which of the named ones is next.
};

} // namespace lockstep::p2p
