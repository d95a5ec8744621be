// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/historydelegate.h"

#include "ui/models/historymodel.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QPainter>

namespace lockstep::ui {

namespace {

bool isAmount(int column)
{
    return column == HistoryModel::AmountColumn || column == HistoryModel::BalanceColumn
        || column == HistoryModel::FeeColumn;
}

bool isQuiet(int column)
{
    return column != HistoryModel::DateColumn && column != HistoryModel::LabelColumn
        && column != HistoryModel::AmountColumn;
}

} // namespace

void HistoryDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int column = index.column();
    const bool isFailed = index.data(HistoryModel::FailedRole).toBool();
    const bool isDoubtful = index.data(HistoryModel::DoubtfulRole).toBool();
    const bool isOfPayment = column == HistoryModel::AmountColumn;
    if (isAmount(column)) drawAsNumber(*option);
    if (isFailed || isQuiet(column) || (isDoubtful && isOfPayment))
        option->palette.setColor(QPalette::Text, Theme::current().mutedText());
    else if (isOfPayment && index.data(HistoryModel::SignRole).toInt() > 0)
        option->palette.setColor(QPalette::Text, Theme::current().gain());
}

/// Its digits are struck through: a line over the minus too would hide it, and words are there to be read.
void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    LabelDelegate::paint(painter, option, index);
    if (index.column() != HistoryModel::AmountColumn || !index.data(HistoryModel::FailedRole).toBool()) return;
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QStyle& style = cell.widget ? *cell.widget->style() : *QApplication::style();
    const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
    const QRect room
        = style.subElementRect(QStyle::SE_ItemViewItemText, &cell, cell.widget).adjusted(margin, 0, -margin, 0);
    const QFontMetrics metrics(cell.font);
    const QSize whole(qMin(metrics.horizontalAdvance(cell.text), room.width()), metrics.height());
    const QRect text = QStyle::alignedRect(cell.direction, cell.displayAlignment, whole, room);
    // From the middle of the first digit: with a gap behind it a minus is still seen as one.
    const int digits = metrics.horizontalAdvance(cell.text.mid(1)) - metrics.horizontalAdvance(u'0') / 2;
    const int y = text.top() + metrics.ascent() - metrics.strikeOutPos();
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setPen(QPen(cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text),
                         qMax(1, metrics.lineWidth())));
    painter->drawLine(qMax(text.left(), text.right() - digits), y, text.right(), y);
    painter->restore();
}

} // namespace lockstep::ui
