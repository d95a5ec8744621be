// SPDX-License-Identifier: MIT

#include "tests/support/fakepeer.h"

#include "core/chain/filterheaderchain.h"
#include "core/filters/blockfilter.h"
#include "core/p2p/messages/chainmessages.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/messages/inventorymessages.h"
#include "core/util/clock.h"

#include <algorithm>

namespace lockstep::test {

using namespace p2p;

FakePeer::FakePeer(const PracticeChain& chain, QObject* parent) : FakePeer(chain, QStringLiteral("127.0.0.1"), 0)
{
    setParent(parent);
}

FakePeer::FakePeer(const PracticeChain& chain, const QString& host, std::uint16_t port) : m_chain(&chain), m_host(host)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakePeer::accept);
    connect(&m_slowLines, &QTimer::timeout, this, &FakePeer::writeWhatIsDue);
    if (!m_server.listen(QHostAddress(host), port)) qFatal("no port for a fake peer");
    m_port = m_server.serverPort();
}

FakePeer::~FakePeer() { hangUp(); }

void FakePeer::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        ++m_accepted;
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_connections.push_back(
            std::make_unique<Connection>(Connection{socket, MessageFramer(m_chain->params().magic)}));
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            std::erase_if(m_connections, [&](const auto& c) { return c->socket == socket; });
            std::erase_if(m_waiting, [&](const auto& waiting) { return waiting.first == socket; });
            socket->deleteLater();
        });
        read(socket);
    }
}

void FakePeer::read(QTcpSocket* socket)
{
    Connection* connection = connectionOf(socket);
    if (!connection) return;
    const QByteArray raw = socket->readAll();
    std::vector<Frame> frames;
    const ByteSpan bytes = std::as_bytes(std::span(raw.constData(), static_cast<std::size_t>(raw.size())));
    if (!connection->framer.feed(bytes, frames)) return socket->abort();
    for (const Frame& frame : frames) {
        handle(*connection, frame);
        if (socket->state() != QAbstractSocket::ConnectedState) return; // it is gone
    }
}

void FakePeer::handle(Connection& connection, const Frame& frame)
{
    m_requests.push_back({frame.command, frame.payload});
    emit requested(QString::fromStdString(frame.command));
    if (m_held.contains(frame.command))
        m_waiting.emplace_back(connection.socket, frame);
    else
        answer(connection.socket, frame);
}

void FakePeer::answer(QTcpSocket* socket, const Frame& frame)
{
    if (!behaviour.shakesHands || behaviour.silentOn.contains(frame.command)) return;
    if (frame.command == Version::Command) answerVersion(socket, frame);
    if (frame.command == Ping::Command) sendTo(socket, "pong", frame.payload);
    if (frame.command == GetHeaders::Command) answerHeaders(socket, frame.payload);
    if (frame.command == command::GetCFilters) answerFilters(socket, frame.payload);
    if (frame.command == command::GetCFHeaders) answerFilterHashes(socket, frame.payload);
    if (frame.command == GetCFCheckpt::Command) answerCheckpoints(socket, frame.payload);
    if (frame.command == command::GetData) answerData(socket, frame.payload);
    if (frame.command == command::Tx) takeTransaction(frame.payload);
    if (frame.command == command::Inv) takeInventory(socket, frame.payload);
    if (frame.command == command::GetAddr && !behaviour.addresses.empty()) sendTo(socket, AddrV2{behaviour.addresses});
}

void FakePeer::answerVersion(QTcpSocket* socket, const Frame& frame)
{
    const auto theirs = Version::parse(frame.payload);
    if (!theirs) return socket->abort();
    Version ours;
    ours.protocol = behaviour.protocol;
    ours.services = behaviour.services;
    ours.time = behaviour.time;
    ours.nonce = behaviour.echoesNonce ? theirs->nonce : 1;
    ours.userAgent = behaviour.userAgent;
    ours.startHeight = behaviour.startHeight.value_or(height().value);
    ours.relay = true;
    if (Connection* connection = connectionOf(socket)) connection->relays = theirs->relay;
    sendTo(socket, ours);
    if (behaviour.takesWtxids) sendTo(socket, std::string(command::WtxidRelay), {});
    sendTo(socket, std::string(command::Verack), {});
}

