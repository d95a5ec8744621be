// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/cells.h"
#include "core/storage/repositories/rows.h"

/// A row of the table tx without its `raw`, for the repositories that read it.
#define LOCKSTEP_TX_COLUMNS                                                                                            \
    u"wallet_id, txid, height, block_hash, position, time, net, fee, is_coinbase, status,"                             \
    u" replaced_by, transfer, heard"

/// The wallets that are there. Of one that a person removed rows may be left for a while: WalletRemnants. Asked as
/// `+wallet_id IN` it leaves the index on txid in use, which is one look instead of one for each wallet.
#define LOCKSTEP_WALLETS u"(SELECT id FROM wallet WHERE removed = 0)"

/// The TransferRole of a row of tx, over the rows `same` of its transaction.
#define LOCKSTEP_TRANSFER_ROLE                                                                                         \
    u"CASE WHEN coalesce(min(same.net) >= 0 OR max(same.net) <= 0, 1) THEN 0"                                          \
    u" WHEN sum(same.net < 0) = 1 AND sum(same.net) = -max(same.fee) THEN CASE WHEN tx.net < 0 THEN 2 ELSE 3 END"      \
    u" ELSE 1 END"

namespace lockstep {

inline TxRow readTx(Cells& cells)
{
    TxRow row;
    row.wallet = cells.id<WalletId>();
    row.txid = cells.hash<Txid>();
    row.block = cells.maybePoint();
    row.position = cells.uint32();
    row.time = cells.int64();
    row.net = cells.int64();
    row.fee = cells.maybe([&] { return cells.amount(); });
    row.isCoinbase = cells.boolean();
    row.status = cells.enumerator(TxStatus::Abandoned);
    row.replacedBy = cells.maybe([&] { return cells.hash<Txid>(); });
    row.transfer = cells.enumerator(TransferRole::WholePaid);
    row.heard = cells.boolean();
    return row;
}

} // namespace lockstep
