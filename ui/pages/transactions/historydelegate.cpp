// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/historydelegate.h"

#include "ui/models/historymodel.h"
#include "ui/style/theme.h"

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
    if (isAmount(column)) drawAsNumber(*option);
    if (isFailed || isQuiet(column))
        option->palette.setColor(QPalette::Text, Theme::current().mutedText());
    else if (column == HistoryModel::AmountColumn && index.data(HistoryModel::SignRole).toInt() > 0)
        option->palette.setColor(QPalette::Text, Theme::current().gain());
    const bool isStruck = column == HistoryModel::AmountColumn || column == HistoryModel::LabelColumn;
    if (isFailed && isStruck) option->font.setStrikeOut(true);
}

} // namespace lockstep::ui