void FakePeer::answerHeaders(QTcpSocket* socket, const Bytes& payload)
{
    const auto asked = GetHeaders::parse(payload);
    if (!asked) return socket->abort();
    Headers answer;
    if (asked->locator.empty()) {
        const PracticeBlockPtr block = known(asked->stop);
        if (!block) return; // as Core
        answer.headers.push_back(block->header);
        return sendTo(socket, answer);
    }
    BlockHeight next{1};
    for (const BlockHash& hash : asked->locator) {
        const PracticeBlockPtr block = known(hash);
        if (!block) continue;
        next = block->point.height + 1;
        break;
    }
    for (; next <= height() && answer.headers.size() < Headers::MaxHeaders; next = next + 1) {
        const PracticeBlock& block = *m_chain->block(next);
        answer.headers.push_back(block.header);
        if (block.point.hash == asked->stop) break;
    }
    if (behaviour.alterHeaders) answer.headers = behaviour.alterHeaders(std::move(answer.headers));
    sendTo(socket, answer);
}

void FakePeer::answerFilters(QTcpSocket* socket, const Bytes& payload)
{
    const auto asked = FilterRange::parse(payload);
    const PracticeBlockPtr stop = asked ? known(asked->stop) : nullptr;
    if (!stop || stop->point.height - asked->start >= 1000 || stop->point.height < asked->start) return socket->abort();
    if (behaviour.indexedUpTo && stop->point.height > *behaviour.indexedUpTo) return;
    for (BlockHeight next = asked->start; next <= stop->point.height; next = next + 1) {
        const PracticeBlock& block = *m_chain->block(next);
        sendTo(socket, CFilter{BasicFilter, block.point.hash, filterOf(block)});
        if (socket->state() != QAbstractSocket::ConnectedState) return;
    }
}

void FakePeer::answerFilterHashes(QTcpSocket* socket, const Bytes& payload)
{
    const auto asked = FilterRange::parse(payload);
    const PracticeBlockPtr stop = asked ? known(asked->stop) : nullptr;
    if (!stop || stop->point.height - asked->start >= 2000 || stop->point.height < asked->start) return socket->abort();
    if (behaviour.indexedUpTo && stop->point.height > *behaviour.indexedUpTo) return;
    CFHeaders answer{BasicFilter, asked->stop, {}, {}};
    if (asked->start.value > 0) answer.previous = filterHeaderAt(asked->start - 1);
    for (BlockHeight next = asked->start; next <= stop->point.height; next = next + 1)
        answer.hashes.push_back(filterHash(filterOf(*m_chain->block(next))));
    sendTo(socket, answer);
}

void FakePeer::answerCheckpoints(QTcpSocket* socket, const Bytes& payload)
{
    const auto asked = GetCFCheckpt::parse(payload);
    const PracticeBlockPtr stop = asked ? known(asked->stop) : nullptr;
    if (!stop) return socket->abort();
    if (behaviour.indexedUpTo && stop->point.height > *behaviour.indexedUpTo) return;
    CFCheckpt answer{BasicFilter, asked->stop, {}};
    for (BlockHeight next{1000}; next <= stop->point.height; next = next + 1000)
        answer.headers.push_back(filterHeaderAt(next));
    sendTo(socket, answer);
}

Bytes FakePeer::filterOf(const PracticeBlock& block) const
{
    return behaviour.alterFilter ? behaviour.alterFilter(block.point, block.filter) : block.filter;
}

FilterHeader FakePeer::filterHeaderAt(BlockHeight height) const
{
    if (!behaviour.alterFilter) return m_chain->block(height)->filterHeader;
    FilterHeader header;
    for (BlockHeight next{0}; next <= height; next = next + 1)
        header = filterHeader(filterHash(filterOf(*m_chain->block(next))), header);
    return header;
}

