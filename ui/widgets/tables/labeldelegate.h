// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace lockstep::ui {

/// The most that a label holds: as much as other wallets read from a label file (BIP329).
inline constexpr int MostLabelLength = 255;

/// Draws the cell from left to right, also in a text of the other direction: there the groups of a number would change
/// places, so that 0.050 000 00 read 00 000 0.050, and its sign would stand at its end.
void keepNumberInOrder(QStyleOptionViewItem& option);

/// The cells of a table with amounts and labels. Numbers are drawn from left to right in every language, in digits of
/// one width; a label is edited in place, as one line of plain text.
class LabelDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// The table's: call it once and when that changes. The font for digits is found here, not for each cell.
    void setFont(const QFont& font);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;

protected:
    void drawAsNumber(QStyleOptionViewItem& option) const;
    /// In letters of one width: its middle is cut, and every row of a column shows as many of them.
    void drawAsAddress(QStyleOptionViewItem& option) const;

private:
    QFont m_numberFont;
    QFont m_addressFont;
};

/// For a table where whole columns are numbers and nothing else is special.
class NumberDelegate final : public LabelDelegate
{
    Q_OBJECT

public:
    using LabelDelegate::LabelDelegate;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    /// With room between columns that are as wide as their content.
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace lockstep::ui
