// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/backend/reply.h"
#include "core/sync/payments/keptpayments.h"
#include "core/sync/syncsnapshot.h"
#include "core/util/clock.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace lockstep {

/// Transactions on their way out: kept from run to run, offered one at a time, but at once where a person waits for it,
/// parents before children, and offered again until a block has them. When is nobody's business: between 12 and 36
/// hours after a peer took one, by chance, so that neither new blocks nor our starts (minutes to 12 hours more) show
/// whose it is; 10 to 30 minutes if nobody did, or we listen in vain.
///
/// What fell out of its block waits until the wallets are level again and still lack it: mostly a block has it, and who
/// offers it all the same shows whose it is.
///
/// What they are, and what becomes of them, is with KeptPayments.
class Outbox final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ChainClient& client;
        WalletSet& wallets;
        Database& database;
        EventLog& events;
        const Clock& clock;
        std::function<bool()> isLevel; ///< All wallets that move stand at the tip, and peers have no other.
    };

    explicit Outbox(const Parts& parts);

    /// What is damaged in the store is mended first, and told by an event: no wallet waits for it.
    Result<void> load();

    /// Drops stored rows that are damaged. Those that are in memory, or wait in a wallet, are stored anew.
    /// How many were damaged.
    Result<std::int32_t> mend() { return m_kept.mend(); }

    /// Inside a transaction: it is kept, with its parents that are in no block either, and waits in the wallets it pays
    /// or spends from. What waits there and spends the same coins gives way. `touched`: those wallets.
    /// Given again with other signatures, those are offered.
    /// Errors: Malformed where no node takes it (sendable.h); Duplicate when it is in a block already;
    /// Refused when another in a block spent its coins (detail: that one's txid), or when it builds on one that failed.
    Result<void> put(const Transaction& transaction, std::vector<WalletId>& touched)
    {
        return m_kept.put(transaction, touched);
    }

    /// Inside a transaction: what waits is offered no more, and fails in the wallets that have it, with all that builds
    /// on it; `touched`: those wallets. Where none has it it is gone from here. A peer that was just told of it may
    /// still ask for it, and gets it, for as long as the client remembers: ten minutes.
    /// Errors: NotFound when it is not on its way out; Refused when a block has it; a wallet's problem where one that
    /// is set aside has it, too. `load` and `look` after it.
    Result<void> giveUp(const Txid& txid, std::vector<WalletId>& touched) { return m_kept.giveUp(txid, touched); }

    /// With how many peers asked for it, once it was offered. Errors: ChainClient::broadcast's; Duplicate and Refused
    /// as above, where that came to pass while it waited; Cancelled: it is gone, with its wallet or after 14 days.
    Reply<int> whenOffered(const Txid& txid);

    void look(); ///< There may be something to offer, or something has become of one.
    void lookForDropped(); ///< The same, after blocks were undone: some may have fallen out of theirs.
    QCoro::Task<void> stop(); ///< Once the client was stopped.

    const QList<OutgoingView>& views() const { return m_views; } ///< In the order they were given.

    /// Something is offered now, or was minutes ago, and no peer has shown that it has it from others.
    bool awaitsEcho() const { return m_awaitsEcho; }

signals:
    void changed(); ///< Of views() or awaitsEcho().
    void touched(lockstep::WalletId wallet); ///< It has learned of a coin, and now of what spends it.

private:
    using Item = KeptPayments::Item;

    Result<void> bringToWallets();
    void answerSettled();
    bool isFresh(const Item& item) const; ///< Offered minutes ago.
    bool awaitsEcho(const Item& item) const;
    bool isHeld(const Item& item) const; ///< A block may have it, which the wallets have not looked at yet.
    Item* next(bool isAwaited); ///< nullptr: none is due, or none that somebody waits for.
    Item* waitingParent(const Item& child);
    bool hasHeldParent(const Item& child);
    void offerAwaited();
    void offerBeside(Item& item);
    void offerParentsBeside(const Item& child);
    void begin(Item& item);
    QCoro::Task<void> offer(Transaction transaction);
    QCoro::Task<void> work();
    void noteOffered(const Transaction& offered, const Result<int>& taken);
    void noteSeen(const Txid& txid);
    std::int64_t later(std::chrono::seconds least, std::chrono::seconds most) const; ///< By chance.
    void makeViews();

    ChainClient& m_client;
    const Clock& m_clock;
    std::function<bool()> m_isLevel;
    KeptPayments m_kept;
    QTimer m_tick;
    std::multimap<Txid, Reply<int>> m_asked;
    QList<OutgoingView> m_views;
    bool m_awaitsEcho = false;
    std::optional<QCoro::Task<void>> m_working;
    std::vector<QCoro::Task<void>> m_beside; ///< Offers that no other one waits for.
    std::set<Txid> m_underWay;
    bool m_isWorking = false;
    bool m_isStopping = false;
};

} // namespace lockstep
