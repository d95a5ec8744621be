// SPDX-License-Identifier: MIT

#include "core/p2p/addresses/addressbook.h"

#include "core/p2p/messages/handshakemessages.h"

#include <QCryptographicHash>
#include <QHostAddress>

#include <algorithm>
#include <iterator>
#include <vector>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment FirstRetry = 1min;
constexpr int MostDoublings = 10; ///< About 17 hours.

QByteArray rawOf(ByteSpan bytes)
{
    return {static_cast<const char*>(static_cast<const void*>(bytes.data())), static_cast<qsizetype>(bytes.size())};
}

QString base32(const QByteArray& raw)
{
    constexpr std::string_view Letters = "abcdefghijklmnopqrstuvwxyz234567";
    QString text;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char byte : raw) {
        bits = (bits << 8) | static_cast<unsigned char>(byte);
        for (held += 8; held >= 5; held -= 5) text.append(QLatin1Char(Letters[(bits >> (held - 5)) & 31]));
    }
    return text;
}

/// Source: Tor's rend-spec-v3, "Encoding onion addresses"; 35 bytes are a whole number of letters.
QString onionHost(const QByteArray& key)
{
    const QByteArray version(1, '\x03');
    const QByteArray digest = QCryptographicHash::hash(".onion checksum" + key + version, QCryptographicHash::Sha3_256);
    return base32(key + digest.left(2) + version) + QStringLiteral(".onion");
}

QHostAddress ipAddress(const GossipAddress& gossip)
{
    if (gossip.kind == AddressKind::IPv4) {
        quint32 value = 0;
        for (const std::byte b : gossip.address) value = (value << 8) | std::to_integer<quint32>(b);
        return QHostAddress(value);
    }
    Q_IPV6ADDR raw;
    for (std::size_t i = 0; i < 16; ++i) raw[static_cast<int>(i)] = std::to_integer<quint8>(gossip.address[i]);
    return QHostAddress(raw);
}

bool isMappedIPv4(const QHostAddress& ip)
{
    bool isMapped = false;
    ip.toIPv4Address(&isMapped);
    return isMapped;
}

} // namespace

QString networkGroup(const QString& host)
{
    const QHostAddress address(host);
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4) return QString::number(v4 >> 16);
    if (address.isNull()) return host;
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    QString group = QStringLiteral("6:");
    for (int i = 0; i < 4; ++i) group += QString::number(v6[i], 16) + u'.';
    return group;
}

QString siteOf(const QString& host)
{
    const QHostAddress address(host);
    bool isV4 = false;
    (void)address.toIPv4Address(&isV4); // one that is written as IPv6 as well
    if (isV4 || address.isNull()) return host;
    Q_IPV6ADDR v6 = address.toIPv6Address();
    std::fill(std::begin(v6.c) + 8, std::end(v6.c), quint8{0});
    return QHostAddress(v6).toString();
}

bool isPublicHost(const QString& host)
{
    const QHostAddress address(host);
    if (address.isNull()) return true; // a name
    if (!address.isGlobal()) return false;
    static const std::vector<QPair<QHostAddress, int>> Reserved = [] {
        std::vector<QPair<QHostAddress, int>> ranges;
        for (const char* range :
             {"0.0.0.0/8",       "10.0.0.0/8",     "100.64.0.0/10", "127.0.0.0/8",    "169.254.0.0/16",
              "172.16.0.0/12",   "192.0.0.0/24",   "192.0.2.0/24",  "192.168.0.0/16", "198.18.0.0/15",
              "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",   "fc00::/7",       "fe80::/10",
              "2001:db8::/32",   "2001:10::/28",   "2002::/16",     "ff00::/8",       "::/96"})
            ranges.push_back(QHostAddress::parseSubnet(QLatin1String(range)));
        return ranges;
    }();
    return std::ranges::none_of(Reserved, [&](const auto& range) { return address.isInSubnet(range); });
}

bool isReachable(const QString& host, const P2pOptions& options)
{
    const bool isOnion = host.endsWith(u".onion", Qt::CaseInsensitive);
    if (options.onlyOnion && !isOnion) return false;
    return options.proxy || !QHostAddress(host).isNull();
}

std::optional<QString> dialableHost(const GossipAddress& address, bool behindProxy)
{
    if (address.port == 0) return std::nullopt;
    switch (address.kind) {
    case AddressKind::IPv4:
    case AddressKind::IPv6:
        if (address.address.size() != (address.kind == AddressKind::IPv4 ? 4U : 16U)) return std::nullopt;
        if (const QHostAddress ip = ipAddress(address); address.kind == AddressKind::IPv4 || !isMappedIPv4(ip))
            return ip.toString();
        return std::nullopt; // BIP155: an IPv4 address has one form, or a ban of it could be passed by
    case AddressKind::TorV3:
        if (!behindProxy || address.address.size() != 32) return std::nullopt;
        return onionHost(rawOf(address.address));
    case AddressKind::I2P:
    case AddressKind::Cjdns: break;
    }
    return std::nullopt;
}

