// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QListWidget;
class QSpinBox;

namespace lockstep::ui {

class AmountEdit;

/// Short questions of the practice menu.

/// One number: how many blocks to mine or to replace, how many blocks a second to serve.
class CountDialog final : public FormDialog
{
    Q_OBJECT

public:
    struct Question
    {
        QString title;
        QString explanation;
        QString field;
        QString button;
        int least = 1;
        int most = 1'000;
        int value = 1;
        QString atLeast; ///< What the smallest number means, where it means something of its own.
    };
    explicit CountDialog(const Question& question, QWidget* parent = nullptr);
    int count() const;

private:
    QSpinBox* m_count;
};

/// Coins from the practice chain to one of the wallets, or to each of them in one block; mined at once.
class PracticeSendDialog final : public FormDialog
{
    Q_OBJECT

public:
    PracticeSendDialog(const SyncSnapshot& snapshot, WalletId chosen, QWidget* parent = nullptr);
    WalletId wallet() const; ///< WalletId{}: all of them.
    Amount amount() const; ///< After `submitted`. For each wallet.

protected:
    QString problem() override;

private:
    QComboBox* m_wallet;
    AmountEdit* m_amount;
};

/// Many blocks with payments to wallets in them, so that an import has something to find.
class PracticeHistoryDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit PracticeHistoryDialog(const SyncSnapshot& snapshot, QWidget* parent = nullptr);
    int blocks() const;
    int payments() const;
    QList<WalletId> wallets() const;

protected:
    QString problem() override;

private:
    QSpinBox* m_blocks;
    QSpinBox* m_payments;
    QListWidget* m_wallets;
};

} // namespace lockstep::ui
