// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/outboxrepository.h"
#include "core/storage/repositories/rows.h"
#include "core/sync/payments/waitingpayments.h"
#include "core/sync/state/eventlog.h"
#include "core/sync/state/walletset.h"
#include "core/util/clock.h"

#include <optional>
#include <set>
#include <vector>

namespace lockstep {

/// The payments that the Outbox offers: kept from run to run, in the order they were given, and in the wallets they pay
/// or spend from. What becomes of one is read off the wallets' rows. One that no wallet knows is offered for 14 days,
/// and waits in a wallet that learns of its coins meanwhile (WaitingPayments).
class KeptPayments
{
public:
    struct Parts
    {
        WalletSet& wallets;
        Database& database;
        EventLog& events;
        const Clock& clock;
    };
    struct Item
    {
        OutgoingRow row;
        Transaction transaction;
        std::optional<TxStatus> fate; ///< In our wallets; nullopt: none knows it.
        std::int64_t offeredAt = 0; ///< In this run.
        bool isDropped = false; ///< It fell out of its block, and nobody has given it since.
        bool isWatched = false; ///< It waits in a wallet that moves with the others.
    };

    explicit KeptPayments(const Parts& parts);

    /// What is damaged in the store is mended first, and told by an event: no wallet waits for it. What fell due while
    /// the program was closed is due later.
    Result<void> load();

    // As the Outbox says:
    Result<std::int32_t> mend();
    Result<void> put(const Transaction& transaction, std::vector<WalletId>& touched);
    Result<void> giveUp(const Txid& txid, std::vector<WalletId>& touched);

    void lookForDropped() { m_mayLack = true; } ///< Blocks were undone: the next takeMissing() looks.
    Result<bool> takeMissing(); ///< Stores what fell out of its block. Whether there was any: then `load`.
    Result<void> readFates();
    /// To those that have learned of its coins since; `readFates` after it. True: there is more, in another turn.
    Result<bool> bringToWallets(std::vector<WalletId>& touched);
    void dropOld();

    const std::vector<Item>& items() const { return m_items; }
    bool isOffered(const Item& item) const; ///< Still to be offered, now or later.
    std::vector<Item*> due();
    Item* find(const Txid& txid); ///< nullptr: it is not here.
    void keep(const Item& item); ///< Stores what has changed of it.

private:
    Result<void> checkTakeable(const Transaction& transaction);
    Result<void> putMissing();
    Result<std::vector<OutboxRepository::Entry>> readMended();
    Result<std::int32_t> mend(const OutboxRepository::Stored& stored);
    Result<void> add(OutgoingRow row);
    struct Times
    {
        std::int64_t givenAt;
        std::int64_t nextAt;
    };
    Result<void> addParents(const Transaction& transaction, const Times& times, int depth, std::set<Txid>& seen);
    Result<void> abandonIn(Wallet& wallet, const Txid& txid, std::vector<WalletId>& touched);
    Result<void> removeUnknown(const Txid& txid);
    Result<void> failFollowers(std::vector<WalletId>& touched);
    Result<void> putIntoWallets(const Transaction& transaction, std::vector<WalletId>& touched);
    Result<IngestResult> putInto(Wallet& wallet, const Transaction& transaction);
    Result<void> makeRoom(Wallet& wallet, const Transaction& transaction, const std::string& rival);
    void noteFate(Item& item);

    WalletSet& m_wallets;
    Database& m_database;
    EventLog& m_events;
    const Clock& m_clock;
    WaitingPayments m_waiting;
    std::vector<Item> m_items; ///< In the order they were given.
    bool m_mayLack = true; ///< Something of a wallet that fell out of its block.
    bool m_isStarting = true; ///< Nothing was loaded yet.
};

} // namespace lockstep
