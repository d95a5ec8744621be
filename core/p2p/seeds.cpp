// SPDX-License-Identifier: MIT

#include "core/p2p/seeds.h"

#include "core/p2p/handshakemessages.h"
#include "core/p2p/resolver.h"

#include <algorithm>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment Interval = 5min;
constexpr std::size_t CalledAtOnce = 2;

QString nameOf(std::string_view seed) { return QString::fromUtf8(seed.data(), static_cast<qsizetype>(seed.size())); }

} // namespace

Seeds::Seeds(P2pContext& context, Resolver& resolver, AddressBook& book)
    : m_context(context)
    , m_resolver(resolver)
    , m_book(book)
{
}

std::vector<HostPort> Seeds::ask()
{
    const auto& seeds = m_context.options.network.dnsSeeds;
    if (seeds.empty() || m_next > m_context.time.now()) return {};
    m_next = m_context.time.now() + Interval;
    const std::uint16_t port = m_context.options.network.defaultPort;
    std::vector<HostPort> calls;
    if (m_context.options.proxy)
        for (std::size_t i = 0; i < std::min(CalledAtOnce, seeds.size()); ++i)
            calls.push_back({nameOf(seeds[m_turn++ % seeds.size()]), port});
    else
        for (const std::string_view seed : seeds) lookUp(nameOf(seed), port);
    return calls;
}

/// x49: nodes with NETWORK, WITNESS and COMPACT_FILTERS. Few seeds filter; the plain name is the fallback.
void Seeds::lookUp(const QString& name, std::uint16_t port)
{
    m_resolver.lookup(QStringLiteral("x49.") + name, this, [this, name, port](const std::vector<QString>& hosts) {
        constexpr std::uint64_t Wanted = services::Network | services::Witness | services::CompactFilters;
        for (const QString& host : hosts) m_book.add({host, port}, Wanted);
        if (!hosts.empty()) return emit found();
        m_resolver.lookup(name, this, [this, port](const std::vector<QString>& others) {
            for (const QString& host : others) m_book.add({host, port}, 0);
            emit found();
        });
    });
}

} // namespace lockstep::p2p
