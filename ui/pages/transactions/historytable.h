// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/plain/amounttext.h"
#include "ui/models/historymodel.h"
#include "ui/widgets/tables/ledgertable.h"

namespace lockstep::ui {

/// Payments as a table. It tells its model which rows are in sight, and asks it for another order when a header is
/// pressed. A row that comes above what is in sight does not move it.
class HistoryTable final : public LedgerTable
{
    Q_OBJECT

public:
    /// Those that a person may hide and show. All but the balance are hidden at first.
    static constexpr HistoryModel::Column OptionalColumns[]{HistoryModel::BalanceColumn, HistoryModel::FeeColumn,
                                                            HistoryModel::HeightColumn, HistoryModel::TxidColumn,
                                                            HistoryModel::AddressColumn};

    explicit HistoryTable(HistoryModel& model, QWidget* parent = nullptr);

    const HistoryModel& payments() const { return m_model; }
    const HistoryRow* currentRow() const; ///< nullptr without one, and while it is not read.
    void sortBy(int column, Qt::SortOrder order); ///< As a press on the header would.

    void followAmounts(); ///< They are written in another unit now, or hidden.
    void setColumns(const QByteArray& columns) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) override;
    void setWidths() override;

private:
    void setHeader();
    void setAmountWidths();
    void fitAmounts();
    void fitStatus();
    int widestShortState() const;
    void fitToSight();
    void tellVisibleRows();
    void applySorting(int column, Qt::SortOrder order);
    void scrollRows(int count);

    HistoryModel& m_model;
    AmountDisplay m_amounts = AmountDisplay::current(); ///< For which their widths were measured.
    int m_sortColumn = HistoryModel::DateColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace lockstep::ui
