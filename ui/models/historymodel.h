// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/format/payments/historytext.h"
#include "ui/models/pagedhistory.h"

#include <QHash>

#include <map>
#include <utility>

namespace lockstep::ui {

/// Payments as people read them: words and columns for the rows of PagedHistory. Only the label can be changed.
class HistoryModel final : public PagedHistory
{
    Q_OBJECT

public:
    enum Column {
        StatusColumn,
        DateColumn,
        WalletColumn,
        LabelColumn,
        AmountColumn,
        BalanceColumn,
        FeeColumn,
        HeightColumn,
        TxidColumn,
        AddressColumn, ///< Filled by `setAddresses`.
        ColumnCount
    };
    enum Role {
        SignRole = Qt::UserRole, ///< Of the amount, for the delegate: 1 gain, -1 loss, 0 moved between our wallets.
        FailedRole, ///< The payment will not arrive.
        ShortRole, ///< The state and the date in fewer letters.
        DoubtfulRole ///< It may never arrive: known by the word of a peer alone, or mined and not to be spent yet.
    };

    using PagedHistory::PagedHistory;

    void setConditions(const HistoryQuery& conditions); ///< Another filter for the same wallet, in the same order.
    void sort(int column, Qt::SortOrder order) override; ///< Asks for another order, where the column has one.
    static std::optional<HistoryQuery::Sort> sortOf(int column);

    /// Names, the blocks from which confirmations count, and what became of what was given to be sent.
    void setWallets(const SyncSnapshot& snapshot);
    /// What each of these rows is about, as LedgerService::paymentAddresses() tells: they are no part of a row.
    void setAddresses(const QList<HistoryRow>& rows, const QList<QStringList>& addresses);
    BlockHeight heightOf(const HistoryRow& row) const; ///< The SyncedTo of its wallet.
    QString walletName(const HistoryRow& row) const;
    const OutgoingView* outgoing(const HistoryRow& row) const; ///< nullptr: it does not wait to be sent from here.

    QString text(const HistoryRow& row, int column) const; ///< Of any row, also of one that is not in the list.
    QString shortState(const HistoryRow& row) const; ///< For a narrow column.
    QString toolTip(const HistoryRow& row, int column) const;
    QString sentence(const HistoryRow& row) const; ///< The whole row for the ear.
    std::int64_t shownAmount(const HistoryRow& row) const; ///< Satoshis, signed; without a sign what moved.
    int sign(const HistoryRow& row) const; ///< As SignRole.
    static bool isDoubtful(PaymentState state); ///< As DoubtfulRole.

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void labelChanged(lockstep::WalletId wallet, const lockstep::Txid& txid, const QString& label);

private:
    struct WalletFacts
    {
        QString name;
        BlockHeight height;
        friend bool operator==(const WalletFacts&, const WalletFacts&) = default;
    };

    bool isMoved(const HistoryRow& row) const; ///< Shown as one row for both wallets of a transfer.
    QStringList partnerNames(const HistoryRow& row) const;
    void forgetFarAddresses();
    QString walletText(const HistoryRow& row) const;
    QString labelText(const HistoryRow& row) const;

    QHash<WalletId, WalletFacts> m_wallets;
    std::map<std::pair<WalletId, Txid>, QString> m_addresses;
    QList<OutgoingView> m_outgoing;
    BlockHeight m_tip; ///< Of the best chain: wallets may be behind it.
};

} // namespace lockstep::ui
