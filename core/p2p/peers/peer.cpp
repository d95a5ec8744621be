// SPDX-License-Identifier: MIT

#include "core/p2p/peers/peer.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <array>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment HandshakeLimit = 20s;
constexpr Moment PingInterval = 2min;
constexpr Moment PongLimit = 20s; ///< Without any byte since the ping.
constexpr Moment PongLimitOfTheBusy = 3min; ///< While other bytes still come: the pong waits behind them.
constexpr Moment AddressesLimit = 1min; ///< A seed that told nothing by then is left.
constexpr Moment OfferLimit = 2min; ///< Who wants what was offered has asked by then, for what it builds on, too.
constexpr Moment FlowWithin = 5s;
constexpr std::size_t FlowBytes = 4'000; ///< Within that. Tor's slow circuits bring ten times as much.
constexpr Moment Never = Moment::min() / 2;
constexpr qint64 SocketBuffer = 512 * 1024;
constexpr qint64 MaxUnsent = 5'000'000; ///< A peer that asks but does not read is let go.
constexpr std::size_t MaxKnownBlocks = 4'500;
constexpr FeeFilter LowestRelayFee{
    100}; ///< The least that Bitcoin Core passes on since 29.1; who asks more, sends less.
/// BIP159. Core serves two more, so that one that came meanwhile ends no connection.
constexpr std::int32_t BlocksOfTheLimited = 288;
constexpr std::int64_t SafelyBuried = 100; ///< A peer with a tip that far above has the block, but for a deep reorg.

/// Its own circuit for each connection: a Tor proxy separates streams by credentials.
QNetworkProxy proxyFor(const std::optional<HostPort>& proxy)
{
    if (!proxy) return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto token = [] { return QString::number(randomNumber(), 16); };
    return {QNetworkProxy::Socks5Proxy, proxy->host, proxy->port, token(), token()};
}

} // namespace

Peer::Peer(PeerId id, HostPort address, Purpose purpose, P2pContext& context, QObject* parent)
    : QObject(parent)
    , m_id(id)
    , m_address(std::move(address))
    , m_purpose(purpose)
    , m_context(context)
    , m_framer(context.options.network.magic)
    , m_nonce(randomNumber())
    , m_dialedAt(context.time.now())
    , m_lastByteAt(context.time.now())
{
    m_context.ownNonces.insert(m_nonce);
    m_socket.setReadBufferSize(SocketBuffer);
    m_socket.setProxy(proxyFor(context.options.proxy));
    connect(&m_socket, &QTcpSocket::connected, this, &Peer::sendVersion);
    connect(&m_socket, &QTcpSocket::readyRead, this, &Peer::readSocket);
    connect(&m_socket, &QTcpSocket::disconnected, this,
            [this] { closeAfter(Errc::Disconnected, QStringLiteral("hung up")); });
    connect(&m_socket, &QTcpSocket::errorOccurred, this,
            [this] { closeAfter(Errc::Disconnected, m_socket.errorString()); });
}

Peer::~Peer()
{
    m_socket.disconnect(this);
    if (!m_closed) m_context.ownNonces.erase(m_nonce);
}

void Peer::call(Resolver& resolver)
{
    if (m_context.options.proxy || !QHostAddress(m_address.host).isNull()) return dial(m_address.host);
    // To ask a name server for it would tell the network what Tor is there to hide.
    if (m_address.host.endsWith(u".onion", Qt::CaseInsensitive))
        return closeAfter(Errc::Unsupported, QStringLiteral("an onion address needs a proxy"));
    resolver.lookup(m_address.host, this, [this](const std::vector<QString>& found) {
        if (m_closed) return;
        if (found.empty()) return closeAfter(Errc::NotFound, QStringLiteral("the name is not known"));
        dial(found[randomBelow(found.size())]);
    });
}

void Peer::dial(const QString& host)
{
    m_dialedAt = m_context.time.now();
    m_socket.connectToHost(host, m_address.port);
}

