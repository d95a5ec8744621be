// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/walletprofile.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QSpinBox;

namespace lockstep::ui {

class GuardedButton;
class PlainLabel;
class Strip;

/// How far a wallet has come and what it looks for: birthday, lookahead, block; with the ways to look again.
class SyncSection final : public QWidget
{
    Q_OBJECT

public:
    explicit SyncSection(QWidget* parent = nullptr);

    void setProfile(const WalletProfile& profile);
    void setWallet(const WalletView& wallet);

signals:
    void startWanted();
    void stopWanted();
    void retryWanted();
    void rescanWanted();
    void scanDeeperWanted();
    void lookaheadWanted(int lookahead);

private:
    void layOut();
    void judge();
    QString scanRefusal() const;

    std::optional<WalletProfile> m_profile;
    std::optional<WalletView> m_wallet;
    Strip* m_problem;
    PlainLabel* m_birthday;
    PlainLabel* m_syncedTo;
    PlainLabel* m_counts;
    QSpinBox* m_lookahead;
    GuardedButton* m_setLookahead;
    GuardedButton* m_rescan;
    GuardedButton* m_deeper;
    GuardedButton* m_startStop;
};

} // namespace lockstep::ui
