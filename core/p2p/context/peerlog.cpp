// SPDX-License-Identifier: MIT

#include "core/p2p/context/peerlog.h"

namespace lockstep::p2p {

Q_LOGGING_CATEGORY(p2pLog, "lockstep.p2p", QtInfoMsg)

namespace {

constexpr int LinesPerSecond = 8; // one for each peer
constexpr qsizetype BytesPerHour = 1'000'000;

} // namespace

void PeerLog::write(Moment now, const QString& address, const QString& what)
{
    if (!mayWrite(now, address.size() + what.size())) {
        ++m_suppressed;
        return;
    }
    if (m_suppressed > 0) qCInfo(p2pLog) << m_suppressed << "lines about peers left out";
    m_suppressed = 0;
    qCInfo(p2pLog).noquote() << address << what;
}

bool PeerLog::mayWrite(Moment now, qsizetype bytes)
{
    if (now - m_second >= std::chrono::seconds(1)) {
        m_second = now;
        m_linesThisSecond = 0;
    }
    if (now - m_hour >= std::chrono::hours(1)) {
        m_hour = now;
        m_bytesThisHour = 0;
    }
    if (m_linesThisSecond >= LinesPerSecond || m_bytesThisHour + bytes > BytesPerHour) return false;
    ++m_linesThisSecond;
    m_bytesThisHour += bytes;
    return true;
}

QString printable(std::string_view raw)
{
    QString text;
    text.reserve(static_cast<qsizetype>(raw.size()));
    for (const char c : raw) text.append(c >= ' ' && c <= '~' ? QLatin1Char(c) : QLatin1Char('?'));
    return text;
}

} // namespace lockstep::p2p