void Peer::close(const QString& why)
{
    if (m_closed) return;
    m_closed = true;
    m_context.ownNonces.erase(m_nonce); // the object itself may outlive the context
    m_context.log.write(m_context.time.now(), m_address.text(), why);
    m_socket.disconnect(this);
    m_socket.abort();
    emit closed(this);
}

void Peer::closeAfter(Errc problem, const QString& why)
{
    if (m_closed) return;
    noteProblem(problem, why);
    close(why);
}

void Peer::noteProblem(Errc problem, const QString& why) { m_problem = Error{problem, why.toStdString()}; }

void Peer::sendVersion()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_connectedSince = m_context.time.unixSeconds();
    Version version;
    version.services = services::Witness; // btcd reads witnesses only from peers that say so; we serve nothing
    version.time = m_connectedSince;
    version.nonce = m_nonce;
    version.userAgent = m_context.options.userAgent.toStdString();
    version.relay = m_purpose == Purpose::Relay;
    send(version);
}

void Peer::send(std::string_view command, ByteSpan payload)
{
    if (m_closed) return;
    const Bytes raw = frame(m_context.options.network.magic, command, payload);
    const auto size = static_cast<qint64>(raw.size());
    m_bytesSent += size;
    m_socket.write(static_cast<const char*>(static_cast<const void*>(raw.data())), size);
    if (m_socket.bytesToWrite() <= MaxUnsent) return;
    // Not at once: the caller may be in the middle of a list of peers.
    const auto leave = [this] { closeAfter(Errc::Timeout, QStringLiteral("does not read what it asked for")); };
    QMetaObject::invokeMethod(this, leave, Qt::QueuedConnection);
}

void Peer::readSocket()
{
    std::array<std::byte, 65'536> buffer;
    std::vector<Frame> frames;
    while (!m_closed && m_socket.bytesAvailable() > 0) {
        const qint64 size = m_socket.read(static_cast<char*>(static_cast<void*>(buffer.data())), buffer.size());
        if (size <= 0) return;
        m_bytesReceived += size;
        m_lastByteAt = m_context.time.now();

        frames.clear();
        const auto fed = m_framer.feed(ByteSpan(buffer).first(static_cast<std::size_t>(size)), frames);
        for (Frame& frame : frames) {
            if (m_closed) return;
            noteBytes(frame.command, frame.payload.size());
            m_noted = 0;
            handle(frame);
        }
        if (!fed) return closeAfter(Errc::Malformed, QString::fromStdString(fed.error().detail));
        if (const auto command = m_framer.unfinishedCommand(); !command.empty())
            noteBytes(command, m_framer.unfinishedBytes());
        m_noted = m_framer.unfinishedBytes();
    }
}

/// `ofMessage`: all that is here of it, with what was noted before.
void Peer::noteBytes(std::string_view command, std::size_t ofMessage)
{
    const Moment now = m_lastByteAt;
    Arrival& arrival = m_arrivals.try_emplace(std::string(command), Arrival{now, Never, now}).first->second;
    arrival.lastByte = now;
    if (now - arrival.since > m_context.deadline(FlowWithin)) {
        arrival.since = now;
        arrival.bytes = 0;
    }
    arrival.bytes += ofMessage - std::min(ofMessage, m_noted);
    if (arrival.bytes < FlowBytes) return;
    arrival.lastFlow = now;
    arrival.since = now;
    arrival.bytes = 0;
}

void Peer::handle(Frame& frame)
{
    if (frame.command == Version::Command) return handleVersion(frame);
    if (!m_version) return closeAfter(Errc::Malformed, QStringLiteral("spoke before its version"));
    if (frame.command == command::Verack) return handleVerack();
    if (handleHousekeeping(frame) || !m_ready) return;
    emit received(this, frame);
}

