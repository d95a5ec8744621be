// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/calls/calllist.h"
#include "core/p2p/peers/connections.h"

#include <optional>

namespace lockstep::p2p {

/// Whom to call to hear of transactions, and when: one or two connections beside those for the chain. With named peers
/// to as many of those, if there are, else to nodes that we are not connected to.
class RelayCalls
{
public:
    RelayCalls(P2pContext& context, CallList& calls, const Connections& connections);

    bool setWanted(std::size_t connections); ///< Whether that is news.
    std::optional<HostPort> due(); ///< To be called now; it counts as being called.
    void callNow() { m_redial.at = m_context.time.now(); }
    void noteReady() { m_redial = {}; }
    void noteClosed();

private:
    P2pContext& m_context;
    CallList& m_calls;
    const Connections& m_connections;
    std::size_t m_wanted = 0;
    Redial m_redial; ///< Of the next one: two are not called at once.
};

} // namespace lockstep::p2p
