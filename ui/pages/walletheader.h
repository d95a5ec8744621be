// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

class QToolButton;

namespace lockstep::ui {

class Badge;
class ElidedLabel;
class PlainLabel;

/// The top of a wallet's page: whose page it is, its state in words, and what can be done to it at once.
class WalletHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit WalletHeader(QWidget* parent = nullptr);

    void setWallet(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now);

signals:
    void startStopClicked();
    void lockClicked();
    void removeClicked();
    void retryClicked();

private:
    ElidedLabel* m_name;
    Badge* m_auth;
    Badge* m_state;
    PlainLabel* m_line;
    QToolButton* m_retry;
    QToolButton* m_startStop;
    QToolButton* m_remove;
    QToolButton* m_lock;
};

} // namespace lockstep::ui
