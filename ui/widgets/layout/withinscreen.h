// SPDX-License-Identifier: MIT
#pragma once

class QSize;
class QWidget;

namespace lockstep::ui {

/// The size that a window would like at first, less where its screen has no room for it: large letters make it larger
/// than small screens are. Its frame and the desktop's panels have some room left.
void resizeWithinScreen(QWidget& window, const QSize& wanted);

} // namespace lockstep::ui
