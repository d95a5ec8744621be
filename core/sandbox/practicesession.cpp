// SPDX-License-Identifier: MIT

#include "core/sandbox/practicesession.h"

#include "core/p2p/messages/chainmessages.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/messages/handshakemessages.h"
#include "core/sandbox/practicenode.h"

#include <algorithm>
#include <chrono>

namespace lockstep {

namespace {

constexpr std::chrono::seconds HandshakeLimit{20};
constexpr qint64 ReadBuffer = 64 * 1024; // what is beyond waits in the kernel and slows the client down
constexpr qint64 ReadAtOnce = 16 * 1024;
constexpr qint64 WriteAhead = 1024 * 1024;
constexpr std::size_t MaxWaitingFrames = 256;
constexpr std::size_t MaxWaitingBytes = 4'000'000;
constexpr std::int32_t MaxAnnouncedHeaders = 8; // as Core: more than that is a sync

ByteSpan spanOf(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace

PracticeSession::PracticeSession(QTcpSocket* socket, PracticeNode& node)
    : QObject(&node)
    , m_socket(socket)
    , m_node(node)
    , m_chain(node.m_chain)
    , m_framer(node.m_chain.params().magic)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadBuffer);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &PracticeSession::work);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &PracticeSession::work);
    connect(m_socket, &QTcpSocket::disconnected, this, &PracticeSession::close);
    m_handshake.setSingleShot(true);
    connect(&m_handshake, &QTimer::timeout, this, [this] { refuse("no handshake"); });
    m_handshake.start(HandshakeLimit);
}

void PracticeSession::close()
{
    if (std::exchange(m_closed, true)) return;
    m_socket->abort();
    emit closed();
}

void PracticeSession::refuse(const char* reason)
{
    if (m_closed) return;
    m_node.noteRefusal(reason);
    close();
}

void PracticeSession::announceTip()
{
    const ChainPoint tip = m_chain.tip();
    if (!m_ready || std::exchange(m_announced, tip.hash) == tip.hash) return;
    if (m_known && m_known->point.hash == tip.hash) return;
    if (m_wantsHeaders && m_known) {
        PracticeBlockPtr fork = m_known;
        while (!m_chain.isActive(*fork)) fork = m_chain.find(fork->header.previous); // genesis is on every chain
        p2p::Headers news;
        if (tip.height - fork->point.height <= MaxAnnouncedHeaders)
            for (auto height = fork->point.height + 1; height <= tip.height; height = height + 1)
                news.headers.push_back(m_chain.block(height)->header);
        if (!news.headers.empty()) {
            m_known = m_chain.block(tip.height);
            return send(news);
        }
    }
    send(p2p::command::Inv, p2p::Inventory{{{p2p::InventoryType::Block, tip.hash.bytes}}}.serialize());
}

void PracticeSession::announceTransactions()
{
    if (!m_ready || !m_wantsTransactions) return;
    p2p::Inventory news;
    for (const auto& entry : m_chain.mempool().entries()) {
        if (!m_told.insert(entry->txid).second) continue;
        if (m_wantsWtxids)
            news.items.push_back({p2p::InventoryType::Wtx, entry->wtxid.bytes});
        else
            news.items.push_back({p2p::InventoryType::Tx, entry->txid.bytes});
    }
    if (!news.items.empty()) send(p2p::command::Inv, news.serialize());
    // What waits no longer needs no remembering.
    std::erase_if(m_told, [this](const Txid& txid) { return !m_chain.mempool().find(txid); });
}

bool PracticeSession::congested() const { return m_socket->bytesToWrite() >= WriteAhead; }

void PracticeSession::work()
{
    if (std::exchange(m_working, true)) return; // a reply that was written tells us so at once
    while (!m_closed && workOnce()) { }
    m_working = false;
}

/// Whether there may be more to do right now.
bool PracticeSession::workOnce()
{
    const bool read = readSome();
    if (m_closed || congested()) return false;
    if (m_job.index() != 0) return stream() || read;
    if (m_frames.empty()) return read;
    const p2p::Frame frame = std::move(m_frames.front());
    m_frames.pop_front();
    m_frameBytes -= frame.payload.size();
    handle(frame);
    return true;
}

bool PracticeSession::readSome()
{
    if (congested() || m_frames.size() >= MaxWaitingFrames || m_frameBytes >= MaxWaitingBytes) return false;
    const QByteArray bytes = m_socket->read(ReadAtOnce);
    if (bytes.isEmpty()) return false;
    std::vector<p2p::Frame> frames;
    if (const auto fed = m_framer.feed(spanOf(bytes), frames); !fed) {
        refuse(fed.error().detail.c_str());
        return false;
    }
    sortIn(std::move(frames));
    return true;
}

void PracticeSession::sortIn(std::vector<p2p::Frame> frames)
{
    for (p2p::Frame& frame : frames) {
        if (m_closed) return;
        if (m_ready && frame.command == p2p::Ping::Command) { // a slow stream must not look like a dead peer
            ++m_node.m_log.messages[frame.command];
            handlePing(frame.payload);
            continue;
        }
        m_frameBytes += frame.payload.size();
        m_frames.push_back(std::move(frame));
    }
}

/// Whether something was sent: false means to wait for the speed limit.
bool PracticeSession::stream()
{
    bool sent = false;
    bool done = false;
    if (auto* filters = std::get_if<FilterJob>(&m_job)) {
        sent = streamFilter(*filters);
        done = filters->next > filters->stop->point.height;
    } else if (auto* data = std::get_if<DataJob>(&m_job)) {
        sent = streamItem(*data);
        done = data->next == data->items.size();
        if (done && !data->missing.empty()) send(p2p::command::NotFound, p2p::Inventory{data->missing}.serialize());
    }
    if (!sent) m_node.holdBack();
    if (done) m_job = std::monostate();
    return sent;
}

bool PracticeSession::streamFilter(FilterJob& job)
{
    if (!m_node.m_pacer.take()) return false;
    const PracticeBlockPtr block = m_chain.ancestor(job.stop, job.next);
    job.next = job.next + 1;
    ++m_node.m_log.filtersServed;
    send(p2p::CFilter{p2p::BasicFilter, block->point.hash, block->filter});
    return true;
}

bool PracticeSession::streamItem(DataJob& job)
{
    const p2p::InventoryItem& item = job.items[job.next];
    if (item.isBlock() && !m_node.m_pacer.take()) return false;
    if (!sendItem(item)) job.missing.push_back(item);
    ++job.next;
    return true;
}

void PracticeSession::send(std::string_view command, ByteSpan payload)
{
    if (m_closed) return;
    const Bytes message = p2p::frame(m_chain.params().magic, command, payload);
    m_socket->write(reinterpret_cast<const char*>(message.data()), static_cast<qint64>(message.size()));
}

} // namespace lockstep
