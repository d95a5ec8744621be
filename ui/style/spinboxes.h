// SPDX-License-Identifier: MIT
#pragma once

#include <QStyle>

class QPainter;
class QStyleOptionSpinBox;

/// Spin boxes: a field like any other, with two thin arrows at its end. Fusion's have a shaded button behind each, and
/// fourteen pixels to hit them.
namespace lockstep::ui::spinboxes {

inline constexpr int ButtonWidth = 22;

/// Where a part of it is. Empty for buttons that the box does not have.
QRect placeOf(QStyle::SubControl part, const QStyleOptionSpinBox& box);

void drawButtons(const QStyleOptionSpinBox& box, QPainter& painter); ///< Over the field.

} // namespace lockstep::ui::spinboxes
