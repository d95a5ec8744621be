// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <vector>

namespace lockstep {

/// What was asked about outpoints, and the answers. Each belongs to a job, which is stored before it.
class OutpointRepository
{
public:
    explicit OutpointRepository(Database& db) : m_db(db) { }

    Result<std::vector<OutpointRow>> all(); ///< Oldest first.

    // Inside a transaction:
    Result<void> put(const OutpointRow& row); ///< In the place of the job's earlier one.
    Result<void> forget(JobId job); ///< With its job.

private:
    Database& m_db;
};

} // namespace lockstep
