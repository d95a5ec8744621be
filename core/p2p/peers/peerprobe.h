// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/peercontrol.h"
#include "core/backend/reply.h"
#include "core/p2p/peers/peer.h"

#include <QTimer>

namespace lockstep::p2p {

/// One call to one node, beside the pool and with a context of its own: says what answered, and hangs up.
class PeerProbe final : public QObject
{
public:
    /// `options` as the client has them, but for the proxy. The resolver must outlive it.
    PeerProbe(P2pOptions options, const Clock& clock, Resolver& resolver, HostPort address);

    const Reply<PeerReport>& reply() const { return m_reply; }
    void stop(const Error& why); ///< The reply ends with it, if it has not ended.

private:
    void tick();
    void finish(const Result<PeerReport>& result);

    P2pContext m_context;
    Moment m_calledAt;
    Peer m_peer;
    QTimer m_tick;
    Reply<PeerReport> m_reply;
};

} // namespace lockstep::p2p
