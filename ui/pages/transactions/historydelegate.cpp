// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/historydelegate.h"

#include "ui/models/historymodel.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/labeledit.h"

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

HistoryDelegate::HistoryDelegate(QWidget* table) : QStyledItemDelegate(table) { setFont(table->font()); }

void HistoryDelegate::setFont(const QFont& font) { m_amountFont = amountFont(font); }

void HistoryDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int column = index.column();
    const bool isFailed = index.data(HistoryModel::FailedRole).toBool();
    if (isAmount(column)) {
        option->font = m_amountFont;
        // A number reads from left to right in every language; its groups would change places otherwise.
        option->direction = Qt::LeftToRight;
        if (option->widget && option->widget->layoutDirection() == Qt::RightToLeft)
            option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    }
    if (isFailed || isQuiet(column))
        option->palette.setColor(QPalette::Text, Theme::current().mutedText());
    else if (column == HistoryModel::AmountColumn && index.data(HistoryModel::SignRole).toInt() > 0)
        option->palette.setColor(QPalette::Text, Theme::current().gain());
    const bool isStruck = column == HistoryModel::AmountColumn || column == HistoryModel::LabelColumn;
    if (isFailed && isStruck) option->font.setStrikeOut(true);
}

QWidget* HistoryDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    return labelEditor(parent);
}

void HistoryDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (!isTyping(*editor)) QStyledItemDelegate::setEditorData(editor, index);
}

} // namespace lockstep::ui
