// SPDX-License-Identifier: MIT

#include "core/api/engine/transactionreading.h"

#include "core/api/engine/partsreader.h"
#include "core/primitives/transaction.h"
#include "core/storage/repositories/historyrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/util/hex.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::uint32_t HighestReplaceableSequence = 0xffff'fffd; ///< BIP125.

TxState stateOf(const HistoryEntry& entry)
{
    switch (entry.row.status) {
    case TxStatus::Pending: return entry.row.heard ? TxState::Unverified : TxState::Pending;
    case TxStatus::Confirmed: return TxState::Confirmed;
    case TxStatus::Conflicted: return entry.replacementIsKnown ? TxState::Replaced : TxState::Conflicted;
    case TxStatus::Orphaned: return TxState::Orphaned;
    case TxStatus::Abandoned: return entry.row.heard ? TxState::Expired : TxState::Abandoned;
    }
    return TxState::Pending;
}

HistoryRow historyRow(const HistoryEntry& entry)
{
    const TxRow& tx = entry.row;
    HistoryRow row;
    row.wallet = tx.wallet;
    row.txid = tx.txid;
    row.state = stateOf(entry);
    row.block = tx.block;
    row.time = tx.time;
    row.amount = tx.net;
    row.fee = tx.fee;
    row.replacedBy = tx.replacedBy;
    row.isCoinbase = tx.isCoinbase;
    row.transferWith = QList<WalletId>(entry.partners.begin(), entry.partners.end());
    if (tx.transfer == TransferRole::WholePaying && tx.fee)
        row.moved = Amount::fromSatoshis(-tx.net - tx.fee->satoshis());
    if (tx.transfer == TransferRole::WholePaid) row.moved = Amount::fromSatoshis(tx.net);
    row.balance = entry.balance;
    row.label = tx.label;
    return row;
}

} // namespace

Result<HistoryPage> historyPage(Database& database, const HistoryQuery& query, int offset, int count)
{
    const auto slice = HistoryRepository(database).slice(query, offset, count);
    if (!slice) return slice.error();
    HistoryPage page;
    page.offset = offset;
    for (const HistoryEntry& entry : slice->entries) page.rows += historyRow(entry);
    page.matching = static_cast<int>(slice->matching);
    page.total = static_cast<int>(slice->total);
    page.sum = slice->sum;
    return page;
}

Result<TransactionView> transactionView(Database& database, WalletId id, const Txid& txid, Network network)
{
    const auto wallet = WalletRepository(database).find(id);
    if (!wallet) return wallet.error();
    const auto entry = HistoryRepository(database).find(id, txid);
    if (!entry) return entry.error();
    const Bytes& raw = entry->row.raw;
    const auto transaction = Transaction::parse(raw);
    if (!transaction) return Error{Errc::Damaged, "stored transaction " + txid.display()};

    TransactionView view;
    view.row = historyRow(*entry);
    view.walletName = wallet->name;
    if (view.row.block) view.confirmations = std::max(0, wallet->syncedTo.height - view.row.block->height + 1);
    view.size = static_cast<std::int32_t>(raw.size());
    view.virtualSize = static_cast<std::int32_t>((transaction->weight() + 3) / 4);
    view.lockTime = transaction->lockTime;
    view.isReplaceable = !transaction->isCoinbase() && std::ranges::any_of(transaction->inputs, [](const TxIn& input) {
        return input.sequence <= HighestReplaceableSequence;
    });
    view.rawHex = QByteArray::fromStdString(toHex(raw));
    const auto read = PartsReader(database, id, network).read(*transaction, view.inputs, view.outputs);
    if (!read) return read.error();
    return view;
}

} // namespace lockstep
