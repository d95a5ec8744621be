// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"

#include <type_traits>

namespace lockstep {

/// Runs `work`, which returns a Result, in one transaction: commits if it succeeds, rolls back if it does not.
/// Transactions do not nest. Errors: those of `work`, and those of Database::run; after either nothing was written.
template <typename Work>
std::invoke_result_t<Work&> inTransaction(Database& db, Durability durability, Work&& work)
{
    if (auto begun = db.begin(durability); !begun) return begun.error();
    std::invoke_result_t<Work&> result = work();
    if (!result) {
        db.rollback();
        return result;
    }
    if (auto committed = db.commit(); !committed) return committed.error();
    return result;
}

/// Runs `work` inside the transaction that is open, so that its failure undoes only its own rows.
///
/// DiskFull and Io may take the whole transaction with them: then every later statement, and the commit, fails with
/// that error, so a caller that goes on after a failed savepoint cannot commit half of anything.
template <typename Work>
std::invoke_result_t<Work&> inSavepoint(Database& db, Work&& work)
{
    if (auto begun = db.savepoint(); !begun) return begun.error();
    std::invoke_result_t<Work&> result = work();
    auto ended = result ? db.releaseSavepoint() : db.rollbackToSavepoint();
    if (result && !ended) return ended.error();
    return result;
}

} // namespace lockstep