void FakePeer::answerData(QTcpSocket* socket, const Bytes& payload)
{
    const auto asked = Inventory::parse(payload);
    if (!asked) return socket->abort();
    Inventory unknown;
    for (const InventoryItem& item : asked->items) {
        const bool mayHave = item.isBlock() && !behaviour.withheld.contains(item.blockHash());
        const PracticeBlockPtr block = mayHave ? known(item.blockHash()) : nullptr;
        if (block)
            sendTo(socket, std::string(command::Block),
                   behaviour.alterBlock ? behaviour.alterBlock(*Block::parse(block->raw)).serialize() : block->raw);
        else if (const Transaction* transaction = announced(item))
            sendTo(socket, std::string(command::Tx), transaction->serialize());
        else
            unknown.items.push_back(item);
    }
    if (!unknown.items.empty()) sendTo(socket, std::string(command::NotFound), unknown.serialize());
}

const Transaction* FakePeer::announced(const InventoryItem& item) const
{
    const auto found = std::ranges::find_if(m_announced, [&](const Transaction& transaction) {
        return item.hash == (item.type == InventoryType::Wtx ? transaction.wtxid().bytes : transaction.txid().bytes);
    });
    return item.isBlock() || found == m_announced.end() ? nullptr : &*found;
}

void FakePeer::announceTransaction(const Transaction& transaction)
{
    m_announced.push_back(transaction);
    Inventory news;
    if (behaviour.takesWtxids)
        news.items.push_back({InventoryType::Wtx, transaction.wtxid().bytes});
    else
        news.items.push_back({InventoryType::Tx, transaction.txid().bytes});
    for (const auto& connection : m_connections)
        if (connection->relays) sendTo(connection->socket, std::string(command::Inv), news.serialize());
}

int FakePeer::relayConnections() const
{
    return static_cast<int>(std::ranges::count_if(m_connections, [](const auto& c) { return c->relays; }));
}

std::vector<Txid> FakePeer::askedTransactions() const
{
    std::vector<Txid> transactions;
    for (const Request& request : m_requests) {
        if (request.command != command::GetData) continue;
        const auto asked = Inventory::parse(request.payload);
        for (const InventoryItem& item : asked.value().items)
            if (!item.isBlock()) transactions.push_back(Txid{item.hash});
    }
    return transactions;
}

void FakePeer::takeTransaction(const Bytes& payload)
{
    if (const auto tx = Transaction::parse(payload)) m_transactions.push_back(tx->txid());
}

/// Wants every transaction it is told of.
void FakePeer::takeInventory(QTcpSocket* socket, const Bytes& payload)
{
    sendTo(socket, std::string(command::GetData), payload);
}

void FakePeer::sendTo(QTcpSocket* socket, std::string command, Bytes payload)
{
    if (socket->state() != QAbstractSocket::ConnectedState) return; // it was hung up half way through an answer
    if (behaviour.tamper && !behaviour.tamper(command, payload)) return;
    write(socket, frame(m_chain->params().magic, command, payload));
}

FakePeer::Connection* FakePeer::connectionOf(const QTcpSocket* socket)
{
    const auto found = std::ranges::find(m_connections, socket, [](const auto& c) { return c->socket; });
    return found == m_connections.end() ? nullptr : found->get();
}

/// What comes after something that is on its way waits for it.
void FakePeer::write(QTcpSocket* socket, ByteSpan bytes)
{
    Connection* connection = connectionOf(socket);
    if (!connection || (behaviour.bytesASecond == 0 && connection->onItsWay.empty())) return writeNow(socket, bytes);
    if (connection->onItsWay.empty()) connection->sentUntil = m_chain->clock().monotonic();
    append(connection->onItsWay, bytes);
    m_slowLines.start(1);
}

void FakePeer::writeWhatIsDue()
{
    std::vector<QTcpSocket*> sockets;
    for (const auto& connection : m_connections)
        if (!connection->onItsWay.empty()) sockets.push_back(connection->socket);
    if (sockets.empty()) m_slowLines.stop();
    const auto now = m_chain->clock().monotonic();
    for (QTcpSocket* socket : sockets) {
        Connection* connection = connectionOf(socket);
        if (!connection) continue;
        Bytes& waiting = connection->onItsWay;
        const auto passed = (now - connection->sentUntil).count();
        const auto due = static_cast<std::size_t>(behaviour.bytesASecond * passed / 1000);
        const auto count = behaviour.bytesASecond == 0 ? waiting.size() : std::min(due, waiting.size());
        if (count == 0) continue;
        const Bytes sent(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count));
        waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count));
        connection->sentUntil = now;
        writeNow(socket, sent); // it may hang up
    }
}

