// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/sync/patience.h"

#include <cstdint>
#include <optional>

namespace lockstep {

/// Whether the import that has its turn gets anywhere. One that gets no block for a while holds the others no longer
/// (decision 0002). What the others take while they are let through is their time, not the import's; where they get
/// nothing either, they rest, and the import goes on. All times are Unix seconds.
class ImportWatch
{
public:
    static constexpr std::int64_t StuckAfter = Patience::First;

    void follow(JobId job, std::int64_t now); ///< It has its turn: the time counts from now if it had not yet.
    void noteProgress(std::int64_t now); ///< A batch of it is done.

    /// The others have a turn in the middle of it, from here to `endOthers`.
    void letOthers(std::int64_t now);
    void endOthers(std::int64_t now);
    void noteOthersProgress(std::int64_t now); ///< A batch of theirs is done.

    bool look(std::int64_t now); ///< To be told every second or so. Whether the import has become stuck by now.

    /// Whether what is waited for is to be called off, for what else there is: the next time later.
    bool givesWay();

    void end() { *this = {}; } ///< None has its turn.

    bool isStuck() const { return m_isStuck; }
    bool isOthersTurn() const { return m_isOthersTurn; }
    bool doOthersRest() const { return m_doOthersRest; } ///< As long as they may be waited for the next time.

private:
    std::optional<JobId> m_job;
    Patience m_patience;
    Patience m_othersPatience; ///< With their turn, and with their rest.
    bool m_isStuck = false;
    bool m_isOthersTurn = false;
    bool m_doOthersRest = false;
};

} // namespace lockstep
