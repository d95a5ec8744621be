// SPDX-License-Identifier: MIT

#include "core/sync/lostpayments.h"

#include "core/storage/ledgerrepository.h"
#include "core/storage/transaction.h"

#include <algorithm>
#include <set>

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
Result<std::optional<TxFailure>> whyLost(LedgerRepository& ledger, const TxRow& row)
{
    auto own = failureOf(ledger, row.txid);
    if (!own || *own) return own;
    const auto transaction = Transaction::parse(row.raw);
    if (!transaction) return Error{Errc::Damaged, "stored transaction " + row.txid.display()};
    for (const TxIn& input : transaction->inputs) {
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
        const auto why = whyLost(ledger, row);
        if (!why) return why.error();
        if (*why) lost.emplace_back(row.txid, **why);
    }
    return lost;
}

Result<std::set<Txid>> waitingIn(LedgerRepository& ledger, WalletId wallet)
{
    const auto pending = ledger.pending(wallet);
    if (!pending) return pending.error();
    std::set<Txid> waiting;
    for (const TxRow& row : *pending) waiting.insert(row.txid);
    return waiting;
}

Result<void> mark(LedgerRepository& ledger, WalletId wallet, const Txid& txid, const TxFailure& why)
{
    if (why.status != TxStatus::Conflicted) return ledger.setStatus(wallet, txid, why.status);
    return ledger.setConflicted(wallet, txid, why.rival, why.at);
}

/// One, and what descends from it in this wallet. How many.
Result<std::int32_t> failOne(LedgerRepository& ledger, Wallet& wallet, const Txid& txid, const TxFailure& why)
{
    const auto before = waitingIn(ledger, wallet.id());
    if (!before) return before.error();
    const auto gone = wallet.abandon(txid);
    if (!gone && gone.error().code == Errc::NotFound) return 0; // it went with another one
    if (!gone) return gone.error();
    const auto left = waitingIn(ledger, wallet.id());
    if (!left) return left.error();
    std::int32_t count = 0;
    for (const Txid& each : *before) {
        if (left->contains(each)) continue;
        const TxFailure heir{TxStatus::Conflicted, {}, why.at};
        if (auto marked = mark(ledger, wallet.id(), each, each == txid ? why : heir); !marked) return marked.error();
        ++count;
    }
    return count;
}

Result<LostPayments::Count> failIn(Database& database, Wallet& wallet)
{
    LedgerRepository ledger(database);
    const auto lost = lostIn(ledger, wallet.id());
    if (!lost) return lost.error();
    LostPayments::Count sum;
    for (const auto& [txid, why] : *lost) {
        const auto failed = failOne(ledger, wallet, txid, why);
        if (!failed) return failed.error();
        sum.payments += *failed;
        sum.at = std::max(sum.at, why.at);
    }
    return sum;
}

Result<void> setAside(WalletSet& wallets, Wallet& wallet, const Error& error, LostPayments& lost)
{
    if (concernsAll(error.code)) return error;
    (void)wallet.reload(); // as far as it can be read
    lost.setAside.emplace_back(wallet.id(), error);
    return wallets.setProblem(wallet, error);
}

} // namespace

Result<LostPayments> failLost(Database& database, WalletSet& wallets)
{
    LostPayments lost;
    for (bool again = true; again;) { // each round may fail what others build on
        again = false;
        for (const auto& wallet : wallets.all()) {
            if (wallet->row().problem) continue;
            const auto failed = inSavepoint(database, [&] { return failIn(database, *wallet); });
            if (!failed) {
                if (auto noted = setAside(wallets, *wallet, failed.error(), lost); !noted) return noted.error();
                continue;
            }
            if (failed->payments == 0) continue;
            LostPayments::Count& sum = lost.failed[wallet->id()];
            sum.payments += failed->payments;
            sum.at = std::max(sum.at, failed->at);
            again = true;
        }
    }
    return lost;
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
