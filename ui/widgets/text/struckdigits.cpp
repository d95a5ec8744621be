// SPDX-License-Identifier: MIT

#include "ui/widgets/text/struckdigits.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>

namespace lockstep::ui {

void strikeDigits(QPainter& painter, const QStyleOptionViewItem& cell)
{
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
    painter.save();
    painter.setPen(QPen(cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text),
                        qMax(1, metrics.lineWidth())));
    painter.drawLine(qMax(text.left(), text.right() - digits), y, text.right(), y);
    painter.restore();
}

} // namespace lockstep::ui
