// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/backend/hostport.h"

#include <optional>
#include <vector>

namespace lockstep {

/// Whom a client calls, and how.
struct PeerSettings
{
    std::vector<HostPort> only; ///< These and no others; empty: found by themselves, on public networks.
    std::optional<HostPort> proxy; ///< SOCKS5, a literal address or localhost: all goes through it or nowhere.
    /// Of the peers that nobody named only .onion addresses are called: without a proxy none.
    bool onlyOnion = false;
    int publicPeers = UsualPublicPeers; ///< So many are wanted where nobody is named.

    static constexpr int FewestPublicPeers = 2;
    static constexpr int UsualPublicPeers = 8;
    static constexpr int MostPublicPeers = 16;
    friend bool operator==(const PeerSettings&, const PeerSettings&) = default;
};

/// What a node said when it was called once.
struct PeerReport
{
    QString userAgent; ///< From outside: show as plain text.
    bool servesFilters = false;
    bool servesBlocks = false; ///< All of them.
    BlockHeight height; ///< By its own word.
    std::int32_t milliseconds = 0; ///< From the call to the end of the handshake.
    bool servesRecentBlocks = false; ///< At least the last 288.
};

/// What a person may decide about connections while they run. On the sync thread, like the ChainClient it belongs to.
class PeerControl
{
public:
    virtual ~PeerControl() = default;

    /// Takes effect at once. All connections are closed first, so that nothing goes on by the old way; requests wait
    /// and are asked anew. The same settings again change nothing.
    virtual void setPeers(const PeerSettings& settings) = 0;

    /// Calls this node besides the others, as one the user named: trusted alone, called again when it is lost.
    virtual void addPeer(const HostPort& address) = 0;

    /// Closes the connection. A named peer is not called again in this run unless it is added; another one not within
    /// the hour. Nothing happens if it is gone already.
    virtual void disconnectPeer(PeerId peer) = 0;

    /// Closes all connections to its host and calls nothing there for 24 hours, over a restart too, unless it is added.
    /// A named peer is never banned: nothing happens. One that is gone already may be.
    virtual void banPeer(PeerId peer) = 0;

    /// Calls a node once, beside all others and whatever the settings, and hangs up after the handshake.
    /// Errors: NotFound (unknown name), Disconnected (nobody there, or it hung up), Timeout (20 s, through a proxy 60),
    /// Malformed (it speaks otherwise, or another network), Unsupported (it serves no chain, or is this program),
    /// Stopping.
    virtual QCoro::Task<Result<PeerReport>> probe(HostPort address, std::optional<HostPort> proxy) = 0;
};

} // namespace lockstep
