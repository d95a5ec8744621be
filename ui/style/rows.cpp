// SPDX-License-Identifier: MIT

#include "ui/style/rows.h"

#include "ui/style/outlines.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace lockstep::ui {

namespace {

bool isChosenByRow(const QAbstractItemView& view) { return view.selectionBehavior() == QAbstractItemView::SelectRows; }

QRect wholeRow(const QStyleOptionViewItem& cell, const QAbstractItemView& view)
{
    if (!isChosenByRow(view) || !cell.index.isValid()) return cell.rect;
    QRect row = cell.rect;
    for (int column = 0; column < cell.index.model()->columnCount(cell.index.parent()); ++column)
        row |= view.visualRect(cell.index.siblingAtColumn(column));
    return row;
}

bool hasKeyboard(const QStyleOptionViewItem& cell, const QAbstractItemView& view)
{
    if (!view.hasFocus() || !cell.index.isValid()) return false;
    const QModelIndex current = view.currentIndex();
    return isChosenByRow(view) ? current.siblingAtColumn(0) == cell.index.siblingAtColumn(0) : current == cell.index;
}

} // namespace

const QAbstractItemView* viewOf(const QWidget* widget)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    return view && !view->inherits("QComboBoxListView") ? view : nullptr;
}

void drawRowGround(QPainter& painter, const QStyleOptionViewItem& cell, const QAbstractItemView& view)
{
    const bool isChosen = cell.state & QStyle::State_Selected;
    const bool isCurrent = hasKeyboard(cell, view);
    if (!isChosen && !isCurrent) return;
    const QRectF row = QRectF(wholeRow(cell, view)).adjusted(0, 0.5, 0, -0.5);
    painter.save();
    painter.setClipRect(cell.rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().selectedRow());
    if (isChosen) painter.drawRoundedRect(row, spacing::Tight, spacing::Tight);
    const bool isSaidByFrame = isChosen && view.frameShape() != QFrame::NoFrame; // which has a ring already
    if (isCurrent && !isSaidByFrame) drawFocusRing(painter, cell, row, spacing::Tight);
    painter.restore();
}

} // namespace lockstep::ui
