// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/walletprofile.h"

#include <QWidget>

namespace lockstep::ui {

class GuardedButton;
class PlainLabel;

/// What guards the keys of a wallet: its passphrase and its words. And the way to remove the wallet.
class SecuritySection final : public QWidget
{
    Q_OBJECT

public:
    explicit SecuritySection(QWidget* parent = nullptr);

    void setProfile(const WalletProfile& profile);
    void setWallet(const WalletView& wallet);

signals:
    void passphraseChangeWanted();
    void secretsWanted();
    void removeWanted();

private:
    void layOut();

    PlainLabel* m_passphrase;
    GuardedButton* m_change;
    GuardedButton* m_secrets;
    GuardedButton* m_remove;
};

} // namespace lockstep::ui
