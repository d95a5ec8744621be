// SPDX-License-Identifier: MIT

#include "ui/widgets/spoken/spokenrow.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QEvent>
#include <QTimer>

namespace lockstep::ui {

void SpokenRow::follow(QAbstractItemView& view)
{
    if (!view.findChild<SpokenRow*>(QString(), Qt::FindDirectChildrenOnly)) new SpokenRow(view);
}

SpokenRow::SpokenRow(QAbstractItemView& view) : QObject(&view), m_view(view) { view.installEventFilter(this); }

bool SpokenRow::eventFilter(QObject* watched, QEvent* event)
{
    // After the list itself was told of: a reader hears where it is, then on which row.
    if (event->type() == QEvent::FocusIn) QTimer::singleShot(0, this, &SpokenRow::say);
    return QObject::eventFilter(watched, event);
}

void SpokenRow::say()
{
    const QModelIndex current = m_view.currentIndex();
    if (!current.isValid() || current.parent().isValid() || !m_view.hasFocus()) return;
    QAccessibleInterface* view = QAccessible::queryAccessibleInterface(&m_view);
    QAccessibleTableInterface* table = view ? view->tableInterface() : nullptr;
    QAccessibleInterface* cell = table ? table->cellAt(current.row(), current.column()) : nullptr;
    if (!cell) return;
    QAccessibleEvent event(cell, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

} // namespace lockstep::ui
