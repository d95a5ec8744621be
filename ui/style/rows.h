// SPDX-License-Identifier: MIT
#pragma once

class QAbstractItemView;
class QPainter;
class QStyleOptionViewItem;
class QWidget;

namespace lockstep::ui {

/// The table, list or tree that a cell is painted for. Null for the list of a choice, which is a menu.
const QAbstractItemView* viewOf(const QWidget* widget);

/// Behind one cell: the part of its row's ground that it covers. A chosen row is one even shade, so quiet that words
/// keep their own colours on it; a ring is around the row that has the keyboard, where no frame says so.
void drawRowGround(QPainter& painter, const QStyleOptionViewItem& cell, const QAbstractItemView& view);

} // namespace lockstep::ui
