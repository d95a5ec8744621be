// SPDX-License-Identifier: MIT

#include "core/p2p/calls/relaycalls.h"

#include <algorithm>
#include <utility>

namespace lockstep::p2p {

RelayCalls::RelayCalls(P2pContext& context, CallList& calls, const Connections& connections)
    : m_context(context)
    , m_calls(calls)
    , m_connections(connections)
{
}

bool RelayCalls::setWanted(std::size_t connections)
{
    if (std::exchange(m_wanted, connections) == connections) return false;
    m_redial = {};
    return true;
}

std::optional<HostPort> RelayCalls::due()
{
    if (m_redial.calling || m_redial.at > m_context.time.now()) return std::nullopt;
    const std::vector<Peer*> relays = m_connections.calledFor(Purpose::Relay);
    if (relays.size() >= std::min(m_wanted, m_calls.relayCandidates())) return std::nullopt;
    const auto isNear = [this](const HostPort& address) { return m_connections.hasNeighbour(address); };
    const auto hasRelay = [&](const HostPort& address) {
        return std::ranges::any_of(relays, [&](const Peer* peer) { return peer->address() == address; });
    };
    const auto address = m_calls.nextRelay(isNear, hasRelay);
    m_redial.calling = address.has_value();
    return address;
}

void RelayCalls::noteClosed()
{
    m_redial.calling = false;
    m_redial.at = m_context.time.now() + m_calls.redialAfter(m_redial.failures++);
}

} // namespace lockstep::p2p
