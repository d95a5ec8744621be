// SPDX-License-Identifier: MIT

#include "core/sandbox/practicenode.h"

#include "core/sandbox/practicesession.h"
#include "core/util/clock.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace lockstep {

PracticeNode::PracticeNode(PracticeChain& chain, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_chain(chain)
    , m_clock(clock)
    , m_pacer(clock)
{
    m_resume.setSingleShot(true);
    m_resume.setTimerType(Qt::PreciseTimer);
    connect(&m_resume, &QTimer::timeout, this, &PracticeNode::resume);
    connect(&m_server, &QTcpServer::newConnection, this, &PracticeNode::welcome);
}

PracticeNode::~PracticeNode() { disconnectClients(); }

Result<void> PracticeNode::listen(std::uint16_t port)
{
    if (m_server.listen(QHostAddress(QHostAddress::LocalHost), port)) return {};
    const bool taken = m_server.serverError() == QAbstractSocket::AddressInUseError;
    return Error{taken ? Errc::InUse : Errc::Io, "practice node: " + m_server.errorString().toStdString()};
}

void PracticeNode::announce()
{
    const auto sessions = m_sessions; // one may close while it is told
    for (PracticeSession* session : sessions) {
        session->announceTip();
        session->announceTransactions();
    }
}

void PracticeNode::setSpeed(int perSecond)
{
    m_pacer.setSpeed(perSecond);
    resume();
}

void PracticeNode::resume()
{
    const auto sessions = m_sessions;
    for (PracticeSession* session : sessions) session->work();
}

void PracticeNode::disconnectClients()
{
    const auto sessions = m_sessions;
    for (PracticeSession* session : sessions) session->close();
}

void PracticeNode::welcome()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (clients() >= MaxClients) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_log.connections;
        auto* session = new PracticeSession(socket, *this);
        m_sessions.push_back(session);
        connect(session, &PracticeSession::closed, this, [this, session] { forget(session); });
    }
}

void PracticeNode::forget(PracticeSession* session)
{
    std::erase(m_sessions, session);
    session->deleteLater();
}

void PracticeNode::holdBack()
{
    if (!m_resume.isActive()) m_resume.start(m_pacer.waitMilliseconds());
}

/// A client that reconnects for ever must not fill the log: a line a second is enough.
void PracticeNode::noteRefusal(const char* reason)
{
    ++m_log.refusals;
    const std::int64_t now = m_clock.monotonic().count();
    if (m_lastNote && now - *m_lastNote < 1'000) return;
    m_lastNote = now;
    qInfo("practice node: disconnected a client: %s", reason);
}

void PracticeNode::take(Transaction tx)
{
    const auto entry = m_chain.accept(std::move(tx));
    if (!entry) {
        ++m_log.transactionsRefused;
        return;
    }
    ++m_log.transactionsAccepted;
    const auto sessions = m_sessions;
    for (PracticeSession* session : sessions) session->announceTransactions();
    emit transactionAccepted((*entry)->txid);
}

} // namespace lockstep
