// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/walletprofile.h"

#include <QWidget>

namespace lockstep::ui {

class GuardedButton;

/// The way to remove the wallet from this computer.
class DangerSection final : public QWidget
{
    Q_OBJECT

public:
    explicit DangerSection(QWidget* parent = nullptr);

    void setProfile(const WalletProfile& profile);
    void setWallet(const WalletView& wallet);

signals:
    void removeWanted();

private:
    GuardedButton* m_remove;
};

} // namespace lockstep::ui
