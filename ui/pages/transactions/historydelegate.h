// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace lockstep::ui {

/// How a payment's cells are drawn: amounts in digits of one width, gains in the theme's colour beside their "+",
/// failed payments struck through beside their words. The label is edited in place, as plain text.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit HistoryDelegate(QWidget* table);

    void setFont(const QFont& font); ///< The table's; found once, not for each cell.

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;

private:
    QFont m_amountFont;
};

} // namespace lockstep::ui
