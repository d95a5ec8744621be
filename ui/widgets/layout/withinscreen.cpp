// SPDX-License-Identifier: MIT

#include "ui/widgets/layout/withinscreen.h"

#include <QScreen>
#include <QWidget>

namespace lockstep::ui {

void resizeWithinScreen(QWidget& window, const QSize& wanted)
{
    const QWidget* parent = window.parentWidget(); // where it will be shown
    const QScreen* screen = (parent ? parent->window() : &window)->screen();
    const QSize all = screen->availableSize();
    window.resize(wanted.boundedTo({all.width() * 39 / 40, all.height() * 9 / 10})); // a title bar is above it
}

} // namespace lockstep::ui
