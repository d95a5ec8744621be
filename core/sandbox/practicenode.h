// SPDX-License-Identifier: MIT
#pragma once

#include "core/sandbox/pacer.h"
#include "core/sandbox/practicechain.h"
#include "core/sandbox/requestlog.h"

#include <QObject>
#include <QTcpServer>
#include <QTimer>

#include <cstdint>
#include <optional>
#include <vector>

namespace lockstep {

class PracticeSession;

/// Serves a practice chain to ordinary Bitcoin programs on 127.0.0.1, as a full node with compact filters would.
/// It answers what clients ask, within the limits of the protocol; who exceeds them is disconnected. Everything runs
/// on the thread the node lives on, where the chain may be changed between two events.
class PracticeNode final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeNode)

public:
    static constexpr int MaxClients = 64;

    /// Chain and clock must outlive the node.
    PracticeNode(PracticeChain& chain, const Clock& clock, QObject* parent = nullptr);
    ~PracticeNode() override;

    /// Port 0: any free one. Errors: InUse, Io.
    Result<void> listen(std::uint16_t port);
    std::uint16_t port() const { return m_server.serverPort(); }

    /// To be called after the chain changed: tells every client of the new tip and the new waiting transactions.
    void announce();

    /// Filters and blocks a second to all clients together; 0: as fast as they can read. Takes effect at once.
    void setSpeed(int perSecond);

    /// Continues what the speed limit held back, as far as the clock allows now; the node's own timer calls it.
    void resume();

    const RequestLog& log() const { return m_log; }
    int clients() const { return static_cast<int>(m_sessions.size()); }
    void disconnectClients();

signals:
    void transactionAccepted(const lockstep::Txid& txid); ///< A client's transaction waits for a block.

private:
    friend class PracticeSession;

    void welcome();
    void forget(PracticeSession* session);
    void holdBack(); ///< A session waits for the speed limit.
    void take(Transaction tx);
    void noteRefusal(const char* reason);

    PracticeChain& m_chain;
    const Clock& m_clock;
    Pacer m_pacer;
    RequestLog m_log;
    std::optional<std::int64_t> m_lastNote; ///< When the last refusal was logged, monotonic milliseconds.
    QTcpServer m_server;
    QTimer m_resume;
    std::vector<PracticeSession*> m_sessions; ///< Children of the node.
};

} // namespace lockstep
