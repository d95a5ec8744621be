// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/repositories/historyrepository.h"

#include <vector>

namespace lockstep::test {

/// The payments of a wallet that did not fail: what waits, then the newest first. Throws where they cannot be read.
inline std::vector<TxRow> historyOf(Database& db, WalletId wallet)
{
    HistoryQuery query;
    query.wallet = wallet;
    std::vector<TxRow> rows;
    const auto slice = HistoryRepository(db).slice(query, 0, 1'000'000);
    for (const HistoryEntry& entry : slice->entries)
        if (entry.row.status == TxStatus::Pending || entry.row.status == TxStatus::Confirmed) rows.push_back(entry.row);
    return rows;
}

} // namespace lockstep::test
