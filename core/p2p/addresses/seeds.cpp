// SPDX-License-Identifier: MIT

#include "core/p2p/addresses/seeds.h"

#include "core/p2p/context/resolver.h"
#include "core/p2p/messages/handshakemessages.h"

#include <algorithm>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment Interval = 5min;
constexpr std::size_t CalledAtOnce = 2;

QString textOf(std::string_view seed) { return QString::fromUtf8(seed.data(), static_cast<qsizetype>(seed.size())); }

} // namespace

Seeds::Seeds(P2pContext& context, Resolver& resolver, AddressBook& book)
    : m_context(context)
    , m_resolver(resolver)
    , m_book(book)
{
}

std::vector<HostPort> Seeds::ask()
{
    if (m_next > m_context.time.now()) return {};
    m_next = m_context.time.now() + Interval;
    const P2pOptions& options = m_context.options;
    const auto& names = options.network.dnsSeeds;
    if (!mayLookUp() || names.empty()) addFixed();
    if (options.onlyOnion || names.empty()) return {};
    if (options.proxy) return nextNames();
    const auto round = std::make_shared<Round>(Round{names.size()});
    for (const std::string_view name : names) lookUp(textOf(name), round);
    return {};
}

bool Seeds::mayLookUp() const { return !m_context.options.proxy && !m_context.options.onlyOnion; }

/// Behind a proxy: a few at once, next time the others.
std::vector<HostPort> Seeds::nextNames()
{
    const auto& names = m_context.options.network.dnsSeeds;
    std::vector<HostPort> calls;
    for (std::size_t i = 0; i < std::min(CalledAtOnce, names.size()); ++i)
        calls.push_back({textOf(names[m_turn++ % names.size()]), m_context.options.network.defaultPort});
    return calls;
}

/// x49: nodes with NETWORK, WITNESS and COMPACT_FILTERS. Few seeds filter; the plain name is the fallback.
void Seeds::lookUp(const QString& name, const std::shared_ptr<Round>& round)
{
    m_resolver.lookup(QStringLiteral("x49.") + name, this, [this, name, round](const std::vector<QString>& hosts) {
        constexpr std::uint64_t Wanted = services::Network | services::Witness | services::CompactFilters;
        if (!hosts.empty()) return take(hosts, Wanted, *round);
        if (!mayLookUp()) return; // a proxy came meanwhile
        m_resolver.lookup(name, this, [this, round](const std::vector<QString>& others) { take(others, 0, *round); });
    });
}

void Seeds::take(const std::vector<QString>& hosts, std::uint64_t services, Round& round)
{
    for (const QString& host : hosts) m_book.add({host, m_context.options.network.defaultPort}, services);
    round.isAnswered |= !hosts.empty();
    if (--round.open == 0 && !round.isAnswered) addFixed();
    emit found();
}

void Seeds::addFixed()
{
    const P2pOptions& options = m_context.options;
    for (const std::string_view seed : options.network.fixedSeeds) {
        const auto address = HostPort::parse(textOf(seed), options.network.defaultPort);
        if (address && isReachable(address->host, options)) m_book.add(*address, 0);
    }
}

} // namespace lockstep::p2p
