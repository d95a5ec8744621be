// SPDX-License-Identifier: MIT

#include "ui/widgets/tables/ledgertable.h"

#include "ui/style/spacing.h"
#include "ui/widgets/tables/labeldelegate.h"
#include "ui/widgets/tables/titlewidth.h"
#include "ui/widgets/tables/wholerows.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QSignalBlocker>

#include <algorithm>

namespace lockstep::ui {

LedgerTable::LedgerTable(QAbstractItemModel& model, LabelDelegate* delegate, int labelColumn, QWidget* parent)
    : QTableView(parent)
    , m_delegate(delegate)
    , m_labelColumn(labelColumn)
{
    delegate->setParent(this);
    delegate->setFont(font());
    setItemDelegate(delegate);
    setModel(&model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(SelectedClicked); // and F2: keyPressEvent
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::Medium);
    showWholeRows(*this);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    connect(this, &QTableView::doubleClicked, this, &LedgerTable::opened);
}

void LedgerTable::setWidth(int column, int content)
{
    m_widths[column] = qMax(content + spacing::Large, sortableTitleWidth(*horizontalHeader(), column));
    horizontalHeader()->resizeSection(column, m_widths[column]);
    for (Shrinking& one : m_shrinking)
        if (one.column == column) one.isShrunk = false;
}

void LedgerTable::widen(int column, int content)
{
    const int now = isColumnHidden(column) || isShrunk(column) ? m_widths.at(column) : columnWidth(column);
    if (content + spacing::Large <= now) return;
    setWidth(column, content);
    fitColumns();
}

bool LedgerTable::isShrunk(int column) const
{
    return std::ranges::any_of(m_shrinking, [=](const Shrinking& one) { return one.column == column && one.isShrunk; });
}

void LedgerTable::widenToSight(int column, int most)
{
    const bool isSetByHand = !isColumnHidden(column) && !isShrunk(column) && columnWidth(column) != m_widths.at(column);
    if (!isVisible() || isSetByHand) return;
    int widest = 0;
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row)
        widest = qMax(widest, fontMetrics().horizontalAdvance(model()->index(row, column).data().toString()));
    widen(column, qMin(widest, most) + 1); // fractions of a point, at other sizes of letters
}

std::pair<int, int> LedgerTable::visibleRows() const
{
    const int last = rowAt(viewport()->height() - 1);
    return {qMax(0, rowAt(0)), last < 0 ? model()->rowCount() - 1 : last};
}

// Columns

