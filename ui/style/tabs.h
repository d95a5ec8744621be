// SPDX-License-Identifier: MIT
#pragma once

class QPainter;
class QStyleOption;
class QStyleOptionTab;

/// Tabs as flat as the bar of a wallet's pages: the chosen one has a line under its words, the others are quiet.
/// Fusion's differ from each other by a shade that is next to nothing in a dark theme.
namespace lockstep::ui::tabs {

void drawGround(const QStyleOptionTab& tab, QPainter& painter);
QStyleOptionTab withWordColour(const QStyleOptionTab& tab); ///< For the style to draw the words by.
void drawLineBelow(const QStyleOption& base, QPainter& painter); ///< Between the bar and its page.

} // namespace lockstep::ui::tabs
