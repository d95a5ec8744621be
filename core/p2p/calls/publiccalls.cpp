// SPDX-License-Identifier: MIT

#include "core/p2p/calls/publiccalls.h"

#include <algorithm>
#include <tuple>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment StaleAfter = 30min; ///< Without a block: perhaps we are surrounded, so one more peer is asked.
constexpr Moment RotationInterval = 2h;
constexpr Moment BlockPeersStay = 1min; ///< The next block may be denied as well.
constexpr int MaxDialing = 8;
constexpr std::size_t EnoughAddresses = 100;

} // namespace

PublicCalls::PublicCalls(P2pContext& context, CallList& calls, Seeds& seeds, const Connections& connections)
    : m_context(context)
    , m_calls(calls)
    , m_seeds(seeds)
    , m_connections(connections)
{
}

void PublicCalls::start()
{
    m_lastBlockAt = m_context.time.now();
    m_lastRotation = m_lastBlockAt;
}

void PublicCalls::noteNewBlock(const ChainPoint& block)
{
    m_lastBlock = block;
    m_lastBlockAt = m_context.time.now();
}

void PublicCalls::setBlockPeersWanted(int count)
{
    if (count == 0) return;
    m_blockPeersWanted = count;
    m_blockPeersWantedUntil = m_context.time.now() + BlockPeersStay;
}

int PublicCalls::missingBlockPeers() const
{
    const auto present = std::ranges::count_if(m_connections.ready(), &Peer::servesBlocks);
    return std::max(0, m_blockPeersWanted - static_cast<int>(present));
}

bool PublicCalls::isFull() const
{
    const auto wanted = static_cast<std::size_t>(m_context.options.filterPeers + m_context.options.otherPeers);
    return m_connections.ready().size() >= wanted;
}

std::vector<Peer*> PublicCalls::blockHelpers() const
{
    if (m_blockPeersWanted == 0) return {};
    std::vector<Peer*> extra = m_connections.ready();
    const int wanted = m_context.options.filterPeers + m_context.options.otherPeers;
    extra.erase(extra.begin(), extra.begin() + std::min<std::ptrdiff_t>(wanted, std::ssize(extra)));
    return extra;
}

std::vector<Peer*> PublicCalls::whoIsWantedNoMore()
{
    if (m_context.time.now() <= m_blockPeersWantedUntil) return {};
    std::vector<Peer*> extra = blockHelpers();
    m_blockPeersWanted = 0;
    return extra;
}

std::vector<Peer*> PublicCalls::whoMakesRoom()
{
    if (auto extra = whoIsWantedNoMore(); !extra.empty()) return extra;
    const P2pOptions& options = m_context.options;
    const Moment now = m_context.time.now();
    std::vector<Peer*> ready = m_connections.ready();
    if (now - m_lastRotation < RotationInterval || ready.size() < 2) return {};
    const bool isStale = now - m_lastBlockAt >= RotationInterval;
    const auto wanted = static_cast<std::size_t>(options.filterPeers + options.otherPeers);
    if (!isStale && ready.size() < wanted) return {}; // nobody is let go while peers are scarce
    m_lastRotation = now;
    // Who was asked for nothing yet is not known to be slow; where nobody was, the ping has to do.
    const auto place = [&](const Peer* peer) {
        const bool broughtIt = isStale && m_lastBlock && peer->hasShown(*m_lastBlock);
        return std::tuple(broughtIt, peer->score().rank(), -peer->pingMilliseconds());
    };
    std::ranges::sort(ready, {}, place);
    ready.resize(isStale ? ready.size() / 2 : 1);
    return ready;
}

void PublicCalls::callMissing(const Open& open)
{
    const P2pOptions& options = m_context.options;
    const bool isStale = m_context.time.now() - m_lastBlockAt > StaleAfter;
    const int filterPeers = m_connections.filterPeers();
    const auto ready = static_cast<int>(m_connections.ready().size());

    const int missingFilters = std::max(0, options.filterPeers + (isStale ? 1 : 0) - filterPeers);
    const int missing
        = std::max({missingFilters, options.filterPeers + options.otherPeers - ready, missingBlockPeers()});
    int calls = std::min(missing, MaxDialing) - m_connections.dialing();
    while (calls > 0 && callOne(missingFilters > 0, open)) --calls;
    if (missing > 0 && (calls > 0 || m_calls.book().size() < EnoughAddresses))
        for (const HostPort& seed : m_seeds.ask()) open(seed, Purpose::Addresses);
    // Too few nodes with filters are known: the other places need not wait for them.
    calls = std::min(calls, options.otherPeers - (ready - filterPeers));
    while (calls > 0 && callOne(false, open)) --calls;
}

bool PublicCalls::callOne(bool wantFilters, const Open& open)
{
    const auto isNear = [this](const HostPort& other) { return m_connections.hasNeighbour(other); };
    const auto address = m_calls.next(wantFilters, isNear);
    if (address) open(*address, Purpose::Chain);
    return address.has_value();
}

} // namespace lockstep::p2p
