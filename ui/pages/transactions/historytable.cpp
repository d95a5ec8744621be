// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/historytable.h"

#include "ui/pages/transactions/historydelegate.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LeastLabel = 16; ///< Characters of a label that are in sight before the balance is.

} // namespace

HistoryTable::HistoryTable(HistoryModel& model, QWidget* parent)
    : LedgerTable(model, new HistoryDelegate, HistoryModel::LabelColumn, parent)
    , m_model(model)
{
    setObjectName(u"historyTable");
    setAccessibleName(tr("Payments"));
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHeader();
    setWidths();
    for (const int column : OptionalColumns) setColumnHidden(column, column != HistoryModel::BalanceColumn);
    setColumnHidden(HistoryModel::WalletColumn, model.query().wallet.has_value());
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &HistoryTable::tellVisibleRows);
    connect(&model, &PagedHistory::countsChanged, this, &HistoryTable::tellVisibleRows);
}

void HistoryTable::setHeader()
{
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicator(m_sortColumn, m_sortOrder);
    header->setSortIndicatorShown(true);
    header->setSectionResizeMode(HistoryModel::LabelColumn, QHeaderView::Stretch);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &HistoryTable::applySorting);
}

void HistoryTable::setWidths()
{
    const QFontMetrics words(font());
    const QFontMetrics digits(amountFont(font()));
    const int amount = digits.horizontalAdvance(u"+1 000.000 000 00"_s);
    setWidth(HistoryModel::StatusColumn, words.horizontalAdvance(tr("◔ Immature, 99 of 100")));
    setWidth(HistoryModel::DateColumn, words.horizontalAdvance(u"2026-11-23 14:31"_s));
    setWidth(HistoryModel::WalletColumn, words.averageCharWidth() * 14);
    setWidth(HistoryModel::AmountColumn, amount);
    setWidth(HistoryModel::BalanceColumn, amount);
    setWidth(HistoryModel::FeeColumn, digits.horizontalAdvance(u"0.000 000 00"_s));
    setWidth(HistoryModel::HeightColumn, words.horizontalAdvance(u"1,000,000"_s));
    setWidth(HistoryModel::TxidColumn, words.averageCharWidth() * 16);
    m_balanceWidth = amount + spacing::Large;
    hideBalanceWhereNarrow();
}

// Columns

bool HistoryTable::isColumnWanted(int column) const
{
    return column == HistoryModel::BalanceColumn ? m_wantsBalance : !isColumnHidden(column);
}

void HistoryTable::setColumnShown(int column, bool isShown)
{
    if (column == HistoryModel::BalanceColumn) m_wantsBalance = isShown;
    setColumnHidden(column, !isShown);
    hideBalanceWhereNarrow();
}

void HistoryTable::hideBalanceWhereNarrow()
{
    const QHeaderView* header = horizontalHeader();
    int width = 0;
    for (int column = 0; column < HistoryModel::ColumnCount; ++column) {
        if (column == HistoryModel::LabelColumn)
            width += fontMetrics().averageCharWidth() * LeastLabel;
        else if (column == HistoryModel::BalanceColumn)
            width += isColumnHidden(column) ? m_balanceWidth : header->sectionSize(column);
        else
            width += header->sectionSize(column); // 0 where hidden
    }
    const bool isShown = m_wantsBalance && width <= viewport()->width();
    if (isShown == isColumnHidden(HistoryModel::BalanceColumn)) setColumnHidden(HistoryModel::BalanceColumn, !isShown);
}

QByteArray HistoryTable::columns() const
{
    QHeaderView* header = horizontalHeader();
    const QSignalBlocker quiet(header);
    const bool isNarrow = m_wantsBalance && header->isSectionHidden(HistoryModel::BalanceColumn);
    if (isNarrow) header->showSection(HistoryModel::BalanceColumn); // what the person wants, not what fits now
    const QByteArray state = header->saveState();
    if (isNarrow) header->hideSection(HistoryModel::BalanceColumn);
    return state;
}

void HistoryTable::setColumns(const QByteArray& columns)
{
    QHeaderView* header = horizontalHeader();
    const QByteArray before = header->saveState();
    {
        const QSignalBlocker quiet(header); // which also keeps the order of the rows: it is not one of the columns
        if (!header->restoreState(columns) || header->count() != HistoryModel::ColumnCount)
            header->restoreState(before);
        header->setSortIndicator(m_sortColumn, m_sortOrder);
    }
    for (const int column : {HistoryModel::StatusColumn, HistoryModel::LabelColumn, HistoryModel::AmountColumn})
        setColumnHidden(column, false); // no table without them
    setColumnHidden(HistoryModel::WalletColumn, m_model.query().wallet.has_value());
    m_wantsBalance = !isColumnHidden(HistoryModel::BalanceColumn);
    hideBalanceWhereNarrow();
}

// Order

void HistoryTable::sortBy(int column, Qt::SortOrder order) { horizontalHeader()->setSortIndicator(column, order); }

void HistoryTable::applySorting(int column, Qt::SortOrder order)
{
    if (HistoryModel::sortOf(column)) {
        m_sortColumn = column;
        m_sortOrder = order;
        m_model.sort(column, order);
        return;
    }
    const QSignalBlocker quiet(horizontalHeader());
    horizontalHeader()->setSortIndicator(m_sortColumn, m_sortOrder);
}

// What is in sight

void HistoryTable::tellVisibleRows()
{
    if (!isVisible()) return;
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    m_model.setVisibleRows(first, last < 0 ? m_model.rowCount() - 1 : last);
}

void HistoryTable::scrollRows(int count)
{
    QScrollBar* bar = verticalScrollBar();
    updateGeometries(); // its range is that of the rows before
    bar->setValue(bar->value() + count * verticalHeader()->defaultSectionSize());
}

void HistoryTable::rowsInserted(const QModelIndex& parent, int first, int last)
{
    const bool isAbove = verticalScrollBar()->value() > 0 && first <= rowAt(0);
    LedgerTable::rowsInserted(parent, first, last);
    if (isAbove) scrollRows(last - first + 1);
}

void HistoryTable::rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last)
{
    const bool isAbove = verticalScrollBar()->value() > 0 && last < rowAt(0);
    LedgerTable::rowsAboutToBeRemoved(parent, first, last);
    if (isAbove) scrollRows(first - last - 1);
}

void HistoryTable::resizeEvent(QResizeEvent* event)
{
    LedgerTable::resizeEvent(event);
    hideBalanceWhereNarrow();
    tellVisibleRows();
}

void HistoryTable::showEvent(QShowEvent* event)
{
    LedgerTable::showEvent(event);
    tellVisibleRows();
}

const HistoryRow* HistoryTable::currentRow() const
{
    return currentIndex().isValid() ? m_model.row(currentIndex().row()) : nullptr;
}

} // namespace lockstep::ui
