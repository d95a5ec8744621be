// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QAbstractListModel>

namespace lockstep::ui {

/// The wallets in the person's order. A new snapshot changes rows, it never resets the list: selection and scroll stay.
class WalletListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Qt::DisplayRole is the name, Qt::AccessibleTextRole the whole fact as a sentence.
    enum Role { IdRole = Qt::UserRole, StateRole, SymbolRole, LineRole, AuthRole, BalanceRole, NoteRole };

    using QAbstractListModel::QAbstractListModel;

    void setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    WalletId walletAt(int row) const; ///< WalletId{} where there is none.
    int rowOf(WalletId id) const; ///< -1 where there is none.

private:
    struct Row
    {
        WalletId id;
        WalletState state{};
        QString name, symbol, line, auth, balance, note, sentence;
        friend bool operator==(const Row&, const Row&) = default;
    };
    static Row rowFor(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now);
    void removeMissing(const QList<Row>& fresh);

    QList<Row> m_rows;
};

} // namespace lockstep::ui
