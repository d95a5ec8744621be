// SPDX-License-Identifier: MIT

#include "ui/widgets/layout/taborder.h"

#include <QDialogButtonBox>
#include <QLayout>
#include <QList>
#include <QWidget>

#include <utility>

namespace lockstep::ui {

void putLastInTabOrder(QWidget& part)
{
    QWidget* const window = part.window();
    QWidget* last = window;
    QList<QWidget*> moved;
    for (QWidget* at = window->nextInFocusChain(); at != window; at = at->nextInFocusChain()) {
        const bool isStop = at->focusPolicy() & Qt::TabFocus && !at->focusProxy();
        if (isStop && part.isAncestorOf(at))
            moved += at;
        else if (isStop)
            last = at;
    }
    for (QWidget* control : std::as_const(moved)) QWidget::setTabOrder(std::exchange(last, control), control);
}

void putInTabOrder(const QDialogButtonBox& box)
{
    QWidget* before = nullptr;
    for (int i = 0; i < box.layout()->count(); ++i) {
        QWidget* button = box.layout()->itemAt(i)->widget();
        if (before && button) QWidget::setTabOrder(before, button);
        if (button) before = button;
    }
}

} // namespace lockstep::ui
