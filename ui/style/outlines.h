// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;
class QStyleOption;

namespace lockstep::ui {

inline constexpr qreal RingWidth = 1.5;

/// The line around what has the keyboard: the same around fields, lists, rows and tabs.
void drawFocusRing(QPainter& painter, const QStyleOption& option, const QRectF& place, qreal corner);

QColor quietOutline(); ///< Of what has not.

/// Over the frame of a field: the ring where it has the keyboard; else, in a dark theme, a line that is seen.
void outlineField(QPainter& painter, const QStyleOption& option);

/// The whole frame of what scrolls: a list, a text. As a field's.
void drawScrollingFrame(QPainter& painter, const QStyleOption& option);

} // namespace lockstep::ui
