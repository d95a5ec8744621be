// SPDX-License-Identifier: MIT

#include "ui/widgets/spoken/spokenfocus.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QEvent>
#include <QLineEdit>
#include <QTimer>

namespace lockstep::ui {

bool SpokenFocus::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::FocusIn || !QAccessible::isActive()) return false;
    if (auto* field = qobject_cast<QLineEdit*>(watched)) {
        QAccessibleEvent focus(field, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
    // After the list itself was told of: a reader hears where it is, then on which row.
    if (auto* view = qobject_cast<QAbstractItemView*>(watched)) QTimer::singleShot(0, view, [view] { sayRow(*view); });
    return false;
}

void SpokenFocus::sayRow(QAbstractItemView& view)
{
    const QModelIndex current = view.currentIndex();
    if (!current.isValid() || current.parent().isValid() || !view.hasFocus()) return;
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&view);
    QAccessibleTableInterface* table = spoken ? spoken->tableInterface() : nullptr;
    QAccessibleInterface* cell = table ? table->cellAt(current.row(), current.column()) : nullptr;
    if (!cell) return;
    QAccessibleEvent focus(cell, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
}

} // namespace lockstep::ui
