// SPDX-License-Identifier: MIT
#pragma once

class QPainter;
class QPainterPath;
class QStyleOption;
class QStyleOptionProgressBar;

/// Progress bars: a flat track, and in it as much of the highlight as is done. Fusion outlines and shades both.
namespace lockstep::ui::progressbars {

void drawTrack(const QStyleOption& bar, QPainter& painter);
void drawDone(const QStyleOptionProgressBar& bar, QPainter& painter); ///< Of a bar that knows how far it is.
bool knowsHowFar(const QStyleOptionProgressBar& bar);
QPainterPath shapeOf(const QStyleOption& bar); ///< Nothing is painted outside of it.

} // namespace lockstep::ui::progressbars
