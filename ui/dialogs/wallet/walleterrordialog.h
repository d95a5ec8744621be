// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QDialog>

namespace lockstep::ui {

/// Why a wallet stopped, in the three parts of an error: what happened, what it means for the money, what to do.
/// Not modal; it deletes itself when it is closed.
class WalletErrorDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `wallet` is one of `snapshot`'s, in state Error.
    WalletErrorDialog(const WalletView& wallet, const SyncSnapshot& snapshot, QWidget* parent = nullptr);

    WalletId wallet() const { return m_wallet; }

signals:
    void retryWanted(lockstep::WalletId wallet);

private:
    void addPart(const QString& caption, const QString& words, const QString& objectName);
    void addButtons();

    WalletId m_wallet;
    QString m_details;
};

} // namespace lockstep::ui
