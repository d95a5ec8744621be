// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"
#include "ui/widgets/text/textwidths.h"

#include <QTreeWidget>

#include <array>
#include <utility>
#include <vector>

namespace lockstep::ui {

class HistoryModel;

/// The rows of RecentPayments. An amount is never cut: a part of it looks like another one. Where there is little room
/// words give way to shorter ones, then the ends of wallets' names go, then whole columns: details have them.
class RecentTable final : public QTreeWidget
{
    Q_OBJECT

public:
    RecentTable(bool namesWallets, QWidget* parent);

    /// The same payments keep their rows: one that is made anew between two clicks hears no double click.
    void setRows(const QList<HistoryRow>& rows, const HistoryModel& texts);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Column { StatusColumn, DateColumn, WalletColumn, LabelColumn, AmountColumn, ColumnCount };
    enum class Form { Whole, Short, None };
    struct Way
    {
        Form state, date, label, names; ///< Short: of names and labels the ends go.
    };
    struct Row
    {
        std::array<QString, ColumnCount> whole;
        std::array<QString, ColumnCount> brief; ///< Other words for states and dates.
    };
    using Key = std::pair<WalletId, Txid>;

    static const std::vector<Way>& ways();
    static Row wordsFor(const HistoryRow& row, const HistoryModel& texts);
    static Form formOf(const Way& way, int column);
    void makeRows(const std::vector<Key>& keys);
    void measureLetters();
    int widthOf(int column, Form form);
    int widthOf(const Way& way);
    void fitColumns();
    void write(const Way& way);

    bool m_namesWallets;
    std::vector<TextWidths> m_widths; ///< Of each column, in its font.
    std::vector<Row> m_rows;
    std::vector<Key> m_keys; ///< Whose rows are in the table.
};

} // namespace lockstep::ui
