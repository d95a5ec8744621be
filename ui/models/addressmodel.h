// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"
#include "ui/format/wallets/addresstext.h"

#include <QAbstractTableModel>
#include <QSet>

#include <vector>

namespace lockstep::ui {

/// The addresses of one keychain of a wallet, all in memory: as many as were shown or used. Filter and order are
/// applied here, at once. New facts about the same addresses change rows and keep the selection.
class AddressModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        AddressColumn,
        LabelColumn,
        BalanceColumn,
        PaymentsColumn,
        PathColumn,
        StateColumn,
        ColumnCount
    };
    enum Role { IsEmptyRole = Qt::UserRole }; ///< It holds no coins.
    enum class Keychain { Receive, Change, Imported };
    enum class Use { All, Unused, Used, WithBalance, Frozen };

    struct Filter
    {
        Keychain keychain = Keychain::Receive;
        QString text; ///< Part of the address, the label or the path. Upper or lower case.
        Use use = Use::All;
        friend bool operator==(const Filter&, const Filter&) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    static Keychain keychainOf(const AddressRow& row);

    void setRows(const QList<AddressRow>& rows); ///< Of the whole wallet.
    void setFrozen(const QSet<QString>& addresses); ///< Those that hold a frozen coin.
    void setKnowledge(AddressKnowledge known); ///< Every row is marked while not all blocks were looked at.
    void setFilter(const Filter& filter);
    void sort(int column, Qt::SortOrder order) override;

    int total(Keychain keychain) const; ///< Without the other conditions.
    const AddressRow* row(int row) const; ///< nullptr where there is none.
    QList<AddressRow> shownRows() const; ///< In the order shown.
    const AddressRow* find(const QString& address) const; ///< In the whole wallet.
    int rowOf(const QString& address) const; ///< Among those shown; -1 where it is not.

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override; ///< The label alone.
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void labelChanged(const QString& address, const QString& label);

private:
    bool matches(const AddressRow& row) const;
    bool isBefore(const AddressRow& a, const AddressRow& b) const; ///< By any column but the labels: see sortAll().
    void sortAll();
    std::vector<int> wanted() const;
    void show(std::vector<int> wanted);
    QString text(const AddressRow& row, int column) const;
    QString stateMeaning(const AddressRow& row) const;

    QList<AddressRow> m_rows;
    QSet<QString> m_frozen;
    std::vector<int> m_order; ///< All places in `m_rows`, sorted: a filter takes from them and sorts nothing.
    std::vector<int> m_shown; ///< Those of them that the filter leaves.
    AddressKnowledge m_known = AddressKnowledge::Whole;
    Filter m_filter;
    int m_sortColumn = NumberColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace lockstep::ui
