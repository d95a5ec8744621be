// SPDX-License-Identifier: MIT

#include "core/sync/loop/wakeup.h"

namespace lockstep {

QCoro::Task<void> Wakeup::rest()
{
    const Reply<void> call = m_call;
    (void)co_await call;
    m_call = {};
}

} // namespace lockstep
