// SPDX-License-Identifier: MIT

#include "tests/core/sync/lifepeers.h"

namespace lockstep::test {

void ScriptedLifePeers::comeOrGo()
{
    if (m_world.client().peers().empty())
        m_world.client().addPeer(m_world.chain);
    else
        m_world.client().removePeers();
}

void ScriptedLifePeers::stall(Stall how, BlockHeight from)
{
    switch (how) {
    case Stall::All: return m_world.client().hold();
    case Stall::FiltersFrom: return m_world.client().holdFiltersFrom(from);
    case Stall::GoOn: return m_world.client().release();
    }
}

std::function<bool(const BlockHash&)> ScriptedLifePeers::nextVictims()
{
    return [](const BlockHash& hash) { return (hash.bytes[0] & std::byte{1}) == std::byte{1}; };
}

void ScriptedLifePeers::meetLiar(Lies lies, bool isAlone)
{
    m_world.client().removePeers();
    static_cast<Lies&>(m_world.client().addPeer(m_world.chain)) = std::move(lies);
    if (!isAlone) m_world.client().addPeer(m_world.chain);
}

void ScriptedLifePeers::settle()
{
    m_world.client().removePeers();
    m_world.client().addPeer(m_world.chain);
    m_world.client().addPeer(m_world.chain);
    m_world.client().release();
}

} // namespace lockstep::test
