// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"
#include "core/api/walletprofile.h"
#include "core/util/result.h"
#include "ui/pages/firststeps.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace lockstep::ui {

class BalanceCard;
class PlainLabel;
class RecentPayments;

/// One wallet at a glance: what it owns, how far it is, its newest payments, and what is left to set up.
class OverviewPage final : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewPage(WalletId wallet, QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot, std::int64_t now);
    void setPayments(const QList<HistoryRow>& newest, int total);
    void setPaymentsError(const Error& error); ///< They could not be read.
    void setLabelled(bool hasLabel); ///< Whether any payment, old or new, has one.
    bool isLabelled() const { return m_done.hasLabel; }
    void setProfile(const WalletProfile& profile);

signals:
    void receiveWanted();
    void transactionsWanted();
    void retryWanted(); ///< To read the payments again.
    void passphraseWanted();
    void wordsCheckWanted();
    void backupWanted();
    void detailsWanted(lockstep::WalletId wallet, const lockstep::Txid& txid);

private:
    void layOut();
    void showFacts();
    void showSteps();

    WalletId m_wallet;
    WalletView m_view;
    std::optional<WalletProfile> m_profile;
    FirstSteps::Done m_done;
    BalanceCard* m_balance;
    QPushButton* m_receive;
    PlainLabel* m_facts;
    PlainLabel* m_keys;
    RecentPayments* m_recent;
    FirstSteps* m_steps;
};

} // namespace lockstep::ui
