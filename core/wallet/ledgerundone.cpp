// SPDX-License-Identifier: MIT

// Payments that come undone: failed, given up, replaced, or out of their block. And those that come back with it.

#include "core/script/spentscript.h"
#include "core/wallet/ledger.h"

#include <algorithm>
#include <set>
#include <utility>

namespace lockstep {

/// Takes back a transaction that will not confirm: its coins go, what it spent is free again, what descends from it
/// fails as well. What the person froze of it stays so, should it come back.
Result<std::int32_t> Ledger::fail(const Txid& txid, const TxFailure& why)
{
    m_stale = true;
    std::set<Txid> failed;
    std::vector<std::pair<Txid, TxFailure>> open{{txid, why}};
    while (!open.empty()) {
        const auto [current, because] = open.back();
        open.pop_back();
        failed.insert(current);
        std::erase_if(m_pendingInputs, [&](const auto& input) { return input.second.spender == current; });
        const auto coins = m_rows.coinsOf(m_wallet, current);
        if (!coins) return coins.error();
        for (const StoredCoin& coin : *coins) {
            if (coin.spentBy) open.emplace_back(*coin.spentBy, TxFailure{TxStatus::Conflicted, {}, why.at});
            if (!coin.frozen) continue;
            if (auto kept = m_labels.addFrozenMark(m_wallet, coin.outpoint); !kept) return kept.error();
        }
        if (auto removed = m_rows.removeCoins(m_wallet, current); !removed) return removed.error();
        if (auto released = m_rows.releaseSpends(m_wallet, current); !released) return released.error();
        const auto marked = because.status == TxStatus::Conflicted
            ? m_rows.setConflicted(m_wallet, current, because.rival, because.at)
            : m_rows.setStatus(m_wallet, current, because.status);
        if (!marked) return marked.error();
    }
    return static_cast<std::int32_t>(failed.size());
}

Result<std::int32_t> Ledger::abandon(const Txid& txid) { return failPending(txid, {TxStatus::Abandoned, {}, {}}); }

Result<void> Ledger::replacePending(const Txid& txid, const Txid& rival)
{
    const auto failed = failPending(txid, {TxStatus::Conflicted, rival, {}});
    return failed ? Result<void>() : failed.error();
}

Result<std::int32_t> Ledger::failPending(const Txid& txid, const TxFailure& why)
{
    const auto row = m_rows.transaction(m_wallet, txid);
    if (!row) return row.error();
    if (!*row || (*row)->status != TxStatus::Pending) return Error{Errc::NotFound, txid.display()};
    const auto failed = fail(txid, why);
    if (!failed) return failed;
    if (auto loaded = load(); !loaded) return loaded.error();
    return failed;
}

Result<std::int32_t> Ledger::failAll(std::span<const std::pair<Txid, TxFailure>> lost)
{
    std::int32_t count = 0;
    for (const auto& [txid, why] : lost) {
        const auto row = m_rows.transaction(m_wallet, txid);
        if (!row) return row.error();
        if (!*row || (*row)->status != TxStatus::Pending) continue; // it went with another one
        const auto failed = fail(txid, why);
        if (!failed) return failed.error();
        count += *failed;
    }
    if (count > 0)
        if (auto loaded = load(); !loaded) return loaded.error();
    return count;
}

Result<std::int32_t> Ledger::rollbackTo(BlockHeight fork, std::int64_t now)
{
    const auto undone = m_rows.confirmedAbove(m_wallet, fork);
    if (!undone) return undone.error();
    if (undone->empty()) return 0;
    for (const TxRow& row : *undone) {
        if (auto done = m_rows.setStatus(m_wallet, row.txid, TxStatus::Pending); !done) return done.error();
        if (auto done = m_rows.setDroppedAt(m_wallet, row.txid, now); !done) return done.error();
    }
    std::int32_t descendants = 0;
    for (const TxRow& row : *undone) {
        if (!row.isCoinbase) continue;
        const auto failed = fail(row.txid, {TxStatus::Orphaned, {}, {}});
        if (!failed) return failed.error();
        descendants += *failed - 1;
    }
    if (auto loaded = load(); !loaded) return loaded.error();
    return descendants;
}

Result<std::vector<Bytes>> Ledger::rivalScripts()
{
    std::vector<Bytes> scripts;
    if (m_pendingInputs.empty()) return scripts;
    const auto pending = m_rows.pending(m_wallet);
    if (!pending) return pending.error();
    for (const TxRow& row : *pending) {
        if (row.heard) continue; // anybody may make a thousand of them
        const auto transaction = Transaction::parse(row.raw);
        if (!transaction) return Error{Errc::Damaged, "stored transaction " + row.txid.display()};
        for (const TxIn& input : transaction->inputs) {
            if (m_coins.contains(input.previous)) continue; // its script is watched anyway
            const auto shown = shownScripts(input);
            scripts.insert(scripts.end(), shown.begin(), shown.end());
        }
    }
    return scripts;
}

Result<std::vector<TxRow>> Ledger::revivable(BlockHeight fork)
{
    auto failed = m_rows.conflictsAbove(m_wallet, fork);
    if (!failed) return failed;
    std::vector<TxRow> free;
    for (TxRow& row : *failed) {
        const auto isFree = hasFreeInputs(row);
        if (!isFree) return isFree.error();
        if (*isFree) free.push_back(std::move(row));
    }
    return free;
}

/// Nothing of ours spends what it spends, and what it builds on did not fail.
Result<bool> Ledger::hasFreeInputs(const TxRow& row)
{
    const auto transaction = Transaction::parse(row.raw);
    if (!transaction) return Error{Errc::Damaged, "stored transaction " + row.txid.display()};
    for (const TxIn& input : transaction->inputs) {
        if (m_pendingInputs.contains(input.previous)) return false;
        const auto coin = m_rows.coin(m_wallet, input.previous);
        if (!coin) return coin.error();
        if (*coin && (*coin)->spentBy) return false;
        const auto parent = m_rows.transaction(m_wallet, input.previous.txid);
        if (!parent) return parent.error();
        if (*parent && (*parent)->status > TxStatus::Confirmed) return false;
    }
    return true;
}

} // namespace lockstep
