// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/p2p/context/p2pcontext.h"
#include "core/p2p/messages/handshakemessages.h"
#include "core/p2p/messages/wire.h"
#include "core/p2p/peers/peerscore.h"

#include <QObject>
#include <QTcpSocket>

#include <deque>
#include <map>
#include <optional>
#include <unordered_set>

namespace lockstep::p2p {

/// Why we call a node.
enum class Purpose {
    Named, ///< The user said so.
    Chain, ///< Found by discovery.
    Addresses, ///< A seed behind the proxy: ask it for addresses, then leave.
    Relay, ///< To hear of transactions in no block yet; asked nothing of the chain.
    Offer, ///< To offer one of ours by a way that nothing else of ours went: asked nothing, and soon left.
};

/// One connection: dials, shakes hands, keeps it alive, and hands over the messages that are about the chain.
/// It ends by itself when the peer breaks the protocol or falls silent; nobody is banned here.
class Peer final : public QObject
{
    Q_OBJECT

public:
    Peer(PeerId id, HostPort address, Purpose purpose, P2pContext& context, QObject* parent);
    ~Peer() override;

    /// Dials. A name is looked up first, but behind a proxy, which does it.
    void call(Resolver& resolver);
    void close(const QString& why); ///< Emits `closed` once; the pool deletes the object later.
    void closeAfter(Errc problem, const QString& why); ///< The same, for a fault of the peer or of the way to it.
    void noteProblem(Errc problem, const QString& why); ///< It stays connected.
    const std::optional<Error>& problem() const { return m_problem; } ///< The last one.
    void tick(); ///< Looks at the handshake's and the ping's deadline.
    void ping();

    PeerId id() const { return m_id; }
    const HostPort& address() const { return m_address; }
    Purpose purpose() const { return m_purpose; }
    bool isNamed() const { return m_purpose == Purpose::Named; }
    bool isReady() const { return m_ready && !m_closed; }
    bool isItself() const { return m_isItself; } ///< The call reached our own program.

    bool servesFilters() const;
    bool servesBlocks() const; ///< All of them.
    bool servesRecentBlocks() const; ///< At least the last 288.
    /// Of a chain as high as `tip` or as its own: all, or, of a node that deletes old ones, the last 288 (BIP159).
    bool keepsBlock(BlockHeight height, BlockHeight tip) const;
    std::uint64_t services() const { return m_version ? m_version->services : 0; }
    bool takesWtxids() const { return m_takesWtxids; }
    std::optional<std::int64_t> clockOffset() const; ///< Seconds that its clock is ahead of ours, by its word.

    void send(std::string_view command, ByteSpan payload = {});
    template <typename Message>
    requires requires { Message::Command; }
    void send(const Message& message) { send(Message::Command, message.serialize()); }

    /// Remembers that the peer has this block: it announced it or answered about it.
    void noteBlock(const BlockHash& hash, std::optional<BlockHeight> height = {});

    /// It announced this block or answered about it, or about one far enough above that it must have this one too.
    bool hasShown(const ChainPoint& point) const;
    bool hasBlock(const ChainPoint& point) const; ///< The same, or so it claims: as far as it is not distrusted.
    BlockHeight announcedHeight() const;
    bool reaches(const ChainPoint& point) const; ///< It has shown the block, or told of a chain as long.
    void distrustHeight(); ///< It did not deliver what its height promised: believe only what it proved.

    /// When bytes of such a message came in last; a long time ago if never.
    Moment lastByteOf(std::string_view command) const;
    /// When they last came at a pace that is of use, some KB within seconds: a line that brings less is as good as
    /// silent where another can be asked.
    Moment lastFlowOf(std::string_view command) const;
    /// Whether an answer of such messages may be on its way: it was asked just now, or they come at such a pace.
    bool isComing(std::string_view command, Moment askedAt) const;
    PeerScore& score() { return m_score; }
    const PeerScore& score() const { return m_score; }
    std::int32_t pingMilliseconds() const { return m_pingMilliseconds; } ///< -1: not known yet.
    PeerInfo info() const;

signals:
    void ready(lockstep::p2p::Peer* peer);
    void received(lockstep::p2p::Peer* peer, lockstep::p2p::Frame& frame);
    void closed(lockstep::p2p::Peer* peer);

private:
    /// Of the messages of one kind.
    struct Arrival
    {
        Moment lastByte;
        Moment lastFlow;
        Moment since; ///< What came since then is no flow yet.
        std::size_t bytes = 0;
    };

    void dial(const QString& host);
    void sendVersion();
    void readSocket();
    void noteBytes(std::string_view command, std::size_t ofMessage);
    void handle(Frame& frame);
    void handleVersion(const Frame& frame);
    void handleVerack();
    void handlePong(const Frame& frame);
    bool handleHousekeeping(const Frame& frame);

    PeerId m_id;
    HostPort m_address;
    Purpose m_purpose;
    P2pContext& m_context;
    QTcpSocket m_socket;
    MessageFramer m_framer;

    std::uint64_t m_nonce = 0;
    Moment m_dialedAt{};
    std::int64_t m_connectedSince = 0;
    std::optional<Version> m_version;
    std::int64_t m_clockOffset = 0;
    bool m_ready = false;
    bool m_closed = false;
    bool m_isItself = false;
    bool m_takesWtxids = false;
    std::uint64_t m_minimumFee = 0; ///< Satoshis per 1,000 vbytes (BIP133); 0: unsaid.

    std::optional<std::uint64_t> m_pingNonce; ///< Of the ping that waits for its pong.
    Moment m_pingedAt{};
    Moment m_pingedExactly{};
    std::int32_t m_pingMilliseconds = -1;
    Moment m_lastByteAt{};
    std::map<std::string, Arrival, std::less<>> m_arrivals; ///< By command.
    std::size_t m_noted = 0; ///< Bytes of the unfinished message.

    PeerScore m_score;
    std::deque<BlockHash> m_blockOrder; ///< Oldest first, so that the set stays small.
    std::unordered_set<BlockHash> m_blocks;
    std::int32_t m_claimedHeight = 0;
    std::int32_t m_provenHeight = 0;

    std::optional<Error> m_problem;
    std::int64_t m_bytesReceived = 0;
    std::int64_t m_bytesSent = 0;
};

} // namespace lockstep::p2p
