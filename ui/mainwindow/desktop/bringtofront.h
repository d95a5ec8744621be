// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace lockstep::ui {

/// Shows a window that is hidden, minimised or covered, and gives it the keyboard where the desktop allows that.
inline void bringToFront(QWidget& window)
{
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace lockstep::ui
