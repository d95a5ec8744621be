// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/reply.h"

namespace lockstep {

/// An answer that comes once the event loop has had its turn: a coroutine that never has to wait lets commands, sockets
/// and timers in by awaiting it.
inline Reply<void> nextTurn()
{
    const Reply<void> turn;
    QMetaObject::invokeMethod(
        QAbstractEventDispatcher::instance(), [turn] { turn.finish({}); }, Qt::QueuedConnection);
    return turn;
}

} // namespace lockstep
