// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/sync/fetch/runmeter.h"

namespace lockstep {

/// How fast it went last, on the disk: what an estimate goes by until the next run has measured.
class PaceRecord
{
public:
    explicit PaceRecord(Database& database) : m_database(database) { }

    /// Errors: Database, Io. What cannot be understood is as if nothing had been kept.
    Result<RunPaces> load();

    /// Keeps what has become another by far; what is 0 stays as it was. Errors: Database, Io, DiskFull.
    Result<void> note(const RunPaces& now);

private:
    Database& m_database;
    RunPaces m_kept;
};

} // namespace lockstep
