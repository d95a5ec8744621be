// SPDX-License-Identifier: MIT

#include "ui/mainwindow/commands/keyseverywhere.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

KeysEverywhere::KeysEverywhere(QWidget& window) : QObject(&window), m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

void KeysEverywhere::on(const QAction& action, std::function<bool(const QWidget&)> run)
{
    m_keys.push_back({&action, std::move(run)});
}

/// Whether the action can be chosen is the menus' matter: secrets may be in sight while no wallet is unlocked.
bool KeysEverywhere::eventFilter(QObject* watched, QEvent* event)
{
    const auto* widget = event->type() == QEvent::KeyPress ? qobject_cast<QWidget*>(watched) : nullptr;
    if (!widget || widget->window() == &m_window) return QObject::eventFilter(watched, event);
    const auto* pressed = static_cast<QKeyEvent*>(event);
    const QKeySequence keys(pressed->keyCombination());
    const auto key = std::ranges::find_if(m_keys, [&](const Key& each) { return each.action->shortcut() == keys; });
    const bool isOurs = key != m_keys.end() && (pressed->isAutoRepeat() || key->run(*widget->window()));
    return isOurs || QObject::eventFilter(watched, event);
}

} // namespace lockstep::ui
