// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/hostport.h"
#include "core/p2p/messages/addressmessages.h"
#include "core/p2p/messages/handshakemessages.h"
#include "core/p2p/messages/inventorymessages.h"
#include "core/p2p/messages/wire.h"
#include "core/sandbox/practicechain.h"
#include "tests/support/lies.h"

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lockstep::test {

/// How a FakePeer behaves. May be changed at any time; it counts for what is sent from then on.
struct FakeBehaviour : Lies
{
    std::uint64_t services = p2p::services::Network | p2p::services::Witness | p2p::services::CompactFilters;
    std::int32_t protocol = p2p::ProtocolVersion;
    std::string userAgent = "/fake:1/";
    std::optional<std::int32_t> startHeight; ///< A claim that is not its height.
    std::int64_t time = 0;
    bool echoesNonce = false; ///< As if the client had called itself.
    bool shakesHands = true; ///< False: takes the connection and says nothing.

    /// Knows the chain up to here only; nullopt: all of it.
    std::optional<BlockHeight> knowsUpTo;
    /// Has filters up to here only, and is silent about later ones: an index that lags.
    std::optional<BlockHeight> indexedUpTo;

    std::set<std::string> silentOn; ///< Commands (of the client) that it takes in and never answers.

    /// Looks at each message before it goes out and may change it; false: it is not sent.
    std::function<bool(std::string& command, Bytes& payload)> tamper;

    std::size_t bytesAWrite = 0; ///< 0: whole messages; 1: every byte a packet of its own.
    std::int64_t bytesASecond = 0; ///< Of each line, by the chain's clock; 0: as fast as it can.
    std::optional<std::size_t> hangsUpAfter; ///< So many more bytes, then the connection is cut.

    std::vector<p2p::GossipAddress> addresses; ///< The answer to getaddr.
    bool takesWtxids = true; ///< Announces by wtxid (BIP339); false: by txid, as older nodes.
};

/// A node on 127.0.0.1 that tells of a chain what `behaviour` lets it, and writes down what it was asked. It answers
/// like Bitcoin Core: silence for an unknown header, a hang-up for filters of an unknown block. Nothing in it waits
/// for time to pass: `hold` and `release` delay an answer by an event, and a slow line is as fast as the chain's clock.
class FakePeer final : public QObject
{
    Q_OBJECT

public:
    /// The chain must outlive the peer and may change; several peers may share one, or follow a copy of their own.
    explicit FakePeer(const PracticeChain& chain, QObject* parent = nullptr);

    /// On another loopback address (127.x.y.z), where several peers can have the same port; 0: any free one.
    FakePeer(const PracticeChain& chain, const QString& host, std::uint16_t port);
    ~FakePeer() override;

    FakeBehaviour behaviour;

    HostPort address() const { return {m_host, m_port}; }
    int connections() const { return static_cast<int>(m_connections.size()); } ///< Open now.
    int accepted() const { return m_accepted; } ///< Ever.

    void follow(const PracticeChain& chain) { m_chain = &chain; }
    void announceByInventory(); ///< Tells every client of the tip.
    void announceByHeaders();

    /// To whom it relays: they are told, and served when they ask.
    void announceTransaction(const Transaction& transaction);
    int relayConnections() const; ///< Open ones that asked for relay.
    std::vector<Txid> askedTransactions() const; ///< Or wtxids, as they were asked for; in that order.

    void hold(const std::string& command); ///< Answers to it wait...
    void release(const std::string& command); ///< ...until here.
    void releaseAll();

    void send(std::string_view command, ByteSpan payload = {}); ///< To every client.
    void sendRaw(const Bytes& bytes);
    void hangUp(); ///< Cuts all connections; new ones are welcome.
    bool isListening() const { return m_server.isListening(); }
    void stopListening();
    void listenAgain();

    struct Request
    {
        std::string command;
        Bytes payload;
    };
    const std::vector<Request>& requests() const { return m_requests; }
    int asked(std::string_view command) const; ///< How often.
    void forgetRequests() { m_requests.clear(); }
    std::vector<BlockHash> askedBlocks() const; ///< In the order of the questions.
    bool saw(const Txid& txid) const; ///< A transaction arrived.

signals:
    void requested(const QString& command);

private:
    struct Connection
    {
        QTcpSocket* socket = nullptr;
        p2p::MessageFramer framer;
        bool relays = false; ///< The client wants to hear of transactions.
        Bytes onItsWay{}; ///< On a slow line.
        std::chrono::milliseconds sentUntil{}; ///< What went out by then has gone out.
    };

    void accept();
    void read(QTcpSocket* socket);
    void handle(Connection& connection, const p2p::Frame& frame);
    void answer(QTcpSocket* socket, const p2p::Frame& frame);
    void answerVersion(QTcpSocket* socket, const p2p::Frame& frame);
    const Transaction* announced(const p2p::InventoryItem& item) const;
    void answerHeaders(QTcpSocket* socket, const Bytes& payload);
    void answerFilters(QTcpSocket* socket, const Bytes& payload);
    void answerFilterHashes(QTcpSocket* socket, const Bytes& payload);
    void answerCheckpoints(QTcpSocket* socket, const Bytes& payload);
    void answerData(QTcpSocket* socket, const Bytes& payload);
    void takeTransaction(const Bytes& payload);
    void takeInventory(QTcpSocket* socket, const Bytes& payload);

    void sendTo(QTcpSocket* socket, std::string command, Bytes payload);
    template <typename Message>
    void sendTo(QTcpSocket* socket, const Message& message)
    {
        sendTo(socket, std::string(Message::Command), message.serialize());
    }
    void write(QTcpSocket* socket, ByteSpan bytes);
    void writeNow(QTcpSocket* socket, ByteSpan bytes);
    void writeWhatIsDue();
    Connection* connectionOf(const QTcpSocket* socket);

    Bytes filterOf(const PracticeBlock& block) const;
    FilterHeader filterHeaderAt(BlockHeight height) const; ///< Of its own chain of them, with its lies in it.

    BlockHeight height() const;
    PracticeBlockPtr known(const BlockHash& hash) const; ///< On its view of the best chain, else null.

    const PracticeChain* m_chain;
    QTcpServer m_server;
    QString m_host;
    std::uint16_t m_port = 0;
    std::vector<std::unique_ptr<Connection>> m_connections;
    QTimer m_slowLines; ///< Looks at the clock while something is on its way.
    int m_accepted = 0;
    std::vector<Request> m_requests;
    std::set<std::string> m_held;
    std::vector<std::pair<QTcpSocket*, p2p::Frame>> m_waiting;
    std::vector<Txid> m_transactions;
    std::vector<Transaction> m_announced;
};

} // namespace lockstep::test
