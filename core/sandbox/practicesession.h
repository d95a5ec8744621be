// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/messages/inventorymessages.h"
#include "core/p2p/messages/wire.h"
#include "core/sandbox/practicechain.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <cstdint>
#include <deque>
#include <unordered_set>
#include <variant>

namespace lockstep {

class PracticeNode;

/// One client of a practice node. Requests are answered one after the other; while the client does not read, nothing
/// more is written or read, so that a client costs a few megabytes at most.
class PracticeSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeSession)

public:
    PracticeSession(QTcpSocket* socket, PracticeNode& node); ///< Takes the socket over.

    void announceTip();
    void announceTransactions();
    void work(); ///< Reads, answers and streams as far as it goes without waiting.
    void close();

signals:
    void closed();

private:
    /// Filters still to be sent of one request.
    struct FilterJob
    {
        PracticeBlockPtr stop;
        BlockHeight next;
    };
    /// Items of one getdata still to be sent.
    struct DataJob
    {
        std::vector<p2p::InventoryItem> items;
        std::size_t next = 0;
        std::vector<p2p::InventoryItem> missing;
    };

    bool congested() const;
    bool workOnce();
    bool readSome();
    void sortIn(std::vector<p2p::Frame> frames);
    void handle(const p2p::Frame& frame);
    void handleFirst(const p2p::Frame& frame);
    void handleVersion(ByteSpan payload);
    void handleGetHeaders(ByteSpan payload);
    void handleGetCFCheckpt(ByteSpan payload);
    void handleGetCFHeaders(ByteSpan payload);
    void handleGetCFilters(ByteSpan payload);
    void handleGetData(ByteSpan payload);
    void handleInv(ByteSpan payload);
    void handleTx(ByteSpan payload);
    void handlePing(ByteSpan payload);
    void answerGetAddr();

    bool stream();
    bool streamFilter(FilterJob& job);
    bool streamItem(DataJob& job);
    bool sendItem(const p2p::InventoryItem& item);
    PracticeBlockPtr rangeEnd(ByteSpan payload, std::size_t limit, BlockHeight& first);
    void refuse(const char* reason); ///< Ends the connection for what the client sent.

    void send(std::string_view command, ByteSpan payload = {});
    template <typename Message>
    void send(const Message& message)
    {
        send(Message::Command, message.serialize());
    }

    QTcpSocket* m_socket;
    PracticeNode& m_node;
    PracticeChain& m_chain;
    p2p::MessageFramer m_framer;
    QTimer m_handshake;
    std::deque<p2p::Frame> m_frames; ///< Read, not yet answered.
    std::size_t m_frameBytes = 0;
    std::variant<std::monostate, FilterJob, DataJob> m_job;
    PracticeBlockPtr m_known; ///< The best block that the client is known to have.
    BlockHash m_announced; ///< The tip it was told of last.
    std::unordered_set<Txid> m_told; ///< Waiting transactions it knows.
    bool m_versionSeen = false;
    bool m_ready = false;
    bool m_wantsHeaders = false;
    bool m_wantsWtxids = false;
    bool m_wantsAddrV2 = false;
    bool m_wantsTransactions = false;
    bool m_working = false;
    bool m_closed = false;
};

} // namespace lockstep