void Peer::handleVersion(const Frame& frame)
{
    if (m_version) return closeAfter(Errc::Malformed, QStringLiteral("sent its version twice"));
    const auto version = Version::parse(frame.payload);
    if (!version) return closeAfter(Errc::Malformed, QString::fromStdString(version.error().detail));
    if (m_context.ownNonces.contains(version->nonce)) {
        m_isItself = true;
        return closeAfter(Errc::Unsupported, QStringLiteral("is this program itself"));
    }
    if (version->protocol < OldestProtocolVersion)
        return closeAfter(Errc::Unsupported, QStringLiteral("speaks an old protocol"));

    m_version = *version;
    if (!isNamed() && !servesFilters() && !servesRecentBlocks() && m_purpose == Purpose::Chain)
        return closeAfter(Errc::Unsupported, QStringLiteral("serves neither filters nor blocks"));
    if ((services() & (services::Network | services::NetworkLimited)) == 0)
        return closeAfter(Errc::Unsupported, QStringLiteral("serves no chain"));
    m_claimedHeight = std::max(0, version->startHeight);
    // Unsigned, since a hostile time may be any 64 bits; nobody's clock but ours decides anything.
    m_clockOffset = static_cast<std::int64_t>(static_cast<std::uint64_t>(version->time)
                                              - static_cast<std::uint64_t>(m_context.time.unixSeconds()));
    if (version->protocol >= ProtocolVersion) {
        send(command::WtxidRelay);
        send(command::SendAddrV2);
    }
    send(command::Verack);
}

void Peer::handleVerack()
{
    if (m_ready) return;
    m_ready = true;
    const bool isForTransactions = m_purpose == Purpose::Relay || m_purpose == Purpose::Offer;
    if (m_purpose == Purpose::Relay) send(LowestRelayFee);
    if (!isForTransactions) send(command::SendHeaders);
    if (!isNamed() && !isForTransactions) send(command::GetAddr);
    m_context.log.write(m_context.time.now(), m_address.text(),
                        QStringLiteral("connected: ") + printable(m_version->userAgent));
    ping();
    emit ready(this);
}

/// Returns whether the message was of the kind that every connection deals with by itself.
bool Peer::handleHousekeeping(const Frame& frame)
{
    if (frame.command == Ping::Command) {
        if (const auto ping = Ping::parse(frame.payload)) send(Pong{ping->nonce});
        return true;
    }
    if (frame.command == Pong::Command) {
        handlePong(frame);
        return true;
    }
    if (frame.command == FeeFilter::Command) {
        if (const auto fee = FeeFilter::parse(frame.payload)) m_minimumFee = fee->satoshisPerKilobyte;
        return true;
    }
    if (frame.command == command::WtxidRelay) {
        if (!m_ready) m_takesWtxids = true;
        return true;
    }
    return frame.command == command::SendAddrV2 || frame.command == command::SendHeaders;
}

void Peer::ping()
{
    if (!m_ready || m_closed) return;
    m_pingNonce = randomNumber();
    m_pingedAt = m_context.time.now();
    m_pingedExactly = m_context.time.exact();
    m_lastByteAt = m_pingedAt;
    send(Ping{*m_pingNonce});
}

void Peer::handlePong(const Frame& frame)
{
    const auto pong = Pong::parse(frame.payload);
    if (!pong || pong->nonce != m_pingNonce) return;
    m_pingNonce.reset();
    m_pingMilliseconds = static_cast<std::int32_t>((m_context.time.exact() - m_pingedExactly).count());
}

void Peer::tick()
{
    if (m_closed) return;
    const Moment now = m_context.time.now();
    if (!m_ready) {
        if (now - m_dialedAt > m_context.deadline(HandshakeLimit))
            closeAfter(Errc::Timeout, QStringLiteral("did not finish the handshake"));
        return;
    }
    if (m_purpose == Purpose::Addresses && now - m_dialedAt > m_context.deadline(AddressesLimit))
        return close(QStringLiteral("told no addresses"));
    if (m_purpose == Purpose::Offer && now - m_dialedAt > m_context.deadline(OfferLimit))
        return close(QStringLiteral("closed: the offer was made"));
    if (!m_pingNonce) {
        if (now - m_pingedAt > PingInterval) ping();
        return;
    }
    if (now - m_lastByteAt > m_context.deadline(PongLimit) || now - m_pingedAt > m_context.deadline(PongLimitOfTheBusy))
        closeAfter(Errc::Timeout, QStringLiteral("does not answer a ping"));
}

