// SPDX-License-Identifier: MIT

#include "core/p2p/calls/calllist.h"

#include <algorithm>
#include <limits>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t BanSeconds = 24 * 60 * 60;
constexpr std::int64_t LeftSeconds = 60 * 60;
constexpr Moment LongestRedial = 1min;

} // namespace

CallList::CallList(P2pContext& context)
    : m_context(context)
    , m_book(context)
    , m_store(context.options.store ? *context.options.store : m_ownStore)
{
}

void CallList::load()
{
    for (const HostPort& named : m_context.options.named) m_named.try_emplace(named);
    for (const Ban& ban : m_store.bans()) keepAway(ban.host, ban.until);
    openBook();
}

void CallList::openBook()
{
    if (!isPublic()) return;
    m_book.load(m_store);
    m_anchors = m_store.anchors();
}

void CallList::keepBook(const std::vector<HostPort>& anchors)
{
    if (!isPublic()) return;
    keepAnchors(anchors);
    m_book.save(m_store);
}

void CallList::keepAnchors(const std::vector<HostPort>& anchors)
{
    if (isPublic() && !anchors.empty()) m_store.setAnchors(anchors); // a run without peers keeps those before it
}

void CallList::nameAnew()
{
    m_named.clear();
    for (const HostPort& named : m_context.options.named) m_named.try_emplace(named);
}

// Named peers

std::vector<HostPort> CallList::dueNamed()
{
    std::vector<HostPort> due;
    for (auto& [address, redial] : m_named) {
        if (redial.calling || redial.aside || redial.at > m_context.time.now()) continue;
        redial.calling = true;
        due.push_back(address);
    }
    return due;
}

void CallList::callNow(const HostPort& address)
{
    Redial& redial = m_named[address];
    redial.aside = false;
    redial.lie.reset();
    redial.at = m_context.time.now();
}

void CallList::callAllNow()
{
    for (auto& [address, redial] : m_named) redial.at = m_context.time.now();
}

void CallList::noteReady(const HostPort& address) { m_named[address].failures = 0; }

void CallList::noteClosed(const HostPort& address, bool isItself)
{
    Redial& redial = m_named[address];
    redial.calling = false;
    redial.aside |= isItself;
    redial.at = m_context.time.now() + redialAfter(redial.failures++);
}

void CallList::leaveNamed(const HostPort& address) { m_named[address].aside = true; }

bool CallList::setAside(const HostPort& address, Offence lie)
{
    Redial& redial = m_named[address];
    redial.aside = true;
    return !std::exchange(redial.lie, lie);
}

std::vector<PeerSetAside> CallList::liars() const
{
    std::vector<PeerSetAside> liars;
    for (const auto& [address, redial] : m_named)
        if (redial.lie) liars.push_back({address.text(), *redial.lie});
    return liars;
}

// All others

std::optional<HostPort> CallList::next(bool wantFilters, const Taken& isTaken)
{
    while (!m_anchors.empty()) {
        const HostPort anchor = m_anchors.back();
        m_anchors.pop_back();
        if (isUsable(anchor, isTaken)) return anchor;
    }
    auto picked = m_book.pick(wantFilters, [&](const HostPort& address) { return isUsable(address, isTaken); });
    if (picked) m_book.noteAttempt(*picked);
    return picked;
}

std::optional<HostPort> CallList::stranger(const Taken& isTaken)
{
    return m_book.pick(false, [&](const HostPort& address) { return isUsable(address, isTaken); });
}

bool CallList::isUsable(const HostPort& address, const Taken& isTaken) const
{
    if (isBanned(address.host)) return false;
    return isReachable(address.host, m_context.options) && !isTaken(address);
}

bool CallList::isBanned(const QString& host) const
{
    const auto found = m_bans.find(siteOf(host));
    return found != m_bans.end() && found->second > m_context.time.unixSeconds();
}

void CallList::ban(const HostPort& address, const QString& why)
{
    const std::int64_t until = m_context.time.unixSeconds() + BanSeconds;
    keepAway(address.host, until);
    m_store.addBan({address.host, until, why});
    m_book.forget(address);
}

void CallList::leave(const HostPort& address) { keepAway(address.host, m_context.time.unixSeconds() + LeftSeconds); }

/// Or longer, where it is kept away already.
void CallList::keepAway(const QString& host, std::int64_t until)
{
    std::int64_t& last = m_bans[siteOf(host)];
    last = std::max(last, until);
}

// For transactions

std::optional<HostPort> CallList::nextRelay(const Taken& isTaken, const Taken& hasRelay)
{
    if (isPublic()) return stranger(isTaken);
    std::vector<HostPort> free;
    for (const auto& [address, redial] : m_named)
        if (!redial.aside && !hasRelay(address)) free.push_back(address);
    if (free.empty()) return std::nullopt;
    return free[m_relayTurn++ % free.size()];
}

std::size_t CallList::relayCandidates() const
{
    if (isPublic()) return std::numeric_limits<std::size_t>::max();
    const auto isIn = [](const auto& named) { return !named.second.aside; };
    return static_cast<std::size_t>(std::ranges::count_if(m_named, isIn));
}

Moment CallList::redialAfter(int failures) const
{
    return std::min<Moment>(m_context.options.firstRedial * (1 << std::min(failures, 10)), LongestRedial);
}

} // namespace lockstep::p2p