AddressBook::AddressBook(P2pContext& context) : m_context(context) { }

void AddressBook::load(PeerStore& store)
{
    for (const KnownAddress& known : store.addresses()) {
        if (m_entries.contains(known.address) || !hasRoomFor(known.address.host)) continue;
        m_entries.insert_or_assign(known.address, Entry{known, {}});
        ++m_groups[networkGroup(known.address.host)];
    }
}

void AddressBook::save(PeerStore& store) const
{
    std::vector<KnownAddress> all;
    all.reserve(m_entries.size());
    for (const auto& [address, entry] : m_entries) all.push_back(entry.known);
    store.replaceAddresses(all);
}

void AddressBook::add(const GossipAddress& gossip)
{
    const auto host = dialableHost(gossip, m_context.options.proxy.has_value());
    if (!host) return;
    const HostPort address{*host, gossip.port};
    add(address, gossip.services);
    const auto found = m_entries.find(address);
    if (found == m_entries.end()) return;
    const std::int64_t seen = std::min<std::int64_t>(gossip.time, m_context.time.unixSeconds());
    found->second.known.lastSeen = std::max(found->second.known.lastSeen, seen);
}

void AddressBook::add(const HostPort& address, std::uint64_t services)
{
    const auto found = m_entries.find(address);
    if (found != m_entries.end()) {
        // What a node said itself counts more than what others say about it.
        if (found->second.known.lastSuccess == 0) found->second.known.services |= services;
        return;
    }
    if (!m_context.options.allowPrivateAddresses && !isPublicHost(address.host)) return;
    if (!hasRoomFor(address.host)) return;
    m_entries.insert_or_assign(address, Entry{KnownAddress{address, services, 0, 0, 0}, {}});
    ++m_groups[networkGroup(address.host)];
}

std::optional<HostPort> AddressBook::pick(bool wantFilters, const std::function<bool(const HostPort&)>& usable) const
{
    std::vector<const HostPort*> tried; ///< They worked before.
    std::vector<const HostPort*> fresh;
    for (const auto& [address, entry] : m_entries) {
        if (entry.nextTry > m_context.time.now()) continue;
        const std::uint64_t serves = entry.known.services;
        if (wantFilters && serves != 0 && (serves & services::CompactFilters) == 0) continue;
        if (!usable(address)) continue;
        (entry.known.lastSuccess > 0 ? tried : fresh).push_back(&address);
    }
    // Mostly a node that worked, sometimes a new one, so that the book does not freeze.
    auto& from = fresh.empty() || (!tried.empty() && randomBelow(4) != 0) ? tried : fresh;
    if (from.empty()) return std::nullopt;
    return *from[randomBelow(from.size())];
}

void AddressBook::noteAttempt(const HostPort& address)
{
    const auto found = m_entries.find(address);
    if (found == m_entries.end()) return;
    Entry& entry = found->second;
    entry.nextTry = m_context.time.now() + FirstRetry * (1 << std::min(entry.known.failures, MostDoublings));
    ++entry.known.failures;
}

void AddressBook::noteSuccess(const HostPort& address, std::uint64_t services)
{
    const auto found = m_entries.find(address);
    if (found == m_entries.end()) return;
    Entry& entry = found->second;
    entry.known.services = services;
    entry.known.lastSuccess = m_context.time.unixSeconds();
    entry.known.lastSeen = entry.known.lastSuccess;
    entry.known.failures = 0;
    entry.nextTry = m_context.time.now() + FirstRetry;
}

void AddressBook::forget(const HostPort& address)
{
    if (m_entries.erase(address) == 0) return;
    const auto group = m_groups.find(networkGroup(address.host));
    if (--group->second == 0) m_groups.erase(group);
}

bool AddressBook::hasRoomFor(const QString& host)
{
    const auto group = m_groups.find(networkGroup(host));
    if (group != m_groups.end() && group->second >= MaxPerGroup) return false;
    if (m_entries.size() >= MaxEntries) dropTheLeastUseful();
    return true;
}

void AddressBook::dropTheLeastUseful()
{
    const auto worse = [](const auto& a, const auto& b) {
        const KnownAddress& left = a.second.known;
        const KnownAddress& right = b.second.known;
        return std::tie(left.lastSuccess, left.lastSeen) < std::tie(right.lastSuccess, right.lastSeen);
    };
    const HostPort least = std::ranges::min_element(m_entries, worse)->first;
    forget(least);
}

} // namespace lockstep::p2p
