// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/reply.h"

#include <QCoroTask>

namespace lockstep {

/// What the chain loop rests on when there is nothing to do. A call that comes while the loop is busy is not lost:
/// the next rest ends at once.
class Wakeup
{
public:
    /// Resumes the loop from the event queue, never from inside the caller.
    void wake() { m_call.finish({}); }

    QCoro::Task<void> rest();

private:
    Reply<void> m_call;
};

} // namespace lockstep
