// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/context/timebase.h"

#include <QLoggingCategory>
#include <QString>

#include <cstdint>
#include <string_view>

namespace lockstep::p2p {

Q_DECLARE_LOGGING_CATEGORY(p2pLog)

/// Lines that a peer can cause, so that no peer can fill the disk: at most a few a second and a megabyte an hour.
class PeerLog
{
public:
    void write(Moment now, const QString& address, const QString& what);

private:
    bool mayWrite(Moment now, qsizetype bytes);

    Moment m_second{};
    Moment m_hour{};
    int m_linesThisSecond = 0;
    qsizetype m_bytesThisHour = 0;
    std::uint64_t m_suppressed = 0;
};

/// Bytes from outside as text that can do no harm in a log or a list: printable ASCII, the rest as '?'.
QString printable(std::string_view raw);

} // namespace lockstep::p2p
