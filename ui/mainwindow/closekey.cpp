// SPDX-License-Identifier: MIT

#include "ui/mainwindow/closekey.h"

#include <QApplication>
#include <QDialog>
#include <QKeyEvent>

namespace lockstep::ui {

CloseKey::CloseKey(QObject* parent) : QObject(parent) { QCoreApplication::instance()->installEventFilter(this); }

bool CloseKey::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Close))
        return QObject::eventFilter(watched, event);
    auto* dialog = qobject_cast<QDialog*>(QApplication::activeWindow());
    if (dialog) dialog->reject();
    return dialog;
}

} // namespace lockstep::ui