void FakePeer::writeNow(QTcpSocket* socket, ByteSpan bytes)
{
    const auto put = [&](ByteSpan part) {
        socket->write(static_cast<const char*>(static_cast<const void*>(part.data())),
                      static_cast<qint64>(part.size()));
        if (behaviour.bytesAWrite > 0) socket->flush();
    };
    const std::size_t allowed = std::min(bytes.size(), behaviour.hangsUpAfter.value_or(bytes.size()));
    const ByteSpan sent = bytes.first(allowed);
    const std::size_t step = behaviour.bytesAWrite > 0 ? behaviour.bytesAWrite : std::max<std::size_t>(sent.size(), 1);
    for (std::size_t at = 0; at < sent.size(); at += step) put(sent.subspan(at, std::min(step, sent.size() - at)));
    if (!behaviour.hangsUpAfter) return;
    *behaviour.hangsUpAfter -= allowed;
    if (*behaviour.hangsUpAfter > 0) return;
    behaviour.hangsUpAfter.reset();
    socket->disconnectFromHost(); // after what was written
}

void FakePeer::announceByInventory()
{
    const PracticeBlockPtr tip = m_chain->block(height());
    Inventory news;
    news.items.push_back({InventoryType::Block, tip->point.hash.bytes});
    send(command::Inv, news.serialize());
}

void FakePeer::announceByHeaders()
{
    Headers news;
    news.headers.push_back(m_chain->block(height())->header);
    send(Headers::Command, news.serialize());
}

void FakePeer::hold(const std::string& command) { m_held.insert(command); }

void FakePeer::release(const std::string& command)
{
    m_held.erase(command);
    std::vector<std::pair<QTcpSocket*, Frame>> ready;
    for (auto& waiting : m_waiting)
        if (waiting.second.command == command) ready.push_back(waiting);
    std::erase_if(m_waiting, [&](const auto& waiting) { return waiting.second.command == command; });
    for (const auto& [socket, frame] : ready) answer(socket, frame);
}

void FakePeer::releaseAll()
{
    for (const std::set<std::string> held = m_held; const std::string& command : held) release(command);
}

void FakePeer::send(std::string_view command, ByteSpan payload)
{
    for (const auto& connection : m_connections) sendTo(connection->socket, std::string(command), toBytes(payload));
}

void FakePeer::sendRaw(const Bytes& bytes)
{
    for (const auto& connection : m_connections) write(connection->socket, bytes);
}

void FakePeer::hangUp()
{
    std::vector<QTcpSocket*> sockets;
    for (const auto& connection : m_connections) sockets.push_back(connection->socket);
    for (QTcpSocket* socket : sockets) socket->abort();
}

void FakePeer::stopListening()
{
    m_server.close();
    hangUp();
}

void FakePeer::listenAgain()
{
    if (!m_server.listen(QHostAddress(m_host), m_port)) qFatal("the fake peer's port is taken");
}

int FakePeer::asked(std::string_view command) const
{
    return static_cast<int>(std::ranges::count(m_requests, command, &Request::command));
}

std::vector<BlockHash> FakePeer::askedBlocks() const
{
    std::vector<BlockHash> blocks;
    for (const Request& request : m_requests) {
        if (request.command != command::GetData) continue;
        const auto asked = Inventory::parse(request.payload);
        for (const InventoryItem& item : asked.value().items)
            if (item.isBlock()) blocks.push_back(item.blockHash());
    }
    return blocks;
}

bool FakePeer::saw(const Txid& txid) const { return std::ranges::find(m_transactions, txid) != m_transactions.end(); }

BlockHeight FakePeer::height() const
{
    const BlockHeight tip = m_chain->tip().height;
    return behaviour.knowsUpTo ? std::min(*behaviour.knowsUpTo, tip) : tip;
}

PracticeBlockPtr FakePeer::known(const BlockHash& hash) const
{
    PracticeBlockPtr block = m_chain->find(hash);
    if (!block || !m_chain->isActive(*block) || block->point.height > height()) return nullptr;
    return block;
}

} // namespace lockstep::test