void LedgerTable::setGivingWay(int stretched, int leastCharacters, const std::vector<int>& columns,
                               int charactersInSight)
{
    m_stretched = stretched;
    m_leastCharacters = leastCharacters;
    m_charactersInSight = charactersInSight;
    m_givingWay = columns;
    horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

void LedgerTable::setShrinking(int column, std::function<int()> least)
{
    m_shrinking.push_back({column, std::move(least), false});
}

void LedgerTable::setLastToHide(int column) { m_lastToHide = column; }

std::vector<int> LedgerTable::columnsThatHide() const
{
    std::vector<int> columns = m_givingWay;
    if (m_lastToHide >= 0) columns.push_back(m_lastToHide);
    return columns;
}

void LedgerTable::setColumnShown(int column, bool isShown)
{
    if (isShown)
        m_unwanted.erase(column);
    else
        m_unwanted.insert(column);
    setColumnHidden(column, !isShown);
    fitColumns();
}

bool LedgerTable::isColumnWanted(int column) const
{
    const bool hides = column == m_lastToHide || std::ranges::find(m_givingWay, column) != m_givingWay.end();
    return hides ? !m_unwanted.contains(column) : !isColumnHidden(column);
}

int LedgerTable::widthOf(int column) const
{
    if (column == m_stretched)
        return qMax(fontMetrics().averageCharWidth() * m_leastCharacters,
                    sortableTitleWidth(*horizontalHeader(), column));
    if (!isColumnWanted(column)) return 0;
    return isShrunk(column) || isColumnHidden(column) ? m_widths.at(column) : columnWidth(column);
}

int LedgerTable::hideGivingWay(int width)
{
    for (const int column : m_givingWay) {
        if (!isColumnWanted(column)) continue;
        const bool isHidden = width > viewport()->width();
        if (isHidden) width -= widthOf(column);
        if (isHidden == isColumnHidden(column)) continue;
        if (isHidden) m_widths[column] = columnWidth(column);
        setColumnHidden(column, isHidden);
    }
    return width;
}

int LedgerTable::leastOf(const Shrinking& one) const
{
    return qMin(widthOf(one.column), qMax(one.least(), sortableTitleWidth(*horizontalHeader(), one.column)));
}

int LedgerTable::scrollsAbove() const
{
    return viewport()->width() + fontMetrics().averageCharWidth() * (m_leastCharacters - m_charactersInSight);
}

int LedgerTable::hideLast(int width)
{
    if (m_lastToHide < 0 || !isColumnWanted(m_lastToHide)) return width;
    int least = width;
    for (const Shrinking& one : m_shrinking)
        if (isColumnWanted(one.column)) least -= widthOf(one.column) - leastOf(one);
    const bool isHidden = least > scrollsAbove();
    const int own = widthOf(m_lastToHide);
    if (isHidden != isColumnHidden(m_lastToHide)) {
        m_widths[m_lastToHide] = own;
        setColumnHidden(m_lastToHide, isHidden);
    }
    return isHidden ? width - own : width;
}

int LedgerTable::shrink(int width)
{
    for (Shrinking& one : m_shrinking) {
        if (isColumnHidden(one.column) || !isVisible()) continue; // before that it has some width
        const int own = widthOf(one.column);
        const int fitting = qBound(leastOf(one), own - (width - viewport()->width()), own);
        one.isShrunk = fitting < own;
        m_widths[one.column] = own;
        if (fitting != columnWidth(one.column)) setColumnWidth(one.column, fitting);
        width -= own - fitting;
    }
    return width;
}

void LedgerTable::fitColumns()
{
    int width = 0;
    for (int column = 0; column < model()->columnCount(); ++column) width += widthOf(column);
    width = shrink(hideLast(hideGivingWay(width)));
    // Still too little: the table scrolls to the side, rather than to have no words in that column.
    if (m_stretched < 0) return;
    const bool scrolls = width > scrollsAbove();
    horizontalHeader()->setSectionResizeMode(m_stretched, scrolls ? QHeaderView::Interactive : QHeaderView::Stretch);
    if (scrolls) setColumnWidth(m_stretched, widthOf(m_stretched));
}

void LedgerTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void LedgerTable::showEvent(QShowEvent* event)
{
    QTableView::showEvent(event);
    fitColumns();
}

/// What widths depend on: letters, titles, and the way to write a date. It stands behind the header's own state, which
/// does not mind.
QByteArray LedgerTable::measure() const
{
    QString words = dateTimeText(0);
    for (int column = 0; column < model()->columnCount(); ++column)
        words += model()->headerData(column, Qt::Horizontal).toString();
    return "measure " + QByteArray::number(fontMetrics().horizontalAdvance(words));
}

QByteArray LedgerTable::columns() const
{
    QHeaderView* header = horizontalHeader();
    const QSignalBlocker quiet(header);
    std::vector<int> narrow; // what the person wants is kept, not what fits now
    for (const int column : columnsThatHide())
        if (isColumnWanted(column) && header->isSectionHidden(column)) narrow.push_back(column);
    std::vector<std::pair<int, int>> shrunk;
    for (const Shrinking& one : m_shrinking)
        if (one.isShrunk) shrunk.emplace_back(one.column, header->sectionSize(one.column));
    for (const int column : narrow) header->showSection(column);
    for (const auto& [column, width] : shrunk) header->resizeSection(column, m_widths.at(column));
    const QByteArray state = header->saveState() + measure();
    for (const int column : narrow) header->hideSection(column);
    for (const auto& [column, width] : shrunk) header->resizeSection(column, width);
    return state;
}

void LedgerTable::setColumns(const QByteArray& columns)
{
    QHeaderView* header = horizontalHeader();
    const QByteArray before = header->saveState();
    if (!header->restoreState(columns) || header->count() != model()->columnCount())
        header->restoreState(before);
    else if (!columns.endsWith(measure()))
        setWidths();
    m_unwanted.clear();
    for (const int column : columnsThatHide())
        if (isColumnHidden(column)) m_unwanted.insert(column);
    fitColumns();
}

// Rows

void LedgerTable::editLabel()
{
    const QModelIndex label = currentIndex().siblingAtColumn(m_labelColumn);
    if (!(label.flags() & Qt::ItemIsEditable)) return;
    setCurrentIndex(label);
    edit(label);
}

void LedgerTable::repaintAmounts()
{
    viewport()->update();
    horizontalHeader()->viewport()->update();
}

void LedgerTable::followDates()
{
    if (m_dates == DateDisplay::current()) return;
    m_dates = DateDisplay::current();
    setWidths();
    fitColumns();
}

void LedgerTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    emit currentRowChanged();
}

bool LedgerTable::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // F2 renames the wallet elsewhere in the window; here it is the row's.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_F2 && state() != EditingState) event->accept();
    }
    return QTableView::event(event);
}

void LedgerTable::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (state() == EditingState || (!isReturn && event->key() != Qt::Key_F2)) return QTableView::keyPressEvent(event);
    if (!isReturn)
        editLabel();
    else if (currentIndex().isValid())
        emit opened();
}

void LedgerTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    m_delegate->setFont(font());
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::Medium);
    showWholeRows(*this);
    setWidths();
    fitColumns();
}

} // namespace lockstep::ui