bool Peer::servesFilters() const { return (services() & services::CompactFilters) != 0; }

bool Peer::servesBlocks() const
{
    constexpr std::uint64_t Needed = services::Network | services::Witness;
    return (services() & Needed) == Needed;
}

bool Peer::servesRecentBlocks() const
{
    constexpr std::uint64_t Needed = services::NetworkLimited | services::Witness;
    return servesBlocks() || (services() & Needed) == Needed;
}

bool Peer::keepsBlock(BlockHeight height, BlockHeight tip) const
{
    if (servesBlocks()) return true;
    return servesRecentBlocks() && std::max(tip, announcedHeight()) - height < BlocksOfTheLimited;
}

std::optional<std::int64_t> Peer::clockOffset() const
{
    if (!m_version) return std::nullopt;
    return m_clockOffset;
}

void Peer::noteBlock(const BlockHash& hash, std::optional<BlockHeight> height)
{
    if (height) m_provenHeight = std::max(m_provenHeight, height->value);
    if (!m_blocks.insert(hash).second) return;
    m_blockOrder.push_back(hash);
    if (m_blockOrder.size() <= MaxKnownBlocks) return;
    m_blocks.erase(m_blockOrder.front());
    m_blockOrder.pop_front();
}

bool Peer::hasShown(const ChainPoint& point) const
{
    return m_blocks.contains(point.hash) || point.height.value + SafelyBuried <= m_provenHeight;
}

bool Peer::hasBlock(const ChainPoint& point) const
{
    return hasShown(point) || point.height.value + SafelyBuried <= m_claimedHeight;
}

BlockHeight Peer::announcedHeight() const { return {std::max(m_claimedHeight, m_provenHeight)}; }

bool Peer::reaches(const ChainPoint& point) const { return hasShown(point) || point.height <= announcedHeight(); }

void Peer::distrustHeight() { m_claimedHeight = 0; }

Moment Peer::lastByteOf(std::string_view command) const
{
    const auto found = m_arrivals.find(command);
    return found == m_arrivals.end() ? Never : found->second.lastByte;
}

Moment Peer::lastFlowOf(std::string_view command) const
{
    const auto found = m_arrivals.find(command);
    return found == m_arrivals.end() ? Never : found->second.lastFlow;
}

bool Peer::isComing(std::string_view command, Moment askedAt) const
{
    return m_context.time.now() - std::max(askedAt, lastFlowOf(command)) < m_context.deadline(FlowWithin);
}

PeerInfo Peer::info() const
{
    PeerInfo info;
    info.id = m_id;
    info.address = m_address.text();
    info.userAgent = m_version ? printable(m_version->userAgent) : QString();
    info.servesFilters = servesFilters();
    info.servesBlocks = servesBlocks();
    info.servesRecentBlocks = servesRecentBlocks();
    info.isNamed = isNamed();
    info.announcedHeight = announcedHeight();
    info.connectedSince = m_connectedSince;
    info.pingMilliseconds = m_pingMilliseconds;
    info.bytesReceived = m_bytesReceived;
    info.bytesSent = m_bytesSent;
    if (m_minimumFee > 0 && m_minimumFee <= static_cast<std::uint64_t>(FeeRate::Most))
        info.feeFloor = FeeRate::fromSatoshisPerKilobyte(static_cast<std::int64_t>(m_minimumFee));
    info.lastProblem = m_problem;
    return info;
}

} // namespace lockstep::p2p
