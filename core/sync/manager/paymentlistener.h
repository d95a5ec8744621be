// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/storage/database/database.h"
#include "core/sync/listening.h"
#include "core/sync/loop/chainloop.h"
#include "core/sync/payments/outbox.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace lockstep {

/// Hears of payments that no block has yet, by listening to one peer for all wallets: what that peer passes on is
/// compared with the wallets' scripts and coins here, so that it does not learn which are ours. What concerns a wallet
/// is kept as "heard": unverified, by the word of one peer. Blocks confirm it as any other.
///
/// It listens when the person wants it and the wallets stand near the tip; what a scan of old blocks would find anyway
/// is not listened for. Where the person does not want it, one peer is listened to all the same while an own payment is
/// on its way, only for whether it comes back. Kept are at most MostHeard rows: where all of them wait, what pays a
/// script that fewer pay takes the place of the last that came for the one that most pay. A wallet that is not in
/// lockstep hears nothing.
class PaymentListener final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::int64_t MostHeard = 1'000;
    static constexpr std::int64_t KeptSeconds = 14 * 24 * 60 * 60; ///< What no block took by then has expired.

    struct Parts
    {
        ChainClient& client;
        ChainState& chain;
        WalletSet& wallets;
        JobQueue& jobs;
        ChainLoop& loop;
        const Outbox& outbox;
        Database& database;
        const Clock& clock;
    };

    explicit PaymentListener(const Parts& parts);

    Result<void> load();
    Result<void> setWish(Listening wish); ///< Remembered, and at once.
    void setWindowOpen(bool open);
    void setSavesData(bool saves); ///< Then nobody listens, whatever the wish.
    void look(); ///< Something that it depends on may have changed.
    void expire(); ///< Gives up what has waited too long: asked after each block, and now and then.
    void stop();

    ListeningView view() const;

signals:
    void touched(lockstep::WalletId wallet); ///< It heard of a payment, or gave one up.
    void changed(); ///< Its view is another.

private:
    ListenFor whatFor() const;
    bool mayListen() const;
    void take(const Transaction& transaction);
    void keepHeard();
    Result<std::vector<WalletId>> store(const std::vector<Transaction>& transactions);
    Result<bool> hasRoom(const Wallet& wallet, const Transaction& transaction, std::vector<WalletId>& touched);
    Result<bool> takePlace(const Wallet& wallet, const Transaction& transaction, std::vector<WalletId>& touched);
    std::uint64_t usedIndexes() const; ///< Grows when an address is used beyond those that were.
    void tell(const std::vector<WalletId>& wallets);
    void lookIfFull();
    void readAgain(); ///< After a transaction that was rolled back.

    Parts m_parts;
    Listening m_wish = Listening::WhileOpen;
    bool m_windowOpen = false;
    bool m_savesData = false;
    ListenFor m_wanted = ListenFor::Nothing;
    bool m_stopped = false;
    std::int64_t m_heard = 0;
    bool m_isFull = false;
    std::vector<Transaction> m_ours; ///< Heard since the last turn of the event loop.
    QTimer m_soon;
    QTimer m_expiry;
};

} // namespace lockstep
