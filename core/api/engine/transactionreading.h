// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/transactionview.h"
#include "core/storage/database/database.h"
#include "core/storage/repositories/historyquery.h"

namespace lockstep {

/// A part of a history, as rows for the pages.
Result<HistoryPage> historyPage(Database& database, const HistoryQuery& query, int offset, int count);

/// One transaction with what all wallets know of its inputs and outputs. Several reads: inside one consistentRead.
/// Errors: NotFound, NoSuchWallet, Damaged.
Result<TransactionView> transactionView(Database& database, WalletId wallet, const Txid& txid, Network network);

} // namespace lockstep
