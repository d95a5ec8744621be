// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>

namespace lockstep::bench {

/// What Linux tells of this process in /proc/self/status: "VmRSS:" is in memory now, "VmHWM:" the most that ever was.
inline double processMebibytes(const QByteArray& what)
{
    QFile status("/proc/self/status");
    if (!status.open(QIODevice::ReadOnly)) qFatal("/proc/self/status cannot be read");
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith(what)) return line.simplified().split(' ').at(1).toDouble() / 1024;
    qFatal("/proc/self/status does not tell of memory");
}

} // namespace lockstep::bench
