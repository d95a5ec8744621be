// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/util/securebytes.h"
#include "ui/pages/cardpage.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <memory>

class QPushButton;

namespace lockstep::ui {

class CopyDetailsButton;
class PlainLabel;
class UnlockEntry;

/// Covers what a wallet showed when it was locked, and says what the lock keeps. The chain is followed all the same, so
/// it says how far; being paid and looking need no passphrase, so both are one click away.
class LockPage final : public CardPage
{
    Q_OBJECT

public:
    explicit LockPage(std::shared_ptr<RetryDelay> delay, QWidget* parent = nullptr); ///< `delay` is the wallet's.

    void setWallet(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now);
    SecureBytes passphrase() const;
    void showFailure(const Error& error);
    void clear(); ///< Forgets what was typed and what went wrong.

signals:
    void unlockClicked(); ///< Answer with showFailure(), or by a snapshot that is unlocked.
    void receiveClicked();
    void lookClicked();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void layOut();

    PlainLabel* m_title;
    PlainLabel* m_line;
    UnlockEntry* m_entry;
    CopyDetailsButton* m_copy; ///< Of a failure that is no wrong passphrase.
    PlainLabel* m_meaning;
    QPushButton* m_receive;
    QPushButton* m_look;
};

} // namespace lockstep::ui
