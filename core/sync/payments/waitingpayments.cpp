// SPDX-License-Identifier: MIT

#include "core/sync/payments/waitingpayments.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/outboxrepository.h"
#include "core/sync/payments/lostpayments.h"
#include "core/sync/state/walletfailure.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t LooksAtOnce = 200'000; ///< Each at one payment for one wallet: together about 50 ms.

bool takesIn(const Wallet& wallet) { return !wallet.row().problem && !wallet.row().catchingUp; }

void note(std::vector<WalletId>& touched, WalletId id)
{
    if (std::ranges::find(touched, id) == touched.end()) touched.push_back(id);
}

} // namespace

WaitingPayments::WaitingPayments(Database& database, WalletSet& wallets, EventLog& events)
    : m_database(database)
    , m_wallets(wallets)
    , m_events(events)
{
}

bool WaitingPayments::isDue() { return !m_wallets.isStale() && !newcomers().empty(); }

/// Those that take in nothing now are newcomers when they do.
std::vector<std::shared_ptr<Wallet>> WaitingPayments::newcomers()
{
    std::vector<std::shared_ptr<Wallet>> found;
    for (const auto& wallet : m_wallets.all()) {
        const auto looked = m_looked.find(wallet->id());
        if (!takesIn(*wallet))
            m_looked.erase(wallet->id());
        else if (looked == m_looked.end() || looked->second != stateOf(*wallet))
            found.push_back(wallet);
    }
    return found;
}

Result<bool> WaitingPayments::look(std::span<const Payment> outgoing, std::vector<WalletId>& touched)
{
    const auto there = waiting(outgoing);
    if (!there) return there.error();
    std::size_t looks = 0;
    for (const auto& wallet : newcomers()) {
        if (looks > LooksAtOnce) return true;
        looks += there->payments.size();
        auto find = findFor(*wallet, *there);
        if (!find) return find.error();
        if (!find->concerning.empty()) {
            const auto written
                = inTransaction(m_database, Durability::Normal, [&] { return write(*wallet, *find, *there, touched); });
            if (!written) {
                if (auto read = m_wallets.reload(); !read) return read.error();
                return written.error();
            }
        }
        if (!find->concerning.empty()) return true;
        if (takesIn(*wallet)) m_looked.insert_or_assign(wallet->id(), stateOf(*wallet));
    }
    return false;
}

Result<WaitingPayments::Waiting> WaitingPayments::waiting(std::span<const Payment> outgoing)
{
    auto entries = OutboxRepository(m_database).waiting();
    if (!entries && entries.error().code != Errc::Damaged) return entries.error();
    Waiting waiting;
    if (entries)
        for (auto& [row, transaction] : *entries)
            waiting.payments.emplace(row.txid, Payment{row.txid, std::move(transaction), row.givenAt});
    for (const Payment& payment : outgoing) waiting.payments.try_emplace(payment.txid, payment);
    for (const auto& [txid, payment] : waiting.payments)
        for (const TxIn& input : payment.transaction.inputs)
            if (waiting.payments.contains(input.previous.txid)) waiting.children.emplace(input.previous.txid, &payment);
    return waiting;
}

Result<WaitingPayments::Find> WaitingPayments::findFor(const Wallet& wallet, const Waiting& waiting)
{
    Find find;
    if (waiting.payments.empty()) return find;
    const auto known = OutboxRepository(m_database).outsideBlocks(wallet.id());
    if (!known && known.error().code == Errc::Damaged) return find; // for the check of its rows to tell
    if (!known) return known.error();
    find.known.insert(known->begin(), known->end());
    for (const auto& [txid, payment] : waiting.payments)
        if (!find.known.contains(txid) && wallet.concerns(payment.transaction)) find.concerning.push_back(&payment);
    return find;
}

Result<void> WaitingPayments::write(Wallet& wallet, Find& find, const Waiting& waiting, std::vector<WalletId>& touched)
{
    const auto taken = inSavepoint(m_database, [&] { return takeIn(wallet, find, waiting); });
    if (!taken) {
        find.concerning.clear();
        note(touched, wallet.id());
        return setAside(m_wallets, m_events, wallet, taken.error());
    }
    if (find.taken == 0) return {};
    note(touched, wallet.id());
    if (!find.hasReplaced) return {};
    const auto lost = failLost(m_database, m_wallets, m_events);
    if (!lost) return lost.error();
    for (const WalletId id : lost->touched) note(touched, id);
    return {};
}

/// What is taken in brings coins, and with them what spends those.
Result<void> WaitingPayments::takeIn(Wallet& wallet, Find& find, const Waiting& waiting)
{
    while (!find.concerning.empty() && find.taken < MostTaken) {
        const Payment& payment = *find.concerning.back();
        find.concerning.pop_back();
        if (find.known.contains(payment.txid) || !wallet.concerns(payment.transaction)) continue;
        const auto taken = takeIn(wallet, find, payment);
        if (!taken) return taken.error();
        find.known.insert(payment.txid);
        if (!*taken) continue;
        ++find.taken;
        const auto [first, last] = waiting.children.equal_range(payment.txid);
        for (auto child = first; child != last; ++child) find.concerning.push_back(child->second);
    }
    return {};
}

/// Hearsay gives way to it. Against what else the wallet knows of its coins it is not believed.
Result<bool> WaitingPayments::takeIn(Wallet& wallet, Find& find, const Payment& payment)
{
    const auto lost = isLost(m_database, payment.transaction);
    if (!lost) return lost.error();
    if (*lost) return false;
    for (;;) {
        const auto added = wallet.addPending(payment.transaction, payment.since);
        if (added) return added->newTransactions > 0;
        if (added.error().code != Errc::Duplicate) return added.error();
        const auto rival = Txid::fromDisplay(added.error().detail);
        if (!rival) return rival.error();
        const auto row = LedgerRepository(m_database).transaction(wallet.id(), *rival);
        if (!row) return row.error();
        if (!*row || !(*row)->heard || (*row)->status != TxStatus::Pending) return false;
        if (auto replaced = wallet.replacePending(*rival, payment.txid); !replaced) return replaced.error();
        find.hasReplaced = true;
    }
}

} // namespace lockstep
