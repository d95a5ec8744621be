// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/plain/datetext.h"

#include <QTableView>

#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace lockstep::ui {

class LabelDelegate;

/// A table of payments or addresses: whole rows are chosen, one at a time; Return opens the current one, F2 edits its
/// label whichever cell is current. One column takes the room that is left; where there is too little, some columns
/// hide by themselves and come back when there is room again.
class LedgerTable : public QTableView
{
    Q_OBJECT

public:
    /// `delegate` becomes the table's own.
    LedgerTable(QAbstractItemModel& model, LabelDelegate* delegate, int labelColumn, QWidget* parent);

    void editLabel(); ///< Of the current row.
    void repaintAmounts(); ///< They are written in another unit now, or hidden.
    void followDates(); ///< They may be written in another way now, and take more room.

    void setColumnShown(int column, bool isShown); ///< As the person wants it.
    bool isColumnWanted(int column) const; ///< Also where it hides for want of room.

    /// Widths, order and presence of the columns, for the settings. What is damaged or of other columns is ignored;
    /// widths that were measured for other letters or titles are, too.
    QByteArray columns() const;
    virtual void setColumns(const QByteArray& columns);

signals:
    void opened(); ///< The current row, by Return or a double click.
    void currentRowChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

    virtual void setWidths() = 0; ///< Of the columns, for the font. Called when it changes; call it in the constructor.
    void setWidth(int column, int content); ///< With room around the content.
    void widen(int column, int content); ///< The same where it has less room than that.
    /// For the words in sight, up to `most`, where the person has set no width. Grows only: scrolling moves no column
    /// to and fro.
    void widenToSight(int column, int most);
    std::pair<int, int> visibleRows() const; ///< The first and the last.
    /// `stretched` takes the room that is left; with less than `leastCharacters` the others hide, the first one first;
    /// where it would have less than `charactersInSight` after that, the table scrolls.
    void setGivingWay(int stretched, int leastCharacters, const std::vector<int>& columns, int charactersInSight);
    /// Where hiding those is not enough, this column has no more than `least` pixels; several, in their order.
    void setShrinking(int column, std::function<int()> least);
    void setLastToHide(int column); ///< One that hides only where the table would scroll with all others shrunk.

private:
    struct Shrinking
    {
        int column;
        std::function<int()> least;
        bool isShrunk; ///< Its own width is then in m_widths.
    };

    QByteArray measure() const;
    int widthOf(int column) const;
    bool isShrunk(int column) const;
    void fitColumns();
    std::vector<int> columnsThatHide() const;
    int hideGivingWay(int width);
    int hideLast(int width);
    int leastOf(const Shrinking& one) const;
    int scrollsAbove() const; ///< The width of all columns with which the table scrolls.
    int shrink(int width);

    LabelDelegate* m_delegate;
    int m_labelColumn;
    DateStyle m_dates = DateDisplay::current(); ///< For which the widths were measured.
    int m_stretched = -1;
    int m_leastCharacters = 0;
    int m_charactersInSight = 0;
    std::vector<int> m_givingWay;
    int m_lastToHide = -1;
    std::vector<Shrinking> m_shrinking;
    std::map<int, int> m_widths; ///< Of columns when they are shown.
    std::set<int> m_unwanted; ///< Among those that hide by themselves.
};

} // namespace lockstep::ui
