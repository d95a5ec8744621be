// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace lockstep::ui {

class Badge;
class ElidedLabel;
class MenuButton;
class PlainLabel;

/// The top of a wallet's pages: whose they are, its state in words, what it owns, and what can be done to it at once.
class WalletHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit WalletHeader(QWidget* parent = nullptr);

    void setWallet(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now);
    void setMenu(QMenu* menu); ///< Everything else that can be done to it.

signals:
    void startStopClicked();
    void removeClicked();
    void lockClicked(); ///< Or unlock, or set a passphrase: by the wallet's `auth`.
    void detailsClicked(); ///< Of the error that stopped it.
    void retryClicked();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void breakLine(); ///< Where the name would have too little room beside all else.
    void showButtons(const WalletView& wallet);
    void announceState(const WalletView& wallet); ///< Where it is another one than was shown.

    WalletId m_wallet; ///< Whose state is shown,
    WalletState m_shown{}; ///< and which.
    ElidedLabel* m_name;
    Badge* m_auth;
    Badge* m_signers; ///< "2 of 3"; hidden where one key signs.
    Badge* m_state;
    PlainLabel* m_line;
    PlainLabel* m_balance;
    PlainLabel* m_note; ///< As of when, under the balance.
    QToolButton* m_details;
    QToolButton* m_retry;
    QToolButton* m_startStop;
    QToolButton* m_remove;
    QToolButton* m_lock;
    MenuButton* m_more;
    QHBoxLayout* m_badges;
    QHBoxLayout* m_owned;
    QHBoxLayout* m_buttons;
    QHBoxLayout* m_top;
    QHBoxLayout* m_second; ///< Badges and balance, where there is little room.
};

} // namespace lockstep::ui
