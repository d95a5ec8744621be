// SPDX-License-Identifier: MIT

#include "ui/mainwindow/commands/closekey.h"

#include <QCoreApplication>
#include <QDialog>
#include <QKeyEvent>

namespace lockstep::ui {

CloseKey::CloseKey(QObject* parent) : QObject(parent) { QCoreApplication::instance()->installEventFilter(this); }

bool CloseKey::eventFilter(QObject* watched, QEvent* event)
{
    const bool isClose = event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->keyCombination() == (Qt::CTRL | Qt::Key_W);
    const auto* widget = isClose ? qobject_cast<QWidget*>(watched) : nullptr;
    auto* dialog = widget ? qobject_cast<QDialog*>(widget->window()) : nullptr;
    if (!dialog) return QObject::eventFilter(watched, event);
    dialog->reject();
    return true;
}

} // namespace lockstep::ui
