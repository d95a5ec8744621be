// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletprofile.h"

#include <QWidget>

#include <optional>

class QFormLayout;

namespace lockstep::ui {

class GuardedButton;
class PlainLabel;

/// What guards the keys of a wallet: its passphrase and its words.
class SecuritySection final : public QWidget
{
    Q_OBJECT

public:
    explicit SecuritySection(QWidget* parent = nullptr);

    void setProfile(const WalletProfile& profile);
    void setAutoLock(int minutes); ///< Of all wallets; 0: never.

signals:
    void passphraseChangeWanted();
    void secretsWanted();
    void preferencesWanted(); ///< Those that lock by themselves.

private:
    void layOut();

    QFormLayout* m_facts;
    PlainLabel* m_passphrase;
    QWidget* m_autoLock;
    PlainLabel* m_autoLockWords;
    GuardedButton* m_change;
    GuardedButton* m_secrets;
};

} // namespace lockstep::ui
