// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/dialogs/preferences.h"

#include <QObject>

#include <chrono>
#include <map>

namespace lockstep::ui {

/// Decides what the desktop is told: payments, finished imports, wallets that stopped. At most one payment notification
/// for each wallet in a while, which then sums up; none while an import or a sync is on its way, and none about blocks
/// that a reorg only moved. Amounts only where the person wants them, they are not hidden, and the wallet is not
/// locked.
class Notifier final : public QObject
{
    Q_OBJECT

public:
    /// `rest`: between two payment notifications of one wallet.
    explicit Notifier(QObject* parent = nullptr, std::chrono::milliseconds rest = std::chrono::seconds(20));

    void setOptions(const NotifierOptions& options) { m_options = options; }
    void setWindowLocked(bool isLocked) { m_isWindowLocked = isLocked; } ///< Neither names nor amounts.
    void setAmountsHidden(bool hidden);

public slots:
    void setSnapshot(const lockstep::SyncSnapshotPtr& snapshot);
    void tellEvent(const lockstep::SyncEvent& event);

signals:
    /// `title` is a wallet's name, or the program's while the window is locked; `text` our own words.
    void notified(lockstep::WalletId wallet, const QString& title, const QString& text);
    void outdated(lockstep::WalletId wallet); ///< What was told of it may have an amount that is no longer to be seen.

private:
    /// What a wallet's owner knows.
    struct Account
    {
        std::int64_t told = 0; ///< Satoshis: what it owned when that was told last, or was no news.
        std::int64_t unverified = 0; ///< Satoshis: what peers told of and no block has, when that was looked at last.
        BlockHeight newsAt; ///< Of the newest payment not told yet.
        bool hasNews = false;
        bool isReorged = false; ///< `told` is from before the reorg, to compare with what comes of it.
        bool rests = false;
    };

    void takeBackWhereLocked(const SyncSnapshot& before);
    bool holdsOthers(JobId job) const;
    void tellUnverified(const WalletView& wallet, Account& account);
    bool showsAmounts(const WalletView& wallet) const;
    void noteBlock(const SyncEvent& event);
    void noteReorg(const SyncEvent& event);
    void settleAll();
    void settle(WalletId id, Account& account);
    void tellPayment(const WalletView& wallet, Account& account);
    void rest(WalletId id, Account& account);
    void tell(WalletId id, bool isWanted, const QString& text);

    std::chrono::milliseconds m_rest;
    NotifierOptions m_options;
    SyncSnapshotPtr m_snapshot;
    std::map<WalletId, Account> m_accounts;
    bool m_amountsHidden = false;
    bool m_isWindowLocked = false;
    bool m_isQuiet = false; ///< Everything stands at the tip, or within a few blocks of it: what comes is news.
};

} // namespace lockstep::ui
