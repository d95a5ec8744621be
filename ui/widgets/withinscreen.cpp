// SPDX-License-Identifier: MIT

#include "ui/widgets/withinscreen.h"

#include <QScreen>
#include <QWidget>

namespace lockstep::ui {

void resizeWithinScreen(QWidget& window, const QSize& wanted)
{
    const QWidget* parent = window.parentWidget(); // where it will be shown
    const QScreen* screen = (parent ? parent->window() : &window)->screen();
    const QSize room = screen->availableGeometry().size() * 9 / 10;
    window.resize(wanted.boundedTo(room));
}

} // namespace lockstep::ui
