// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/historydelegate.h"

#include "ui/models/historymodel.h"
#include "ui/style/theme.h"
#include "ui/widgets/text/struckdigits.h"

#include <QApplication>
#include <QStyle>

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

bool hasRoom(const QStyleOptionViewItem& cell)
{
    const QStyle& style = cell.widget ? *cell.widget->style() : *QApplication::style();
    const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
    return cell.fontMetrics.horizontalAdvance(cell.text) <= cell.rect.width() - 2 * margin;
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
    const bool hasShortForm = column == HistoryModel::StatusColumn || column == HistoryModel::DateColumn;
    if (hasShortForm && option->rect.isValid() && !hasRoom(*option))
        option->text = index.data(HistoryModel::ShortRole).toString(); // no words with their end cut off
    if (column == HistoryModel::AddressColumn) drawAsAddress(*option);
    if (isFailed || isQuiet(column) || (isDoubtful && isOfPayment))
        option->palette.setColor(QPalette::Text, Theme::current().mutedText());
    else if (isOfPayment && index.data(HistoryModel::SignRole).toInt() > 0)
        option->palette.setColor(QPalette::Text, Theme::current().gain());
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    LabelDelegate::paint(painter, option, index);
    if (index.column() != HistoryModel::AmountColumn || !index.data(HistoryModel::FailedRole).toBool()) return;
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    strikeDigits(*painter, cell);
}

} // namespace lockstep::ui
