// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/sync/state/eventlog.h"
#include "core/sync/state/walletset.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lockstep {

/// Payments in no block, known by more than hearsay, for wallets that learn of their coins or scripts after they were
/// given: from an import, a rescan, a block, another payment, or when they are retried. A coin that is spoken for is
/// free in none of them.
///
/// A wallet is looked at where its coins or scripts are others than at its last look: in memory, each payment that
/// waits once. Only where one concerns it is there a transaction.
class WaitingPayments
{
public:
    struct Payment
    {
        Txid txid;
        Transaction transaction;
        std::int64_t since = 0; ///< Unix seconds.
    };

    WaitingPayments(Database& database, WalletSet& wallets, EventLog& events);

    bool isDue(); ///< Some wallet is to be looked at.

    /// `outgoing`: those that the person gives to be sent, whether a wallet knows them or not. What waits in a wallet
    /// beside them is read. A wallet that is imported is looked at when it is through; one that is set aside takes in
    /// nothing. `touched`: which took some in, or were set aside. True: there is more to look at, in another turn.
    /// Errors: of the disk; then the next look tries again.
    Result<bool> look(std::span<const Payment> outgoing, std::vector<WalletId>& touched);

    static constexpr int MostTaken = 50; ///< By one wallet in one transaction, which takes about 50 ms.

private:
    /// A wallet's coins and scripts at its last look.
    struct Looked
    {
        std::uint64_t coins = 0;
        std::size_t scripts = 0;
        bool operator==(const Looked&) const = default;
    };
    struct Waiting
    {
        std::map<Txid, Payment> payments;
        std::multimap<Txid, const Payment*> children; ///< By what they build on.
    };
    /// What concerns a wallet of those that it does not know.
    struct Find
    {
        std::set<Txid> known;
        std::vector<const Payment*> concerning;
        int taken = 0;
        bool hasReplaced = false; ///< Hearsay, and what built on it.
    };
    static Looked stateOf(const Wallet& wallet) { return {wallet.coinsVersion(), wallet.scriptCount()}; }
    std::vector<std::shared_ptr<Wallet>> newcomers();
    Result<Waiting> waiting(std::span<const Payment> outgoing);
    Result<Find> findFor(const Wallet& wallet, const Waiting& waiting);
    Result<void> write(Wallet& wallet, Find& find, const Waiting& waiting, std::vector<WalletId>& touched);
    Result<void> takeIn(Wallet& wallet, Find& find, const Waiting& waiting);
    Result<bool> takeIn(Wallet& wallet, Find& find, const Payment& payment);

    Database& m_database;
    WalletSet& m_wallets;
    EventLog& m_events;
    std::unordered_map<WalletId, Looked> m_looked;
};

} // namespace lockstep
