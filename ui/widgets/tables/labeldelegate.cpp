// SPDX-License-Identifier: MIT

#include "ui/widgets/tables/labeldelegate.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"

#include <QLineEdit>

namespace lockstep::ui {

void keepNumberInOrder(QStyleOptionViewItem& option)
{
    const bool isMirrored = option.direction == Qt::RightToLeft;
    option.direction = Qt::LeftToRight;
    option.displayAlignment = (isMirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

void LabelDelegate::setFont(const QFont& font)
{
    m_numberFont = amountFont(font);
    m_addressFont = fixedFont(font);
}

void LabelDelegate::drawAsNumber(QStyleOptionViewItem& option) const
{
    option.font = m_numberFont;
    keepNumberInOrder(option);
}

void LabelDelegate::drawAsAddress(QStyleOptionViewItem& option) const
{
    option.font = m_addressFont;
    option.textElideMode = Qt::ElideMiddle;
}

QWidget* LabelDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(u"labelLineEdit");
    edit->setAccessibleName(tr("Label"));
    edit->setMaxLength(MostLabelLength);
    return edit;
}

/// What the person has typed is not replaced by what the table reads meanwhile.
void LabelDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const auto* edit = qobject_cast<const QLineEdit*>(editor);
    if (!edit || !edit->isModified()) QStyledItemDelegate::setEditorData(editor, index);
}

void NumberDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->displayAlignment & Qt::AlignRight) drawAsNumber(*option);
}

QSize NumberDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return LabelDelegate::sizeHint(option, index) + QSize(spacing::Medium, 0);
}

} // namespace lockstep::ui
