// SPDX-License-Identifier: MIT

#include "ui/mainwindow/commands/shortcutsfirst.h"

#include "ui/mainwindow/commands/actions.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QKeyEvent>

namespace lockstep::ui {

ShortcutsFirst::ShortcutsFirst(const ActionCollection& actions, QWidget& window)
    : QObject(&window)
    , m_actions(actions)
    , m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

/// Qt asks the field whether it wants the key: what says no here is asked no more. A list means its own F2.
bool ShortcutsFirst::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride) return QObject::eventFilter(watched, event);
    const auto* field = qobject_cast<QWidget*>(watched);
    const bool isMeant = field && field->window() == &m_window && !qobject_cast<QAbstractItemView*>(watched)
        && m_actions.hasKey(static_cast<QKeyEvent*>(event)->keyCombination());
    if (!isMeant) return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
}

} // namespace lockstep::ui
