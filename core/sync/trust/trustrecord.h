// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/state/eventlog.h"
#include "core/sync/syncsnapshot.h"
#include "core/sync/trust/filterdispute.h"

namespace lockstep {

/// What is known of the peers' word on filters: how many told the same when they were last compared, and the last time
/// that they did not. Disputes are written down, so that they can be shown after a restart.
class TrustRecord
{
public:
    TrustRecord(Database& database, EventLog& events, const Clock& clock)
        : m_database(database)
        , m_events(events)
        , m_clock(clock)
    {
    }

    Result<void> load(); ///< The last dispute of earlier runs. Errors: Database.

    /// Peers told different filters for a block. In a transaction of its own; a database that fails costs the entry.
    void disputed(ChainPoint block, const FilterDispute::Verdict& verdict);

    void compared(const FilterAgreement& agreement) { m_agreement = agreement; }

    const FilterAgreement& agreement() const { return m_agreement; }
    const std::optional<SettledDispute>& lastDispute() const { return m_lastDispute; }

private:
    Database& m_database;
    EventLog& m_events;
    const Clock& m_clock;
    FilterAgreement m_agreement;
    std::optional<SettledDispute> m_lastDispute;
};

} // namespace lockstep
