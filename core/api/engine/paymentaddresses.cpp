// SPDX-License-Identifier: MIT

#include "core/api/engine/paymentaddresses.h"

#include "core/api/engine/addresses.h"
#include "core/primitives/transaction.h"
#include "core/storage/repositories/ledgerrepository.h"

#include <algorithm>

namespace lockstep {

namespace {

Result<QStringList> addressesOf(LedgerRepository& ledger, const HistoryRow& row, Network network)
{
    const auto stored = ledger.transaction(row.wallet, row.txid);
    if (!stored) return stored.error();
    if (!*stored) return QStringList();
    const auto transaction = Transaction::parse((*stored)->raw);
    if (!transaction) return QStringList(); // damaged: the others of the list can be read all the same
    const auto coins = ledger.coinsOf(row.wallet, row.txid);
    if (!coins) return coins.error();
    QStringList own, others;
    for (std::uint32_t i = 0; i < transaction->outputs.size(); ++i) {
        const TxOut& output = transaction->outputs[i];
        const auto isHere = [i](const StoredCoin& coin) { return coin.outpoint.index == i; };
        const bool isOwn = std::ranges::any_of(*coins, isHere);
        const bool isData = output.value == Amount(); // a note in the chain, paid to nobody
        if (isOwn || !isData) (isOwn ? own : others) += addressText(output.scriptPubKey, network);
    }
    const bool isPaid = row.amount >= 0;
    return isPaid || others.isEmpty() ? own : others;
}

} // namespace

Result<QList<QStringList>> paymentAddresses(Database& database, const QList<HistoryRow>& rows, Network network)
{
    LedgerRepository ledger(database);
    QList<QStringList> all;
    for (const HistoryRow& row : rows) {
        auto addresses = addressesOf(ledger, row, network);
        if (!addresses) return addresses.error();
        all += *std::move(addresses);
    }
    return all;
}

} // namespace lockstep
