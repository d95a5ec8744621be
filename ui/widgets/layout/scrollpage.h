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

} // namespace lockstep::ui
