// SPDX-License-Identifier: MIT

#include "core/p2p/peers/peerprobe.h"

namespace lockstep::p2p {

PeerProbe::PeerProbe(P2pOptions options, const Clock& clock, Resolver& resolver, HostPort address)
    : m_context{std::move(options), Timebase(clock), {}, {}}
    , m_calledAt(m_context.time.exact())
    , m_peer({}, std::move(address), Purpose::Named, m_context, nullptr)
{
    connect(&m_tick, &QTimer::timeout, this, &PeerProbe::tick);
    connect(&m_peer, &Peer::ready, this, [this] {
        const PeerInfo info = m_peer.info();
        PeerReport report{info.userAgent,         info.servesFilters, info.servesBlocks, info.announcedHeight, 0,
                          info.servesRecentBlocks};
        report.milliseconds = static_cast<std::int32_t>((m_context.time.exact() - m_calledAt).count());
        finish(report);
    });
    connect(&m_peer, &Peer::closed, this, [this] {
        finish(m_peer.problem().value_or(Error{Errc::Disconnected, "hung up"}));
    });
    m_tick.start(m_context.options.tick);
    m_peer.call(resolver);
}

void PeerProbe::tick()
{
    m_context.time.advance();
    m_peer.tick();
}

void PeerProbe::stop(const Error& why) { finish(why); }

void PeerProbe::finish(const Result<PeerReport>& result)
{
    m_tick.stop();
    m_reply.finish(result);
    m_peer.disconnect(this);
    m_peer.close(QStringLiteral("closed: only tried"));
}

} // namespace lockstep::p2p
