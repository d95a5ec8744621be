// SPDX-License-Identifier: MIT

#include "core/sync/payments/lostpayments.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/sync/state/walletfailure.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lockstep {

namespace {

/// A row that does not read is for its own wallet to tell.
Result<std::optional<TxFailure>> failureOf(LedgerRepository& ledger, const Txid& txid)
{
    auto failure = ledger.failureInAnyWallet(txid);
    if (!failure && failure.error().code == Errc::Damaged) return std::optional<TxFailure>();
    return failure;
}

/// Why one that waits will not confirm; nullopt: nobody knows a reason.
Result<std::optional<TxFailure>> whyLost(LedgerRepository& ledger, const Txid& txid, const Transaction& transaction)
{
    auto own = failureOf(ledger, txid);
    if (!own || *own) return own;
    for (const TxIn& input : transaction.inputs) {
        const auto parent = failureOf(ledger, input.previous.txid);
        if (!parent) return parent.error();
        if (*parent) return std::optional(TxFailure{TxStatus::Conflicted, {}, (*parent)->at});
    }
    return std::optional<TxFailure>();
}

using Lost = std::vector<std::pair<Txid, TxFailure>>;

Result<Lost> lostIn(LedgerRepository& ledger, WalletId wallet)
{
    const auto pending = ledger.pending(wallet);
    if (!pending) return pending.error();
    Lost lost;
    for (const TxRow& row : *pending) {
        const auto transaction = Transaction::parse(row.raw);
        if (!transaction) return Error{Errc::Damaged, "stored transaction " + row.txid.display()};
        const auto why = whyLost(ledger, row.txid, *transaction);
        if (!why) return why.error();
        if (*why) lost.emplace_back(row.txid, **why);
    }
    return lost;
}

struct Count
{
    std::int32_t payments = 0;
    std::optional<BlockHeight> at; ///< The block that had the other one's rival, the highest of several.
};

Result<Count> failIn(Database& database, Wallet& wallet)
{
    LedgerRepository ledger(database);
    const auto lost = lostIn(ledger, wallet.id());
    if (!lost) return lost.error();
    const auto failed = wallet.failAll(*lost);
    if (!failed) return failed.error();
    Count sum{*failed, {}};
    for (const auto& [txid, why] : *lost) sum.at = std::max(sum.at, why.at);
    return sum;
}

} // namespace

Result<LostPayments> failLost(Database& database, WalletSet& wallets, EventLog& events)
{
    LostPayments lost;
    std::map<WalletId, Count> counts;
    for (bool again = true; again;) { // each round may fail what others build on
        again = false;
        for (const auto& wallet : wallets.all()) {
            if (wallet->row().problem) continue;
            const auto failed = inSavepoint(database, [&] { return failIn(database, *wallet); });
            if (!failed) {
                if (auto noted = setAside(wallets, events, *wallet, failed.error()); !noted) return noted.error();
                if (wallet->row().problem) lost.setAside.emplace_back(wallet->id(), failed.error());
                continue;
            }
            if (failed->payments == 0) continue;
            Count& sum = counts[wallet->id()];
            sum.payments += failed->payments;
            sum.at = std::max(sum.at, failed->at);
            again = true;
        }
    }
    for (const auto& [id, count] : counts) {
        lost.touched.push_back(id);
        if (auto told = events.paymentsReplaced(id, count.at, count.payments); !told) return told.error();
    }
    return lost;
}

Result<bool> isLost(Database& database, const Transaction& transaction)
{
    LedgerRepository ledger(database);
    const auto why = whyLost(ledger, transaction.txid(), transaction);
    if (!why) return why.error();
    return why->has_value();
}

bool hasLost(Database& database, const WalletSet& wallets)
{
    LedgerRepository ledger(database);
    return std::ranges::any_of(wallets.all(), [&](const auto& wallet) {
        if (wallet->row().problem) return false;
        const auto lost = lostIn(ledger, wallet->id());
        return lost && !lost->empty();
    });
}

} // namespace lockstep
