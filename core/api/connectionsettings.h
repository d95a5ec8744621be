// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/startoptions.h"
#include "core/backend/peercontrol.h"

#include <QString>

#include <vector>

namespace lockstep {

/// How a person wants the chain to be reached. Kept in the network's folder from one start to the next; what the
/// command line says counts more, for its run.
struct ConnectionSettings
{
    PeerSettings peers;
    std::vector<HostPort> added; ///< Called besides the others, as PeerControl::addPeer.
    bool online = true;
    friend bool operator==(const ConnectionSettings&, const ConnectionSettings&) = default;
};

/// What was kept; the defaults where nothing was. A file that cannot be understood, in its proxy above all, says
/// offline: better nobody is called than somebody by the wrong way.
ConnectionSettings keptConnection(const QString& folder);

/// Errors: Io; then what was kept before is what the next start finds.
Result<void> keepConnection(const QString& folder, const ConnectionSettings& settings);

/// What the command line said, and what was kept where it said nothing. Peers that were added are not in it.
StartOptions withKept(StartOptions asked, const ConnectionSettings& kept);

// What a person types. Errors: Malformed.

/// "host", "host:port", "[::1]:port"; without a port it is the network's own.
Result<HostPort> peerFromText(const QString& text, Network network);

/// A literal address or localhost, by itself with Tor's port. A name would have to be looked up in the open: that tells
/// the network what the proxy is there to hide.
Result<HostPort> proxyFromText(const QString& text);

} // namespace lockstep
