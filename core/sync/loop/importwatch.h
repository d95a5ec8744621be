// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/sync/loop/patience.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace lockstep {

/// Whether the import that has its turn gets anywhere, and who is to have the next one (decision 0002). One that gets
/// no block for a while is stuck and holds nobody: it gives way to the wallets in lockstep, and it rests while another
/// import has its turn, for as long as it may be waited for the next time.
///
/// What the others take while they are let through is their time, not the import's; where they get nothing either,
/// they rest, and the import goes on. All times are Unix seconds.
class ImportWatch
{
public:
    static constexpr std::int64_t StuckAfter = Patience::First;

    void follow(JobId job, std::int64_t now); ///< It has its turn: the time counts from now if it had not yet.
    void noteProgress(JobId job, std::int64_t now); ///< A batch with it is done.
    void rest(std::int64_t now); ///< Somebody else shall have a turn: the one that is followed rests.
    void forget(JobId job); ///< A person wants it tried anew, at once.

    /// The others have a turn in the middle of it, from here to `endOthers`.
    void letOthers(std::int64_t now);
    void endOthers(std::int64_t now);
    void noteOthersProgress(std::int64_t now); ///< A batch of theirs is done.

    bool look(std::int64_t now); ///< To be told every second or so. Whether the import has become stuck by now.

    /// Whether what is waited for is to be called off, for what else there is: the next time later.
    bool givesWay();

    void end() { *this = {}; } ///< None has its turn.

    std::optional<JobId> job() const { return m_job; }
    bool isStuck() const { return m_job && isStuck(*m_job); }
    bool isStuck(JobId job) const; ///< Also while it rests.
    bool doesRest(JobId job) const;
    std::vector<JobId> known() const; ///< All that had a turn.
    const std::vector<JobId>& resting() const { return m_resting; } ///< Who has rested longest comes first.
    bool isOthersTurn() const { return m_isOthersTurn; }
    bool doOthersRest() const { return m_doOthersRest; } ///< As long as they may be waited for the next time.

private:
    struct Turn
    {
        Patience patience; ///< With its turn, and with its rest.
        bool isStuck = false;
    };

    std::optional<JobId> m_job;
    std::map<JobId, Turn> m_turns; ///< Of those that had one.
    std::vector<JobId> m_resting;
    Patience m_othersPatience; ///< With their turn, and with their rest.
    bool m_isOthersTurn = false;
    bool m_doOthersRest = false;
};

} // namespace lockstep
