// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/historytable.h"

#include "ui/pages/transactions/historydelegate.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSignalBlocker>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LeastLabel = 16; ///< Characters of a label that are in sight before the balance is.

} // namespace

HistoryTable::HistoryTable(HistoryModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(new HistoryDelegate(this))
{
    setObjectName(u"historyTable");
    setAccessibleName(tr("Payments"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setLook();
    setHeader();
    setWidths();
    for (const int column : OptionalColumns) setColumnHidden(column, column != HistoryModel::BalanceColumn);
    setColumnHidden(HistoryModel::WalletColumn, model.query().wallet.has_value());
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &HistoryTable::tellVisibleRows);
    connect(&model, &PagedHistory::countsChanged, this, &HistoryTable::tellVisibleRows);
    connect(this, &QTableView::doubleClicked, this, &HistoryTable::opened);
}

void HistoryTable::setLook()
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(SelectedClicked); // F2 edits the label whichever cell is current: keyPressEvent
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
}

void HistoryTable::setHeader()
{
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicator(m_sortColumn, m_sortOrder);
    header->setSortIndicatorShown(true);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(HistoryModel::LabelColumn, QHeaderView::Stretch);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &HistoryTable::applySorting);
}

void HistoryTable::setWidths()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::Medium);
    const QFontMetrics words(font());
    const QFontMetrics digits(amountFont(font()));
    const auto set
        = [this](int column, int width) { horizontalHeader()->resizeSection(column, width + spacing::Large); };
    set(HistoryModel::StatusColumn, words.horizontalAdvance(tr("◔ Immature, 99 of 100")));
    set(HistoryModel::DateColumn, words.horizontalAdvance(u"2026-11-23 14:31"_s));
    set(HistoryModel::WalletColumn, words.averageCharWidth() * 14);
    for (const int column : {HistoryModel::AmountColumn, HistoryModel::BalanceColumn})
        set(column, digits.horizontalAdvance(u"+1 000.000 000 00"_s));
    m_balanceWidth = digits.horizontalAdvance(u"+1 000.000 000 00"_s) + spacing::Large;
    set(HistoryModel::FeeColumn, digits.horizontalAdvance(u"0.000 000 00"_s));
    set(HistoryModel::HeightColumn, words.horizontalAdvance(u"1,000,000"_s));
    set(HistoryModel::TxidColumn, words.averageCharWidth() * 16);
}

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
    QTableView::rowsInserted(parent, first, last);
    if (isAbove) scrollRows(last - first + 1);
}

void HistoryTable::rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last)
{
    const bool isAbove = verticalScrollBar()->value() > 0 && last < rowAt(0);
    QTableView::rowsAboutToBeRemoved(parent, first, last);
    if (isAbove) scrollRows(first - last - 1);
}

void HistoryTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    hideBalanceWhereNarrow();
    tellVisibleRows();
}

void HistoryTable::showEvent(QShowEvent* event)
{
    QTableView::showEvent(event);
    tellVisibleRows();
}

void HistoryTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    m_delegate->setFont(font());
    setWidths();
    hideBalanceWhereNarrow();
}

// What is chosen

const HistoryRow* HistoryTable::currentRow() const
{
    return currentIndex().isValid() ? m_model.row(currentIndex().row()) : nullptr;
}

void HistoryTable::editLabel()
{
    if (!currentRow()) return;
    const QModelIndex label = currentIndex().siblingAtColumn(HistoryModel::LabelColumn);
    setCurrentIndex(label);
    edit(label);
}

void HistoryTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    emit currentRowChanged();
}

bool HistoryTable::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // F2 renames the wallet elsewhere in the window; here it is the payment's.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_F2 && state() != EditingState) event->accept();
    }
    return QTableView::event(event);
}

void HistoryTable::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (state() == EditingState || (!isReturn && event->key() != Qt::Key_F2)) return QTableView::keyPressEvent(event);
    if (!isReturn)
        editLabel();
    else if (currentRow())
        emit opened();
}

} // namespace lockstep::ui
