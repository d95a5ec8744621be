// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"

#include <type_traits>

namespace lockstep {

/// Runs `work`, several reads that belong together, on the state of one commit: what a writer commits meanwhile is not
/// seen. Inside a transaction it just runs; it does not nest, and LedgerRepository::history is one. Keep it short: a
/// reader that stays holds back the checkpoint.
template <typename Work>
std::invoke_result_t<Work&> consistentRead(Database& db, Work&& work)
{
    if (db.isInTransaction()) return work();
    const auto nothing = [](Cells&) { return true; };
    if (auto begun = db.all(u"BEGIN", nothing); !begun) return begun.error();
    std::invoke_result_t<Work&> result = work();
    if (auto ended = db.all(u"COMMIT", nothing); !ended) return ended.error();
    return result;
}

} // namespace lockstep
