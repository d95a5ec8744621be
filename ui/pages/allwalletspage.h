// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"
#include "core/util/result.h"
#include "ui/models/walletlistmodel.h"
#include "ui/widgets/text/textwidths.h"

#include <QWidget>

#include <array>
#include <vector>

class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace lockstep::ui {

class BalanceCard;
class PlainLabel;
class RecentPayments;

/// All wallets at one height: what they own together, each in a row, what can be done to all of them, and their newest
/// payments.
class AllWalletsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AllWalletsPage(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);
    void setPayments(const QList<HistoryRow>& newest, int total); ///< Of all wallets.
    void setPaymentsError(const Error& error); ///< They could not be read.
    void setAppLock(bool isSet)
    {
        m_hasAppLock = isSet;
    } ///< Locking all locks the window too. From the next snapshot on.

signals:
    void walletWanted(lockstep::WalletId wallet);
    void startAllWanted();
    void stopAllWanted();
    void lockAllWanted();
    void transactionsWanted();
    void retryWanted(); ///< To read the payments again.
    void detailsWanted(lockstep::WalletId wallet, const lockstep::Txid& txid);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setUpTable();
    void measureLetters(); ///< Rows and columns have room for them.
    int contentWidth(int column, bool hasTypes);
    int widestOf(int column, bool hasTypes);
    void fitColumns();
    void fitReason();
    void layOut();
    void openRow(const QModelIndex& index);
    void showButtons(const SyncSnapshot& snapshot);

    bool m_hasAppLock = false;
    WalletListModel* m_model;
    QSortFilterProxyModel* m_sorted;
    BalanceCard* m_balance;
    PlainLabel* m_line;
    QTableView* m_table;
    std::vector<TextWidths> m_texts; ///< Of each column, in its font.
    std::array<int, WalletListModel::ColumnCount> m_widest{}; ///< What cells took since the list was another one.
    bool m_areAtOneHeight = false;
    QPushButton* m_startAll;
    QPushButton* m_stopAll;
    QPushButton* m_lockAll;
    PlainLabel* m_reason; ///< Why a button cannot be pressed.
    RecentPayments* m_recent;
};

} // namespace lockstep::ui
