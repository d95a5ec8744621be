// SPDX-License-Identifier: MIT
#pragma once

#include <QStyle>

class QPainter;
class QStyleOptionSlider;

/// Scroll bars: a handle that stands out of a groove nobody notices, and no arrows. Fusion has it the other way round
/// in a light theme: a white handle in a grey groove.
namespace lockstep::ui::scrollbars {

inline constexpr int Extent = 14; ///< Of the groove, across.
inline constexpr int ShortestHandle = 32;

/// Where a part of it is. Empty for arrows.
QRect placeOf(QStyle::SubControl part, const QStyleOptionSlider& bar);

void draw(const QStyleOptionSlider& bar, QPainter& painter);

} // namespace lockstep::ui::scrollbars
