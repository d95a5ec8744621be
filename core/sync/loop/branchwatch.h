// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/sync/loop/patience.h"

#include <cstdint>

namespace lockstep {

/// Whether what is asked about our branch still comes. Of a branch that is lost the blocks may be nobody's any more, or
/// only those have them who serve no filters: once there is news, what is waited for in vain is called off, and the
/// news are looked at first (decision 0010). All times are Unix seconds.
class BranchWatch
{
public:
    /// All news were looked at: what is asked from now on is another wait.
    void begin(std::int64_t now) { m_patience.begin(now); }

    /// Headers came, or a batch is done.
    void noteProgress(std::int64_t now) { m_patience.noteProgress(now); }

    /// To be told every second or so. Filter headers that move are progress, too.
    void look(BlockHeight filterHeaders, std::int64_t now)
    {
        m_patience.look(now);
        if (filterHeaders != m_filterHeaders) noteProgress(now);
        m_filterHeaders = filterHeaders;
    }

    /// While there is news: whether what is asked is to be called off for it. The next time later.
    bool givesUp() { return m_patience.runsOut(); }

private:
    Patience m_patience;
    BlockHeight m_filterHeaders; ///< When they were looked at last.
};

} // namespace lockstep
