// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/historytable.h"

#include "ui/format/payments/historytext.h"
#include "ui/format/plain/datetext.h"
#include "ui/pages/transactions/historydelegate.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t LongDate = 1'795'444'260; ///< A day, a month and an hour of two digits each.
constexpr int LeastLabel = 16; ///< Characters of a label that are in sight before the balance is.
constexpr int LabelInSight = 8; ///< Characters, before the table scrolls.
constexpr int LeastWallet = 8;
constexpr int AroundWords = spacing::Large + 1; ///< In a cell; fractions of a point, too.
constexpr int AmountColumns[]{HistoryModel::AmountColumn, HistoryModel::BalanceColumn, HistoryModel::FeeColumn};

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
    connect(&model, &QAbstractItemModel::dataChanged, this, &HistoryTable::fitToSight);
}

void HistoryTable::setHeader()
{
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicator(m_sortColumn, m_sortOrder);
    header->setSortIndicatorShown(true);
    setGivingWay(HistoryModel::LabelColumn, LeastLabel, {HistoryModel::BalanceColumn}, LabelInSight);
    setShrinking(HistoryModel::DateColumn,
                 [this] { return fontMetrics().horizontalAdvance(dateText(LongDate)) + AroundWords; });
    setShrinking(HistoryModel::StatusColumn, [this] { return widestShortState() + AroundWords; });
    if (!m_model.query().wallet) setLastToHide(HistoryModel::DateColumn);
    setShrinking(HistoryModel::WalletColumn, [this] { return fontMetrics().averageCharWidth() * LeastWallet; });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &HistoryTable::applySorting);
}

void HistoryTable::setWidths()
{
    const QFontMetrics words(font());
    setWidth(HistoryModel::StatusColumn, 0); // as wide as what is in sight needs: fitStatus
    setWidth(HistoryModel::DateColumn, words.horizontalAdvance(dateTimeText(LongDate)));
    setWidth(HistoryModel::WalletColumn, words.averageCharWidth() * 14);
    setWidth(HistoryModel::HeightColumn, words.horizontalAdvance(u"1,000,000"_s));
    setWidth(HistoryModel::TxidColumn, words.averageCharWidth() * 16);
    setWidth(HistoryModel::AddressColumn, words.averageCharWidth() * 24);
    setAmountWidths();
    fitStatus();
}

/// Few payments have a state of many words. For the others that room is the label's.
void HistoryTable::fitStatus()
{
    HistoryRow heard; // its state has the longest words
    heard.state = TxState::Unverified;
    widenToSight(HistoryModel::StatusColumn,
                 fontMetrics().horizontalAdvance(m_model.text(heard, HistoryModel::StatusColumn)));
}

/// Whichever of the states is in sight: scrolling moves no column.
int HistoryTable::widestShortState() const
{
    constexpr BlockHeight At{100};
    int widest = 0;
    for (const TxState state : {TxState::Confirmed, TxState::Unverified, TxState::Conflicted, TxState::Abandoned}) {
        HistoryRow row;
        row.state = state;
        row.block = ChainPoint{BlockHeight{1}, {}};
        const QString words = paymentSymbol(row, At) + u' ' + shortPaymentStateText(row, At);
        widest = qMax(widest, fontMetrics().horizontalAdvance(words));
    }
    return widest;
}

void HistoryTable::fitToSight()
{
    fitStatus();
    fitAmounts();
}

// Amounts

void HistoryTable::setAmountWidths()
{
    for (const int column : AmountColumns) setWidth(column, 0); // as wide as its title
    fitAmounts();
}

/// The amounts in sight are read whole, and what they do not need is the label's. Grows only: scrolling moves no column
/// to and fro.
void HistoryTable::fitAmounts()
{
    if (!isVisible()) return;
    const auto [first, last] = visibleRows();
    const QFontMetrics digits(amountFont(font()));
    for (const int column : AmountColumns) {
        int widest = 0;
        for (int row = first; row <= last; ++row)
            if (const HistoryRow* shown = m_model.row(row))
                widest = qMax(widest, digits.horizontalAdvance(m_model.text(*shown, column)));
        widen(column, widest);
    }
}

void HistoryTable::followAmounts()
{
    if (m_amounts != AmountDisplay::current()) {
        m_amounts = AmountDisplay::current();
        setAmountWidths();
    }
    repaintAmounts();
}

// Columns

void HistoryTable::setColumns(const QByteArray& columns)
{
    {
        const QSignalBlocker quiet(horizontalHeader()); // the order of the rows is not one of the columns
        LedgerTable::setColumns(columns);
        horizontalHeader()->setSortIndicator(m_sortColumn, m_sortOrder);
    }
    for (const int column : {HistoryModel::StatusColumn, HistoryModel::LabelColumn, HistoryModel::AmountColumn})
        setColumnHidden(column, false); // no table without them
    setColumnHidden(HistoryModel::WalletColumn, m_model.query().wallet.has_value());
    fitAmounts(); // what was kept may be of smaller amounts
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
    const auto [first, last] = visibleRows();
    m_model.setVisibleRows(first, last);
    fitToSight();
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
