// SPDX-License-Identifier: MIT

#include "ui/widgets/spoken/spokenfocus.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QFocusEvent>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QTimer>

namespace lockstep::ui {

namespace {

/// Who clicks chose the cell; who closes a menu of the table was there all the time.
bool isComing(Qt::FocusReason reason) { return reason != Qt::MouseFocusReason && reason != Qt::PopupFocusReason; }

} // namespace

bool SpokenFocus::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::FocusIn || !QAccessible::isActive()) return false;
    if (auto* field = qobject_cast<QLineEdit*>(watched)) {
        QAccessibleEvent focus(field, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
    auto* view = qobject_cast<QAbstractItemView*>(watched);
    if (!view) return false;
    const bool comes = isComing(static_cast<QFocusEvent*>(event)->reason());
    // After the list itself was told of: a reader hears where it is, then on which row.
    QTimer::singleShot(0, view, [view, comes] {
        if (!comes || !goToStart(*view)) sayRow(*view);
    });
    return false;
}

bool SpokenFocus::goToStart(QAbstractItemView& view)
{
    const QModelIndex start = view.currentIndex().siblingAtColumn(0);
    const bool isOfRows = view.selectionBehavior() == QAbstractItemView::SelectRows;
    if (!isOfRows || !view.hasFocus() || start == view.currentIndex() || view.visualRect(start).isEmpty()) return false;
    view.selectionModel()->setCurrentIndex(start, QItemSelectionModel::NoUpdate); // of which Qt tells
    return true;
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
