// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"
#include "ui/models/historymodel.h"

#include <QWidget>

namespace lockstep::ui {

class BalanceCard;
class HistoryCard;
class ReceiveCard;
class WalletHeader;

/// One wallet at a glance: balance, where to be paid, payments. Every wallet has its own page object, so that nothing a
/// person does on one leaks into another. It shows values and tells wishes by signals.
class OverviewPage final : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewPage(WalletId wallet, QWidget* parent = nullptr);

    WalletId wallet() const { return m_wallet; }
    void setSnapshot(const SyncSnapshot& snapshot, std::int64_t now);
    void setHistory(const HistoryPage& page);
    void setReceiveAddress(const ReceiveAddress& address);
    void refresh(); ///< Something of this wallet changed: asks for what it shows.
    QString receiveAddress() const;

signals:
    void historyWanted(lockstep::WalletId wallet, int offset, int count);
    void receiveWanted(lockstep::WalletId wallet, bool next);
    void startStopWanted(lockstep::WalletId wallet);
    void lockWanted(lockstep::WalletId wallet);
    void retryWanted(lockstep::WalletId wallet);
    void removeWanted(lockstep::WalletId wallet);
    void addressCopied(const QString& address);

private:
    void connectParts();

    WalletId m_wallet;
    HistoryModel* m_history;
    WalletHeader* m_header;
    BalanceCard* m_balance;
    ReceiveCard* m_receive;
    HistoryCard* m_historyCard;
};

} // namespace lockstep::ui
