// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace lockstep::ui {

/// A frame around a page that scrolls where the window is too small for it: large fonts, small screens.
inline QScrollArea* scrollPage(QWidget* page, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    return area;
}

/// Its page scrolls until it is in sight. Qt does so for Tab alone.
inline void bringIntoSight(QWidget& widget)
{
    for (QWidget* at = widget.parentWidget(); at; at = at->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(at)) area->ensureWidgetVisible(&widget);
}

} // namespace lockstep::ui
