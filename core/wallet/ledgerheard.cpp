// SPDX-License-Identifier: MIT

// Transactions that a peer passed on: known by its word alone, until a block has them.

#include "core/wallet/ledger.h"

#include <algorithm>
#include <set>

namespace lockstep {

namespace {

/// Payments to one script, which may have been paid ten thousand times, and the newest of the wallet.
constexpr int MostCompared = 100;

/// Which of these spends a coin of `spent`.
Result<std::optional<Txid>> spenderAmong(const std::vector<TxRow>& rows, const std::unordered_set<OutPoint>& spent)
{
    const auto isSpent = [&](const TxIn& input) { return spent.contains(input.previous); };
    for (const TxRow& row : rows) {
        const auto transaction = Transaction::parse(row.raw);
        if (!transaction) return Error{Errc::Damaged, "stored transaction " + row.txid.display()};
        if (std::ranges::any_of(transaction->inputs, isSpent)) return std::optional(row.txid);
    }
    return std::optional<Txid>();
}

} // namespace

Result<IngestResult> Ledger::addHeard(const Transaction& transaction, std::span<const ScriptBook::Hit> hits,
                                      std::int64_t now, bool again)
{
    IngestResult result;
    const Txid txid = transaction.txid();
    const auto known = m_rows.transaction(m_wallet, txid);
    if (!known) return known.error();
    const bool hasExpired = *known && (*known)->heard && (*known)->status == TxStatus::Abandoned;
    if (*known && !hasExpired && !again) return result;
    const auto spent = coinsSpentBy(transaction);
    if (!spent) return spent.error();
    if (spent->empty() && hits.empty()) return result;
    const auto rival = confirmedRival(transaction, hits);
    if (!rival) return rival.error();
    if (*rival) return result;
    const auto isFree = makeWayForHeard(transaction, txid);
    if (!isFree) return isFree.error();
    if (!*isFree) return result;

    TxRow row;
    row.wallet = m_wallet;
    row.txid = txid;
    row.raw = transaction.serialize();
    row.time = now;
    row.heard = true;
    if (auto put = m_rows.putTransaction(row); !put) return put.error();
    ++result.newTransactions;
    std::vector<StoredCoin> received;
    for (const ScriptBook::Hit& hit : hits) received.push_back(coinAt(transaction, txid, hit));
    // What comes back from coins that still count would be counted twice.
    for (const ScriptBook::Hit& hit : spent->empty() ? hits : std::span<const ScriptBook::Hit>())
        if (auto done = receive(transaction, txid, hit, std::nullopt, result, true); !done) return done.error();
    for (const TxIn& input : transaction.inputs) m_pendingInputs.emplace(input.previous, PendingInput{txid, true});
    if (auto done = writeSums(transaction, txid, received, *spent); !done) return done.error();
    return result;
}

/// Its inputs that are coins of this wallet, spent or not.
Result<std::vector<StoredCoin>> Ledger::coinsSpentBy(const Transaction& transaction)
{
    std::vector<StoredCoin> spent;
    for (const TxIn& input : transaction.inputs) {
        auto coin = m_rows.coin(m_wallet, input.previous);
        if (!coin) return coin.error();
        if (*coin) spent.push_back(**std::move(coin));
    }
    return spent;
}

/// What is in a block and spends another's coin that this one spends, too. Of other people's coins nothing is kept: but
/// who replaces a payment mostly pays the same script, and whoever passes on the other one does so soon after.
Result<std::optional<Txid>> Ledger::confirmedRival(const Transaction& transaction,
                                                   std::span<const ScriptBook::Hit> hits)
{
    std::unordered_set<OutPoint> spent;
    for (const TxIn& input : transaction.inputs) spent.insert(input.previous);
    const auto newest = m_rows.newestConfirmed(m_wallet, MostCompared);
    if (!newest) return newest.error();
    auto rival = spenderAmong(*newest, spent);
    std::set<ScriptPlace> looked;
    for (auto hit = hits.begin(); hit != hits.end() && rival && !*rival; ++hit) {
        if (!looked.insert(hit->place).second) continue;
        const auto rows = m_rows.confirmedPaying(hit->place.keychain, hit->place.index, MostCompared);
        if (!rows) return rows.error();
        rival = spenderAmong(*rows, spent);
    }
    return rival;
}

/// Senders raise a fee by a new payment from the same coins, and peers pass on the one that pays more: so the later of
/// two that were heard is the one shown. False: it spends what a block, or one of our own, spends.
Result<bool> Ledger::makeWayForHeard(const Transaction& transaction, const Txid& txid)
{
    std::set<Txid> rivals;
    for (const TxIn& input : transaction.inputs) {
        const auto [first, last] = m_pendingInputs.equal_range(input.previous);
        for (auto pending = first; pending != last; ++pending) {
            if (!pending->second.heard) return false;
            rivals.insert(pending->second.spender);
        }
        const auto coin = m_rows.coin(m_wallet, input.previous);
        if (!coin) return coin.error();
        if (*coin && (*coin)->spentBy) return false;
    }
    for (const Txid& rival : rivals) {
        auto replaced = replacePending(rival, txid);
        if (!replaced && replaced.error().code != Errc::NotFound) return replaced.error(); // it went with another one
    }
    return true;
}

Result<std::int32_t> Ledger::expire(std::int64_t before)
{
    const auto old = m_rows.expirable(m_wallet, before);
    if (!old) return old.error();
    for (const Txid& txid : *old) {
        if (auto failed = fail(txid, {TxStatus::Abandoned, {}, {}}); !failed) return failed.error();
        if (auto marked = m_rows.setHeard(m_wallet, txid); !marked) return marked.error();
    }
    if (m_stale)
        if (auto loaded = load(); !loaded) return loaded.error();
    return static_cast<std::int32_t>(old->size());
}

} // namespace lockstep
