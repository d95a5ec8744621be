// SPDX-License-Identifier: MIT

#include "core/p2p/peers/connections.h"

#include "core/p2p/addresses/addressbook.h"

#include <algorithm>

namespace lockstep::p2p {

Peer& Connections::add(std::unique_ptr<Peer> peer) { return *m_all.emplace_back(std::move(peer)); }

void Connections::noteReady(Peer* peer) { m_ready.push_back(peer); }

bool Connections::remove(Peer* peer)
{
    const auto owned = std::ranges::find(m_all, peer, &std::unique_ptr<Peer>::get);
    owned->release()->deleteLater(); // its signal handlers are still on the stack
    m_all.erase(owned);
    return std::erase(m_ready, peer) > 0;
}

std::vector<Peer*> Connections::all() const
{
    std::vector<Peer*> list;
    for (const auto& peer : m_all) list.push_back(peer.get());
    return list;
}

std::vector<Peer*> Connections::calledFor(Purpose purpose) const
{
    std::vector<Peer*> list;
    for (const auto& peer : m_all)
        if (peer->purpose() == purpose && peer->isReady()) list.push_back(peer.get());
    return list;
}

Peer* Connections::find(PeerId id) const
{
    const auto found = std::ranges::find(m_ready, id, [](const Peer* peer) { return peer->id(); });
    return found == m_ready.end() ? nullptr : *found;
}

int Connections::dialing() const
{
    return static_cast<int>(std::ranges::count_if(m_all, [](const auto& peer) { return !peer->isReady(); }));
}

int Connections::filterPeers() const
{
    return static_cast<int>(std::ranges::count_if(m_ready, [](const Peer* peer) { return peer->servesFilters(); }));
}

bool Connections::hasNeighbour(const HostPort& address) const
{
    const QString group = networkGroup(address.host);
    return std::ranges::any_of(m_all, [&](const auto& peer) { return networkGroup(peer->address().host) == group; });
}

} // namespace lockstep::p2p
