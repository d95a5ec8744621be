// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/cells.h"
#include "core/storage/rows.h"

/// A row of the table tx without its `raw`, for the repositories that read it.
#define LOCKSTEP_TX_COLUMNS                                                                                            \
    u"wallet_id, txid, height, block_hash, position, time, net, fee, is_coinbase, status,"                             \
    u" replaced_by"

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
    return row;
}

} // namespace lockstep
