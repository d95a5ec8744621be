// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/format/program/backuptext.h"

#include <QAbstractTableModel>

namespace lockstep::ui {

/// The wallets in the person's order: the sidebar's list shows the first column, the page of all wallets the whole
/// table. A new snapshot changes rows, it never resets the list: selection and scroll stay. A row that is dragged
/// elsewhere tells the order that is wanted; it moves when a snapshot has it.
class WalletListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        TypeColumn,
        BalanceColumn,
        PendingColumn,
        StateColumn,
        SyncedColumn,
        BackupColumn,
        ColumnCount
    };

    /// Of the first column Qt::DisplayRole is the name, Qt::AccessibleTextRole the whole fact as a sentence; there
    /// alone, for a reader reads a row from its first cell to its last. Of the backup's column it is how its backup
    /// stands. The others are the same in every column, but for SortRole.
    enum Role {
        IdRole = Qt::UserRole,
        StateRole,
        WaitsRole, ///< Of one that imports: it has not its turn.
        SymbolRole,
        LineRole,
        ShortLineRole, ///< In fewer words; empty where the others are needed.
        AuthRole,
        BadgeRole,
        ColourRole,
        BalanceRole,
        NoteRole,
        ShortNoteRole,
        SortRole
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

    WalletId walletAt(int row) const; ///< WalletId{} where there is none.
    int rowOf(WalletId id) const; ///< -1 where there is none.

    /// Asks for `wallet` to stand at `row`, among the others as they are.
    void askToMove(WalletId wallet, int row);

signals:
    void orderWanted(const QList<lockstep::WalletId>& order);

private:
    struct Row
    {
        WalletId id;
        WalletState state{};
        bool importWaits = false;
        WalletAuth auth{};
        BackupStanding standing{};
        std::int64_t confirmed = 0, waiting = 0;
        BlockHeight syncedTo;
        QString name, colour, type, symbol, chip, line, badge, balance, pending, note, shortNote, height, backup,
            backupNote, sentence;
        friend bool operator==(const Row&, const Row&) = default;
    };
    static Row rowFor(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now);
    static QString text(const Row& row, int column);
    static QString sentence(const Row& row, int column);
    static QVariant spoken(const Row& row, int column);
    static QVariant sortKey(const Row& row, int column);
    void removeMissing(const QList<Row>& fresh);

    QList<Row> m_rows;
};

} // namespace lockstep::ui
