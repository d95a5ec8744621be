// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletprofile.h"

#include <QWidget>

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

signals:
    void passphraseChangeWanted();
    void secretsWanted();

private:
    void layOut();

    PlainLabel* m_passphrase;
    GuardedButton* m_change;
    GuardedButton* m_secrets;
};

} // namespace lockstep::ui
