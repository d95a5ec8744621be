// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QMenu>

namespace lockstep::tour {

/// The menus to open, from the bar down to the one that holds the action. Empty: it is in none of them.
inline QList<QMenu*> wayTo(const QAction* wanted, const QList<QAction*>& entries)
{
    for (const QAction* entry : entries) {
        QMenu* menu = entry->menu();
        if (!menu) continue;
        if (menu->actions().contains(wanted)) return {menu};
        if (const QList<QMenu*> rest = wayTo(wanted, menu->actions()); !rest.isEmpty()) return QList{menu} + rest;
    }
    return {};
}

} // namespace lockstep::tour
